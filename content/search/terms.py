"""The terms of a query with their synonyms, and their places in a text. Pure.

What was typed never becomes a pattern: words are compared with words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from content.search.synonyms import GROUPS, TOO_COMMON
from content.search.words import Word, tidy, words

SHORTEST_BEGINNING = 4  # of a longer word: "tire" finds "tired", "eye" does not find "eyelid"

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Term:
    """One search term.

    beginning: a word that also matches the beginning of longer ones, or "". typed: as in the query.
    """

    phrases: frozenset[Phrase]
    beginning: str = ""
    typed: str = field(default="", compare=False)

    def places(self, text: Sequence[Word]) -> Iterator[tuple[int, int]]:
        """Its places in a text: the number of the first word, and of the word after the last."""
        firsts = {phrase[0] for phrase in self.phrases}
        for place, word in enumerate(text):
            length = self._length_at(text, place) if word.folded in firsts else 0
            if length:
                yield place, place + length
            elif self.beginning and word.folded.startswith(self.beginning):
                yield place, place + 1

    def is_in(self, text: Sequence[Word]) -> bool:
        """Whether a text contains it."""
        return next(self.places(text), None) is not None

    def _length_at(self, text: Sequence[Word], place: int) -> int:
        """How many words the longest phrase has that begins at this word; 0 if none does."""
        fitting = (phrase for phrase in self.phrases if _stands_at(text, place, phrase))
        return max(map(len, fitting), default=0)


def _stands_at(text: Sequence[Word], place: int, phrase: Phrase) -> bool:
    return phrase == tuple(word.folded for word in text[place : place + len(phrase)])


def terms(query: str) -> tuple[Term, ...]:
    """The terms of a query, each once; without words that are too common, unless all are."""
    query = tidy(query)
    rest = words(query)
    asked: dict[Term, bool] = {}
    while rest:
        folded = tuple(word.folded for word in rest)
        longest = next((n for n in range(len(rest), 1, -1) if folded[:n] in _synonyms()), 1)
        phrase, typed = folded[:longest], query[rest[0].start : rest[longest - 1].end]
        asked.setdefault(_term(phrase, typed), phrase in _too_common())
        rest = rest[longest:]
    telling = [term for term, is_common in asked.items() if not is_common]
    return tuple(telling or asked)


def _term(phrase: Phrase, typed: str) -> Term:
    word = phrase[0] if len(phrase) == 1 else ""
    may_begin = len(word) >= SHORTEST_BEGINNING and word.isalpha()
    same = _synonyms().get(phrase, frozenset([phrase]))
    return Term(same, word if may_begin else "", typed)


def _phrase(text: str) -> Phrase:
    return tuple(word.folded for word in words(tidy(text)))


@cache
def _synonyms() -> dict[Phrase, frozenset[Phrase]]:
    """Each phrase with all that mean the same, itself among them."""
    groups = (frozenset(map(_phrase, group)) for group in GROUPS)
    return {phrase: group for group in groups for phrase in group}


@cache
def _too_common() -> frozenset[Phrase]:
    return frozenset((word,) for word in _phrase(TOO_COMMON))
