"""Text as search reads it: words without case, accents, plurals and the like. Pure."""

import re
import unicodedata
from typing import NamedTuple

# A number with its separators, or letters with the apostrophes between them. "4.5mg" is two words.
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’‘ʼ`´][^\W\d_]+)*")
_APOSTROPHES = re.compile(r"['’‘ʼ`´]")
# Invisible characters: soft hyphens, zero-width spaces and joiners.
_UNSEEN = dict.fromkeys([0xAD, *range(0x200B, 0x2010), 0x2060, 0xFEFF])
# Letters that Unicode does not decompose.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})


class Word(NamedTuple):
    """A word as it is compared, and where it stands in the text."""

    folded: str
    start: int
    end: int


def tidy(text: str) -> str:
    """The text in composed characters, without invisible ones: the positions of words fit it."""
    return unicodedata.normalize("NFC", text).translate(_UNSEEN)


def words(text: str) -> list[Word]:
    """The words of a tidy text."""
    return [Word(folded(match[0]), *match.span()) for match in _WORD.finditer(text)]


def folded(word: str) -> str:
    """A word as it is compared: "Allergies" is "allergy", and "11,194" is "11194"."""
    if word[0].isdecimal():
        return word.replace(",", "")
    word = _APOSTROPHES.sub("", word).casefold().translate(_PLAIN)
    if not word.isascii():
        marked = unicodedata.normalize("NFKD", word)
        word = "".join(sign for sign in marked if not unicodedata.combining(sign))
    return _singular(word)


def _singular(word: str) -> str:
    if len(word) <= 3 or not word.endswith("s"):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]
