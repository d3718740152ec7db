"""Spelling correction: the known word that is nearest to an unknown one. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import OSA

from content.search.synonyms import GROUPS, TOO_COMMON
from content.search.words import Word, tidy, words

SHORTEST = 5  # letters: shorter words have too many neighbours
LONG = 8  # from here on two errors are allowed; at seven, “cocaine” would become “codeine”
JOINING = (" ", "-", "\N{NO-BREAK SPACE}", "\N{HYPHEN}", "\N{NON-BREAKING HYPHEN}")


class Instead(NamedTuple):
    """A word as it was typed, and the correction that was searched for."""

    typed: str
    shown: str


class Spelling:
    """The words of some texts, and their pairs of adjacent words, which people may type as one.

    Synonyms count as known even if no text contains them. Very common words are known, but are
    never offered as a correction.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        common = _folded([TOO_COMMON])
        one_word = (phrase for group in GROUPS for phrase in group if " " not in phrase)
        spellings = (word for text in (*texts, *one_word) for word in _spellings(text, common))
        self._counts = Counter(spellings)
        rising = sorted(self._counts, key=lambda word: (self._counts[word], word))
        # The most common spelling comes last and replaces the others.
        self._offered = {folded: spelt for folded, spelt in rising if folded.isalpha()}
        self._known = _folded(spelt for _, spelt in rising) | common
        self._known |= _folded(phrase for group in GROUPS for phrase in group)

    def knows(self, word: str) -> bool:
        """Whether a folded word is known, or is the beginning of a known word."""
        return word in self._known or any(known.startswith(word) for known in self._known)

    def nearest(self, word: str) -> str:
        """The known word nearest to an unknown folded word, as texts spell it; or ""."""
        if len(word) < SHORTEST or not word.isalpha():
            return ""
        near = [
            (far, -self._counts[folded, spelt], spelt)
            for folded, spelt in self._offered.items()
            if (far := distance(word, folded, allowed(word, folded))) is not None
        ]
        return min(near)[2] if near else ""

    def corrected(self, query: str) -> tuple[str, tuple[Instead, ...]]:
        """The query with each unknown word replaced by the nearest, and what was replaced."""
        query = tidy(query)
        replaced: list[Instead] = []
        for word in reversed(words(query)):
            shown = "" if self.knows(word.folded) else self.nearest(word.folded)
            if shown:
                replaced.append(Instead(query[word.start : word.end], shown))
                query = query[: word.start] + shown + query[word.end :]
        return query, tuple(dict.fromkeys(reversed(replaced)))


def may_be_slips(query: str) -> bool:
    """Whether a query has a word that is long enough to be corrected."""
    return any(len(word.folded) >= SHORTEST for word in words(tidy(query)))


def _folded(texts: Iterable[str]) -> set[str]:
    return {word.folded for text in texts for word in words(tidy(text))}


def _spellings(text: str, common: set[str]) -> Iterator[tuple[str, str]]:
    """Each word that is not too common, and each pair of such words: folded, and as spelt."""
    text = tidy(text)
    read = words(text)
    for word in read:
        if word.folded not in common:
            yield word.folded, _spelt(text, word, word)
    for one, other in pairwise(read):
        are_telling = not {one.folded, other.folded} & common
        if are_telling and text[one.end : other.start] in JOINING:
            yield one.folded + other.folded, _spelt(text, one, other)


def _spelt(text: str, first: Word, last: Word) -> str:
    return " ".join(text[first.start : last.end].lower().split())


def allowed(one: str, other: str) -> int:
    """How many typing errors are allowed between two words; 0 if their first letters differ."""
    if one[0] != other[0] or min(len(one), len(other)) < SHORTEST - 1:
        return 0
    return 2 if max(len(one), len(other)) >= LONG else 1


def distance(one: str, other: str, most: int) -> int | None:
    """How many letters are added, left out, changed or swapped with the next; None if over `most`.

    The optimal string alignment distance.
    """
    far = OSA.distance(one, other, score_cutoff=most)
    return far if far <= most else None
