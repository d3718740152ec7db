"""Reads a code as a person types it: accepts slips, and names the words that it cannot read."""

import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum

from prescribing.drafts.words.code import LENGTH, Code
from prescribing.drafts.words.wordlist import default_list

LONGEST_TEXT = 400
LONGEST_SHOWN = 20
# Words that people copy along from the page. None of them is a word of the list, the beginning of
# one or a slip in one (tested), so leaving them out never drops a word of the code.
FILLERS = frozenset({"my", "the", "these", "your", "eight", "word", "words", "code"}) | frozenset(
    {"are", "is", "and"}
)
_INVISIBLE = frozenset({"Mn", "Me", "Cf"})  # accents, enclosing marks, zero-width characters
# A digit or apostrophe inside a word is a typing slip; at either end it is numbering or a quotation
# mark.
_WORD = re.compile(r"[^\W\d_]+(?:[0-9'’][^\W\d_]+)*")


class Reason(StrEnum):
    """Why a text is not a code."""

    TOO_LONG = "too long"  # nothing of it was read
    COUNT = "not eight words"
    UNKNOWN = "unknown words"


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A word that is not on the list: its position, counted from 1, and its first 20 characters.

    Accents and invisible characters are left out, so it is safe to show.
    """

    position: int
    typed: str = field(repr=False)


class Unreadable(Exception):
    """A text that is not a code.

    count: how many words it has. unknown: those that are not on the list. Neither says anything
    about a known word. The message has no words in it, because it may end up in a log.
    """

    def __init__(self, reason: Reason, count: int = 0, unknown: tuple[UnknownWord, ...] = ()):
        super().__init__(str(reason))
        self.reason = reason
        self.count = count
        self.unknown = unknown


def read_code(typed: str) -> Code:
    """The code in a text of at most 400 characters. Raises Unreadable."""
    if len(typed) > LONGEST_TEXT:
        raise Unreadable(Reason.TOO_LONG)
    words = _words_in(typed)
    known_words = [default_list().meant_by(_letters(word)) for word in words]
    unknown = tuple(
        UnknownWord(position, word[:LONGEST_SHOWN])
        for position, (word, known) in enumerate(zip(words, known_words, strict=True), start=1)
        if known is None
    )
    if len(words) != LENGTH:
        raise Unreadable(Reason.COUNT, len(words), unknown)
    if unknown:
        raise Unreadable(Reason.UNKNOWN, len(words), unknown)
    return Code(tuple(word for word in known_words if word is not None))


def _words_in(typed: str) -> list[str]:
    """The words as typed, without accents, numbering and fillers."""
    apart = unicodedata.normalize("NFKD", typed)
    visible = "".join(one for one in apart if unicodedata.category(one) not in _INVISIBLE)
    words = _WORD.findall(unicodedata.normalize("NFC", visible))
    return [word for word in words if _letters(word) not in FILLERS]


def _letters(word: str) -> str:
    return word.casefold()
