"""Rich text: HTML reduced to its meaning, without styling. Pure.

It is cleaned when it is saved and again when it is shown, so that hostile HTML which reached the
database in another way does no harm.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape, unescape

import nh3

from content.markup import addresses
from content.markup.tree import Element, End, Event, elements, parse, text, walk, write
from content.markup.typography import kept_together

TAGS = {
    *("p", "br", "h3", "h4", "ul", "ol", "li", "strong", "em", "sub", "sup", "a"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
_NUMBER = re.compile(r"-?[0-9]{1,6}")


def _meant(tag: str, attribute: str, value: str) -> str | None:
    """A link's address as a browser opens it, and the number at which a list begins; or None."""
    if attribute == "href":
        return addresses.opened(value)
    return value if _NUMBER.fullmatch(value) else None


_CLEANER = nh3.Cleaner(
    tags=TAGS,
    clean_content_tags={"script", "style", "title"},
    # "*": none. Left alone, the cleaner keeps `title` and `lang` on every element, and a title is
    # words that no check and no approver reads.
    attributes={"*": set(), "a": {"href"}, "ol": {"start"}},
    attribute_filter=_meant,
    url_schemes={"https", "http", "mailto", "tel"},
    link_rel=None,
)
# Word and other programs use other tags with the same meaning.
_SAME_MEANING = {"b": "strong", "i": "em", "h1": "h3", "h2": "h3", "h5": "h4", "h6": "h4"}
_OTHER_TAG = re.compile(rf"<(/?)({'|'.join(_SAME_MEANING)})(?=[\s>])", re.IGNORECASE)
# Elements that say nothing without words, and those that may hold a single paragraph.
_EMPTIABLE = {"p", "h3", "h4", "strong", "em", "li", "ul", "ol", "a"}
_HOLDERS = ("li", "td", "th")
_LISTS = ("ul", "ol")
# Formatting that goes on within a line of text.
_INLINE = {"a", "br", "em", "strong", "sub", "sup"}
_WORD = re.compile(r"\w[\w.,'’/-]*")
_MARKER = re.compile(r"\[@[^\]]*\]")
# Cleaning again moves what stood in an odd place; it comes to an end long before this.
_MOST_ROUNDS = 30
# A bigger table gets empty cells only up to a multiple of its own ones: with one wide row and many
# rows without a cell, they would grow with the square of the text.
_FILLED_ALWAYS = 1000
_FILLED_TO_OWN = 10


def clean(html: str) -> str:
    """The HTML with nothing left but what TAGS names; an empty text is an empty string.

    Call `nesting.is_too_deep` first on what comes from outside.
    """
    same = _OTHER_TAG.sub(lambda tag: f"<{tag[1]}{_SAME_MEANING[tag[2].lower()]}", html)
    cleaned, whole = same.replace("\r\n", "\n"), Element()
    for _ in range(_MOST_ROUNDS):
        before, whole = cleaned, parse(_CLEANER.clean(cleaned))
        _remove_empty(whole)
        _unwrap_single_paragraphs(whole)
        cleaned = write(walk(whole)).strip()
        if cleaned == before:
            break
    _square_tables(whole)
    return write(walk(whole)).strip()


def _remove_empty(whole: Element) -> None:
    """Remove what has no words, from the inside out."""
    for holder in (*reversed(elements(whole)), whole):
        holder.children = [node for node in holder.children if not _is_empty(node)]


def _is_empty(node: Element | str) -> bool:
    return (
        isinstance(node, Element)
        and node.tag in _EMPTIABLE
        and all(_is_blank(child) for child in node.children)
    )


def _is_blank(node: Element | str) -> bool:
    return node.tag == "br" if isinstance(node, Element) else not unescape(node).strip()


def _unwrap_single_paragraphs(whole: Element) -> None:
    """An item or cell with one paragraph, as the editor writes it, becomes one without."""
    for holder in elements(whole, *_HOLDERS):
        match holder.children:
            case [Element(tag="p") as paragraph] | [
                Element(tag="p") as paragraph,
                Element(tag="ul" | "ol"),
                *_,
            ]:
                holder.children[:1] = paragraph.children


