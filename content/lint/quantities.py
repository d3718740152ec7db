"""The numbers that words state, with their units: “11 194”, “two-thirds”, “4.5 mg”. Pure.

Both what a text says and what is recorded of its sources is read in this one way.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from content.lint.number_words import in_digits

PERCENT = "%"
_UNITS = {
    "mg": r"mgs?|milligram(?:me)?s?",
    "micrograms": r"mcg|[uμ]g|microgram(?:me)?s?",
    "g": r"g|gram(?:me)?s?",
    "ml": r"mls?|millilit(?:re|er)s?",
    "litres": r"l|lit(?:re|er)s?",
    PERCENT: r"%|per ?cent(?:age points?)?",
    "minutes": r"min(?:ute)?s?",
    "hours": r"hours?|hrs?|h",
    "days": r"days?",
    "weeks": r"weeks?|wks?",
    "months": r"months?",
    "years": r"years?|yrs?",
}
# A dose or a percentage must be on record as one; “48 years” may be there as “mean age 48”.
STRICT = {"mg", "micrograms", "g", "ml", "litres", PERCENT}
_UNIT = re.compile(
    r"\)?[ -]?(?:" + "|".join(f"({pattern})" for pattern in _UNITS.values()) + r")(?![^\W_])",
    re.IGNORECASE,
)
# TLR4 and SF-36 are names; 4.5mg and 1980s are numbers.
_NAME = re.compile(r"(?<!\w)[^\W\d_]{1,30}\d[\w.]*|\b[ckm]?m\^\d")
_HYPHENED = re.compile(r"(?<!\w)(\w{1,30})-\d{1,6}[a-z]?\b")
_GREEK = re.compile(
    r"\b(?:alpha|beta|gamma|omega|interleukin|interferon)[ -]\d{1,3}[a-z]?\b", re.IGNORECASE
)
_ADDRESS = re.compile(r"\bhttps?://\S+|\b10\.\d{4,9}/\S+", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?P<whole>\d{1,3}(?:[, ]\d{3})+(?!\d)|\d+|(?=\.\d))(?P<part>\.\d+)?(?P<power>\^-?\d+)?"
    r"(?:/(?P<below>\d+)(?!\d|\.\d))?"
)
_BETWEEN = re.compile(r"\s*(?:,|-|\(|/|to|or|and|, and|, or|up to)\s*", re.IGNORECASE)
_FRACTIONS = {"1/2": "50", "1/4": "25", "3/4": "75", "1/5": "20", "2/5": "40", "3/5": "60"}
_FRACTIONS |= {"4/5": "80", **{f"{n}/10": f"{n}0" for n in range(1, 10)}}
Value = tuple[str, str]


@dataclass(frozen=True)
class Quantity:
    """A number as stated. readings: what it may mean, each a number or several, with units.

    “11 194” is one number or two; “60/80” a fraction or two counts. after: the words that follow.
    """

    shown: str
    readings: tuple[tuple[Value, ...], ...]
    after: str

    @property
    def value(self) -> Value:
        """The number and its unit, in the first reading."""
        return self.readings[0][-1]


def stated(words: str) -> list[Quantity]:
    """The numbers in folded words. “One” is left out, because it is rarely a count."""
    return [_quantity(match) for match in _NUMBER.finditer(_prepared(words))]


def recorded(words: str) -> Mapping[str, frozenset[str]]:
    """Each number in the folded words of a source, with the units it has there ("" for none)."""
    found: dict[str, set[str]] = {}
    for number, unit in _values(_prepared(words)):
        found.setdefault(number, set()).add(unit)
        for one, other in _same(number, unit):
            found.setdefault(one, set()).add(other)
    return {number: frozenset(units) for number, units in found.items()}


def _prepared(words: str) -> str:
    """The words without addresses and names, their numbers in digits."""
    named = _GREEK.sub(" ", _NAME.sub(" ", _ADDRESS.sub(" ", words)))
    decimal = re.sub(r"(?<=\d)·(?=\d)", ".", _HYPHENED.sub(_unless_a_name, named))
    return in_digits(decimal)


def _unless_a_name(match: re.Match[str]) -> str:
    return " " if sum(letter.isupper() for letter in match[1]) > 1 else match[0]


def _quantity(match: re.Match[str]) -> Quantity:
    unit = _unit_after(match)
    whole, part, power = match["whole"], match["part"] or "", match["power"] or ""
    joined = (_number(re.sub("[, ]", "", whole), part, power), unit)
    readings: list[tuple[Value, ...]] = [(joined,)]
    if " " in whole:
        *firsts, last = whole.replace(",", "").split(" ")
        apart = [(_number(each), "") for each in firsts]
        readings.append((*apart, (_number(last, part, power), unit)))
    if below := match["below"]:
        readings = [((f"{joined[0]}/{_number(below)}", unit),)]
        readings.append(((joined[0], ""), (_number(below), unit)))
    shown = match[0].strip() + (unit if unit == PERCENT else f" {unit}" if unit else "")
    return Quantity(shown, tuple(readings), match.string[match.end() : match.end() + 60])


def _unit_after(match: re.Match[str]) -> str:
    found = _UNIT.match(match.string, match.end())
    return list(_UNITS)[(found.lastindex or 1) - 1] if found else ""


def _number(whole: str, part: str = "", power: str = "") -> str:
    """One way to write each number: 05 is 5, 9.0 is 9, .04 is 0.04."""
    return (whole.lstrip("0") or "0") + part.rstrip("0").rstrip(".") + power


def _values(words: str) -> Iterator[Value]:
    """Every number; in “1, 1.5 and 4.5 mg”, the unit counts for all of them."""
    unit, begins = "", len(words)
    for match in reversed(list(_NUMBER.finditer(words))):
        own = _unit_after(match)
        if not own and _BETWEEN.fullmatch(words, match.end(), begins):
            own = unit
        unit, begins = own, match.start()
        for reading in _quantity(match).readings:
            for number, has in reading:
                yield number, has
                yield number, own


def _same(number: str, unit: str) -> Iterator[Value]:
    """Half is 50%, and the other way round."""
    if number in _FRACTIONS:
        yield _FRACTIONS[number], PERCENT
    if unit == PERCENT:
        yield from ((part, "") for part, percent in _FRACTIONS.items() if percent == number)
