"""A text that readers see in editions: staff change the working text, approvers publish it."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models

from content.models.prose import Citing


class Versioned(models.Model):
    """A record that two people may have open at once: each save through a form counts up.

    contributors: whoever changed it; for what is published, since its last edition.
    """

    version = models.PositiveIntegerField(default=0, editable=False)
    contributors = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, editable=False, related_name="+"
    )

    class Meta:
        abstract = True


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
