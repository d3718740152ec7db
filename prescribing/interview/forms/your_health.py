"""Your health: planned operations and other conditions, pregnancy."""

from typing import Any

from prescribing.interview.forms.base import StepForm
from prescribing.interview.forms.fields import (
    MORE,
    NOT_KNOWN,
    PREFER_NOT_TO_SAY,
    YES_NO_SENSITIVE,
    brief,
    details,
    narrative,
    one_of,
)
from prescribing.pack import page_room
from prescribing.pack.sections import SummarySection


class ConditionsForm(StepForm):
    """Operations come first, as the caution above the questions is about them."""

    title = "Planned operations and other conditions"
    in_short = {
        "has_operations": "Planned operation or procedure",
        "has_conditions": "Other health conditions",
    }
    printed_in = SummarySection.HISTORY
    revealed = {
        "conditions": ("has_conditions", ("yes",)),
        "operations": ("has_operations", ("yes",)),
    }

    has_operations = one_of(
        "Is an operation or a procedure planned?",
        YES_NO_SENSITIVE,
        required="Choose an answer about operations. “I don’t know” is fine.",
        hint="Include dental work, and tests with sedation or an anaesthetic.",
    )
    operations = narrative(
        "Planned operations",
        "What is planned, and when?",
        read_for_names=True,
        hint="One on each line reads best. Up to 2,000 characters.",
    )
    has_conditions = one_of(
        "Do you have, or have you had, other health conditions?",
        YES_NO_SENSITIVE,
        required="Choose an answer about other conditions. “I don’t know” is fine.",
        hint="Past operations and mental health too.",
    )
    conditions = narrative(
        "Other conditions",
        "Which conditions, and about when?",
        read_for_names=True,
        hint="One on each line reads best. Up to 2,000 characters.",
    )

    def clean(self) -> dict[str, Any]:
        super().clean()
        self.require_revealed("operations", "Enter what is planned, and when if you know.")
        self.require_revealed("conditions", "Enter the conditions, one on each line.")
        return self.cleaned_data


class PregnancyForm(StepForm):
    title = "Pregnancy and breastfeeding"
    in_short = {"pregnancy": "Pregnant, breastfeeding or planning"}
    printed_in = SummarySection.SAFETY_ALERTS
    revealed = {
        "pregnancy_brief": ("pregnancy", ("pregnant", "breastfeeding", "planning")),
        "pregnancy_more": ("pregnancy", ("pregnant", "breastfeeding", "planning")),
    }

    pregnancy = one_of(
        "Are you pregnant, breastfeeding, or planning a pregnancy?",
        (
            ("no", "No, or this does not apply to me"),
            ("pregnant", "Pregnant"),
            ("breastfeeding", "Breastfeeding"),
            ("planning", "Planning a pregnancy"),
            NOT_KNOWN,
            PREFER_NOT_TO_SAY,
        ),
        required="Choose an answer. “I prefer not to say” is fine.",
    )
    pregnancy_brief = brief(
        "What you add",
        "What should the letter’s reader know, and about when? (optional)",
        room=page_room.PREGNANCY,
        read_for_names=True,
        hint="For example: due in May 2027. Up to 80 characters, for page 1 of the letter.",
    )
    pregnancy_more = details(
        "More about this", MORE, read_for_names=True, hint="Up to 500 characters."
    )
