"""The row that a draft lives in. It has no admin, and nothing in it can be read without its key."""

from django.db import models


class Draft(models.Model):
    """An encrypted draft. Deliberately without name, address, device, language or creation time."""

    row_id = models.BinaryField(primary_key=True, max_length=32)
    saves = models.PositiveIntegerField()
    wrapped_key = models.BinaryField(max_length=61)
    body = models.BinaryField()
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        app_label = "prescribing"

    def __str__(self) -> str:
        return "a draft"
