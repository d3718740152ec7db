"""Excerpts for search results, with the search terms marked. Pure.

A paragraph is shown in full unless it is long: a study's result and its limits stay together.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from content.search.terms import Term
from content.search.words import Word, words

SHOWN_WHOLE = 80  # words
SHOWN_OF_LONGER = 40
SHOWN_BEFORE = 8
MOST_PLACES = 200  # hits that are compared in one paragraph
LEFT_OUT = "…"


class Piece(NamedTuple):
    """Part of a snippet. is_hit: whether it is a search term."""

    text: str
    is_hit: bool


def snippet(text: str, wanted: Sequence[Term]) -> tuple[Piece, ...]:
    """The paragraph of a tidy text with the most terms; of a long one, the part around them."""
    paragraph = max(text.split("\n"), key=lambda line: _count(words(line), wanted))
    read = words(paragraph)
    begin, end = _window(read, wanted)
    start = read[begin].start if begin else 0
    stop = read[end - 1].end if end < len(read) else len(paragraph)
    pieces = list(_pieces(paragraph, start, stop, _spans(read, wanted)))
    before = [Piece(f"{LEFT_OUT} ", is_hit=False)] if begin else []
    after = [Piece(f" {LEFT_OUT}", is_hit=False)] if end < len(read) else []
    return (*before, *pieces, *after)


def marked(text: str, wanted: Sequence[Term]) -> tuple[Piece, ...]:
    """The whole of a tidy text, with the search terms marked."""
    return tuple(_pieces(text, 0, len(text), _spans(words(text), wanted)))


def _count(text: Sequence[Word], wanted: Sequence[Term]) -> int:
    return sum(term.is_in(text) for term in wanted)


def _window(text: Sequence[Word], wanted: Sequence[Term]) -> tuple[int, int]:
    """The first word to show, and the end: where the most terms are close together."""
    if len(text) <= SHOWN_WHOLE:
        return 0, len(text)
    hits = [(place, term) for term in wanted for place, _ in term.places(text)]
    nearest = sorted(hits, key=lambda hit: hit[0])[:MOST_PLACES]
    reach = SHOWN_OF_LONGER - SHOWN_BEFORE
    best = max(
        [place for place, _ in nearest] or [0],
        key=lambda first: len({term for place, term in nearest if 0 <= place - first < reach}),
    )
    begin = max(0, min(best - SHOWN_BEFORE, len(text) - SHOWN_OF_LONGER))
    return begin, begin + SHOWN_OF_LONGER


def _spans(text: Sequence[Word], wanted: Sequence[Term]) -> list[tuple[int, int]]:
    """Where hits begin and end in the text, in order and without overlaps."""
    spans: list[tuple[int, int]] = []
    for begin, end in sorted(place for term in wanted for place in term.places(text)):
        start, stop = text[begin].start, text[end - 1].end
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(stop, spans[-1][1]))
        else:
            spans.append((start, stop))
    return spans


def _pieces(text: str, start: int, stop: int, spans: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """The text between two places, split where hits begin and end."""
    at = start
    for begin, end in spans:
        if begin < at or end > stop:
            continue
        if begin > at:
            yield Piece(text[at:begin], is_hit=False)
        yield Piece(text[begin:end], is_hit=True)
        at = end
    if at < stop:
        yield Piece(text[at:stop], is_hit=False)
