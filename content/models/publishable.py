"""A text that readers see in editions: staff change the working text, approvers publish it."""

from datetime import date
from typing import ClassVar

from content.models.citing import Citing
from content.models.versioned import Versioned


class Publishable(Versioned, Citing):
    """The working text of what is published: nothing of it is public before it is an edition.

    published_as: the word by which editions name it. None of its contributors may approve it.
    """

    published_as: ClassVar[str]
    # Whether a clinician approved the edition that this was read from; a working text is not.
    is_approved = False
    # The day by which that edition should have been looked at again, once that has passed.
    overdue_since: date | None = None

    class Meta:
        abstract = True

    @property
    def public_key(self) -> str:
        """How readers and texts find it: a page's address, a caution's key."""
        raise NotImplementedError
