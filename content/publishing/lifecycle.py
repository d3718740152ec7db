"""What an approver or editor does with a published edition: close, extend its review, restore."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from content import required
from content.editions.values import restore_values
from content.models import Caution, Edition, Page, Publishable
from content.models.edition import Kind, Standing
from content.publishing.issue import reissue_pages_with
from content.publishing.permissions import Refused, role_of
from content.publishing.working_records import locked_record_of, one_at_a_time, record_of

LONGEST_EXTENSION_DAYS = 365


@transaction.atomic
def close(edition: Edition, *, approver: Any, reason: str, standing: str) -> None:
    """Unpublish or withdraw the current edition of a record. Raises Refused.

    The old editions of an unpublished page can still be read at their addresses. All addresses of
    a withdrawn page show only the reason.
    """
    role_of(approver)
    one_at_a_time()
    if not reason.strip():
        raise Refused("Enter the reason. Readers who open its address will see it.")
    edition = _current(edition)
    record = record_of(edition)
    _check_may_close(record, edition, standing)
    edition.standing, edition.closed_reason = standing, reason
    edition.closed_on, edition.closed_by = timezone.localdate(), approver
    edition.save()
    note = f"No longer here: {record._meta.verbose_name} “{record}”."
    reissue_pages_with([record], note, edition.closed_on)


@transaction.atomic
def extend(edition: Edition, *, approver: Any, until: date, reason: str) -> None:
    """Postpone the review of the current edition. Readers see the reason. Raises Refused."""
    role_of(approver)
    edition = _current(edition)
    if approver.pk == edition.author_id or edition.contributors.contains(approver):
        raise Refused("You wrote this text yourself, so somebody else must postpone its review.")
    today = timezone.localdate()
    if not (edition.due < until and 0 < (until - today).days <= LONGEST_EXTENSION_DAYS):
        raise Refused("Choose a date after the current review date and at most a year from today.")
    if not reason.strip():
        raise Refused("Enter the reason. Readers will see it.")
    edition.extended_to, edition.extension_reason, edition.extended_by = until, reason, approver
    edition.save()


@transaction.atomic
def restore(edition: Edition, *, editor: Any) -> Publishable:
    """Make the text of an edition the working text again. Raises Refused.

    Those who wrote it then may not approve it now.
    """
    record = locked_record_of(edition)
    record.version += 1
    try:
        restore_values(record, edition.values)
    except (ValidationError, IntegrityError) as error:
        why = " ".join(getattr(error, "messages", ()))
        raise Refused(f"This edition cannot be the working text again. {why}") from error
    record.contributors.add(editor, *edition.contributors.all())
    if edition.author:
        record.contributors.add(edition.author)
    return record


def _current(edition: Edition) -> Edition:
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    if not edition.is_current:
        raise Refused("This edition is no longer the current one.")
    return edition


def _check_may_close(record: Publishable, edition: Edition, standing: str) -> None:
    is_page = isinstance(record, Page)
    if is_page and standing == Standing.UNPUBLISHED and edition.key in required.PAGES:
        raise Refused(
            f"This page cannot be unpublished: {required.PAGES[edition.key]}. If it is wrong, "
            "withdraw it: readers then see the reason."
        )
    if isinstance(record, Caution):
        if record.key in required.CAUTIONS:
            raise Refused("The interview and the letter pack need this caution. Change it instead.")
        pages = [
            page
            for page in Edition.objects.current().filter(kind=Kind.PAGE)
            if any(section["caution"] == record.pk for section in page.values["sections"])
        ]
        if pages:
            names = ", ".join(page.title for page in pages)
            raise Refused(f"Published pages show this caution: {names}. Change them first.")
