"""What differs between two editions of a page, as readers saw them."""

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from content.articles.compose import Article, CautionCard, Part, StudyRow
from content.markup.citations import cited_by
from content.markup.sentences import blocks_of
from content.markup.tree import elements, parse

_MARKER = re.compile(r"\[@([a-z0-9-]+)\]")
# Two blocks that are less alike count as one that was removed and another that was added.
_ALIKE = 0.4


class Change(StrEnum):
    """What became of some words."""

    SAME = "same"
    TAKEN_OUT = "taken-out"
    PUT_IN = "put-in"


@dataclass(frozen=True)
class Words:
    """Some words of a block, and what became of them."""

    change: Change
    text: str


@dataclass(frozen=True)
class Difference:
    """A changed block, with the heading under which it stands."""

    heading: str
    words: tuple[Words, ...]


Block = tuple[str, str]
# Beyond this many comparisons everything is shown as taken out and put in.
_MOST_COMPARISONS = 20_000


def differences(before: Article | None, after: Article) -> list[Difference]:
    """Every block that was changed, put in or taken out, in the order of the newer text."""
    return block_differences(_blocks(before) if before else [], _blocks(after))


def block_differences(before: Sequence[Block], after: Sequence[Block]) -> list[Difference]:
    """The same for blocks: pairs of a heading and some words."""
    return list(_changed(before, after))


def _blocks(article: Article) -> list[Block]:
    """(heading, words) of everything that a reader reads, a picture's words among it."""
    blocks: list[Block] = [
        ("Title", article.title),
        ("Address", article.slug),
        ("For", article.audience),
        ("Description", article.description),
    ]
    blocks += [("Short version", text) for text in plain_blocks(article.summary)]
    for part in article.parts:
        blocks.append((part.heading, part.heading))
        blocks += [(part.heading, text) for text in _part(part)]
    # In the order of their keys, because their numbers change with every new source.
    by_key = sorted(article.sources, key=lambda source: source.key)
    return blocks + [("Sources", source.reference.text) for source in by_key]


def _part(part: Part) -> Iterator[str]:
    yield from plain_blocks(part.body)
    for card in part.cards:
        yield from _card(card)
    for row in part.studies:
        yield _row(row)
    yield from plain_blocks(part.figure)


def _card(card: CautionCard) -> Iterator[str]:
    yield card.title
    yield from plain_blocks(card.for_patients)
    yield from plain_blocks(card.for_prescribers)


def _row(row: StudyRow) -> str:
    cells = (
        *(row.name, row.design, row.population, row.participants),
        *(str(row.enrolled or ""), str(row.completed or ""), row.dose_and_length, row.outcome),
        *(row.direction, _plain(row.result), _plain(row.limits)),
    )
    return ". ".join(filter(None, cells))


def plain_blocks(html: str) -> list[str]:
    """The paragraphs, items, rows and headings of some HTML as plain text.

    Citations and markers appear as keys, because numbers change with every new source.
    """
    whole = parse(html)
    for link in elements(whole, "a"):
        if key := cited_by(link):
            link.children = [key]
    return [_MARKER.sub(r"[\1]", text) for text in blocks_of(whole) if text]


def _plain(html: str) -> str:
    return " ".join(plain_blocks(html))


def _changed(before: Sequence[Block], after: Sequence[Block]) -> Iterator[Difference]:
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            yield from _replaced(before[i1:i2], after[j1:j2])


def _replaced(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Difference]:
    """Blocks that are alike are shown as one with its changed words; the rest as out or in."""
    left = list(old)
    may_compare = len(old) * len(new) <= _MOST_COMPARISONS
    for heading, text in new:
        match = next((block for block in left if may_compare and _are_alike(block[1], text)), None)
        if match is None:
            yield Difference(heading, (Words(Change.PUT_IN, text),))
            continue
        for earlier_heading, earlier in left[: left.index(match)]:
            yield Difference(earlier_heading, (Words(Change.TAKEN_OUT, earlier),))
        left = left[left.index(match) + 1 :]
        yield Difference(heading, tuple(words_changed(match[1], text)))
    for heading, text in left:
        yield Difference(heading, (Words(Change.TAKEN_OUT, text),))


def _are_alike(one: str, other: str) -> bool:
    matcher = difflib.SequenceMatcher(None, one.split(), other.split(), autojunk=False)
    likely = matcher.real_quick_ratio() > _ALIKE and matcher.quick_ratio() > _ALIKE
    return likely and matcher.ratio() > _ALIKE


def words_changed(before: str, after: str) -> Iterator[Words]:
    """Two texts as one: what stayed, what was taken out, what was put in, word by word."""
    old, new = before.split(), after.split()
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield Words(Change.SAME, " ".join(old[i1:i2]))
            continue
        yield from _some(Change.TAKEN_OUT, old[i1:i2])
        yield from _some(Change.PUT_IN, new[j1:j2])


def _some(change: Change, words: Iterable[str]) -> Iterator[Words]:
    text = " ".join(words)
    if text:
        yield Words(change, text)
