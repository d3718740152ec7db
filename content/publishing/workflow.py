"""The approval of a text: submit it, take it back, return it, or approve and publish it."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from content.articles.library import MissingCaution
from content.editions.review_clock import latest_review
from content.editions.values import PARTS, Values, to_json, values_of
from content.lint.run import CHECKLIST
from content.models import Edition, Publishable, Reference, Submission
from content.models.edition import Kind
from content.publishing.comparison import to_keep
from content.publishing.issue import SignOff, issue, reissue_pages_with
from content.publishing.permissions import Refused, check_may_approve, role_of
from content.publishing.snapshot import Snapshot, snapshot_of, snapshot_submitted
from content.publishing.working_records import (
    current_edition,
    locked_record_of,
    one_at_a_time,
    waiting_submission,
)

STARTER_NOTE = "First edition, written by LDN Guide."


@transaction.atomic
def submit(
    snapshot: Snapshot,
    *,
    author: Any,
    change_note: str,
    review_due: date,
    findings: Sequence[Mapping[str, str]] = (),
    seen_version: int | None = None,
) -> Submission:
    """Ask for the working text to be published. Raises Refused.

    snapshot: the text that was checked. findings: what the checks found in it, each with the
    editor's "reason" for leaving it. seen_version: the version that the editor's page showed.
    """
    record = locked_record_of(snapshot)
    has_changed = to_json(values_of(record)) != snapshot.text
    if has_changed or seen_version not in (None, record.version):
        raise Refused("Somebody has changed this text since you opened it. Read it again first.")
    if waiting_submission(record):
        raise Refused("This text is already waiting for approval. Take it back first.")
    edition = current_edition(record)
    if edition and edition.is_approved and not snapshot.differs_from(edition):
        raise Refused(f"Nothing has changed since edition {edition.number}.")
    if any(not finding.get("reason", "").strip() for finding in findings):
        raise Refused("Give a reason for each thing that the checks found, or change the text.")
    _check_review_date(review_due, timezone.localdate())
    _check_text(record, snapshot)
    return Submission.objects.create(
        kind=snapshot.kind,
        record_id=snapshot.record_id,
        title=str(record),
        text=snapshot.text,
        references=snapshot.sources,
        change_note=change_note,
        review_due=review_due,
        findings=json.dumps(list(findings)),
        author=author,
        submitted_at=timezone.now(),
    )


@transaction.atomic
def approve(submission: Submission, *, approver: Any, checked: Collection[str]) -> Edition:
    """Publish a submission. Raises Refused.

    checked: the keys of the checklist's items that the approver has ticked.
    """
    one_at_a_time()
    submission = _still_waiting(submission)
    sign_off = _sign_off(submission, approver)
    record = locked_record_of(submission)
    _check_is_not_theirs(record, submission, approver)
    snapshot = snapshot_of(record)
    _check_is_as_submitted(snapshot, submission)
    if any(key not in checked for key, _ in CHECKLIST):
        raise Refused("Tick every item of the checklist, or return the text with a comment.")
    _check_review_date(submission.review_due, sign_off.published_on)
    _check_text(record, snapshot)
    submission.compared = to_keep(record, snapshot)  # before the edition that readers see changes
    edition = issue(snapshot, sign_off, order=record.order)  # type: ignore[attr-defined]
    edition.contributors.set(record.contributors.all())
    record.contributors.clear()
    _decide(submission, Submission.State.PUBLISHED, approver)
    note = f"Changed here: {record._meta.verbose_name} “{record}”."
    reissue_pages_with([record], note, sign_off.published_on)
    return edition


@transaction.atomic
def send_back(submission: Submission, *, approver: Any, comment: str) -> None:
    """Return a submission to its editors. Raises Refused."""
    submission = _still_waiting(submission)
    check_may_approve(approver)
    if not comment.strip():
        raise Refused("Say what should be changed.")
    submission.compared = _compared(submission)
    _decide(submission, Submission.State.RETURNED, approver, comment)


@transaction.atomic
def take_back(submission: Submission, *, editor: Any) -> None:
    """Withdraw a submission, to edit the text further. Raises Refused."""
    submission = _still_waiting(submission)
    submission.compared = _compared(submission)
    _decide(submission, Submission.State.TAKEN_BACK, editor)


def publish_starter(
    record: Publishable, values: Values, review_due: date, note: str = STARTER_NOTE
) -> Edition:
    """Publish starter content, which is marked as not approved. Raises library.MissingCaution.

    review_due: from the starter files, because loading them is not a review. The loader reissues
    the pages that show the record afterwards.
    """
    today = timezone.localdate()
    sign_off = SignOff(note, published_on=today, review_due=review_due)
    return issue(snapshot_of(record, values), sign_off, order=record.order)  # type: ignore[attr-defined]


def _sign_off(submission: Submission, approver: Any) -> SignOff:
    """Raises Refused if this user may not approve."""
    return SignOff(
        change_note=submission.change_note,
        published_on=timezone.localdate(),
        review_due=submission.review_due,
        author=submission.author,
        approver=approver,
        approver_role=role_of(approver),
    )


def _check_is_not_theirs(record: Publishable, submission: Submission, user: Any) -> None:
    """Refuse whoever wrote the text, or changed one of its sources since the last edition."""
    if user == submission.author or record.contributors.contains(user):
        raise Refused("You wrote or changed this text yourself, so somebody else must approve it.")
    edition = current_edition(record)
    known = json.loads(edition.references) if edition else {}
    for key, values in json.loads(submission.references).items():
        theirs = Reference.objects.filter(key=key, contributors=user)
        if values != known.get(key) and theirs.exists():
            raise Refused(
                f"You changed the source “{key}” yourself, so somebody else must approve this text."
            )


def _check_is_as_submitted(snapshot: Snapshot, submission: Submission) -> None:
    """The approver has read what was submitted: refuse anything else."""
    if snapshot.text != submission.text:
        raise Refused(
            "This text has changed since it was submitted, so what you read is not what would be "
            "published. Return it, and ask for it to be submitted again."
        )
    if snapshot.sources != submission.references:
        raise Refused(
            "A source that this text cites has changed since it was submitted. Return it, and ask "
            "for it to be submitted again."
        )


def _still_waiting(submission: Submission) -> Submission:
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if submission.state != Submission.State.WAITING:
        raise Refused(f"This has already been decided: {submission.get_state_display().lower()}.")
    return submission


def _check_review_date(due: date, today: date) -> None:
    if not today < due <= latest_review(today):
        raise Refused("Choose a review date after today, at most three years from now.")


def _check_text(record: Publishable, snapshot: Snapshot) -> None:
    """Refuse a text that its form would refuse, or that shows an unpublished caution."""
    published = Edition.objects.current().filter(kind=record.published_as, key=record.public_key)
    if published.exclude(record_id=record.pk).exists():
        raise Refused(
            f"Another text is still published as “{record.public_key}”. Change one of them."
        )
    name, _ = PARTS.get(type(record), ("", None))
    parts: list[Any] = list(getattr(record, name).all()) if name else []
    try:
        for part in (record, *parts):
            part.full_clean()
    except ValidationError as error:
        why = " ".join(error.messages)
        raise Refused(f"“{part}” cannot be published as it is. {why}") from error
    if snapshot.kind == Kind.PAGE:
        try:
            _ = snapshot.article  # composed here once; `issue` freezes the same
        except MissingCaution as missing:
            raise Refused(
                f"This page shows the caution “{missing}”, which is not published. Publish that "
                "first."
            ) from missing


def _compared(submission: Submission) -> str:
    """What is compared now, to be kept; "" if the record was deleted."""
    try:
        record = locked_record_of(submission)
    except Refused:
        return ""
    return to_keep(record, snapshot_submitted(submission))


def _decide(submission: Submission, state: str, user: Any, comment: str = "") -> None:
    submission.state, submission.comment = state, comment
    submission.decided_by, submission.decided_at = user, timezone.now()
    submission.save()
