"""What texts claim: their paragraphs and sentences, and the sources that each sentence cites. Pure.

A sentence is what the checks look at, and what an approver is shown.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape, unescape

from content.markup.citations import cited_keys
from content.markup.folding import folded, visible

_TAG = re.compile(r"(<[^<>]*>)")
_NAME = re.compile(r"</?([a-z][a-z0-9]*)", re.IGNORECASE)
_ADDRESS = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE)
# What begins and ends a paragraph, an item, a heading or a row; other tags show nothing.
_BREAKS = {"p", "li", "ul", "ol", "table", "thead", "tbody", "h1", "h2", "h3", "h4", "h5", "h6"}
_CELLS = {"td", "th"}
_BETWEEN_CELLS = " | "
_MARKER = re.compile(r"\s?\[@[^\[\]]{0,80}\]")
# A stop ends a sentence, with the quotation marks and the citations after it, where a capital, a
# quotation or a number follows.
_END = re.compile(
    r"[.!?][”’\"')\]]{0,3}(?:\s?\[@[^\[\]]{0,80}\]){0,20}(?=\s[“‘\"'(]?[A-ZÀ-ÖØ-Þ0-9])"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:e\.g|i\.e|cf|vs|approx|al|ca|Dr|Prof|Mr|Mrs|Ms|St|Fig|Vol|Nos?|pp?)\.$"
)


@dataclass(frozen=True)
class Text:
    """One text of a record.

    where: words for an editor, such as "Short version". markup: rich text, or `plain(words)`.
    source: the key of a reference that is the source of the whole text (a cell of a study's row).
    """

    where: str
    markup: str
    source: str = ""


@dataclass(frozen=True)
class Link:
    """A link's words and where it leads."""

    words: str
    address: str


@dataclass(frozen=True)
class Sentence:
    """typed: as the editor wrote it, citations included. keys: the sources that it cites.

    words: as patterns read it (see `folded`), without citations.
    """

    typed: str
    keys: tuple[str, ...]
    words: str


@dataclass(frozen=True)
class Block:
    """A paragraph, an item of a list, a heading or a row of a table.

    text: which of the texts it is of. words: as patterns read them, its citations included.
    """

    where: str
    source: str
    text: int
    words: str
    sentences: tuple[Sentence, ...]
    links: tuple[Link, ...]


def plain(words: object) -> str:
    """A title, a number or another plain text as markup."""
    return f"<p>{escape(str(words))}</p>"


def read(texts: Iterable[Text]) -> list[Block]:
    """Every block of the texts that has words, in order."""
    return [
        Block(text.where, text.source, number, folded(words), _sentences(words, text.source), links)
        for number, text in enumerate(texts)
        for words, links in _blocks(text.markup)
    ]


def blocks_of(markup: str) -> list[str]:
    """The words of every paragraph, item, heading and row, as a person reads them."""
    return [words for words, _ in _blocks(markup)]


def _sentences(block: str, source: str) -> tuple[Sentence, ...]:
    return tuple(_sentence(typed, source) for typed in _split(block))


def _sentence(typed: str, source: str) -> Sentence:
    keys = dict.fromkeys([*([source] if source else []), *cited_keys(typed)])
    return Sentence(typed, tuple(keys), folded(_MARKER.sub("", typed)))


def _split(block: str) -> Iterator[str]:
    """A colon or semicolon goes on with the sentence; only a stop ends it."""
    start = 0
    for end in _END.finditer(block):
        stop = end.start() + 1
        if not _ABBREVIATION.search(block[max(start, stop - 12) : stop]):
            yield block[start : end.end()].strip()
            start = end.end()
    if rest := block[start:].strip():
        yield rest


def _blocks(markup: str) -> Iterator[tuple[str, tuple[Link, ...]]]:
    """Each block's words and links."""
    reader = _Reader()
    for index, part in enumerate(_TAG.split(markup)):
        if index % 2:
            yield from reader.tag(part)
        else:
            reader.say(unescape(part))
    yield from reader.end_block()


@dataclass
class _Reader:
    """Gathers the words of one block after the other."""

    said: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    in_row: bool = False
    raised: bool = False
    address: str | None = None
    link_words: list[str] = field(default_factory=list)

    def say(self, words: str) -> None:
        if self.raised and words[:1].isdigit():
            words = f"^{words}"  # else 10<sup>2</sup> would read as 102
        self.raised = False
        self.said.append(words)
        if self.address is not None:
            self.link_words.append(words)

    def tag(self, tag: str) -> Iterator[tuple[str, tuple[Link, ...]]]:
        named = _NAME.match(tag)
        name = named[1].lower() if named else ""
        ends = tag.startswith("</")
        if name == "tr" or (name in _BREAKS and not self.in_row):
            yield from self.end_block()
            self.in_row = name == "tr" and not ends
        elif name == "table":
            yield from self.end_block()
            self.in_row = False
        elif name in _BREAKS or name == "br":
            self.said.append(" ")
        elif name in _CELLS and ends:
            self.said.append(_BETWEEN_CELLS)
        elif name == "a":
            self._link(tag, ends=ends)
        self.raised = name == "sup" and not ends

    def _link(self, tag: str, *, ends: bool) -> None:
        if self.address is not None:
            self.links.append(Link(visible("".join(self.link_words)), self.address))
        address = _ADDRESS.search(tag)
        self.address = None
        if not ends and address:
            self.address = unescape(next(filter(None, address.groups()), ""))
        self.link_words = []

    def end_block(self) -> Iterator[tuple[str, tuple[Link, ...]]]:
        if self.address is not None:
            self._link("", ends=True)
        words = visible("".join(self.said)).strip(_BETWEEN_CELLS)
        if words or self.links:
            yield words, tuple(self.links)
        self.said, self.links = [], []
