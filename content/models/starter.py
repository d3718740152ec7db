"""The state in which the loader left each record, to recognise later changes by staff."""

from django.db import models


class StarterRecord(models.Model):
    """The state in which the loader left one record. It has no admin."""

    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=120)
    source = models.CharField(max_length=64, help_text="A fingerprint of the file’s words.")
    # As JSON in plain text: SQLite checks a JSON column with a function that our settings forbid.
    state = models.TextField(help_text="The record’s values as they were saved.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="content_starter_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
