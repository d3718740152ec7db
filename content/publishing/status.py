"""Where a record stands between its working text and what readers see."""

from dataclasses import dataclass

from content.models import Edition, Publishable, Submission
from content.publishing import waiting_submission
from content.publishing.issue import differs_from_published


@dataclass(frozen=True)
class Publication:
    """latest: the newest edition, current or closed. returned: an approver's last word, if nothing
    has been submitted since."""

    latest: Edition | None
    waiting: Submission | None
    returned: Submission | None
    has_changes: bool

    @property
    def may_be_submitted(self) -> bool:
        """Something new for readers, or starter content that nobody has approved."""
        approved = self.latest and self.latest.is_current and self.latest.is_approved
        return not self.waiting and (self.has_changes or not approved)


def publication_of(record: Publishable) -> Publication:
    """Read where a record stands, in three queries."""
    latest = Edition.objects.of(record.published_as, record.pk).first()
    submissions = Submission.objects.filter(kind=record.published_as, record_id=record.pk)
    newest = submissions.select_related("decided_by").first()
    is_returned = newest is not None and newest.state == Submission.State.RETURNED
    return Publication(
        latest=latest,
        waiting=waiting_submission(record),
        returned=newest if is_returned else None,
        has_changes=differs_from_published(record, latest),
    )
