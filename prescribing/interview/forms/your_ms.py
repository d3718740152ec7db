"""Your MS: the diagnosis with the proof there is, and why you ask."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from prescribing.interview.forms.base import StepForm
from prescribing.interview.forms.dates import MONTHS, month_number, rough_year
from prescribing.interview.forms.fields import (
    NAME,
    NOT_KNOWN,
    any_of,
    brief,
    narrative,
    one_line,
    one_of,
)
from prescribing.pack import page_room
from prescribing.pack.sections import SummarySection


class DiagnosisForm(StepForm):
    title = "Your MS diagnosis"
    in_short = {"ms_type": "Type of MS"}

    ms_type = one_of(
        "Which type of MS have you been told you have?",
        (
            ("rrms", "Relapsing remitting MS"),
            ("spms", "Secondary progressive MS"),
            ("ppms", "Primary progressive MS"),
            ("cis", "Clinically isolated syndrome"),
            ("not-stated", "Nobody has told me the type"),
            NOT_KNOWN,
        ),
        required="Choose the type of MS, or “I don’t know”.",
    )
    diagnosed_month = one_line(
        "Month",
        "Month of diagnosis (optional)",
        read_for_names=False,
    )
    diagnosed_year = one_line(
        "Year",
        "Year of diagnosis (optional)",
        read_for_names=False,
        hint="Like 2012, about 2012 or 1990s.",
    )
    made_by = one_line(
        "Who made the diagnosis",
        "Who made the diagnosis? (optional)",
        read_for_names=False,
        attrs=NAME,
    )
    organisation = one_line(
        "Hospital", "At which hospital? (optional)", read_for_names=False, attrs=NAME
    )
    proof = any_of(
        "Which papers show it? (optional)",
        (
            ("clinic-letter", "A letter from the MS clinic or neurologist"),
            ("discharge-summary", "A hospital discharge summary"),
            ("nhs-app", "My GP record in the NHS App (England and the Isle of Man)"),
            ("other", "Something else"),
        ),
        hint="Leave blank if you have none.",
    )

    def clean_diagnosed_month(self) -> str:
        """An English month name, or nothing."""
        typed = self.cleaned_data["diagnosed_month"]
        number = month_number(typed)
        if typed and not number:
            raise ValidationError("Enter the month as a number from 1 to 12, or its name.")
        return MONTHS[number - 1] if number else ""

    def clean_diagnosed_year(self) -> str:
        """A year within a lifetime, as `rough_year` writes it, or nothing."""
        typed: str = self.cleaned_data["diagnosed_year"]
        if not typed:
            return ""
        year, this_year = rough_year(typed), timezone.localdate().year
        if not year:
            raise ValidationError("Enter the year, like 2012, about 2012 or 1990s.")
        if not this_year - 110 <= _first_year(year) <= this_year:
            raise ValidationError(f"The year must be between {this_year - 110} and {this_year}.")
        return year

    def clean(self) -> dict[str, Any]:
        super().clean()
        month, year = (self.cleaned_data.get(f"diagnosed_{part}") for part in ("month", "year"))
        today = timezone.localdate()
        if not month or "diagnosed_year" in self.errors:
            return self.cleaned_data
        if not year:
            self.add_error("diagnosed_year", "Enter the year as well, or leave the month empty.")
        elif year.endswith("s"):
            self.add_error("diagnosed_month", "Leave the month empty, or enter the year itself.")
        elif _first_year(year) == today.year and MONTHS.index(month) + 1 > today.month:
            self.add_error("diagnosed_month", "The month of the diagnosis must be in the past.")
        return self.cleaned_data


def _first_year(rough: str) -> int:
    """The figures of a rough year: of a decade its first year."""
    return int("".join(filter(str.isdigit, rough)))


class WhatMattersForm(StepForm):
    title = "Why you ask"
    printed_in = SummarySection.CONCERNS_AND_WISHES

    why = brief(
        "Why you ask",
        "Why do you ask about LDN? For page 1 of the letter (optional)",
        room=page_room.WHY,
        read_for_names=True,
        hint="Your main symptoms, what you have tried, what you hope for. Up to 300 characters.",
    )
    what_matters = narrative(
        "What else matters",
        "What else should the reader know? For the health summary (optional)",
        read_for_names=True,
        hint="How your symptoms affect your days. Up to 2,000 characters.",
    )

    def clean(self) -> dict[str, Any]:
        super().clean()
        is_missing = "why" not in self.errors and not self.cleaned_data.get("why")
        if is_missing and self.cleaned_data.get("what_matters"):
            self.add_error("why", "Say in a few lines why you ask. Page 1 prints only this box.")
        return self.cleaned_data
