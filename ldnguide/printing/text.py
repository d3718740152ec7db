"""Text prepared for print: where lines must not break, and what is printed for a character that no
font has. Pure.
"""

import re
import unicodedata
from collections.abc import Callable

_UNITS = "mg|ml|g|mcg|micrograms?|units?|minutes?|hours?|days?|weeks?|months?|years?|per cent"
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# The space after the number of a dose or a date. Split over two lines they can be misread.
NUMBER_AND_UNIT = re.compile(rf"(?<=\d) (?=(?:{_UNITS}|{MONTHS})\b)")
# Where a line may break inside a word: after a hyphen, and between the letters of Chinese, Japanese
# and Korean. A word of up to WHOLE_WORD letters is not broken.
_INSIDE = re.compile("-(?=\\w)|[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef](?=\\S)")
_HYPHEN = re.compile(r"-(?=\w)")
WHOLE_WORD = 30
# Control characters other than white space, and those that change the direction of what follows.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
# White space that is laid out without a glyph.
_ALWAYS = " \t\n\r"


def prevent_breaks(text: str) -> str:
    """The text with word joiners (U+2060) where a line should not break.

    PDF readers drop a hyphen at the end of a line, as if the line break had added it. Next to
    right-to-left text they do not put a broken word together again. The joiners are not drawn.
    """
    return re.sub(r"\S+", _join_word, NUMBER_AND_UNIT.sub(" \u2060", text))


def _join_word(word: re.Match[str]) -> str:
    breaks = _INSIDE if len(word[0]) <= WHOLE_WORD else _HYPHEN
    return breaks.sub("\\g<0>\u2060", word[0])


def replace_undrawable(text: str, covers: Callable[[str], bool]) -> str:
    """The text without control characters, and with names for the characters that no font has.

    A space that no font has, such as that of Ogham, becomes the usual one.
    """
    text = _CONTROLS.sub("", text)
    if text.isascii():
        return text
    return "".join(
        character if character in _ALWAYS or covers(character) else _instead(character)
        for character in text
    )


def _instead(character: str) -> str:
    return " " if character.isspace() else name_in_brackets(character)


def name_in_brackets(character: str) -> str:
    """What prints for a character that no font has: "[GRINNING FACE]", or "[U+E000]"."""
    return f"[{unicodedata.name(character, f'U+{ord(character):04X}')}]"
