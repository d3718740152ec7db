"""Form fields for text: a browser's line ends or an empty paragraph count as no change."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django_prose_editor.fields import ProseEditorFormField

from content.markup import nesting, richtext

TOO_LONG = "This is too long. Paste only the number, or the whole link to it."


class PlainText(forms.CharField):
    """Text of several lines, with the line ends that are stored."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return text.replace("\r\n", "\n") if isinstance(text, str) else text

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(initial, self.to_python(data))


class Trimmed(forms.CharField):
    """A DOI or another number, cut out of a link that was pasted whole.

    cut: the number in what was typed. max_length: of the number, not of the link.
    """

    def __init__(self, *, cut: Callable[[str], str], max_length: int, **options: Any) -> None:
        super().__init__(**options)
        self.cut = cut
        self.validators.append(MaxLengthValidator(max_length, TOO_LONG))

    def to_python(self, value: Any) -> Any:
        return self.cut(super().to_python(value) or "")

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(initial, self.to_python(data))


class Prose(ProseEditorFormField):  # type: ignore[misc]  # its package has no types
    """Rich text, changed only if the cleaned text has changed."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        if nesting.is_too_deep(data or ""):
            return True  # cleaning it would take long; the form refuses it
        return bool(richtext.clean(initial or "") != richtext.clean(data or ""))
