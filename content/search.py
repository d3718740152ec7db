"""Finding what somebody typed: documents and a query in, ranked hits out. Pure.

A document must have every term, itself or by a synonym, anywhere in it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from content.snippets import Piece, marked, snippet
from content.terms import Term, terms
from content.words import Word, tidy, words

MOST_CHARACTERS = 100
IN_TITLE, IN_HEADING, IN_TEXT = 8, 4, 1


class Part(NamedTuple):
    """A heading, its anchor, and the text below it, each paragraph a line."""

    heading: str
    anchor: str
    words: str


@dataclass(frozen=True)
class Document:
    """Something that can be found. beside: text of it that is shown whole with every hit."""

    title: str
    address: str
    kind: str
    parts: tuple[Part, ...]
    beside: str = ""


@dataclass(frozen=True)
class Hit:
    """A document that has every term. address: of the part that has most of them."""

    title: str
    address: str
    kind: str
    heading: str
    snippet: tuple[Piece, ...]
    beside: tuple[Piece, ...]


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
    """A document taken apart into words."""

    document: Document
    title: list[Word]
    parts: list[_ReadPart]
    beside: list[Word]

    def score(self, wanted: Sequence[Term]) -> int:
        """The higher the better; 0 if a term is missing."""
        scores = [self._score(term) for term in wanted]
        return sum(scores) if all(scores) else 0

    def _score(self, term: Term) -> int:
        if term.is_in(self.title):
            return IN_TITLE
        if any(term.is_in(part.heading) for part in self.parts):
            return IN_HEADING
        texts = [*(part.text for part in self.parts), self.beside]
        return IN_TEXT if any(term.is_in(text) for text in texts) else 0

    def hit(self, wanted: Sequence[Term]) -> Hit:
        """What is shown of it."""
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
        )


def _read(document: Document) -> _Read:
    tidied = replace(
        document,
        parts=tuple(each._replace(words=tidy(each.words)) for each in document.parts),
        beside=tidy(document.beside),
    )
    return _Read(
        tidied,
        words(tidy(document.title)),
        [_ReadPart(each, words(tidy(each.heading)), words(each.words)) for each in tidied.parts],
        words(tidied.beside),
    )


def find(query: str, documents: Iterable[Document]) -> list[Hit]:
    """The documents that have every term of the query, the best first.

    What stands in a title counts more than in a heading, and that more than in a text. Equals stay
    in the order given.
    """
    wanted = terms(query)
    if not wanted:
        return []
    scored = [(read.score(wanted), read) for read in map(_read, documents)]
    best_first = sorted(scored, key=lambda each: each[0], reverse=True)
    return [read.hit(wanted) for score, read in best_first if score]
