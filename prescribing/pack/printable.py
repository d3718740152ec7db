"""Make typed text printable. Pure. Every text that a person typed passes through here.

The result is in NFC form. It has no controls, bidirectional overrides or lone surrogates, and no
invisible characters except the joiners that Persian and Indic spelling needs. It has at most four
marks on a letter and two blank lines in a row. Word's private bullets, such as U+F0B7, are "• ". A
character that no font has is printed as its Unicode name in brackets. After the first 200 of these
in a pack it is printed as [?], because names are up to eighty times longer and would make the PDF
slow. Nothing else is dropped or changed.

Long words get no zero-width spaces: `overflow-wrap: break-word` in print.css breaks them in half
the time, does not cut Thai, Chinese or Arabic in the wrong place, and leaves nothing behind in text
that is copied from the preview.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, NamedTuple, TypeVar

from ldnguide.printing.text import name_in_brackets
from prescribing.pack.bullets import with_plain_bullets

Covers = Callable[[str], bool]
Record = TypeVar("Record")

MARKS_PER_LETTER = 4
NAMED_AT_MOST = 200
BLANK_LINES_IN_A_ROW = 2
_BRAILLE_BLANK = "\u2800"  # a sign without dots
_LINE_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_TOO_MANY_BREAKS = re.compile(rf"(?:[ ]*\n){{{BLANK_LINES_IN_A_ROW + 2},}}[ ]*")
_JOINERS = "\u200c\u200d"
# Hebrew to Myanmar: the scripts that use joiners in spelling. Elsewhere they join emoji.
_JOINED_SCRIPTS = range(0x0590, 0x10A0)
# Legacy letter shapes share a glyph with the letter itself, so a PDF could not tell them apart.
_ARABIC_SHAPES = re.compile("[\ufb50-\ufdff\ufe70-\ufeff]")
# Default_Ignorable_Code_Point of Unicode's DerivedCoreProperties, and the annotation marks.
IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


class Printable(NamedTuple):
    """A text that our fonts can print, and the characters that had to be printed by name."""

    text: str
    unprintable: tuple[str, ...]


def printable(text: str, covers: Covers) -> Printable:
    """The text as it prints. Never raises, whatever the text."""
    signs = _Signs(covers)
    return Printable(_printed(text, signs), signs.in_order)


def prints_nothing(text: str) -> bool:
    """Whether nobody would see anything of the text on paper."""
    return not any(
        character not in _JOINERS and _kept(character).strip() for character in set(text)
    )


def make_printable(record: Record, covers: Covers) -> tuple[Record, tuple[str, ...]]:
    """Make every string printable in a frozen dataclass, its tuples and nested dataclasses.

    Slugs are plain ASCII and do not change. Returns the new record, and the characters that are
    printed by name, sorted.
    """
    signs = _Signs(covers)
    changed: Record = _walk(record, signs)
    return changed, signs.in_order


class _Signs:
    """Which characters the fonts have, and which have been printed by name so far."""

    def __init__(self, covers: Covers) -> None:
        self.covers = covers
        self.count = 0
        self.named: set[str] = set()

    @property
    def in_order(self) -> tuple[str, ...]:
        return tuple(sorted(self.named))

    def by_name(self, character: str) -> str:
        self.named.add(character)
        self.count += 1
        return name_in_brackets(character) if self.count <= NAMED_AT_MOST else "[?]"


def _walk(value: Any, signs: _Signs) -> Any:
    if isinstance(value, str):
        return _printed(value, signs)
    if isinstance(value, tuple):
        return tuple(_walk(item, signs) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in fields(value) if field.name != "unprintable"]
        return replace(value, **{name: _walk(getattr(value, name), signs) for name in names})
    return value


def _printed(text: str, signs: _Signs) -> str:
    drawn = "".join(_drawn(_clean(text), signs))
    return _TOO_MANY_BREAKS.sub("\n" * (BLANK_LINES_IN_A_ROW + 1), drawn).strip()


def _clean(text: str) -> str:
    text = "".join(map(_kept, _LINE_BREAKS.sub("\n", text)))
    text = with_plain_bullets(text).replace("\t", " ")
    text = _ARABIC_SHAPES.sub(_plain_letters, text)
    return "".join(_few_marks(unicodedata.normalize("NFC", text)))


def _plain_letters(shape: re.Match[str]) -> str:
    letters = unicodedata.normalize("NFKC", shape[0])
    return letters if len(letters) <= 3 else shape[0]  # a sign for a whole phrase stays


def _kept(character: str) -> str:
    if character in "\n\t" or character in _JOINERS:
        return character
    category = unicodedata.category(character)
    if category == "Zs" or character == _BRAILLE_BLANK:
        return " "
    noncharacter = ord(character) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF
    if category in ("Cc", "Cs") or noncharacter or IGNORABLE.match(character):
        return ""
    return character


def _few_marks(text: str) -> Iterator[str]:
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if marks <= MARKS_PER_LETTER:
            yield character


def _drawn(text: str, signs: _Signs) -> Iterator[str]:
    before = ""
    for index, character in enumerate(text):
        if character in _JOINERS:
            if _joins(before, signs) and _joins(text[index + 1 : index + 2], signs):
                yield character
                before = character
            continue
        before = character
        yield _shape(character, signs)


def _joins(character: str, signs: _Signs) -> bool:
    return bool(character) and ord(character) in _JOINED_SCRIPTS and signs.covers(character)


def _shape(character: str, signs: _Signs) -> str:
    if character in " \n" or signs.covers(character):
        return character
    parts = unicodedata.normalize("NFD", character)
    if parts != character and all(signs.covers(part) for part in parts):
        return parts
    return signs.by_name(character)
