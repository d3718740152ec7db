"""The rich text field that editors write in, and what it refuses."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, TextField
from django_prose_editor.fields import ProseEditorField

from content.markup import richtext

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
