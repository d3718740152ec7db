"""Texts split into blocks and sentences, with the sources that each sentence cites. Pure.

The checks look at sentences, and approvers are shown the sentences in question.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape, unescape

from content.markup.citations import cited_keys
from content.markup.folding import folded, visible
from content.markup.tree import Begin, Element, parse, text, walk

# What begins and ends a paragraph, an item, a heading or a row; other tags show nothing.
_BREAKS = {"p", "li", "ul", "ol", "thead", "tbody", "h1", "h2", "h3", "h4", "h5", "h6"}
_ROW_OR_TABLE = {"tr", "table"}
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
        for words, links in _blocks(parse(text.markup))
    ]


def blocks_of(markup: Element) -> list[str]:
    """The words of every paragraph, item, heading and row, as a person reads them."""
    return [words for words, _ in _blocks(markup)]


def _sentences(block: str, source: str) -> tuple[Sentence, ...]:
    return tuple(_sentence(typed, source) for typed in _split(block))


def _sentence(typed: str, source: str) -> Sentence:
    keys = dict.fromkeys([*([source] if source else []), *cited_keys(typed)])
    return Sentence(typed, tuple(keys), folded(_MARKER.sub("", typed)))


def _split(block: str) -> Iterator[str]:
    """Split a block at full stops, question marks and exclamation marks; at nothing else."""
    start = 0
    for end in _END.finditer(block):
        stop = end.start() + 1
        if not _ABBREVIATION.search(block[max(start, stop - 12) : stop]):
            yield block[start : end.end()].strip()
            start = end.end()
    if rest := block[start:].strip():
        yield rest


def _blocks(markup: Element) -> Iterator[tuple[str, tuple[Link, ...]]]:
    """Each block's words and links."""
    words: list[str] = []
    links: list[Link] = []
    for piece in (*_pieces(markup), None):
        if isinstance(piece, str):
            words.append(piece)
        elif piece:
            links.append(piece)
        else:
            block = visible("".join(words)).strip(_BETWEEN_CELLS)
            if block or links:
                yield block, tuple(links)
            words, links = [], []


def _pieces(markup: Element) -> Iterator[str | Link | None]:
    """The words and links in order; None where a block begins or ends."""
    around = [""]  # the rows and tables that are open
    for event in walk(markup):
        if isinstance(event, str):
            yield unescape(event)
            continue
        tag, begins = event.element.tag, isinstance(event, Begin)
        if tag in _ROW_OR_TABLE and not begins:
            around.pop()
        if tag in _ROW_OR_TABLE or tag in _BREAKS:
            # A row is one block, whatever stands in its cells, unless that is another table.
            yield " " if around[-1] == "tr" and tag in _BREAKS else None
        if tag in _ROW_OR_TABLE and begins:
            around.append(tag)
        yield from _inline(event.element, begins=begins)


def _inline(element: Element, *, begins: bool) -> Iterator[str | Link]:
    match element.tag:
        case "br" if begins:
            yield " "
        case "td" | "th" if not begins:
            yield _BETWEEN_CELLS
        case "sup" if begins and _begins_with_digit(element):
            yield "^"  # else 10<sup>2</sup> would read as 102
        case "a" if begins and "href" in element.attributes:
            yield Link(visible(text(element)), element.attributes["href"])


def _begins_with_digit(element: Element) -> bool:
    first = element.children[0] if element.children else ""
    return isinstance(first, str) and first[:1].isdigit()
