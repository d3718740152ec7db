"""The safety questions: opioids, liver and kidneys. Each page shows everyone the same caution."""

from typing import Any

from prescribing.interview.forms.base import StepForm
from prescribing.interview.forms.fields import (
    MORE,
    NOT_KNOWN,
    PREFER_NOT_TO_SAY,
    YES_NO_SENSITIVE,
    BriefText,
    TypedText,
    brief,
    details,
    one_of,
)
from prescribing.pack import page_room
from prescribing.pack.sections import SummarySection

TAKEN = ("now", "not-now")


class OpioidsForm(StepForm):
    title = "Opioid medicines"
    in_short = {"opioids": "Opioid medicine, now or ever"}
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


def _box(organ: str, room: page_room.Room, example: str) -> BriefText:
    return brief(
        f"What you were told about your {organ}",
        f"What were you told about your {organ}, and when?",
        room=room,
        read_for_names=True,
        hint=f"For example: {example}. Up to 80 characters, for page 1 of the letter.",
    )


def _longer_box(organ: str) -> TypedText:
    return details(
        f"More about your {organ}",
        f"Is there more to say about your {organ}? For the health summary (optional)",
        read_for_names=True,
        hint="Up to 500 characters.",
    )


class LiverAndKidneysForm(StepForm):
    title = "Your liver and kidneys"
    in_short = {"liver": "Liver problem, now or ever", "kidneys": "Kidney problem, now or ever"}
    printed_in = SummarySection.SAFETY_ALERTS
    revealed = {
        "liver_brief": ("liver", ("yes",)),
        "liver_more": ("liver", ("yes",)),
        "kidneys_brief": ("kidneys", ("yes",)),
        "kidneys_more": ("kidneys", ("yes",)),
    }

    liver = one_of(
        "Have you ever been told that you have a liver problem?",
        YES_NO_SENSITIVE,
        required="Choose an answer about your liver. “I don’t know” is fine.",
        hint="For example hepatitis, or liver tests that were not normal.",
    )
    liver_brief = _box("liver", page_room.LIVER, "hepatitis A in 1999")
    liver_more = _longer_box("liver")
    kidneys = one_of(
        "Have you ever been told that you have a kidney problem?",
        YES_NO_SENSITIVE,
        required="Choose an answer about your kidneys. “I don’t know” is fine.",
        hint="For example kidney disease, or kidney tests that were not normal.",
    )
    kidneys_brief = _box("kidneys", page_room.KIDNEYS, "kidney stones in 2015")
    kidneys_more = _longer_box("kidneys")

    def clean(self) -> dict[str, Any]:
        super().clean()
        for organ in ("liver", "kidneys"):
            message = f"Enter what you were told about your {organ}. “Not sure” is fine."
            self.require_revealed(f"{organ}_brief", message)
        return self.cleaned_data
