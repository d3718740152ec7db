"""About you: who you are, and how to reach you."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from prescribing.interview.forms.base import StepForm
from prescribing.interview.forms.dates import DateOfBirthField
from prescribing.interview.forms.fields import NAME, address, one_line
from prescribing.interview.forms.normalise import plain, with_straight_quotes
from prescribing.pack.identity_number import is_valid

# What may stand before or between the digits: “NHS No.”, spaces, dots, dashes of any length.
_LABEL_OR_SPACING = re.compile(
    r"\b(?:nhs|chi|hcn|h ?& ?c|health (?:and|&) care|number|num|no)\b|[\s.:\-\u2010-\u2015\u2212]",
    re.IGNORECASE,
)


class PatientDemographicsForm(StepForm):
    title = "About the person with MS"
    intro = "prescribing/interview/intro/patient.html"

    full_name = one_line(
        "Full name",
        read_for_names=False,
        required="Enter the full name of the person with MS.",
        attrs=NAME | {"autocomplete": "name"},
    )
    date_of_birth = DateOfBirthField("Date of birth", "For example, 27 3 1975.")
    nhs_number = one_line(
        "NHS, CHI or Health and Care number",
        "NHS, CHI or Health and Care number (optional)",
        read_for_names=False,
        hint="Ten digits, like 999 012 3454, on NHS letters.",
        attrs=NAME | {"inputmode": "numeric"},
    )
    address = address("Address and postcode (optional)", autocomplete="street-address")
    telephone = one_line(
        "Telephone",
        "Telephone (optional)",
        read_for_names=False,
        attrs={"type": "tel", "autocomplete": "tel"},
    )
    email = one_line(
        "Email address",
        "Email address (optional)",
        read_for_names=False,
        attrs=NAME | {"type": "email", "autocomplete": "email"},
    )

    def clean_nhs_number(self) -> str:
        """Ten digits with a right check digit, spaced 3-3-4; or nothing."""
        typed: str = self.cleaned_data["nhs_number"]
        if not typed:
            return ""
        digits = _LABEL_OR_SPACING.sub("", plain(typed))
        if not re.fullmatch("[0-9]{10}", digits) or not is_valid(digits):
            raise ValidationError(
                "This is not an NHS, CHI or Health and Care number. Check the ten digits, or leave "
                "it empty."
            )
        return f"{digits[:3]} {digits[3:6]} {digits[6:]}"

    def clean_email(self) -> str:
        """An address that looks like one, or nothing."""
        typed = with_straight_quotes(self.cleaned_data["email"])
        try:
            if typed:
                validate_email(typed)
        except ValidationError:
            raise ValidationError(
                "Enter an email address like name@example.org, or leave it empty."
            ) from None
        return typed
