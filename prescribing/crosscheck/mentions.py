"""Texts that concern a safety question: listed names of medicines, words for an organ. Pure.

Sentences are not understood: “allergic to codeine” and “stopped tramadol” count as well.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from prescribing.crosscheck.organs import KIDNEYS, LIVER, words_about
from prescribing.crosscheck.read_fields import ReadField, ReadFields, fields_in_list
from prescribing.medicines.names import How, Kind
from prescribing.medicines.recognise import Match, NameRecogniser

# {step slug: its cleaned answers}, of the steps that are answered, as `Journey.cleaned` has them.
Cleaned = Mapping[str, Mapping[str, Any]]

MEDICINES = "medicines"
NAME, INDICATION = "medication_name", "indication"
NALTREXONE = "naltrexone"
# A line of up to WHOLE_LINE characters is quoted whole, a longer one with AROUND on each side.
WHOLE_LINE, AROUND = 120, 45


@dataclass(frozen=True)
class Mention:
    """Words in one answer. `item` is its place in the list of medicines, from 0.

    section: its number in the health summary, where the answer is printed whole.
    text: the whole medicine as typed, or, of an answer in prose, the lines that hold the words.
    words: those that matched, as typed. matches: the listed names behind them; none for an organ.
    is_in_name: the words are in a medicine's name, not only in what is said about it.
    """

    step: str
    section: int
    text: str
    words: tuple[str, ...]
    matches: tuple[Match, ...] = ()
    item: int | None = None
    is_in_name: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The listed names, as the list has them."""
        return tuple(match.name for match in self.matches)

    @property
    def names_on_list(self) -> tuple[str, ...]:
        """Those of `names` that are not `names_unchecked`."""
        return tuple(match.name for match in self.matches if not match.is_unchecked)

    @property
    def names_unchecked(self) -> tuple[str, ...]:
        """The names from abroad that nobody has verified."""
        return tuple(match.name for match in self.matches if match.is_unchecked)


@dataclass(frozen=True)
class Mentions:
    """All mentions in a set of answers, by what they concern, in the order of the interview."""

    opioids: tuple[Mention, ...]
    naltrexone: tuple[Mention, ...]
    opioid_blockers: tuple[Mention, ...]  # naltrexone included
    therapies: tuple[Mention, ...]  # disease-modifying, for MS
    liver: tuple[Mention, ...]
    kidneys: tuple[Mention, ...]


def mentions(cleaned: Cleaned, recogniser: NameRecogniser, fields: ReadFields) -> Mentions:
    """The mentions in those fields. Steps that are not answered have none."""
    medicines = list(_medicines(cleaned, recogniser, fields))
    prose = list(_prose(cleaned, fields))
    return Mentions(
        opioids=(*_in_medicines(medicines, is_opioid), *_opioids_in_prose(prose, recogniser)),
        naltrexone=tuple(_in_medicines(medicines, contains_naltrexone)),
        opioid_blockers=tuple(_in_medicines(medicines, is_opioid_blocker)),
        therapies=tuple(_in_medicines(medicines, is_therapy)),
        liver=tuple(_about(LIVER, "liver", medicines, prose)),
        kidneys=tuple(_about(KIDNEYS, "kidneys", medicines, prose)),
    )


def names_in(
    item: Mapping[str, Any], recogniser: NameRecogniser, fields: ReadFields
) -> tuple[Match, ...]:
    """The listed names in those fields of one medicine, as stored or cleaned, each once."""
    by_name: dict[str, Match] = {}
    for _, match in _matches(item, recogniser, fields):
        by_name.setdefault(match.name, match)
    return tuple(by_name.values())


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
    """Whether the listed medicine contains naltrexone; other opioid blockers do not count."""
    return has_naltrexone(match.active)


def has_naltrexone(active: str) -> bool:
    """Whether naltrexone is among the listed active ingredients, joined as in our list."""
    return NALTREXONE in active.split(" + ")


@dataclass(frozen=True)
class _Medicine:
    """One medicine, with its place in the list and the matches in its fields."""

    place: int
    section: int
    typed: Mapping[str, Any]
    matches: tuple[tuple[ReadField, Match], ...]

    def as_typed(self, names: Sequence[str]) -> str:
        """Its name, and in brackets the texts of the other fields among `names`."""
        others = dict.fromkeys(self.typed[name] for name in names if name != NAME)
        name = str(self.typed.get(NAME, ""))
        return f"{name} ({'; '.join(others)})" if others else name


