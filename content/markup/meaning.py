"""What a text means to its readers: words, links, emphasis, lists, tables. Pure.

Two texts are compared as these blocks. What is not in them must not change what a text means.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape, unescape

from content.markup.blocks import BETWEEN_CELLS, EMPHASIS, EMPTY_CELL, HOLDERS, Block, Mark, Word
from content.markup.citations import cited_by
from content.markup.folding import visible
from content.markup.tree import Begin, Element, elements, parse, walk

_MARKER = re.compile(r"\[@([a-z0-9-]+)\]")
_PARAGRAPHS = {"p", "h1", "h2", "h3", "h4", "h5", "h6"}
_CELLS = {"td", "th"}


def plain(heading: str, text: object, *, marks: Iterable[tuple[str, str]] = ()) -> Block:
    """A block of plain text. marks: kinds and values that hold for all of its words."""
    words = (word for block in blocks_in(escape(str(text))) for word in block.words)
    marked = (
        Word(word.text, word.marks | {Mark(kind, value, word.text) for kind, value in marks})
        for word in words
    )
    return Block(heading, tuple(marked))


def row(heading: str, cells: Iterable[str]) -> Block:
    """Cells of HTML as one block."""
    words: list[Word] = []
    for number, cell in enumerate(cells):
        words += [Word(BETWEEN_CELLS)] if number else []
        inside = [word for block in blocks_in(cell) for word in block.words]
        words += inside or [Word(EMPTY_CELL)]
    return Block(heading, tuple(words))


def blocks_in(html: str, heading: str = "", *around: str) -> list[Block]:
    """The blocks of some HTML that have words. around: what the whole of it stands in.

    Citations and markers appear as keys, because numbers change with every new source.
    """
    whole = parse(html)
    for link in elements(whole, "a"):
        if key := cited_by(link):
            link.rename("span")
            link.children = [key]
    return list(_Reader(heading, around).read(whole))


@dataclass
class _Holder:
    tag: str
    is_new: bool = True  # until a block has been read in it


@dataclass
class _Reader:
    """Reads a tree in order and collects words until a block ends."""

    heading: str
    around: tuple[str, ...]
    holders: list[_Holder] = field(default_factory=list)
    marks: list[tuple[str, str]] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    pieces: list[tuple[str, tuple[tuple[str, str], ...]]] = field(default_factory=list)
    tag: str = "p"
    begins: str = ""
    column: int = 0

    def read(self, whole: Element) -> Iterator[Block]:
        for event in walk(whole):
            if isinstance(event, str):
                self._take(_MARKER.sub(r"[\1]", unescape(event)))
            elif isinstance(event, Begin):
                yield from self._enter(event.element)
            else:
                yield from self._leave(event.element)
        yield from self._block()

    def _enter(self, element: Element) -> Iterator[Block]:
        tag = element.tag
        if tag in _PARAGRAPHS or tag in HOLDERS:
            yield from self._break(tag)
        if tag in _PARAGRAPHS:
            self.tag = tag
        elif tag in HOLDERS:
            start = element.attributes.get("start", "")
            self.holders.append(_Holder(f"{tag}:{start}" if start else tag))
            self.column = 0 if tag == "tr" else self.column
        elif tag in _CELLS:
            self._begin_cell()
        elif tag == "br":
            self._end_word()
            self.begins = tag
        self.marks += _marks_of(element)

    def _leave(self, element: Element) -> Iterator[Block]:
        tag = element.tag
        if tag in _PARAGRAPHS or tag in HOLDERS:
            yield from self._break(tag)
        if tag in HOLDERS:
            self.holders.pop()
        elif tag in _CELLS:
            self._end_cell()
        for mark in _marks_of(element):
            self.marks.remove(mark)

    @property
    def _in_row(self) -> bool:
        return bool(self.holders) and any(each.tag == "tr" for each in self.holders)

    def _break(self, tag: str) -> Iterator[Block]:
        """End a block; a row is one block, whatever stands in its cells but another table."""
        if self._in_row and tag not in ("tr", "table", "thead"):
            self._end_word()
            self.begins = tag
        else:
            yield from self._block()

    def _begin_cell(self) -> None:
        self._end_word()
        self.column += 1
        if self.column > 1:
            self.words.append(Word(BETWEEN_CELLS))
        self.begins = ""

    def _end_cell(self) -> None:
        self._end_word()
        if not self.words or self.words[-1].text == BETWEEN_CELLS:
            marks = frozenset(Mark(*mark, EMPTY_CELL) for mark in [*self.marks, ("empty", "")])
            self.words.append(Word(EMPTY_CELL, marks))

    def _take(self, text: str) -> None:
        for piece in re.split(r"(\s+)", text):
            if piece.strip():
                self.pieces.append((piece, tuple(self.marks)))
            elif piece:
                self._end_word()

    def _end_word(self) -> None:
        whole = "".join(piece for piece, _ in self.pieces)
        text = visible("".join(_raised(piece, marks) for piece, marks in self.pieces))
        if text:
            self.words.append(Word(text, frozenset(self._marks(whole, text))))
            self.begins = ""
        self.pieces = []

    def _marks(self, whole: str, text: str) -> Iterator[Mark]:
        parts: dict[tuple[str, str], str] = {}
        for piece, marks in self.pieces:
            for mark in marks:
                parts[mark] = parts.get(mark, "") + piece
        yield from (Mark(*mark, visible(part)) for mark, part in parts.items())
        if self._in_row:
            yield Mark("column", str(self.column), text)
        if self.begins and self.words and self.words[-1].text != BETWEEN_CELLS:
            yield Mark("begins", self.begins, text)
        if unseen := "".join(character for character in whole if not visible(character)):
            yield Mark("unseen", " ".join(f"U+{ord(each):04X}" for each in unseen), text)

    def _block(self) -> Iterator[Block]:
        self._end_word()
        if self.words:
            around = [f"{'+' * each.is_new}{each.tag}" for each in self.holders]
            yield Block(self.heading, tuple(self.words), (*self.around, *around), self.tag)
            for each in self.holders:
                each.is_new = False
        self.words, self.tag, self.begins = [], "p", ""


def _raised(piece: str, marks: tuple[tuple[str, str], ...]) -> str:
    """10<sup>2</sup> as 10^2, which else would read as 102."""
    return f"^{piece}" if ("sup", "") in marks and piece[0].isdigit() else piece


def _marks_of(element: Element) -> list[tuple[str, str]]:
    if element.tag in (*EMPHASIS, "th"):
        return [(element.tag, "")]
    address = element.attributes.get("href") if element.tag == "a" else None
    return [] if address is None else [("a", address)]
