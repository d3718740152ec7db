"""The PDF of an edition, with its number, dates, approval and changes."""

from functools import lru_cache

from django.template.loader import render_to_string
from django.utils import timezone

from content.articles.compose import Article
from content.articles.leaflet import Change, LeafletFacts, render_leaflet
from content.articles.overdue import with_overdue_cautions
from content.articles.serialise import loads
from content.editions.lookup import history
from content.editions.review_clock import Clock
from content.models import Edition
from ldnguide.rendering.client import carry_out


def leaflet_of(edition: Edition, address: str, article: Article | None = None) -> bytes:
    """The edition as PDF/UA-1. address: the page's, with its host. article: for a preview,
    whose edition is not saved."""
    today = timezone.localdate()
    overdue = edition.is_current and Clock(edition.due).is_overdue(today)
    context = {"edition": edition, "is_overdue": overdue}
    facts = LeafletFacts(
        edition=edition.number,
        address=address,
        written_by=_words("content/leaflet_author.txt", context),
        checked_by=edition.approver_role,
        published_on=edition.published_on,
        review_due=edition.due,
        approved_on=edition.approved_on,
        is_preview=edition.pk is None,
        notice=_words("content/leaflet_notice.txt", context),
        changes=tuple(
            Change(past.number, past.published_on, past.change_note) for past in history(edition)
        ),
    )
    return _printed(with_overdue_cautions(article or loads(edition.article), today), facts)


@lru_cache(maxsize=32)
def _printed(article: Article, facts: LeafletFacts) -> bytes:
    """Cached by its whole content, so any change makes a new PDF."""
    return carry_out(render_leaflet, article, facts)


def _words(template: str, context: dict[str, object]) -> str:
    return " ".join(render_to_string(template, context).split())
