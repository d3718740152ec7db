"""Dates as people type them: a date of birth in three boxes, a month as a number or a name."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone


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
