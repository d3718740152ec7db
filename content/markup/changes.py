"""What differs between two texts: changed words, and notes on what words do not show. Pure.

The sentences of the notes are in templates/components/difference_note.html.
"""

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from content.markup.blocks import BETWEEN_CELLS, EMPHASIS, Block, Word

# Two blocks that are less alike count as one that was removed and another that was added.
_ALIKE = 0.4
# Beyond this many comparisons everything is shown as taken out and put in.
_MOST_COMPARISONS = 20_000
# Marks that a note names. Others are shown by the words around them, or have a note of their own.
_NAMED = (*EMPHASIS, "th", "begins", "empty", "unseen", "approval", "urgency")
# What goes without saying of new words, and in a block that is new as a whole.
_SHOWN_BY_NEW_WORDS = {"begins", "empty"}
_SHOWN_WHEN_NEW = {"th"}


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
class Note:
    """A change that the words alone do not show.

    what: "link", "place", "start", "heading" or "column", or a kind of `blocks.Mark`. words: what
    it is about.
    before, after: an address, a place, a column or the value of a mark; "" for none.
    """

    what: str
    words: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Difference:
    """A changed block, with the heading under which it stands."""

    heading: str
    words: tuple[Words, ...]
    notes: tuple[Note, ...] = ()


def compare(before: Sequence[Block], after: Sequence[Block]) -> list[Difference]:
    """Every block that was changed, put in or taken out, in the order of the newer text."""
    return [each for each in _Comparison().of(before, after) if each.words or each.notes]


def words_changed(before: str, after: str) -> Iterator[Words]:
    """Two texts as one: what stayed, what was taken out, what was put in, word by word."""
    old, new = before.split(), after.split()
    for tag, i1, i2, j1, j2 in _opcodes(old, new):
        if tag == "equal":
            yield Words(Change.SAME, " ".join(old[i1:i2]))
            continue
        yield from _some(Change.TAKEN_OUT, old[i1:i2])
        yield from _some(Change.PUT_IN, new[j1:j2])


class _Comparison:
    """Pairs blocks and compares each pair. Knows which headings have only been renamed."""

    def __init__(self) -> None:
        self.renamed: dict[str, str] = {}

    def of(self, before: Sequence[Block], after: Sequence[Block]) -> Iterator[Difference]:
        texts = [block.text for block in before], [block.text for block in after]
        for tag, i1, i2, j1, j2 in _opcodes(*texts):
            if tag == "equal":
                for old, new in zip(before[i1:i2], after[j1:j2], strict=True):
                    yield from self._pair(old, new)
            else:
                yield from self._replaced(before[i1:i2], after[j1:j2])

    def _replaced(self, old: Sequence[Block], new: Sequence[Block]) -> Iterator[Difference]:
        """Blocks that are alike are shown as one with its changed words; the rest as out or in."""
        left = list(old)
        may_compare = len(old) * len(new) <= _MOST_COMPARISONS
        for block in new:
            match = next((each for each in left if may_compare and _are_alike(each, block)), None)
            if match is None:
                yield _whole(block, Change.PUT_IN)
                continue
            yield from (_whole(each, Change.TAKEN_OUT) for each in left[: left.index(match)])
            left = left[left.index(match) + 1 :]
            yield from self._pair(match, block)
        yield from (_whole(each, Change.TAKEN_OUT) for each in left)

    def _pair(self, old: Block, new: Block) -> Iterator[Difference]:
        if (old.heading, new.heading) == (old.text, new.text):
            self.renamed[old.heading] = new.heading
        notes = [*self._moved(old, new), *_notes(old.words, new.words)]
        if notes or old.text != new.text:
            yield Difference(new.heading, tuple(words_changed(old.text, new.text)), tuple(notes))

    def _moved(self, old: Block, new: Block) -> Iterator[Note]:
        if self.renamed.get(old.heading, old.heading) != new.heading:
            yield Note("heading", "", old.heading, new.heading)
        if old.standing != new.standing:
            yield Note("place", "", old.place, new.place)
        if old.start != new.start:
            yield Note("start", "", old.start or "1", new.start or "1")


def _whole(block: Block, change: Change) -> Difference:
    """A block that is new, or gone, as a whole."""
    is_new = change is Change.PUT_IN
    notes = [Note("place", "", "" if is_new else block.place, block.place if is_new else "")]
    if is_new:
        notes += [note for note in _notes((), block.words) if note.what not in _SHOWN_WHEN_NEW]
    else:
        notes += [note for note in _notes(block.words, ()) if note.what == "link"]
    notes = [note for note in notes if "paragraph" not in (note.before, note.after)]
    return Difference(block.heading, (Words(change, block.text),), tuple(notes))


