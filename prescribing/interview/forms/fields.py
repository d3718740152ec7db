"""The kinds of question that the interview asks, as form fields with plain error messages."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

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


class DateInputs(forms.MultiWidget):
    """Three text inputs: the pattern that works with voice control and screen readers."""

    template_name = "components/date_inputs.html"
    use_fieldset = True
    PARTS = ("day", "month", "year")

    def __init__(self) -> None:
        def part(name: str) -> forms.TextInput:
            return forms.TextInput({"label": name.title(), "autocomplete": f"bday-{name}"})

        super().__init__({name: part(name) for name in self.PARTS})

    def decompress(self, value: date | None) -> list[str]:
        return [str(value.day), str(value.month), str(value.year)] if value else ["", "", ""]


MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def month_number(text: str) -> int | None:
    """1 to 12 from "3", "03", "Mar" or "March"; None from anything else."""
    text = text.strip().lower()
    if text.isascii() and text.isdigit() and len(text) <= 2:
        return int(text) if 1 <= int(text) <= 12 else None
    matches = [n for n, name in enumerate(MONTHS, 1) if name.lower().startswith(text)]
    return matches[0] if len(text) >= 3 and matches else None


class DateOfBirthField(forms.MultiValueField):
    """A date of birth, day month year, of an adult."""

    widget = DateInputs

    def __init__(self, label: str, hint: str) -> None:
        parts = [forms.CharField(), forms.CharField(), forms.CharField()]
        super().__init__(
            parts,
            label=label,
            help_text=hint,
            error_messages={"required": "Enter your date of birth", "incomplete": "incomplete"},
        )

    def clean(self, value: Any) -> date:
        day, month, year = (str(part or "").strip() for part in value or ("", "", ""))
        if not (day or month or year):
            raise ValidationError("Enter the date of birth, for example 27 3 1975.")
        missing = [
            name for name, part in (("day", day), ("month", month), ("year", year)) if not part
        ]
        if missing:
            raise ValidationError(f"The date of birth must have a {' and a '.join(missing)}.")
        return self._adult(self._real_date(day, month, year))

    @staticmethod
    def _real_date(day: str, month: str, year: str) -> date:
        number = month_number(month)
        if not re.fullmatch("[0-9]{1,2}", day):
            raise ValidationError("Enter the day of birth in figures, from 1 to 31.")
        if not number:
            raise ValidationError("Enter the month of birth as a number from 1 to 12, or its name.")
        if not re.fullmatch("[0-9]{4}", year):
            raise ValidationError("Enter the year of birth with four figures, like 1975.")
        try:
            return date(int(year), number, int(day))
        except ValueError:
            raise ValidationError(
                "There is no such day. Check the date of birth, for example 27 3 1975."
            ) from None

    @staticmethod
    def _adult(born: date) -> date:
        today = timezone.localdate()
        if born > today:
            raise ValidationError("The date of birth must be in the past.")
        if born.year < today.year - 120:
            raise ValidationError("Check the year of birth. It is more than 120 years ago.")
        if (today.year - born.year - ((today.month, today.day) < (born.month, born.day))) < 18:
            raise ValidationError(
                "The date of birth must be that of a person aged 18 or over.",
                code="under-18",
            )
        return born
