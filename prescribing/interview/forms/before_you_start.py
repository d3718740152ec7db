"""Before you start: who fills this in, and consent."""

from collections.abc import Mapping
from typing import Any

from prescribing.interview.forms.base import StepForm
from prescribing.interview.forms.fields import NAME, any_of, one_line, one_of

# If the wording in consent.html changes, change the slug, so that everyone is asked again.
CONSENT_WORDING = "agreed-to-wording-3"
SHARED = "shared"


class BeforeYouStartForm(StepForm):
    title = "Before you start"
    above = {"consent": "prescribing/interview/consent.html"}
    revealed = {
        "helper_name": ("filling_in_for", ("someone-else",)),
        "helper_relationship": ("filling_in_for", ("someone-else",)),
    }

    left_empty = {"device": "No other people use it"}

    filling_in_for = one_of(
        "Who is the letter for?",
        (("myself", "Me"), ("someone-else", "Someone I am helping")),
        required="Choose who the letter is for.",
    )
    helper_name = one_line(
        "Your name, as the helper",
        read_for_names=False,
        hint="The letter says who helped.",
        attrs=NAME | {"autocomplete": "name"},
    )
    helper_relationship = one_line(
        "Your relationship to them",
        read_for_names=False,
        hint="For example: husband, friend, carer.",
    )
    device = any_of(
        "This computer or phone (optional)",
        ((SHARED, "Other people use it too"),),
        hint="For example in a library. We then delete your answers after 10 minutes without "
        "opening or saving a page. Typing does not count.",
    )
    consent = any_of(
        "Consent",
        ((CONSENT_WORDING, "I agree"),),
        required="Tick “I agree” to go on. We need your agreement to use your health information.",
    )

    def clean(self) -> dict[str, Any]:
        super().clean()
        self.require_revealed(
            "helper_name", "Enter your name, so that the letter can say who helped."
        )
        self.require_revealed(
            "helper_relationship", "Enter your relationship to the person, for example: friend."
        )
        return self.cleaned_data


def is_shared(submitted: Mapping[str, Any]) -> bool:
    """Whether the first page says that other people use the computer."""
    return SHARED in submitted.get("device", [])
