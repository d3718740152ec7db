"""Before you start: who fills this in, and consent."""

from typing import Any

from prescribing.interview.forms.base import StepForm
from prescribing.interview.forms.fields import any_of, one_line, one_of

# A new wording gets a new slug, and everyone is asked again. The words: the intro template.
CONSENT_WORDING = "agreed-to-wording-1"


class BeforeYouStartForm(StepForm):
    title = "Before you start"
    intro = "prescribing/intro/before_you_start.html"
    revealed = {
        "helper_name": ("filling_in_for", ("someone-else",)),
        "helper_relationship": ("filling_in_for", ("someone-else",)),
    }

    filling_in_for = one_of(
        "Who is the letter for?",
        (("myself", "Me"), ("someone-else", "Someone I am helping")),
        required="Choose who the letter is for.",
    )
    helper_name = one_line(
        "Your name",
        hint="The name of the helper. The letter says who helped.",
        autocomplete="name",
    )
    helper_relationship = one_line(
        "What you are to them", hint="For example: husband, friend, carer."
    )
    consent = any_of(
        "Consent",
        ((CONSENT_WORDING, "I agree"),),
        required="Tick “I agree” to go on. Without it we may not handle health information.",
    )

    def clean(self) -> dict[str, Any]:
        super().clean()
        self.require_revealed(
            "helper_name", "Enter your name, so that the letter can say who helped."
        )
        self.require_revealed(
            "helper_relationship", "Enter what you are to the person, for example: friend."
        )
        return self.cleaned_data
