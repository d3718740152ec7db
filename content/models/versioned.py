"""A record that counts its saves and knows who changed it."""

from django.conf import settings
from django.db import models


class Versioned(models.Model):
    """A record that two people may edit at once: each save through a form increases `version`.

    contributors: who changed it; for a published record, since its last edition.
    """

    version = models.PositiveIntegerField(default=0, editable=False)
    contributors = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, editable=False, related_name="+"
    )

    class Meta:
        abstract = True
