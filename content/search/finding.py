"""Search: documents and a query in, ranked hits out. Pure.

A hit contains every term, or a synonym of it. If there is no such document, words that no document
contains are replaced by the nearest known word. If there is still none, the documents with the most
terms are the hits. The result says which of these happened.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import islice, takewhile
from typing import NamedTuple

from content.search.snippets import Piece, marked, snippet
from content.search.spelling import Instead, Spelling, may_be_slips
from content.search.terms import Term, terms
from content.search.words import Word, tidy, words

MOST_CHARACTERS = 100
IN_TITLE, IN_HEADING, IN_TEXT = 8, 4, 1


class Part(NamedTuple):
    """A heading, its anchor, and the text below it, each paragraph a line."""

    heading: str
    anchor: str
    words: str


@dataclass(frozen=True)
class Document:
    """A text that can be searched. beside: text that is shown in full with every hit."""

    title: str
    address: str
    kind: str
    parts: tuple[Part, ...]
    beside: str = ""


@dataclass(frozen=True)
class Hit:
    """A document in the results. address: that of the part with the most terms.

    lacks: terms, as they were typed, that other hits contain and this one does not.
    """

    title: str
    address: str
    kind: str
    heading: str
    snippet: tuple[Piece, ...]
    beside: tuple[Piece, ...]
    lacks: tuple[str, ...] = ()


class Found(NamedTuple):
    """The hits, the best first. instead: the corrections of words that no document contains.

    is_partial: whether no document contains every term. left_out: terms, as typed, in no hit.
    """

    hits: tuple[Hit, ...] = ()
    instead: tuple[Instead, ...] = ()
    is_partial: bool = False
    left_out: tuple[str, ...] = ()


class _ReadPart(NamedTuple):
    part: Part
    heading: list[Word]
    text: list[Word]

    def tally(self, wanted: Sequence[Term]) -> tuple[int, int]:
        """How many terms it has, and how many of them in its heading."""
        in_heading = [term.is_in(self.heading) for term in wanted]
        has = [
            named or term.is_in(self.text) for named, term in zip(in_heading, wanted, strict=True)
        ]
        return sum(has), sum(in_heading)


class _Read(NamedTuple):
    """A document split into words."""

    document: Document
    title: list[Word]
    parts: list[_ReadPart]
    beside: list[Word]

    def scores(self, wanted: Sequence[Term]) -> list[int]:
        """A score for each term, the higher the better; 0 if the term is missing."""
        return [self._score(term) for term in wanted]

    @property
    def words(self) -> set[str]:
        """Every folded word in it."""
        texts = [self.title, self.beside]
        for part in self.parts:
            texts += [part.heading, part.text]
        return {word.folded for text in texts for word in text}

    @property
    def texts(self) -> Iterator[str]:
        """All that is searched."""
        yield self.document.title
        yield self.document.beside
        for part in self.document.parts:
            yield from (part.heading, part.words)

    def _score(self, term: Term) -> int:
        if term.is_in(self.title):
            return IN_TITLE
        if any(term.is_in(part.heading) for part in self.parts):
            return IN_HEADING
        texts = [*(part.text for part in self.parts), self.beside]
        return IN_TEXT if any(term.is_in(text) for text in texts) else 0

    def hit(self, wanted: Sequence[Term], lacks: tuple[str, ...]) -> Hit:
        """What is shown of it. lacks: as in Hit."""
        document = self.document
        nothing = _ReadPart(Part("", "", ""), [], [])
        best = max(self.parts, key=lambda part: part.tally(wanted), default=nothing).part
        return Hit(
            title=document.title,
            address=f"{document.address}#{best.anchor}" if best.anchor else document.address,
            kind=document.kind,
            heading=best.heading,
            snippet=snippet(best.words, wanted),
            beside=marked(document.beside, wanted),
            lacks=lacks,
        )


@lru_cache(maxsize=1000)
def _read(document: Document) -> _Read:
    """The document split into words, which takes longer than the search itself."""
    tidied = replace(
        document,
        parts=tuple(part._replace(words=tidy(part.words)) for part in document.parts),
        beside=tidy(document.beside),
    )
    return _Read(
        tidied,
        words(tidy(document.title)),
        [_ReadPart(part, words(tidy(part.heading)), words(part.words)) for part in tidied.parts],
        words(tidied.beside),
    )


def find(query: str, documents: Iterable[Document]) -> Found:
    """As Corpus.find, for documents that are searched once."""
    return Corpus(documents).find(query)


class Corpus:
    """Documents with an index of their words, to be searched many times."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._read = [_read(document) for document in documents]
        self._holders: dict[str, set[int]] = {}
        for number, read in enumerate(self._read):
            for word in read.words:
                self._holders.setdefault(word, set()).add(number)
        self._words = sorted(self._holders)

    @cached_property
    def spelling(self) -> Spelling:
        """The words of all documents."""
        return Spelling(text for read in self._read for text in read.texts)

    def find(self, query: str) -> Found:
        """The documents with every term of the query, or else with the most, the best first.

        A term in a title counts more than in a heading, and there more than in the text. Documents
        with equal scores keep their order.
        """
        result = self._with_most(terms(query))
        if (result.hits and not result.is_partial) or not may_be_slips(query):
            return result
        meant, instead = self.spelling.corrected(query)
        if instead:
            result = self._with_most(terms(meant))
        return result._replace(instead=instead) if result.hits else result

    def _with_most(self, wanted: Sequence[Term]) -> Found:
        holders = [self._that_may_hold(term) for term in wanted]
        return _with_most(wanted, [self._read[number] for number in sorted(set().union(*holders))])

    def _that_may_hold(self, term: Term) -> set[int]:
        """The numbers of the documents that have the first word of one of the term's phrases."""
        words = {phrase[0] for phrase in term.phrases}
        if term.beginning:
            first = bisect_left(self._words, term.beginning)
            longer = islice(self._words, first, None)
            words |= set(takewhile(lambda word: word.startswith(term.beginning), longer))
        return set().union(*(self._holders.get(word, set()) for word in words))


def _with_most(wanted: Sequence[Term], documents: Iterable[_Read]) -> Found:
    """The documents that have the most terms."""
    scored = [(read.scores(wanted), read) for read in documents]
    most = max((_how_many(scores) for scores, _ in scored), default=0)
    if not most:
        return Found()
    fitting = [(scores, read) for scores, read in scored if _how_many(scores) == most]
    best_first = sorted(fitting, key=lambda fit: sum(fit[0]), reverse=True)
    lacking = [_missing(wanted, scores) for scores, _ in best_first]
    left_out = tuple(word for word in lacking[0] if all(word in missing for missing in lacking))
    return Found(
        hits=tuple(
            read.hit(wanted, tuple(word for word in missing if word not in left_out))
            for missing, (_, read) in zip(lacking, best_first, strict=True)
        ),
        is_partial=most < len(wanted),
        left_out=left_out,
    )


def _missing(wanted: Sequence[Term], scores: Sequence[int]) -> tuple[str, ...]:
    """The terms that a document lacks, as they were typed."""
    return tuple(term.typed for term, score in zip(wanted, scores, strict=True) if not score)


def _how_many(scores: Sequence[int]) -> int:
    return sum(score > 0 for score in scores)
