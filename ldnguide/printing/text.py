"""Words made ready for paper: where their lines must not break, and what prints for a sign that no
font has. Pure.
"""

import re
import unicodedata
from collections.abc import Callable

_UNITS = "mg|ml|g|mcg|micrograms?|units?|minutes?|hours?|days?|weeks?|months?|years?|per cent"
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# A dose or a date is read wrongly when it is broken: the space after its number.
NUMBER_AND_UNIT = re.compile(rf"(?<=\d) (?=(?:{_UNITS}|{MONTHS})\b)")
# Where a line may break inside a word: after a hyphen, and between the letters of Chinese, Japanese
# and Korean. A word of up to so many letters is kept whole.
_INSIDE = re.compile("-(?=\\w)|[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef](?=\\S)")
_HYPHEN = re.compile(r"-(?=\w)")
WHOLE_WORD = 30
# Controls, but for white space; and what turns the direction of the words after it.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def unbroken(text: str) -> str:
    """The text with word joiners (U+2060) where a line should not break.

    Readers of PDFs take a hyphen at the end of a line for their own and drop it; and a word in two
    lines cannot be found again beside right-to-left text. The joiners leave no trace in the PDF.
    """
    return re.sub(r"\S+", _joined_up, NUMBER_AND_UNIT.sub(" \u2060", text))


def _joined_up(word: re.Match[str]) -> str:
    breaks = _INSIDE if len(word[0]) <= WHOLE_WORD else _HYPHEN
    return breaks.sub("\\g<0>\u2060", word[0])


def drawable(text: str, covers: Callable[[str], bool]) -> str:
    """The text without controls, and with the name of every character that nothing covers."""
    text = _UNSEEN.sub("", text)
    if text.isascii():
        return text
    return "".join(
        each if each.isspace() or covers(each) else name_in_brackets(each) for each in text
    )


def name_in_brackets(character: str) -> str:
    """What prints for a character that no font has: "[GRINNING FACE]", or "[U+E000]"."""
    return f"[{unicodedata.name(character, f'U+{ord(character):04X}')}]"