def _are_alike(one: Block, other: Block) -> bool:
    words = [word.text for word in one.words], [word.text for word in other.words]
    matcher = difflib.SequenceMatcher(None, *words, autojunk=False)
    likely = matcher.real_quick_ratio() > _ALIKE and matcher.quick_ratio() > _ALIKE
    return likely and matcher.ratio() > _ALIKE


def _opcodes(old: Sequence[str], new: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    return difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _some(change: Change, words: Iterable[str]) -> Iterator[Words]:
    text = " ".join(words)
    if text:
        yield Words(change, text)


def _notes(old: Sequence[Word], new: Sequence[Word]) -> Iterator[Note]:
    """What differs in the marks of the words. A word that goes takes its emphasis with it."""
    same = _kept(old, new)
    pairs = [(old[same[n]] if n in same else Word(""), word) for n, word in enumerate(new)]
    yield from _links(pairs)
    yield from _links_gone(old, {there: new[here] for here, there in same.items()})
    for kind in _NAMED:
        told = [pair for pair in pairs if pair[0].text or kind not in _SHOWN_BY_NEW_WORDS]
        yield from (Note(kind, words, "", value) for words, value in _gained(kind, told))
        lost = _gained(kind, [(after, before) for before, after in pairs if before.text])
        yield from (Note(kind, words, value, "") for words, value in lost if kind != "urgency")
    if _cells(old) == _cells(new):
        yield from _columns(pairs)


def _kept(old: Sequence[Word], new: Sequence[Word]) -> dict[int, int]:
    """For the index of each new word that stayed: its index in the old text."""
    words = [word.text for word in old], [word.text for word in new]
    opcodes = [(i, j1, j2) for tag, i, _, j1, j2 in _opcodes(*words) if tag == "equal"]
    return {j: i + j - j1 for i, j1, j2 in opcodes for j in range(j1, j2)}


def _gained(kind: str, pairs: Iterable[tuple[Word, Word]]) -> Iterator[tuple[str, str]]:
    """Words that stand together and have a mark that they did not have, with its value."""
    runs: dict[str, list[str]] = {}
    for before, after in pairs:
        gained = {mark.value: mark.part for mark in after.marks - before.marks if mark.kind == kind}
        for value in [*runs]:
            if value not in gained or kind == "begins":
                yield " ".join(runs.pop(value)), value or kind
        for value, part in sorted(gained.items()):
            runs.setdefault(value, []).append(part)
    yield from ((" ".join(parts), value or kind) for value, parts in runs.items())


def _address(word: Word) -> str:
    return ", ".join(sorted(word.values("a")))


def _linked(words: Iterable[Word]) -> str:
    return " ".join(mark.part for word in words for mark in word.marks if mark.kind == "a")


def _links(pairs: Iterable[tuple[Word, Word]]) -> Iterator[Note]:
    """New links, and links that lead elsewhere now."""
    for address, run in groupby(pairs, lambda pair: _address(pair[1])):
        together = list(run)
        before = {_address(old) for old, _ in together if old.text}
        if address and before != {address}:
            earlier = ", ".join(sorted(before - {"", address}))
            yield Note("link", _linked(new for _, new in together), earlier, address)


def _links_gone(old: Iterable[Word], now: dict[int, Word]) -> Iterator[Note]:
    """Links that are no more. now: what became of the old words that stayed, by their index."""
    for address, run in groupby(enumerate(old), lambda item: _address(item[1])):
        together = list(run)
        stayed = [(word, now[n]) for n, word in together if n in now]
        plain = [word for word, after in stayed if not _address(after)]
        gone = plain if stayed else [word for _, word in together]
        if address and gone:
            yield Note("link", _linked(gone), address, "")


def _cells(words: Iterable[Word]) -> int:
    return sum(word.text == BETWEEN_CELLS for word in words)


def _columns(pairs: Iterable[tuple[Word, Word]]) -> Iterator[Note]:
    """Words that stand in another column now."""

    def columns(pair: tuple[Word, Word]) -> tuple[str, str]:
        return "".join(pair[0].values("column")), "".join(pair[1].values("column"))

    for (before, after), run in groupby(pairs, columns):
        if before and after and before != after:
            yield Note("column", " ".join(new.text for _, new in run), before, after)
