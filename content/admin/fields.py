"""Form fields for text: a browser's line ends or an empty paragraph count as no change."""

from typing import Any

from django import forms
from django_prose_editor.fields import ProseEditorFormField

from content.markup import nesting, richtext


class PlainText(forms.CharField):
    """Text of several lines, with the line ends that are stored."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return text.replace("\r\n", "\n") if isinstance(text, str) else text

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(initial, self.to_python(data))


class Prose(ProseEditorFormField):  # type: ignore[misc]  # its package has no types
    """Rich text, changed only if the cleaned text has changed."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        if nesting.is_too_deep(data or ""):
            return True  # cleaning it would take long; the form refuses it
        return bool(richtext.clean(initial or "") != richtext.clean(data or ""))
