"""The blocks in which texts are compared: words, their marks, what they stand in. Pure."""

from dataclasses import dataclass
from typing import NamedTuple

# Elements that hold others. A block is known by those around it, and by where it is their first.
HOLDERS = {"ul", "ol", "li", "table", "thead", "tr"}
# Each is shown by the words inside it.
EMPHASIS = ("strong", "em", "sub", "sup")
BETWEEN_CELLS, EMPTY_CELL = "|", "–"


class Mark(NamedTuple):
    """Something about a word that its letters do not show.

    kind: a tag of EMPHASIS, "a", "th", "column", "begins" or another name. value: an address, a
    column's number, the tag that begins. part: the part of the word that it is about.
    """

    kind: str
    value: str
    part: str


class Word(NamedTuple):
    text: str
    marks: frozenset[Mark] = frozenset()

    def values(self, kind: str) -> set[str]:
        """The values of its marks of one kind."""
        return {mark.value for mark in self.marks if mark.kind == kind}


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, item of a list, or row of a table.

    heading: under which it stands. around: what it stands in, from the outside in; "+" says that it
    is the first in it. tag: its own.
    """

    heading: str
    words: tuple[Word, ...]
    around: tuple[str, ...] = ()
    tag: str = "p"

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def standing(self) -> tuple[str, ...]:
        """What it stands in and what it is, but for the number at which a list begins."""
        return (*(holder.split(":")[0] for holder in self.around), self.tag)

    @property
    def start(self) -> str:
        """The number at which its list begins, if it is the first item and that is not 1."""
        starts = [holder for holder in self.around if holder.startswith("+ol:")]
        return starts[-1].removeprefix("+ol:") if starts else ""

    @property
    def place(self) -> str:
        """What it is, for the templates: "heading", "first-item", …"""
        holders = [holder for holder in self.around if holder.strip("+").split(":")[0] in HOLDERS]
        if not holders:
            return {"h3": "heading", "h4": "smaller-heading"}.get(self.tag, "paragraph")
        if "tr" in holders[-1]:
            return self._first(holders, "table") + ("header-row" if self._is_header else "row")
        if not holders[-1].startswith("+"):
            return "item-paragraph"
        name = "item" if "+ul" in holders[-2:] or "ul" in holders[-2:] else "numbered-item"
        return self._first(holders[-2:], "ul", "ol") + name

    @property
    def _is_header(self) -> bool:
        cells = [word for word in self.words if word.text != BETWEEN_CELLS]
        return all(word.values("th") for word in cells)

    def _first(self, holders: list[str], *tags: str) -> str:
        return "first-" if any(f"+{tag}" in holder for holder in holders for tag in tags) else ""
