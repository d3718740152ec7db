"""Allergies and medicines: lists, with a page for each item."""

from collections.abc import Mapping
from typing import Any

from prescribing.interview.forms.base import StepForm, Submitted
from prescribing.interview.forms.fields import (
    NAME,
    NOT_KNOWN,
    PREFER_NOT_TO_SAY,
    Choices,
    details,
    one_line,
    one_of,
    pasted_list,
)
from prescribing.pack.sections import SummarySection

ADD = "add"
NO_ITEMS = ("none", "not-known")
TYPED_AND_DONE = "You have typed something under “Add another”. Choose “Add it”, or empty the box."
TYPED_AND_NONE = (
    "You have typed a list. Choose “Read my list”, or empty the box if you take none of it."
)


class ListForm(StepForm):
    """Whether a list is complete. The choices depend on whether it has items."""

    empty_question: str
    empty_choices: Choices
    filled_question: str
    filled_choices: Choices

    completeness = one_of("", (), required="Choose an answer.")

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, item_count: int = 0, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.item_count = item_count
        field = self.fields["completeness"]
        field.error_messages["invalid_choice"] = (
            "Choose one of the answers shown. The list may have changed in another window."
        )
        field.label = self.filled_question if item_count else self.empty_question
        field.choices = self.filled_choices if item_count else self.empty_choices  # type: ignore[attr-defined]


class AllergiesForm(ListForm):
    title = "Allergies and bad reactions"
    empty_question = "Do you have an allergy, or has a medicine ever made you ill?"
    empty_choices = (
        (ADD, "Yes"),
        ("none", "No, none that I know of"),
        NOT_KNOWN,
        PREFER_NOT_TO_SAY,
    )
    filled_question = "Have you added all your allergies and bad reactions?"
    filled_choices = (
        (ADD, "No, add another"),
        ("all", "Yes, that is all of them"),
        ("not-sure", "I am not sure"),
    )


class AllergyForm(StepForm):
    title = "An allergy or bad reaction"
    button = "Save"
    another = "Save and add another"

    # Allergies are not read: a person allergic to codeine will often rightly answer “no opioids”.
    causative_agent = one_line(
        "What you react to",
        "What do you react to?",
        read_for_names=False,
        required="Enter what you react to, for example: penicillin.",
        hint="A medicine, a food, latex, anything.",
        attrs=NAME,
    )
    reaction = one_line(
        "What happens",
        "What happens? (optional)",
        read_for_names=False,
        hint="For example: rash, swelling, feeling sick.",
    )


class MedicinesForm(ListForm):
    """The text of the whole list to read, or the review of what was read."""

    title = "Your medicines"
    template = "prescribing/interview/medicines.html"
    intro = "prescribing/interview/intro/medicines.html"
    empty_question = "Do you take any medicines, remedies or supplements?"
    empty_choices = ((ADD, "Yes"), ("none", "No, none"), NOT_KNOWN)
    filled_question = "Have you added all your medicines?"
    filled_choices = (
        (ADD, "No, add another"),
        ("all", "Yes, that is all of them"),
        ("not-sure", "I am not sure"),
    )

    pasted = pasted_list(
        "Your list",
        "Type or paste your list, one medicine a line. Include what you buy, herbal remedies and "
        "supplements.",
        required="Type or paste your list first, or choose another answer.",
        hint="Patches, creams, inhalers and what you take now and then count too. From an app, a "
        "slip or a label: copy and paste here. We encrypt it when you press a button.",
    )

    def __init__(self, data: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        """The text is required to be read, and for nothing else."""
        super().__init__(data, **kwargs)
        self.fields["pasted"].required = False

    @classmethod
    def submitted(cls, post: Any) -> Submitted:
        """The answers of the page. The review of the list sends no text, and leaves it as it is."""
        sent = super().submitted(post)
        return sent if "pasted" in post else {"completeness": sent["completeness"]}


class MedicineForm(StepForm):
    title = "A medicine"
    button = "Save this medicine"
    another = "Save and add another"
    printed_in = SummarySection.MEDICATIONS

    medication_name = one_line(
        "Name of the medicine",
        read_for_names=True,
        required="Enter the name of the medicine. Copy it from the box.",
        hint="Copy it from the box. Put the strength here too, like 10 mg.",
        attrs=NAME,
    )
    form = one_line(
        "Form",
        "What form is it? (optional)",
        read_for_names=True,
        hint="For example: tablet, capsule, patch, liquid.",
    )
    dose_directions = one_line(
        "How you take it",
        "How do you take it? (optional)",
        read_for_names=True,
        hint="For example: 1 tablet at night.",
    )
    indication = one_line(
        "What it is for",
        "What is it for? (optional)",
        read_for_names=True,
        hint="For example: muscle spasms.",
    )
    rest = details(
        "What else stands on the line",
        "What else stands there? (optional)",
        read_for_names=True,
        hint="For example: quantity, dates, warnings.",
    )
    source = one_of(
        "Where does it come from? (optional)",
        (
            ("prescribed", "Prescribed"),
            ("bought", "Bought without a prescription"),
            ("herbal", "Herbal remedy, vitamin or supplement"),
            NOT_KNOWN,
        ),
        required="",
    )

    def shown(self) -> list[str]:
        """Only a line that was pasted has a rest; nobody else is asked for one."""
        return [name for name in super().shown() if name != "rest" or self.data.get("rest")]
