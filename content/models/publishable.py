"""A record that is published in editions: staff edit the working text, approvers publish it."""

from datetime import date
from typing import ClassVar

from content.models.citing import Citing
from content.models.versioned import Versioned


class Publishable(Versioned, Citing):
    """A working text. Readers see only its editions.

    published_as: the kind of its editions. Its contributors may not approve it.
    """

    published_as: ClassVar[str]
    # Set on records rebuilt from an edition: whether a clinician approved that edition.
    is_approved = False
    # Set on records rebuilt from an edition whose review is overdue: the date it was due.
    overdue_since: date | None = None

    class Meta:
        abstract = True

    @property
    def public_key(self) -> str:
        """The key of its editions: a page's slug, a caution's key."""
        raise NotImplementedError
