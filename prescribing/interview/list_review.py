"""The medicines of the list as cards, for a person to say whether they were read rightly."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from prescribing.crosscheck.read_fields import fields_in_list
from prescribing.interview.forms.allergies_and_medicines import MedicinesForm
from prescribing.interview.journey import Journey
from prescribing.interview.list_keys import LEFT_OUT, TO_READ, TYPED
from prescribing.interview.read_back import Item as ReadItem
from prescribing.interview.read_back import Mark, list_items, marks
from prescribing.interview.read_fields import read_fields
from prescribing.interview.steps import Step
from prescribing.medicines.pasted.questions import (
    has_strength,
    known_in,
    medicine_of,
    two_medicines,
)
from prescribing.medicines.recognise import NameRecogniser

# Where a medicine comes from: the choices of the review, which are the words of its buttons.
SOURCES = ("prescribed", "bought", "herbal")


@dataclass(frozen=True)
class Card:
    """A medicine of the review.

    source: where it comes from, as it was chosen last. typed: the line that it was read from, empty
    if it was typed on its own page. missing: names of answers that are empty, and "strength". two:
    names that may be two medicines on one line. twice: the names of all medicines that may be this
    one. problems: why it is not finished.
    """

    item: ReadItem
    answers: Mapping[str, Any]
    source: str
    typed: str
    missing: tuple[str, ...]
    two: tuple[str, ...]
    twice: tuple[str, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True)
class LeftOut:
    """A line that is in no medicine. key: tells it from others in a form. title: for its marks."""

    title: str
    key: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Review:
    """What was read from a list, or added to it."""

    cards: list[Card]
    left_out: list[LeftOut]

    @property
    def items(self) -> list[ReadItem]:
        return [card.item for card in self.cards]


def reads_text(journey: Journey, step: Step) -> bool:
    """Whether the page shows the text of a list to read: nothing was read yet, or not all."""
    stored = journey.submitted(step)
    has_list = bool(journey.items(step) or stored.get(LEFT_OUT))
    return issubclass(step.form, MedicinesForm) and (not has_list or TO_READ in stored)


def review_of(
    journey: Journey, step: Step, recogniser: NameRecogniser, chosen: Mapping[str, str]
) -> Review | None:
    """The review of the list; None while there is a text to read first."""
    if reads_text(journey, step):
        return None
    return Review(_cards(journey, step, recogniser, chosen), _left_out(journey, step, recogniser))


def _cards(
    journey: Journey, step: Step, recogniser: NameRecogniser, chosen: Mapping[str, str]
) -> list[Card]:
    """A card for each stored medicine, in their order. chosen: sources that are not saved yet."""
    stored = journey.items(step)
    names = [str(item.get("medication_name", "")) for item in stored]
    known = [known_in(name) for name in names]
    same = [medicine_of(name, found) for name, found in zip(names, known, strict=True)]
    often = Counter(same)
    shown = list_items(journey, step, recogniser)
    return [
        Card(
            item=read,
            answers=item,
            source=chosen.get(read.id, str(item.get("source", ""))),
            typed=str(item.get(TYPED, "")),
            missing=_missing(item),
            two=two_medicines(name, found),
            twice=_all_of(names, same, medicine) if often[medicine] > 1 and medicine else (),
            problems=tuple(str(text) for texts in form.errors.values() for text in texts),
        )
        for read, item, name, found, medicine, form in zip(
            shown, stored, names, known, same, journey.item_forms(step), strict=True
        )
    ]


def _missing(item: Mapping[str, Any]) -> tuple[str, ...]:
    fields = ("form", "dose_directions", "indication")
    strength = () if has_strength(str(item.get("medication_name", ""))) else ("strength",)
    return (*strength, *(name for name in fields if not item.get(name)))


def _all_of(
    names: Sequence[str], same: Sequence[Collection[str]], medicine: Collection[str]
) -> tuple[str, ...]:
    return tuple(name for name, other in zip(names, same, strict=True) if other == medicine)


def _left_out(journey: Journey, step: Step, recogniser: NameRecogniser) -> list[LeftOut]:
    """The lines that were left out, with the marks of names in them."""
    fields = fields_in_list(read_fields(journey.steps), step.slug)[:1]
    return [
        LeftOut(line, key_of(line), marks({fields[0].field: line}, recogniser, fields))
        for line in map(str, journey.submitted(step).get(LEFT_OUT, []))
    ]


def key_of(line: str) -> str:
    """What stands for a line in a button of the review, where the line itself is too long."""
    return sha256(line.encode()).hexdigest()[:16]


def chosen_sources(post: Mapping[str, str]) -> dict[str, str]:
    """{id of a medicine: where it comes from}, of those whose choice the page changed."""
    sources = {name.removeprefix("source-"): post[name] for name in post if "source-" in name}
    return {
        item_id: source
        for item_id, source in sources.items()
        if source in SOURCES and source != post.get(f"was-{item_id}")
    }