def _square_tables(whole: Element) -> None:
    """Give all rows of a table as many cells, and a header: else its first row becomes one.

    The cleaner has split cells across columns or rows: readers of PDFs lose count in them. A table
    with another one inside it is left as it is, and so is one that would be nearly all empty.
    """
    for table in elements(whole, "table"):
        if not elements(table, "table"):
            rows = elements(table, "tr")
            _square(rows)
            if not elements(table, "th"):
                _make_header(rows[:1])


def _square(rows: list[Element]) -> None:
    counts = [len(elements(row, "td", "th")) for row in rows]
    widest = max(counts, default=0)
    if len(rows) * widest > max(_FILLED_ALWAYS, _FILLED_TO_OWN * sum(counts)):
        return
    for row, count in zip(rows, counts, strict=True):
        row.children += [Element("td", "<td>", "</td>") for _ in range(widest - count)]


def _make_header(rows: list[Element]) -> None:
    for row in rows:
        for cell in elements(row, "td"):
            cell.rename("th")


def words(html: str) -> int:
    """How many words a reader sees; a citation marker is none."""
    texts = (unescape(event) for event in walk(parse(html)) if isinstance(event, str))
    return len(_WORD.findall(_MARKER.sub(" ", " ".join(texts))))


def for_reading(html: str, label: str) -> str:
    """Cleaned HTML as a page shows it: header cells say what they head, tables scroll in a frame.

    label: what a screen reader says on entering a table's frame.
    """
    whole = parse(clean(html))
    _flatten_links(whole)
    _skip_no_heading_level(whole)
    _loose_items_to_paragraphs(whole)
    _head_rows(whole)
    _scope_header_cells(whole)
    _frame_tables(whole, escape(label))
    return write(_keep_together(walk(whole)))


def _flatten_links(whole: Element) -> None:
    """Leave a link its words alone: PDFs lose track of its parts."""
    for link in elements(whole, "a"):
        link.children = [event for event in walk(link) if isinstance(event, str)]


def _skip_no_heading_level(whole: Element) -> None:
    for heading in elements(whole, "h3", "h4"):
        if heading.tag == "h3":
            return
        heading.rename("h3")


def _loose_items_to_paragraphs(whole: Element) -> None:
    in_lists = {item for group in elements(whole, *_LISTS) for item in elements(group, "li")}
    for item in elements(whole, "li"):
        if item not in in_lists:
            item.rename("p")


def _head_rows(whole: Element) -> None:
    """Where a table's header row is empty, leave it out: the first column heads the rows."""
    for table in elements(whole, "table"):
        rows = elements(table, "tr")
        if len(rows) > 1 and not elements(rows[0], "td") and not text(rows[0]).strip():
            heads = [head for head in elements(table, "thead") if elements(head, "tr") == rows[:1]]
            for left_out in (*heads, rows[0]):
                left_out.start, left_out.children, left_out.end = "", [], ""
            for row in rows[1:]:
                for cell in elements(row, "th", "td")[:1]:
                    cell.rename("th")


def _scope_header_cells(whole: Element) -> None:
    for table in elements(whole, "table"):
        for number, row in enumerate(elements(table, "tr")):
            scope = "row" if number or elements(row, "td") else "col"
            for cell in elements(row, "th"):
                cell.rename("th", f' scope="{scope}"')


def _frame_tables(whole: Element, label: str) -> None:
    for number, table in enumerate(elements(whole, "table"), start=1):
        name = f"Table {number}: {label}" if number > 1 else f"Table: {label}"
        framed = Element("table", table.start, table.end, table.children)
        table.children = [framed]
        table.rename("div", f' class="table-scroll" role="region" tabindex="0" aria-label="{name}"')


def _keep_together(events: Iterable[Event]) -> Iterator[Event]:
    """The events, doses and dates on one line even where a part of them is bold."""
    before = ""  # the words so far of this paragraph
    for event in events:
        if isinstance(event, str):
            together = kept_together(before + event)[len(before) :]
            before = (before + together)[-20:]
            yield together
        else:
            if isinstance(event, End) and event.element.tag not in _INLINE:
                before = ""
            yield event
