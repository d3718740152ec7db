"""The publication status of a record: its newest edition, and what was submitted or returned."""

from dataclasses import dataclass

from content.models import Edition, Submission
from content.publishing.snapshot import Snapshot


@dataclass(frozen=True)
class Publication:
    """latest: the newest edition, current or closed. returned: the last submission, if it was
    returned and nothing has been submitted since."""

    latest: Edition | None
    waiting: Submission | None
    returned: Submission | None
    has_changes: bool

    @property
    def may_be_submitted(self) -> bool:
        """The text has changed, or it is starter content that no clinician has approved."""
        approved = self.latest and self.latest.is_current and self.latest.is_approved
        return not self.waiting and (self.has_changes or not approved)


def publication_of(snapshot: Snapshot) -> Publication:
    """The status of a record, in three queries. snapshot: of its working text."""
    latest = Edition.objects.of(snapshot.kind, snapshot.record_id).first()
    submissions = Submission.objects.filter(kind=snapshot.kind, record_id=snapshot.record_id)
    newest = submissions.select_related("decided_by").first()
    is_returned = newest is not None and newest.state == Submission.State.RETURNED
    return Publication(
        latest=latest,
        waiting=submissions.filter(state=Submission.State.WAITING).first(),
        returned=newest if is_returned else None,
        has_changes=snapshot.differs_from(latest),
    )
