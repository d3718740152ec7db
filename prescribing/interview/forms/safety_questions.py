"""The safety questions: opioids, liver, kidneys. Each page shows everyone the full caution."""

from typing import Any

from prescribing.interview.forms.base import StepForm
from prescribing.interview.forms.fields import (
    NOT_KNOWN,
    PREFER_NOT_TO_SAY,
    YES_NO_SENSITIVE,
    details,
    one_line,
    one_of,
)
from prescribing.pack.sections import SummarySection


class OpioidsForm(StepForm):
    title = "Opioid medicines"
    revealed = {
        "which": ("opioids", ("now", "recently")),
        "when": ("opioids", ("now", "recently")),
    }

    opioids = one_of(
        "Do you take an opioid medicine?",
        (
            ("now", "Yes, now or on some days"),
            ("recently", "Not now, but recently"),
            ("no", "No"),
            NOT_KNOWN,
            PREFER_NOT_TO_SAY,
        ),
        required="Choose an answer. “I don’t know” is fine.",
        hint="For example codeine, co-codamol, dihydrocodeine, tramadol, morphine, oxycodone, or a "
        "patch with buprenorphine or fentanyl. Some brands are Zapain, Solpadeine Plus, Nurofen "
        "Plus, Oramorph and BuTrans. Include cough medicines and medicines you buy.",
    )
    # Not read: these two are the answer, beside which names from other answers are shown.
    which = one_line(
        "Which opioid medicine",
        "Which ones?",
        read_for_names=False,
        hint="For example: co-codamol 30/500.",
    )
    when = one_line(
        "When you take it",
        "When do you take them, or when did you last? (optional)",
        read_for_names=False,
        hint="For example: every night, or until 4 May 2026. Give dates, not “last week”.",
    )

    def clean(self) -> dict[str, Any]:
        super().clean()
        self.require_revealed("which", "Enter which opioid medicine, or “not sure which”.")
        return self.cleaned_data


class LiverForm(StepForm):
    title = "Your liver"
    printed_in = SummarySection.SAFETY_ALERTS
    revealed = {"liver_details": ("liver", ("yes",))}

    liver = one_of(
        "Have you ever been told that you have a liver problem?",
        YES_NO_SENSITIVE,
        required="Choose an answer. “I don’t know” is fine.",
        hint="For example hepatitis, or liver tests that were not normal.",
    )
    liver_details = details(
        "Details",
        "What were you told? (optional)",
        read_for_names=True,
        hint="Up to 500 characters.",
    )


class KidneysForm(StepForm):
    title = "Your kidneys"
    printed_in = SummarySection.SAFETY_ALERTS
    revealed = {"kidneys_details": ("kidneys", ("yes",))}

    kidneys = one_of(
        "Have you ever been told that you have a kidney problem?",
        YES_NO_SENSITIVE,
        required="Choose an answer. “I don’t know” is fine.",
        hint="For example kidney disease, or kidney tests that were not normal.",
    )
    kidneys_details = details(
        "Details",
        "What were you told? (optional)",
        read_for_names=True,
        hint="Up to 500 characters.",
    )
