"""The room that page 1 of the letter has for each short box of the interview. Pure.

The boxes take only what fits, so page 1 prints every such answer whole. Widths are in em of the
letter's 11.5 pt.
"""

from dataclasses import dataclass

from ldnguide.printing.fonts import covers, width_of
from prescribing.pack.cut_text import Measure
from prescribing.pack.printable import printable

ANSWER_COLUMN, WHY_COLUMN = 31.0, 38.0
_MEASURE = Measure(width_of)
_ENDS_A_CLAUSE = (".", "!", "?", ":", ";", ",")


@dataclass(frozen=True)
class Room:
    """What one box may hold: characters as typed, and measured lines of a width.

    before: room on the first line for the words of the answer, such as "Planning a pregnancy. ".
    is_prose: the box holds sentences, so a line break after one prints as a space.
    """

    characters: int
    lines: int
    width: float = ANSWER_COLUMN
    before: float = 0.0
    is_prose: bool = False


OPIOIDS = Room(characters=200, lines=4, before=7.0)
LIVER = KIDNEYS = Room(characters=80, lines=2, before=3.0)
PREGNANCY = Room(characters=80, lines=2, before=11.0)
WHY = Room(characters=300, lines=5, width=WHY_COLUMN, is_prose=True)


def on_one_line(text: str, *, is_prose: bool = False) -> str:
    """The text without line breaks: one prints as "; ". In prose one after a clause is a space."""
    joined = ""
    for line in filter(None, (" ".join(line.split()) for line in text.splitlines())):
        is_next_sentence = is_prose and joined.endswith(_ENDS_A_CLAUSE)
        joined += (" " if is_next_sentence else "; ") * bool(joined) + line
    return joined


def printed(text: str, room: Room) -> str:
    """The text as page 1 prints it, also the characters that no font has."""
    return printable(on_one_line(text, is_prose=room.is_prose), covers).text


def fits(text: str, room: Room) -> bool:
    """Whether page 1 can print the whole text."""
    if len(text) > room.characters:
        return False
    return _MEASURE.lines(printed(text, room), room.width, room.before) <= room.lines


def fitting_characters(text: str, room: Room) -> int:
    """About how many characters of a text fit that does not: from 20 on, a multiple of ten."""
    some, too_many = 0, min(len(text), room.characters + 1)
    while too_many - some > 1:
        middle = (some + too_many) // 2
        some, too_many = (middle, too_many) if fits(text[:middle], room) else (some, middle)
    return some if some < 20 else some // 10 * 10
