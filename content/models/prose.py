"""The rich text field: its editor, its cleaning, and what it refuses."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, TextField
from django_prose_editor.fields import ProseEditorField

from content.markup import nesting, richtext

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


# Cleaning closes open tags. It must not make a text several times as long.
GROWTH = 2
TANGLED = (
    "The formatting of this text is broken, and repairing it would make the text far longer. Paste "
    "it again as plain text (Ctrl+Shift+V), then add headings and lists here."
)
EMPTY = "Enter this text. It has no words yet."


def not_too_deep(html: str) -> None:
    """Refuse HTML that is nested deeper than people write. Raises ValidationError."""
    if nesting.is_too_deep(html):
        raise ValidationError(
            f"Parts of this text are nested more than {nesting.MAX_DEPTH} levels deep. Paste it "
            "again as plain text (Ctrl+Shift+V), then add headings and lists here."
        )


class ProseField(ProseEditorField):  # type: ignore[misc]  # its package has no types
    """Rich text, cleaned before validation: a text without words counts as empty."""

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
    """A rich text field with headings, lists, tables and links, cleaned when a form saves it."""
    return ProseField(
        extensions=EXTENSIONS, sanitize=richtext.clean, error_messages={"blank": EMPTY}, **options
    )
