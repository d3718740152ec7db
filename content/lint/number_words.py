"""Numbers that stand in words, turned into digits: “three hundred and forty-one”, “half”. Pure."""

import re
from collections.abc import Iterator

_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
VALUES = {word: value for value, word in enumerate(_SMALL)}
VALUES |= {word: 20 + 10 * place for place, word in enumerate(_TENS)} | {"dozen": 12}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_ANY = "|".join([*VALUES, *_SCALES])
_RUN = re.compile(
    rf"\b(?:a (?={'|'.join(_SCALES)}))?(?:{_ANY})(?:(?: and |[ -])(?:{_ANY}))*(?=fold|\b)",
    re.IGNORECASE,
)
# “One” counts as a number only before a length of time or in “one in four”.
_COUNTS = re.compile(
    r"[ -](?:week|month|year|hour|minute)|,? (?:in|out of) (?:every )?\d{1,3}(?!\d)"
)
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7}
_PARTS |= {"eighth": 8, "ninth": 9, "tenth": 10}
_PART = "|".join(list(_PARTS)[1:])
_SEVERAL = re.compile(rf"\b({'|'.join(_SMALL[1:10])})[ -]({_PART})s\b", re.IGNORECASE)
# “A third of them”, but not “a third trial”.
_A_PART = re.compile(
    rf"\b(?:one[ -]({_PART})\b|a ({_PART})\b"
    r"(?= (?:of|as|less|more|fewer|lower|higher)\b|[.,;:)]|$))",
    re.IGNORECASE,
)
_AND_A_HALF = re.compile(
    r"(?<![\d.,/])(\d{1,3}) (?:and )?(?:a half\b|(1/2|1/4|3/4)(?!\d))", re.IGNORECASE
)
_IN = re.compile(r"(?<![\d.,/])(\d{1,3}) (?:in|out of) (?:every )?(\d{1,4})(?!\d|,\d{3}|\.\d)")
_DECIMALS = {"1/2": ".5", "1/4": ".25", "3/4": ".75"}
_HALF = re.compile(
    r"\b(?:(?:a |one )?half\b(?![- ]?(?:li[fv]e|way|heart))|halved\b|halving\b)", re.IGNORECASE
)
_TIMES = {
    re.compile(r"\btwice\b|\bdoubl(?:ed|es|ing)\b|\bdouble the\b", re.IGNORECASE): " 2 ",
    re.compile(r"\bthrice\b|\b(?:tripl|trebl)(?:ed|es|ing|e the)\b", re.IGNORECASE): " 3 ",
}
_SCALED = re.compile(r"(\d{1,12})(?:\.(\d{1,6}))? (thousand|million|billion)\b", re.IGNORECASE)


def in_digits(words: str) -> str:
    """The words, folded, with their numbers and fractions in digits."""
    parts = _A_PART.sub(_a_part, _SEVERAL.sub(_several, _scaled(words)))
    counted = _AND_A_HALF.sub(_and_a_half, _RUN.sub(_run, _RUN.sub(_run, parts)))
    for pattern, digits in _TIMES.items():
        counted = pattern.sub(digits, counted)
    return _HALF.sub(" 1/2 ", _IN.sub(r"\1/\2", counted))


def _scaled(words: str) -> str:
    """“1.2 million” is 1200000."""

    def whole(match: re.Match[str]) -> str:
        zeros = len(str(_SCALES[match[3].lower()])) - 1
        return match[1] + (match[2] or "").ljust(zeros, "0") if match[2] else match[1] + "0" * zeros

    return _SCALED.sub(whole, words)


def _several(match: re.Match[str]) -> str:
    return f" {VALUES[match[1].lower()]}/{_PARTS[match[2].lower()]} "


def _a_part(match: re.Match[str]) -> str:
    return f" 1/{_PARTS[(match[1] or match[2]).lower()]} "


def _and_a_half(match: re.Match[str]) -> str:
    return match[1] + _DECIMALS[match[2] or "1/2"]


def _run(match: re.Match[str]) -> str:
    """Number words that follow each other, as one number or as several."""
    found = list(_numbers(re.split("[ -]", match[0].lower())))
    if found == [1] and not _COUNTS.match(match.string, match.end()):
        return match[0]
    return ", ".join(str(number) for number in found if number != 1 or len(found) == 1)


def _numbers(words: list[str]) -> Iterator[int]:
    """Compose numbers: after “forty” there is room for less than ten, after “hundred” for more."""
    done = part = 0
    room: int | None = None
    for word in words:
        value = VALUES.get(word)
        if word in ("a", "and"):
            room = room if room is None or room >= 100 else 0
            continue
        if room is not None and _fits(word, value, part, room):
            done, part = _joined(word, value, done, part)
        else:
            if room is not None:
                yield done + part
            done, part = _joined(word, value, 0, 0)
        room = _room(word, value)
    if room is not None:
        yield done + part


def _fits(word: str, value: int | None, part: int, room: int) -> bool:
    if value is not None:
        return 0 < value < room
    return word != "hundred" or 0 < part < 100


def _joined(word: str, value: int | None, done: int, part: int) -> tuple[int, int]:
    if value is not None:
        return done, part + value
    if word == "hundred":
        return done, max(part, 1) * 100
    return done + max(part, 1) * _SCALES[word], 0


def _room(word: str, value: int | None) -> int:
    if value is None:
        return _SCALES[word]
    return 10 if value >= 20 else 0
