"""The working text as readers will see it once it is published."""

from typing import Any

from django.utils import timezone

from content.articles.compose import Writer
from content.articles.edition_pdf import leaflet_of
from content.articles.library import read_library
from content.editions.review_clock import a_year_on
from content.models import Edition, Page, Publishable, Study
from content.models.edition import Kind
from content.models.page import Audience
from content.publishing.snapshot import snapshot_of


def preview(record: Publishable) -> tuple[str, dict[str, Any]]:
    """The template of a record's preview and its context. Raises library.MissingCaution."""
    if isinstance(record, Page):
        return "content/page.html", _of_page(record)
    references = snapshot_of(record).references
    writer = Writer(read_library().citing(references), Audience.EVERYONE)
    context: dict[str, Any] = {"record": record, "is_preview": True}
    if isinstance(record, Study):
        context["rows"] = [writer.study(record, in_full=True)]
    elif record.published_as == Kind.CAUTION:
        context["card"] = writer.card(record)  # type: ignore[arg-type]
    else:
        context["description"] = writer.text(record.description, str(record))  # type: ignore[attr-defined]
    return "content/preview.html", {**context, "sources": writer.sources}


def next_edition(page: Page) -> Edition:
    """The edition that a page would get today: not saved, and without an approver."""
    latest = Edition.objects.of(Kind.PAGE, page.pk).light().first()
    today = timezone.localdate()
    return Edition(
        kind=Kind.PAGE,
        record_id=page.pk,
        key=page.slug,
        number=latest.number + 1 if latest else 1,
        text="{}",
        published_on=today,
        review_due=a_year_on(today),
    )


def _of_page(page: Page) -> dict[str, Any]:
    return {
        "article": snapshot_of(page).article,
        "edition": next_edition(page),
        "slug": page.slug,
        "is_edition_address": False,
        "is_overdue": False,
        "is_preview": True,
    }


def preview_pdf(record: Page) -> bytes:
    """The PDF of a page's working text. Raises library.MissingCaution."""
    return leaflet_of(next_edition(record), "Preview, not published", snapshot_of(record).article)
