"""What was typed that bears on a safety question: listed names, words for an organ. Pure.

A name or a word was found, no more: “allergic to codeine” and “stopped tramadol” count as well.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from prescribing.crosscheck.organs import KIDNEYS, LIVER, words_about
from prescribing.medicines.names import How, Kind, NameList
from prescribing.medicines.recognise import Match, recognise

# {step slug: its cleaned answers}, of the steps that are answered, as `Journey.cleaned` has them.
Cleaned = Mapping[str, Mapping[str, Any]]

NAME = "medication_name"
MEDICINE_FIELDS = (NAME, "form", "dose_directions", "indication")
# The texts in people's own words. Allergies are left out: who cannot take codeine may well say no.
PROSE = {
    "what-matters": "what_matters",
    "conditions": "conditions",
    "operations": "operations",
    "liver": "liver_details",
    "kidneys": "kidneys_details",
    "ldn": "taken_details",
}
NALTREXONE = "naltrexone"


@dataclass(frozen=True)
class Mention:
    """Words in one answer. `item` is its place in the list of medicines, from 0.

    text: the whole medicine as typed, or, of an answer in prose, the words alone.
    words: those found, as typed. names: the listed names they were known as; none for an organ.
    """

    step: str
    text: str
    words: tuple[str, ...]
    names: tuple[str, ...] = ()
    item: int | None = None


@dataclass(frozen=True)
class Mentions:
    """Everything in a set of answers that bears on a safety question, in the order typed."""

    opioids: tuple[Mention, ...]
    naltrexone: tuple[Mention, ...]
    liver: tuple[Mention, ...]
    kidneys: tuple[Mention, ...]


def mentions(cleaned: Cleaned, names: NameList) -> Mentions:
    """What the answers mention, read once. Steps that are not answered mention nothing."""
    medicines = list(cleaned.get("medicines", {}).get("items", []))
    read = [list(_matches(medicine, names)) for medicine in medicines]
    prose = {step: cleaned.get(step, {}).get(field, "") for step, field in PROSE.items()}
    listed = {step: _listed_in_prose(text, names) for step, text in prose.items()}
    return Mentions(
        opioids=(
            *_in_medicines(medicines, read, is_opioid),
            *(_in_prose(step, found) for step, found in listed.items() if found),
        ),
        naltrexone=tuple(_in_medicines(medicines, read, contains_naltrexone)),
        liver=tuple(_about(LIVER, "liver", medicines, prose)),
        kidneys=tuple(_about(KIDNEYS, "kidneys", medicines, prose)),
    )


def names_in(medicine: Mapping[str, Any], names: NameList) -> tuple[Match, ...]:
    """The listed names in any field of one medicine, as stored or cleaned, each once."""
    found: dict[str, Match] = {}
    for _, match in _matches(medicine, names):
        found.setdefault(match.name, match)
    return tuple(found.values())


def is_opioid(match: Match) -> bool:
    """Whether the name is on the list of opioid medicines."""
    return match.kind is Kind.OPIOID


def contains_naltrexone(match: Match) -> bool:
    """Whether the listed medicine has naltrexone in it; other opioid blockers do not count."""
    return NALTREXONE in match.active.split(" + ")


def _matches(medicine: Mapping[str, Any], names: NameList) -> Iterator[tuple[str, Match]]:
    """Each field of a medicine with a match in it."""
    for field in MEDICINE_FIELDS:
        for match in recognise(str(medicine.get(field, "")), names):
            yield field, match


def _in_medicines(
    medicines: Sequence[Mapping[str, Any]],
    read: Sequence[Sequence[tuple[str, Match]]],
    wanted: Callable[[Match], bool],
) -> Iterator[Mention]:
    for place, (medicine, matches) in enumerate(zip(medicines, read, strict=True)):
        found = [(field, match) for field, match in matches if wanted(match)]
        if found:
            yield Mention(
                step="medicines",
                text=_as_typed(medicine, [field for field, _ in found]),
                words=tuple(dict.fromkeys(match.typed for _, match in found)),
                names=tuple(dict.fromkeys(match.name for _, match in found)),
                item=place,
            )


def _as_typed(medicine: Mapping[str, Any], fields: Sequence[str]) -> str:
    """The medicine's name, and in brackets the other fields that count."""
    others = dict.fromkeys(medicine[field] for field in fields if field != NAME)
    name = str(medicine.get(NAME, ""))
    return f"{name} ({'; '.join(others)})" if others else name


def _listed_in_prose(text: str, names: NameList) -> list[Match]:
    """Opioid names in a longer text; a word that is only spelt like one is a word there."""
    return [
        match
        for match in recognise(text, names)
        if is_opioid(match) and match.how is not How.SPELLING
    ]


def _in_prose(step: str, found: Sequence[Match]) -> Mention:
    words = tuple(dict.fromkeys(match.typed for match in found))
    return Mention(step, ", ".join(words), words, tuple(match.name for match in found))


def _about(
    organ: frozenset[str],
    question: str,
    medicines: Sequence[Mapping[str, Any]],
    prose: Mapping[str, str],
) -> Iterator[Mention]:
    """Where an organ is named, but for the answer to the question about it."""
    for place, medicine in enumerate(medicines):
        words = words_about(organ, str(medicine.get("indication", "")))
        if words:
            yield Mention("medicines", _as_typed(medicine, ["indication"]), words, item=place)
    for step, text in prose.items():
        words = words_about(organ, text)
        if words and step != question:
            yield Mention(step, ", ".join(words), words)
