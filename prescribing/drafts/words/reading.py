"""A code as a person types it: forgiving, and clear about what it could not read."""

import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum

from prescribing.drafts.words.code import LENGTH, Code
from prescribing.drafts.words.wordlist import default_list

LONGEST_TEXT = 400
LONGEST_SHOWN = 20
# What people copy along from a page or say to themselves. None of these can be a word of the list,
# its beginning or a slip in it (tested), so leaving them out never loses a word that was meant.
FILLERS = frozenset({"my", "the", "these", "your", "eight", "word", "words", "code"}) | frozenset(
    {"are", "is", "and"}
)
_INVISIBLE = frozenset({"Mn", "Me", "Cf"})  # accents, enclosing marks, zero-width characters
# A digit or apostrophe inside a word is a finger beside its key; at either end it is numbering or
# a quotation mark.
_WORD = re.compile(r"[^\W\d_]+(?:[0-9'’][^\W\d_]+)*")


class Reason(StrEnum):
    """Why a text is not a code."""

    TOO_LONG = "too long"  # nothing of it was read
    COUNT = "not eight words"
    UNKNOWN = "unknown words"


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A word that is not on the list: its position from 1, and at most 20 characters of it.

    As it was typed, but without accents and invisible characters, which keeps it safe to show.
    """

    position: int
    typed: str = field(repr=False)


class Unreadable(Exception):
    """A text that is not a code.

    `found` is how many words it holds, `unknown` which of these are not on the list. Neither says
    anything about a known word. The message holds no words: it may end up in a log.
    """

    def __init__(self, reason: Reason, found: int = 0, unknown: tuple[UnknownWord, ...] = ()):
        super().__init__(str(reason))
        self.reason = reason
        self.found = found
        self.unknown = unknown


def read_code(typed: str) -> Code:
    """The code in a text of at most 400 characters. Raises Unreadable."""
    if len(typed) > LONGEST_TEXT:
        raise Unreadable(Reason.TOO_LONG)
    found = _words_in(typed)
    meant = [default_list().meant_by(_letters(word)) for word in found]
    unknown = tuple(
        UnknownWord(position, word[:LONGEST_SHOWN])
        for position, (word, known) in enumerate(zip(found, meant, strict=True), start=1)
        if known is None
    )
    if len(found) != LENGTH:
        raise Unreadable(Reason.COUNT, len(found), unknown)
    if unknown:
        raise Unreadable(Reason.UNKNOWN, len(found), unknown)
    return Code(tuple(word for word in meant if word is not None))


def _words_in(typed: str) -> list[str]:
    """The words as typed, without accents, numbering and fillers."""
    apart = unicodedata.normalize("NFKD", typed)
    visible = "".join(one for one in apart if unicodedata.category(one) not in _INVISIBLE)
    words = _WORD.findall(unicodedata.normalize("NFC", visible))
    return [word for word in words if _letters(word) not in FILLERS]


def _letters(word: str) -> str:
    return word.casefold()
