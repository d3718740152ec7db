"""What a text may cite: every key must be that of a reference."""

from collections.abc import Collection
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db.models import CharField, Model, TextField

from content.markup import citations
from content.models.reference import Reference


class Citing(Model):
    """A record whose texts cite references: `cites` names them; no other text may."""

    cites: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """Django's checks, then ours of each text that is in the form. Raises ValidationError."""
        super().clean_fields(exclude=exclude)
        wrong = {
            field.name: found
            for field in self._meta.concrete_fields
            if field.name not in (exclude or ()) and isinstance(field, CharField | TextField)
            if (found := self.problems(field.name))
        }
        if wrong:
            raise ValidationError(wrong)

    def problems(self, name: str) -> list[str]:
        """What is wrong with one text, in words for its editor."""
        text = getattr(self, name) or ""
        if name in self.cites and ("@" in text or "[" in text):
            return citations.problems(text, set(Reference.objects.values_list("key", flat=True)))
        if name not in self.cites and "[@" in text:
            return [
                "Cite sources in the longer texts, not here. Readers would see the marker as typed."
            ]
        return []
