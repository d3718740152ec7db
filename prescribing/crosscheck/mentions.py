"""What was typed that bears on a safety question: listed names, words for an organ. Pure.

A name or a word was found, no more: “allergic to codeine” and “stopped tramadol” count as well.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from prescribing.crosscheck.organs import KIDNEYS, LIVER, words_about
from prescribing.medicines.names import How, Kind
from prescribing.medicines.recognise import Match, NameRecogniser

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
# A line of prose is quoted whole up to so many characters; of a longer one what stands around.
WHOLE_LINE, AROUND = 120, 45


@dataclass(frozen=True)
class Mention:
    """Words in one answer. `item` is its place in the list of medicines, from 0.

    text: the whole medicine as typed, or, of an answer in prose, the lines that hold the words.
    words: those found, as typed. matches: the listed names they were known as; none for an organ.
    is_named_so: they stand in a medicine's name, and not in what is said of it.
    """

    step: str
    text: str
    words: tuple[str, ...]
    matches: tuple[Match, ...] = ()
    item: int | None = None
    is_named_so: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The listed names, as the list has them."""
        return tuple(match.name for match in self.matches)


@dataclass(frozen=True)
class Mentions:
    """Everything in a set of answers that bears on a safety question, in the order typed."""

    opioids: tuple[Mention, ...]
    naltrexone: tuple[Mention, ...]
    opioid_blockers: tuple[Mention, ...]  # those with naltrexone among them
    therapies: tuple[Mention, ...]  # disease-modifying, for MS
    liver: tuple[Mention, ...]
    kidneys: tuple[Mention, ...]


def mentions(cleaned: Cleaned, reader: NameRecogniser) -> Mentions:
    """What the answers mention, read once. Steps that are not answered mention nothing."""
    medicines = list(cleaned.get("medicines", {}).get("items", []))
    read = [list(_matches(medicine, reader)) for medicine in medicines]
    prose = {step: cleaned.get(step, {}).get(field, "") for step, field in PROSE.items()}
    listed = {step: _listed_in_prose(text, reader) for step, text in prose.items()}
    return Mentions(
        opioids=(
            *_in_medicines(medicines, read, is_opioid),
            *(_in_prose(step, prose[step], found) for step, found in listed.items() if found),
        ),
        naltrexone=tuple(_in_medicines(medicines, read, contains_naltrexone)),
        opioid_blockers=tuple(_in_medicines(medicines, read, is_opioid_blocker)),
        therapies=tuple(_in_medicines(medicines, read, is_therapy)),
        liver=tuple(_about(LIVER, "liver", medicines, prose)),
        kidneys=tuple(_about(KIDNEYS, "kidneys", medicines, prose)),
    )


def names_in(medicine: Mapping[str, Any], reader: NameRecogniser) -> tuple[Match, ...]:
    """The listed names in any field of one medicine, as stored or cleaned, each once."""
    found: dict[str, Match] = {}
    for _, match in _matches(medicine, reader):
        found.setdefault(match.name, match)
    return tuple(found.values())


def is_opioid(match: Match) -> bool:
    """Whether the name is on the list of opioid medicines."""
    return match.kind is Kind.OPIOID


def is_opioid_blocker(match: Match) -> bool:
    """Whether the name is on the list of opioid blockers, naltrexone among them."""
    return match.kind is Kind.OPIOID_BLOCKER


def is_therapy(match: Match) -> bool:
    """Whether the name is on the list of disease-modifying therapies for MS."""
    return match.kind is Kind.DMT


def contains_naltrexone(match: Match) -> bool:
    """Whether the listed medicine has naltrexone in it; other opioid blockers do not count."""
    return NALTREXONE in match.active.split(" + ")


def _matches(medicine: Mapping[str, Any], reader: NameRecogniser) -> Iterator[tuple[str, Match]]:
    """Each field of a medicine with a match in it."""
    for field in MEDICINE_FIELDS:
        for match in reader.recognise(str(medicine.get(field, ""))):
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
                matches=tuple({match.name: match for _, match in found}.values()),
                item=place,
                is_named_so=any(field == NAME for field, _ in found),
            )


def _as_typed(medicine: Mapping[str, Any], fields: Sequence[str]) -> str:
    """The medicine's name, and in brackets the other fields that count."""
    others = dict.fromkeys(medicine[field] for field in fields if field != NAME)
    name = str(medicine.get(NAME, ""))
    return f"{name} ({'; '.join(others)})" if others else name


def _listed_in_prose(text: str, reader: NameRecogniser) -> list[Match]:
    """Opioid names in a longer text; a word that is only spelt like one is a word there."""
    return [
        match
        for match in reader.recognise(text)
        if is_opioid(match) and match.how is not How.SPELLING
    ]


def _in_prose(step: str, text: str, found: Sequence[Match]) -> Mention:
    words = tuple(dict.fromkeys(match.typed for match in found))
    return Mention(step, quoted(text, words), words, tuple(found))


def quoted(text: str, words: Sequence[str]) -> str:
    """The lines of a text that hold the words, with a “stopped” or “allergic to” beside them."""
    words = [" ".join(word.split()) for word in words]
    lines = [" ".join(line.split()) for line in text.splitlines()]
    held = "; ".join(
        line if len(line) <= WHOLE_LINE else "; ".join(_around(line, words))
        for line in lines
        if any(word in line for word in words)
    )
    return held or ", ".join(words)  # a name may be broken over two lines


def _around(line: str, words: Sequence[str]) -> Iterator[str]:
    """What stands around each of the words in a long line, cut between words."""
    for word in words:
        at = line.find(word)
        if at >= 0:
            before = line[max(0, at - AROUND) : at].partition(" ")[2] if at > AROUND else line[:at]
            after = line[at + len(word) :][:AROUND].rpartition(" ")[0]
            yield f"… {before}{word}{after} …"


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
            yield Mention(step, quoted(text, words), words)
