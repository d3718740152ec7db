"""The safety questions: opioids, liver, kidneys. Each page shows everyone the same caution."""

from typing import Any

from prescribing.interview.forms.base import StepForm
from prescribing.interview.forms.fields import (
    MORE,
    NOT_KNOWN,
    PREFER_NOT_TO_SAY,
    YES_NO_SENSITIVE,
    brief,
    details,
    one_of,
)
from prescribing.pack import page_room
from prescribing.pack.sections import SummarySection

TAKEN = ("now", "not-now")


class OpioidsForm(StepForm):
    title = "Opioid medicines"
    revealed = {"opioids_brief": ("opioids", TAKEN), "opioids_more": ("opioids", TAKEN)}

    opioids = one_of(
        "Do you take an opioid medicine, or have you ever taken one?",
        (
            ("now", "Yes, now or on some days"),
            ("not-now", "Not now, but I have taken one"),
            ("never", "Never"),
            NOT_KNOWN,
            PREFER_NOT_TO_SAY,
        ),
        required="Choose an answer. “I don’t know” is fine.",
        hint="Such as codeine or tramadol. Include patches, depot buprenorphine injections, cough "
        "medicines, and any bought here or abroad.",
    )
    # Not read: these two are the answer, beside which names from other answers are shown.
    opioids_brief = brief(
        "Which opioid medicine",
        "Which ones, and when did you last take them?",
        room=page_room.OPIOIDS,
        read_for_names=False,
        hint="For example: co-codamol 30/500, most nights, last on 28 November 2026. Give dates, "
        "not “last week”. Up to 200 characters, for page 1 of the letter.",
    )
    opioids_more = details(
        "More about opioids",
        MORE,
        read_for_names=False,
        hint="For example what it is for, and since when. Up to 500 characters.",
    )

    def clean(self) -> dict[str, Any]:
        super().clean()
        self.require_revealed(
            "opioids_brief",
            "Enter which opioid medicine, and when you last took it. “Not sure” is fine.",
        )
        return self.cleaned_data


class LiverForm(StepForm):
    title = "Your liver"
    printed_in = SummarySection.SAFETY_ALERTS
    revealed = {"liver_brief": ("liver", ("yes",)), "liver_more": ("liver", ("yes",))}

    liver = one_of(
        "Have you ever been told that you have a liver problem?",
        YES_NO_SENSITIVE,
        required="Choose an answer. “I don’t know” is fine.",
        hint="For example hepatitis, or liver tests that were not normal.",
    )
    liver_brief = brief(
        "What you were told",
        "What were you told, and when?",
        room=page_room.LIVER,
        read_for_names=True,
        hint="For example: hepatitis A in 1999. Up to 80 characters, for page 1 of the letter.",
    )
    liver_more = details(
        "More about your liver", MORE, read_for_names=True, hint="Up to 500 characters."
    )

    def clean(self) -> dict[str, Any]:
        super().clean()
        self.require_revealed("liver_brief", "Enter what you were told. “Not sure” is fine.")
        return self.cleaned_data


class KidneysForm(StepForm):
    title = "Your kidneys"
    printed_in = SummarySection.SAFETY_ALERTS
    revealed = {"kidneys_brief": ("kidneys", ("yes",)), "kidneys_more": ("kidneys", ("yes",))}

    kidneys = one_of(
        "Have you ever been told that you have a kidney problem?",
        YES_NO_SENSITIVE,
        required="Choose an answer. “I don’t know” is fine.",
        hint="For example kidney disease, or kidney tests that were not normal.",
    )
    kidneys_brief = brief(
        "What you were told",
        "What were you told, and when?",
        room=page_room.KIDNEYS,
        read_for_names=True,
        hint="For example: kidney stones in 2015. Up to 80 characters, for page 1 of the letter.",
    )
    kidneys_more = details(
        "More about your kidneys", MORE, read_for_names=True, hint="Up to 500 characters."
    )

    def clean(self) -> dict[str, Any]:
        super().clean()
        self.require_revealed("kidneys_brief", "Enter what you were told. “Not sure” is fine.")
        return self.cleaned_data
