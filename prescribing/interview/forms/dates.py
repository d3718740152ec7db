"""Dates as people type them: a date of birth in three boxes, a month in figures or words."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from prescribing.interview.forms.normalise import plain

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WELSH_MONTHS = (
    *("Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin"),
    *("Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr"),
)


def day_number(text: str) -> int | None:
    """1 to 31 from "3", "03" or "3rd"; None from anything else."""
    match = re.fullmatch(r"([0-9]{1,2})(?:st|nd|rd|th)?\.?", plain(text), re.IGNORECASE)
    return int(match[1]) if match and 1 <= int(match[1]) <= 31 else None


def month_number(text: str) -> int | None:
    """1 to 12 from "3", "03", "Mar.", "March" or the Welsh "Mawrth"; None from anything else."""
    text = plain(text).rstrip(".").lower()
    if re.fullmatch("[0-9]{1,2}", text):
        return int(text) if 1 <= int(text) <= 12 else None
    names = [*enumerate(MONTHS, 1), *enumerate(WELSH_MONTHS, 1)]
    matches = [number for number, name in names if name.lower().startswith(text)]
    return matches[0] if len(text) >= 3 and matches else None


def year_number(text: str) -> int | None:
    """A year in four figures; None from anything else."""
    text = plain(text).rstrip(".")
    return int(text) if re.fullmatch("[0-9]{4}", text) else None


_ABOUT = r"(?:about|around|approximately|approx\.?|roughly|circa|ca?\.?|~)"
_YEAR = re.compile(rf"(?:in )?(?:({_ABOUT}) ?)?([0-9]{{4}})( ?-?ish|\?)?\.?", re.IGNORECASE)
_DECADE = re.compile(
    r"(?:in )?(?:the )?(?:(early|mid|late)[ -])?(?:the )?([0-9]{3}0|[3-9]0) ?['’]?s\.?",
    re.IGNORECASE,
)


def rough_year(text: str) -> str:
    """A year as people remember it: 2009, about 2009, 1990s, early 1990s; "" from other texts."""
    text = plain(text)
    if year := _YEAR.fullmatch(text):
        return f"about {year[2]}" if year[1] or year[3] else year[2]
    if decade := _DECADE.fullmatch(text):
        part, figures = (decade[1] or "").lower(), decade[2]
        return f"{part} {figures if len(figures) == 4 else f'19{figures}'}s".strip()
    return ""


# The code of the error about a person who is not 18 yet.
MINOR = "under-18"


class DateInputs(forms.MultiWidget):
    """Three text inputs: the pattern that works with voice control and screen readers."""

    template_name = "components/date_inputs.html"
    use_fieldset = True
    PARTS = ("day", "month", "year")

    def __init__(self) -> None:
        def part(name: str) -> forms.TextInput:
            keyboard = {} if name == "month" else {"inputmode": "numeric"}
            return forms.TextInput({"part": name, "autocomplete": f"bday-{name}", **keyboard})

        super().__init__({name: part(name) for name in self.PARTS})

    def decompress(self, value: date | None) -> list[str]:
        return [str(value.day), str(value.month), str(value.year)] if value else ["", "", ""]


class BoundDate(forms.BoundField):
    """A date on a page. The code of an error names the boxes to mend, such as "day month"."""

    @property
    def wrong_parts(self) -> list[str]:
        codes = {code for error in self.errors.as_data() for code in str(error.code).split()}
        return [part for part in DateInputs.PARTS if part in codes]

    @property
    def wrong_input(self) -> str:
        """The id of the first box to mend."""
        first = self.wrong_parts[0] if self.wrong_parts else DateInputs.PARTS[0]
        return f"{self.auto_id}_{DateInputs.PARTS.index(first)}"

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: forms.Widget | None = None
    ) -> dict[str, Any]:
        marks = {"wrong_parts": self.wrong_parts, "error_id": f"{self.auto_id}_error"}
        return super().build_widget_attrs(attrs, widget) | marks


def _wrong(message: str, *parts: str) -> ValidationError:
    return ValidationError(message, code=" ".join(parts))


class DateOfBirthField(forms.MultiValueField):
    """A date of birth, day month year, of an adult."""

    widget = DateInputs
    bound_field_class = BoundDate

    def __init__(self, label: str, hint: str) -> None:
        parts = [forms.CharField(), forms.CharField(), forms.CharField()]
        super().__init__(
            parts,
            label=label,
            help_text=hint,
            error_messages={"required": "Enter your date of birth", "incomplete": "incomplete"},
        )

    def clean(self, value: Any) -> date:
        typed = [plain(str(part or "")) for part in value or ("", "", "")]
        named = dict(zip(DateInputs.PARTS, typed, strict=True))
        missing = [name for name, part in named.items() if not part]
        if len(missing) == 3:
            raise _wrong("Enter the date of birth, for example 27 3 1975.", *missing)
        if missing:
            message = f"The date of birth must have a {' and a '.join(missing)}."
            raise _wrong(message, *missing)
        return self._adult(self._real_date(**named))

    @staticmethod
    def _real_date(day: str, month: str, year: str) -> date:
        numbers = year_number(year), month_number(month), day_number(day)
        if not numbers[2]:
            raise _wrong("Enter the day of birth in figures, from 1 to 31.", "day")
        if not numbers[1]:
            message = "Enter the month of birth as a number from 1 to 12, or its name."
            raise _wrong(message, "month")
        if numbers[0] is None:
            raise _wrong("Enter the year of birth with four figures, like 1975.", "year")
        try:
            return date(numbers[0], numbers[1], numbers[2])
        except ValueError:
            message = "There is no such day. Check the date of birth, for example 27 3 1975."
            raise _wrong(message, "day") from None

    @staticmethod
    def _adult(born: date) -> date:
        today = timezone.localdate()
        if born > today:
            raise _wrong("The date of birth must be in the past.", "year")
        if born.year < today.year - 120:
            raise _wrong("Check the year of birth. It is more than 120 years ago.", "year")
        if (today.year - born.year - ((today.month, today.day) < (born.month, born.day))) < 18:
            raise ValidationError(
                "The date of birth must be that of a person aged 18 or over.",
                code=MINOR,
            )
        return born
