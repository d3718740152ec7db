"""From a submission or edition to its record and back, and locks on records."""

from django.db.models import QuerySet

from content.editions.values import MODELS
from content.models import Edition, Publishable, Submission
from content.models.edition import Kind
from content.publishing.issue import shows
from content.publishing.permissions import Refused
from content.publishing.snapshot import Snapshot


def current_edition(record: Publishable) -> Edition | None:
    """The edition that readers see, if there is one."""
    return Edition.objects.of(record.published_as, record.pk).current().first()


def waiting_submission(record: Publishable) -> Submission | None:
    """The submission that is waiting for approval, if there is one."""
    return Submission.objects.filter(
        kind=record.published_as, record_id=record.pk, state=Submission.State.WAITING
    ).first()


def record_of(text: Submission | Edition | Snapshot) -> Publishable:
    """The working record. Raises Refused if it was deleted."""
    return _get(MODELS[text.kind]._default_manager.all(), text.record_id)


def locked_record_of(text: Submission | Edition | Snapshot) -> Publishable:
    """The same, and nobody else changes it during this transaction."""
    return _get(MODELS[text.kind]._default_manager.select_for_update(), text.record_id)


def _get(records: QuerySet[Publishable], record_id: int) -> Publishable:
    record = records.filter(pk=record_id).first()
    if record is None:
        raise Refused("This text has been deleted.")
    return record


def pages_showing(record: Publishable) -> list[Edition]:
    """The published pages that get a new edition when this record does."""
    pages = Edition.objects.current().filter(kind=Kind.PAGE).defer("article")
    return [page for page in pages if shows(page.values, record)]


def reorder(record: Publishable) -> None:
    """Give the current edition the record's place in lists, which needs no approval."""
    Edition.objects.of(record.published_as, record.pk).current().update(order=record.order)  # type: ignore[attr-defined]


def one_at_a_time() -> None:
    """Lock all current pages, so that two approvals that reissue the same page run in turn."""
    pages = Edition.objects.current().filter(kind=Kind.PAGE)
    list(pages.select_for_update().order_by("pk").values_list("pk"))
