"""The kinds of question that the interview asks, as form fields with plain error messages."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from prescribing.interview.limits import ADDRESS_LINES, DETAILS, NARRATIVE, ONE_LINE

Choices = tuple[tuple[str, str], ...]

NOT_KNOWN = ("not-known", "I don’t know")
PREFER_NOT_TO_SAY = ("prefer-not-to-say", "I prefer not to say")
YES_NO: Choices = (("yes", "Yes"), ("no", "No"), NOT_KNOWN)
YES_NO_SENSITIVE: Choices = (*YES_NO, PREFER_NOT_TO_SAY)


# A name of nothing but these would look like a name that was given.
_INVISIBLE_ENDS = re.compile("^[\\s\u200b-\u200f\u2060\ufeff]+|[\\s\u200b-\u200f\u2060\ufeff]+$")


class TypedText(forms.CharField):
    """Text as a person types it: line ends made equal, control characters left out.

    `name` opens the message about a text of more than `limit` characters. The browser is not told
    the limit: it would cut a pasted text without a word.
    """

    def __init__(self, *, name: str = "", limit: int = 0, **kwargs: Any) -> None:
        self.name, self.limit = name, limit
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        text = str(value or "").replace("\r\n", "\n").replace("\r", "\n")
        text = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", text)
        return super().to_python(_INVISIBLE_ENDS.sub("", text)) or ""

    def validate(self, value: str) -> None:
        super().validate(value)
        if self.limit and len(value) > self.limit:
            raise ValidationError(
                f"{self.name} must be {self.limit:,} characters or fewer. "
                f"It has {len(value):,} now."
            )


class AddressField(TypedText):
    """An address, one line under the other."""

    widget = forms.Textarea

    def validate(self, value: str) -> None:
        super().validate(value)
        lines = value.splitlines()
        if len(lines) > ADDRESS_LINES:
            raise ValidationError(
                f"The address must be {ADDRESS_LINES} lines or fewer. It has {len(lines)} now."
            )
        for number, line in enumerate(lines, 1):
            if len(line) > ONE_LINE:
                raise ValidationError(
                    f"Line {number} of the address must be {ONE_LINE} characters or fewer. "
                    f"It has {len(line)} now."
                )


def _required(message: str) -> dict[str, Any]:
    return {"required": bool(message), "error_messages": {"required": message}}


def _text(
    name: str, label: str, hint: str, required: str, limit: int, widget: forms.Widget
) -> TypedText:
    return TypedText(
        name=name, limit=limit, label=label, help_text=hint, widget=widget, **_required(required)
    )


def one_line(
    name: str, label: str = "", *, hint: str = "", required: str = "", autocomplete: str = ""
) -> TypedText:
    """One line of text. `name` opens its error messages; `required` is the message when empty."""
    attrs = {"autocomplete": autocomplete} if autocomplete else {}
    return _text(name, label or name, hint, required, ONE_LINE, forms.TextInput(attrs))


def details(name: str, label: str, *, hint: str = "", required: str = "") -> TypedText:
    """A few lines of text."""
    return _text(name, label, hint, required, DETAILS, forms.Textarea({"rows": 3}))


def narrative(name: str, label: str, *, hint: str = "", required: str = "") -> TypedText:
    """A longer text in the person's own words."""
    return _text(name, label, hint, required, NARRATIVE, forms.Textarea({"rows": 8}))


def address(label: str, *, hint: str = "", autocomplete: str = "") -> AddressField:
    """An address of up to six lines; never required."""
    attrs: dict[str, Any] = {"rows": 5}
    if autocomplete:
        attrs["autocomplete"] = autocomplete
    return AddressField(label=label, help_text=hint, required=False, widget=forms.Textarea(attrs))


def one_of(label: str, choices: Choices, *, required: str, hint: str = "") -> forms.ChoiceField:
    """Radio buttons, nothing chosen beforehand."""
    field = forms.ChoiceField(
        label=label,
        choices=choices,
        help_text=hint,
        widget=forms.RadioSelect({"class": "form-check-input"}),
        **_required(required),
    )
    field.error_messages["invalid_choice"] = "Choose one of the answers shown."
    return field


def any_of(
    label: str, choices: Choices, *, required: str = "", hint: str = ""
) -> forms.MultipleChoiceField:
    """Tick boxes."""
    field = forms.MultipleChoiceField(
        label=label,
        choices=choices,
        help_text=hint,
        widget=forms.CheckboxSelectMultiple({"class": "form-check-input"}),
        **_required(required),
    )
    field.error_messages["invalid_choice"] = "Tick only the answers shown."
    field.error_messages["invalid_list"] = "Tick only the answers shown."
    return field
