"""Texts that cite references: every key in them must exist."""

from collections.abc import Collection
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db.models import CharField, Model, TextField

from content.markup import citations
from content.models.reference import Reference


class Citing(Model):
    """A record with texts that cite references. cites: the names of those fields."""

    cites: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """Django's checks, then ours for each text field. Raises ValidationError."""
        super().clean_fields(exclude=exclude)
        errors = {
            field.name: problems
            for field in self._meta.concrete_fields
            if field.name not in (exclude or ()) and isinstance(field, CharField | TextField)
            if (problems := self.problems(field.name))
        }
        if errors:
            raise ValidationError(errors)

    def problems(self, name: str) -> list[str]:
        """Error messages for one text field."""
        text = getattr(self, name) or ""
        if name in self.cites and ("@" in text or "[" in text):
            return citations.problems(text, set(Reference.objects.values_list("key", flat=True)))
        if name not in self.cites and "[@" in text:
            return [
                "Cite sources in the longer texts, not here. Readers would see the marker as typed."
            ]
        return []
