"""The kinds of question in the interview, as form fields with plain error messages."""

import re
from collections.abc import Mapping
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from prescribing.interview.forms import normalise
from prescribing.interview.forms.limits import (
    ADDRESS_LINES,
    DETAILS,
    NARRATIVE,
    ONE_LINE,
    PASTED_LIST,
)
from prescribing.pack.bullets import with_plain_bullets
from prescribing.pack.page_room import Room, fits, fitting_characters
from prescribing.pack.printable import prints_nothing

Choices = tuple[tuple[str, str], ...]

NOT_KNOWN = ("not-known", "I don’t know")
PREFER_NOT_TO_SAY = ("prefer-not-to-say", "I prefer not to say")
YES_NO: Choices = (("yes", "Yes"), ("no", "No"), NOT_KNOWN)
YES_NO_SENSITIVE: Choices = (*YES_NO, PREFER_NOT_TO_SAY)
# The label of the longer of two boxes.
MORE = "Is there more to say? For the health summary (optional)"


_INVISIBLE_ENDS = re.compile("^[\\s\u200b-\u200f\u2060\ufeff]+|[\\s\u200b-\u200f\u2060\ufeff]+$")


class TypedText(forms.CharField):
    """Text as a person types or pastes it: line ends made equal, control characters left out.

    A text of which nothing prints is empty, so it cannot pass for an answer.
    `name` begins the message about a text of more than `limit` characters. The HTML has no
    maxlength: with it, browsers cut a pasted text without saying so.
    `read_for_names` says whether names of medicines are looked for in the text (docs/adr/0012).
    A box that does not say is read, and a test fails until it says. Names of people and places,
    ways to reach them, dates and numbers are not read.
    """

    def __init__(
        self,
        *,
        name: str = "",
        limit: int = 0,
        read_for_names: bool | None = None,
        **kwargs: Any,
    ) -> None:
        self.name, self.limit, self.read_for_names = name, limit, read_for_names
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        text = str(value or "").replace("\r\n", "\n").replace("\r", "\n")
        text = with_plain_bullets(re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", text))
        text = super().to_python(_INVISIBLE_ENDS.sub("", text)) or ""
        return "" if prints_nothing(text) else text

    def validate(self, value: str) -> None:
        super().validate(value)
        if self.limit and len(value) > self.limit:
            raise ValidationError(
                f"{self.name} must be {self.limit:,} characters or fewer. "
                f"It has {len(value):,} now."
            )


class OneLine(TypedText):
    """One line, without characters that nobody sees: a search for the name would miss it."""

    def to_python(self, value: Any) -> str:
        return super().to_python(normalise.without_invisible(str(value or "")))


class BriefText(TypedText):
    """A short text that page 1 of the letter prints whole: `room` says how much fits there."""

    def __init__(self, *, room: Room, **kwargs: Any) -> None:
        self.room = room
        super().__init__(limit=room.characters, **kwargs)

    def validate(self, value: str) -> None:
        super().validate(value)
        if not fits(value, self.room):
            raise ValidationError(
                f"{self.name} must fit on page 1 of the letter. It has {len(value):,} characters, "
                f"and about {fitting_characters(value, self.room)} of these wide letters fit."
            )


class AddressField(TypedText):
    """An address, one line under the other. Never read for names of medicines."""

    widget = forms.Textarea

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_for_names=False, **kwargs)

    def to_python(self, value: Any) -> str:
        """The lines that hold something: an empty one between two does not count."""
        lines = normalise.without_invisible(super().to_python(value)).splitlines()
        return "\n".join(line.strip() for line in lines if line.strip())

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


# Attributes of a box for a name: a spell checker would mark it, or replace it.
NAME = {"spellcheck": "false", "autocorrect": "off"}


def one_line(
    name: str,
    label: str = "",
    *,
    read_for_names: bool | None = None,
    hint: str = "",
    required: str = "",
    attrs: Mapping[str, str] | None = None,
) -> OneLine:
    """One line of text. `name` begins its error messages; `required` is the message when empty.

    attrs: of the HTML, such as `type` and `inputmode`, which choose the keyboard of a phone. Never
    type=number: it changes under a scroll wheel, and drops what is no number.
    """
    return OneLine(
        name=name,
        limit=ONE_LINE,
        read_for_names=read_for_names,
        label=label or name,
        help_text=hint,
        widget=forms.TextInput({**(attrs or {})}),
        **_required(required),
    )


_ROWS = {DETAILS: 3, NARRATIVE: 8, PASTED_LIST: 8}


def _text_area(
    name: str,
    label: str,
    *,
    limit: int,
    read_for_names: bool | None = None,
    hint: str = "",
    required: str = "",
) -> TypedText:
    return TypedText(
        name=name,
        limit=limit,
        read_for_names=read_for_names,
        label=label,
        help_text=hint,
        widget=forms.Textarea({"rows": _ROWS[limit]}),
        **_required(required),
    )


# A few lines of text, and a longer text in the person's own words.
details = partial(_text_area, limit=DETAILS)
narrative = partial(_text_area, limit=NARRATIVE)


def pasted_list(name: str, label: str, *, hint: str, required: str) -> TypedText:
    """A text from which a list is read. What was read is looked through for names, not this."""
    field = _text_area(
        name, label, limit=PASTED_LIST, read_for_names=False, hint=hint, required=required
    )
    field.widget.attrs.update(NAME)
    return field


def brief(
    name: str,
    label: str,
    *,
    room: Room,
    read_for_names: bool | None = None,
    hint: str = "",
) -> BriefText:
    """A few words for page 1 of the letter. `name` begins its error messages."""
    return BriefText(
        name=name,
        room=room,
        read_for_names=read_for_names,
        label=label,
        help_text=hint,
        required=False,
        widget=forms.Textarea({"rows": room.lines}),
    )


def address(label: str, *, hint: str = "", autocomplete: str = "") -> AddressField:
    """An address of up to six lines; never required."""
    attrs: dict[str, Any] = {"rows": 5, **NAME}
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
