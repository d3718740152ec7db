"""Finds names in scripts without Latin letters as they are listed: the longest, inside the text."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from prescribing.medicines.names import ListedName
from prescribing.medicines.scripts import is_as_written

_SAME = str.maketrans("أإآٱىیېکةہھ", "اااايييكههه")
_DROPPED = frozenset("ـ\u200b\u200c\u200d\ufeff")
_ARABIC = ("\u0600", "\u06ff")
_ARTICLES = ("وال", "بال", "لل", "ال", "و")
_SHORT = 2  # a name of two Korean letters must begin a word


@dataclass(frozen=True, slots=True)
class Found:
    """A listed name in a line, and where. listed: None for a shield."""

    listed: ListedName | None
    start: int
    end: int


class WrittenNames:
    """The names of a list in scripts that cannot be read by their sound."""

    def __init__(self, names: Iterable[tuple[str, ListedName | None]]) -> None:
        self._by_first: defaultdict[str, list[tuple[str, ListedName | None]]] = defaultdict(list)
        for name, listed in names:
            plain = plain_text(name)
            self._by_first[plain[0]].append((plain, listed))
        for same_first in self._by_first.values():
            same_first.sort(key=lambda pair: -len(pair[0]))

    def find(self, line: str) -> Iterator[Found]:
        """The longest names in a line, from its beginning, without overlaps."""
        letters, places = _plain(line)
        at = 0
        while at < len(letters):
            for name, listed in self._by_first.get(letters[at], ()):
                end = at + len(name)
                if letters.startswith(name, at) and _is_whole(letters, at, end):
                    yield Found(listed, places[at], places[end - 1] + 1)
                    at = end - 1
                    break
            at += 1


def is_written(name: str) -> bool:
    """Whether a name of the list is compared as written: it has letters of such a script."""
    return any(map(is_as_written, name))


def plain_text(name: str) -> str:
    """The text without marks, spaces at its ends and differences between keyboards."""
    return _plain(name)[0].strip()


def _plain(line: str) -> tuple[str, list[int]]:
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(line):
        for letter in _plain_character(character):
            if letter.isspace() and letters[-1:] == [" "]:
                continue
            letters.append(letter)
            places.append(place)
    return "".join(letters), places


def _plain_character(character: str) -> str:
    if character in _DROPPED or (_is_arabic(character) and unicodedata.combining(character)):
        return ""
    return (
        unicodedata.normalize("NFKC", character).casefold().translate(_SAME).replace("\u3000", " ")
    )


def _is_arabic(letter: str) -> bool:
    return _ARABIC[0] <= letter <= _ARABIC[1]


def _is_whole(letters: str, start: int, end: int) -> bool:
    """Arabic names are whole words, but for an article; short Korean ones begin a word."""
    first = letters[start]
    word = letters[letters.rfind(" ", 0, start) + 1 : start]
    if _is_arabic(first):
        after = letters[end : end + 1]
        return (word in {"", *_ARTICLES} or not word[-1].isalpha()) and not after.isalpha()
    if "\uac00" <= first <= "\ud7a3" and end - start <= _SHORT:
        return not word or not word[-1].isalpha()
    return True