def _medicines(
    cleaned: Cleaned, recogniser: NameRecogniser, fields: ReadFields
) -> Iterator[_Medicine]:
    boxes = fields_in_list(fields, MEDICINES)
    items = cleaned.get(MEDICINES, {}).get("items", []) if boxes else []
    for place, typed in enumerate(items):
        yield _Medicine(place, boxes[0].section, typed, tuple(_matches(typed, recogniser, boxes)))


def _matches(
    item: Mapping[str, Any], recogniser: NameRecogniser, fields: ReadFields
) -> Iterator[tuple[ReadField, Match]]:
    """Each match in a field of a medicine, with the field."""
    for field in fields:
        for match in recogniser.recognise(str(item.get(field.field, ""))):
            yield field, match


def _in_medicines(
    medicines: Sequence[_Medicine], is_wanted: Callable[[Match], bool]
) -> Iterator[Mention]:
    for medicine in medicines:
        wanted = [(field, match) for field, match in medicine.matches if is_wanted(match)]
        if wanted:
            names = [field.field for field, _ in wanted]
            yield Mention(
                step=MEDICINES,
                section=medicine.section,
                text=medicine.as_typed(names),
                words=tuple(dict.fromkeys(match.typed for _, match in wanted)),
                matches=tuple({match.name: match for _, match in wanted}.values()),
                item=medicine.place,
                is_in_name=NAME in names,
            )


# A field, and what was typed in it.
_Prose = Sequence[tuple[ReadField, str]]


def _prose(cleaned: Cleaned, fields: ReadFields) -> Iterator[tuple[ReadField, str]]:
    """The text of each field that does not belong to a medicine."""
    for field in fields:
        page = cleaned.get(field.step, {})
        if not field.is_in_list:
            yield field, str(page.get(field.field, ""))
        elif field.step != MEDICINES:
            yield from ((field, str(item.get(field.field, ""))) for item in page.get("items", []))


def _opioids_in_prose(prose: _Prose, recogniser: NameRecogniser) -> Iterator[Mention]:
    """Opioid names in longer texts. Misspelt names do not count: too many words are like a name."""
    for field, text in prose:
        matches = [
            match
            for match in recogniser.recognise(text)
            if is_opioid(match) and match.how is not How.SPELLING
        ]
        if matches:
            words = tuple(dict.fromkeys(match.typed for match in matches))
            yield Mention(field.step, field.section, quoted(text, words), words, tuple(matches))


def quoted(text: str, words: Sequence[str]) -> str:
    """The lines that hold the words, so that a “stopped” or “allergic to” is quoted with them."""
    words = [" ".join(word.split()) for word in words]
    lines = [" ".join(line.split()) for line in text.splitlines()]
    lines_with_words = "; ".join(
        line if len(line) <= WHOLE_LINE else "; ".join(_around(line, words))
        for line in lines
        if any(word in line for word in words)
    )
    return lines_with_words or ", ".join(words)  # a name may be broken over two lines


def _around(line: str, words: Sequence[str]) -> Iterator[str]:
    """The text on both sides of each of the words in a long line, cut between words."""
    for word in words:
        at = line.find(word)
        if at >= 0:
            before = line[max(0, at - AROUND) : at].partition(" ")[2] if at > AROUND else line[:at]
            after = line[at + len(word) :][:AROUND].rpartition(" ")[0]
            yield f"… {before}{word}{after} …"


def _about(
    organ: frozenset[str], question: str, medicines: Sequence[_Medicine], prose: _Prose
) -> Iterator[Mention]:
    """Texts that name an organ, except in the boxes of the question about it."""
    for medicine in medicines:
        words = words_about(organ, str(medicine.typed.get(INDICATION, "")))
        if words:
            yield Mention(
                step=MEDICINES,
                section=medicine.section,
                text=medicine.as_typed([INDICATION]),
                words=words,
                item=medicine.place,
            )
    for field, text in prose:
        words = words_about(organ, text)
        if words and not field.field.startswith(f"{question}_"):
            yield Mention(field.step, field.section, quoted(text, words), words)
