"""Create an edition: freeze a text and supersede the edition before it.

`workflow` and `lifecycle` decide whether that is allowed.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from content.articles.compose import TABLES, compose_article
from content.articles.library import Library, read_library
from content.articles.serialise import dumps
from content.editions.values import Values, instance_from, references_in, sections_of
from content.models import Caution, Edition, Page, Publishable, Study
from content.models.edition import Kind, Standing
from content.models.page import Shows
from content.publishing.snapshot import Snapshot

_WITH_STUDIES = {*TABLES, Shows.FIGURE_EVIDENCE}
# Copied to the new edition of a page when only a caution or a study on that page has changed.
_SIGN_OFF = (
    *("from_starter", "author_id", "approver_id", "approver_role", "approved_on", "review_due"),
    *("extended_to", "extension_reason", "extended_by_id"),
)


@dataclass(frozen=True)
class SignOff:
    """Who wrote and approved a text, and when. Without an approver it is starter content."""

    change_note: str
    published_on: date
    review_due: date
    author: Any = None
    approver: Any = None
    approver_role: str = ""

    @property
    def values(self) -> dict[str, Any]:
        return {
            "change_note": self.change_note,
            "published_on": self.published_on,
            "review_due": self.review_due,
            "author": self.author,
            "approver": self.approver,
            "approver_role": self.approver_role,
            "approved_on": self.published_on if self.approver else None,
            "from_starter": self.approver is None,
        }


def issue(snapshot: Snapshot, sign_off: SignOff, *, order: int) -> Edition:
    """Publish a text. Raises library.MissingCaution.

    order: the record's place in lists, which is no part of the text. Other pages that show the
    record get no new edition here: see `reissue_pages_with`.
    """
    return _next(
        snapshot.kind,
        snapshot.record_id,
        key=snapshot.record.public_key,
        order=order,
        text=snapshot.text,
        references=snapshot.sources,
        article=dumps(snapshot.article) if snapshot.kind == Kind.PAGE else "",
        **sign_off.values,
    )


def reissue_pages_with(records: Collection[Publishable], note: str, today: date) -> list[Edition]:
    """A new edition of each published page that shows one of these. The page's sign-off stays."""
    pages = Edition.objects.current().filter(kind=Kind.PAGE)
    showing = [page for page in pages if any(shows(page.values, record) for record in records)]
    return reissue(showing, note, today)


def reissue(pages: Iterable[Edition], note: str, today: date) -> list[Edition]:
    """New editions of those pages that would now look different."""
    library = read_library()
    return list(filter(None, (_reissue(page, library, note, today) for page in pages)))


def shows(text: Values, record: Publishable) -> bool:
    """Whether a page with this text shows this caution or study."""
    return any(_section_shows(section, record) for section in text.get("sections", ()))


def _section_shows(section: Values, record: Publishable) -> bool:
    if isinstance(record, Caution):
        return bool(section["caution"] == record.pk or section["shows"] == Shows.CAUTIONS)
    return isinstance(record, Study) and section["shows"] in _WITH_STUDIES


def _reissue(before: Edition, library: Library, note: str, today: date) -> Edition | None:
    page: Page = instance_from(Kind.PAGE, before.record_id, before.values)
    citing = library.citing(references_in(before))
    article = dumps(compose_article(page, sections_of(page, before.values), citing))
    if article == before.article:
        return None
    edition = _next(
        Kind.PAGE,
        before.record_id,
        key=before.key,
        order=before.order,
        text=before.text,
        references=before.references,
        article=article,
        change_note=note,
        published_on=today,
        **{name: getattr(before, name) for name in _SIGN_OFF},
    )
    edition.contributors.set(before.contributors.all())
    return edition


def _next(kind: str, record_id: int, **values: Any) -> Edition:
    editions = Edition.objects.of(kind, record_id)
    latest = editions.light().first()
    editions.current().update(standing=Standing.SUPERSEDED)
    return Edition.objects.create(
        kind=kind, record_id=record_id, number=latest.number + 1 if latest else 1, **values
    )
