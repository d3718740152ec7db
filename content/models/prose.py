"""The rich text field that editors write in, and what it refuses."""

from collections.abc import Collection
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db.models import CharField, Model, TextField
from django_prose_editor.fields import ProseEditorField

from content.markup import citations, richtext

EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Subscript": True,
    "Superscript": True,
    "Heading": {"levels": [3, 4]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "HardBreak": True,
    "Link": {"enableTarget": False, "protocols": ["https", "http", "mailto", "tel"]},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
}


# Tidying may close what was left open, but not write a text several times as long.
GROWTH = 2
TANGLED = (
    "The parts of this text are tangled up, and tidying it would make it far longer. Paste it "
    "again as plain text (Ctrl+Shift+V), then add headings and lists here."
)
EMPTY = "Write this text. What was here had no words."


def not_too_deep(html: str) -> None:
    """Refuse HTML nested deeper than a person writes it. Raises ValidationError."""
    levels = richtext.depth(html)
    if levels > richtext.MAX_DEPTH:
        raise ValidationError(
            f"Parts of this text stand {levels} deep inside each other, and at most "
            f"{richtext.MAX_DEPTH} can be kept. Paste it again as plain text (Ctrl+Shift+V), then "
            "add headings and lists here."
        )


class ProseField(ProseEditorField):  # type: ignore[misc]  # its package has no types
    """Rich text: cleaned first, so that what is empty then counts as empty."""

    def formfield(self, **options: Any) -> Any:
        return super().formfield(**{"error_messages": {"required": EMPTY}} | options)

    def clean(self, value: Any, instance: Model | None) -> str:
        not_too_deep(value or "")
        tidy = self.sanitize(value or "")
        if len(tidy) > GROWTH * len(value or "") + 1000:
            raise ValidationError(TANGLED)
        cleaned: str = TextField.clean(self, tidy, instance)
        return cleaned


def prose(**options: Any) -> ProseField:
    """A rich text field: headings, lists, tables, links; cleaned whenever a form saves it."""
    return ProseField(
        extensions=EXTENSIONS, sanitize=richtext.clean, error_messages={"blank": EMPTY}, **options
    )


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
        from content.models.reference import Reference

        text = getattr(self, name) or ""
        if name in self.cites and ("@" in text or "[" in text):
            return citations.problems(text, set(Reference.objects.values_list("key", flat=True)))
        if name not in self.cites and "[@" in text:
            return ["Cite sources in the longer texts, not here: a marker would be shown as typed."]
        return []
