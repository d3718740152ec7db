"""Low dose naltrexone: taken before, and the form that would suit."""

from prescribing.interview.forms.base import StepForm
from prescribing.interview.forms.fields import NOT_KNOWN, details, one_of
from prescribing.pack.sections import SummarySection


class LDNForm(StepForm):
    title = "Low dose naltrexone (LDN)"
    in_short = {"taken": "LDN, now or before", "preferred_form": "Easiest form of LDN"}
    intro = "prescribing/interview/intro/ldn.html"
    printed_in = SummarySection.LOW_DOSE_NALTREXONE
    revealed = {"taken_details": ("taken", ("now", "before"))}

    taken = one_of(
        "Do you take LDN, or have you taken it before?",
        (("no", "No"), ("now", "I take it now"), ("before", "I took it before"), NOT_KNOWN),
        required="Choose an answer. “I don’t know” is fine.",
    )
    taken_details = details(
        "Details",
        "When, and what happened? (optional)",
        read_for_names=True,
        hint="For example when you started and stopped, and any effects. Up to 500 characters.",
    )
    preferred_form = one_of(
        "Which form would you find easiest?",
        (
            ("liquid", "Liquid"),
            ("capsule", "Capsules"),
            ("drops", "Drops under the tongue"),
            ("cream", "Cream"),
            ("no-preference", "No preference"),
            NOT_KNOWN,
        ),
        required="Choose a form, or “No preference”.",
        hint="The prescriber decides.",
    )
