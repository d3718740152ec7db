"""What is published, as one random token that changes with it.

Triggers of the database set it (migration 0014), so no way of writing an edition can forget it. Web
processes keep what they made of the editions until the token changes.
"""

from django.db import models


class PublishedState(models.Model):
    """The one row, with id 1."""

    token = models.CharField(max_length=32)
    objects = models.Manager()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.token

    @classmethod
    def current(cls) -> str:
        """The token; empty if nothing was ever published."""
        return cls.objects.values_list("token", flat=True).first() or ""
