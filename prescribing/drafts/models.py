"""The rows that store drafts. They have no admin, and no answer can be read without a key."""

from django.db import models


class Draft(models.Model):
    """The encrypted answers. Deliberately without name, address, device, language or time."""

    draft_id = models.CharField(primary_key=True, max_length=32)
    saves = models.PositiveIntegerField()
    body = models.BinaryField()

    class Meta:
        app_label = "prescribing"

    def __str__(self) -> str:
        return "a draft"


class Kind(models.TextChoices):
    """What holds the key of an opener."""

    DEVICE = "device"  # a browser's cookie
    SHARED = "shared"  # the cookie of a computer that other people use
    LINK = "link"
    WORDS = "words"


class Opener(models.Model):
    """A way to open a draft: an encrypted copy of its data key. No draft outlives its openers."""

    lookup = models.CharField(primary_key=True, max_length=64)
    draft = models.ForeignKey(Draft, models.CASCADE, related_name="openers")
    kind = models.CharField(max_length=6, choices=Kind)
    locked_key = models.BinaryField()
    expires_at = models.DateTimeField(db_index=True)
    # For words only: how their key is stretched, and how many wrong tries there were.
    salt = models.BinaryField(default=b"")
    pepper_id = models.CharField(max_length=16, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    tried_until = models.DateTimeField(null=True)

    class Meta:
        app_label = "prescribing"

    def __str__(self) -> str:
        return "an opener"
