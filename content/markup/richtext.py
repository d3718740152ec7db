"""What editors may write: HTML that keeps meaning and drops styling. Pure.

Cleaned when it is saved, and again whenever it is shown, so that a row written by other means is
no way in.
"""

import re
from html import escape
from html.parser import HTMLParser

import nh3

from content.markup.typography import kept_together

TAGS = {
    *("p", "br", "h3", "h4", "ul", "ol", "li", "strong", "em", "sub", "sup", "a"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}


def _no_other_host(tag: str, attribute: str, value: str) -> str | None:
    """Drop addresses without a scheme that lead to another host after all."""
    return None if attribute == "href" and value.lstrip().startswith(("//", "/\\", "\\")) else value


_CLEANER = nh3.Cleaner(
    tags=TAGS,
    clean_content_tags={"script", "style", "title"},
    attributes={"a": {"href"}, "ol": {"start"}},
    attribute_filter=_no_other_host,
    url_schemes={"https", "http", "mailto", "tel"},
    link_rel=None,
)
# Deeper than anything a person writes: a list in a list in a table is ten or so.
MAX_DEPTH = 30
_VOID = {"br", "col", "hr", "img", "input", "link", "meta", "wbr", "area", "base", "embed"}
# What the beginning of an element ends by itself, as browsers read it.
_CELLS, _ROWS = {"p", "li", "td", "th"}, {"p", "li", "td", "th", "tr"}
_ENDED_BY = {
    "p": {"p"},
    "li": {"p", "li"},
    "td": _CELLS,
    "th": _CELLS,
    "tr": _ROWS,
    **{part: {*_ROWS, "thead", "tbody", "tfoot"} for part in ("thead", "tbody", "tfoot")},
}
_FORMATTING = {"a", "b", "em", "font", "i", "s", "span", "strong", "sub", "sup", "u"}
# Comments whose end browsers see sooner than Python's parser does.
_ODD_COMMENT = re.compile(r"<!--?-?>|<!\[[^>]*>")
# Word and other programs say the same with other tags.
_SAME_MEANING = {"b": "strong", "i": "em", "h1": "h3", "h2": "h3", "h5": "h4", "h6": "h4"}
_OTHER_TAG = re.compile(rf"<(/?)({'|'.join(_SAME_MEANING)})(?=[\s>])", re.IGNORECASE)
_EMPTY = re.compile(r"<(p|h3|h4|strong|em|li|ul|ol|a)\b[^>]*>(?:\s|&nbsp;|<br>)*</\1>")
# A list item or cell with one paragraph, as the editor writes it, is the same without.
_LONE = re.compile(r"<(li|td|th)><p>((?:(?!</?p>).)*)</p>(?=</\1>|<[uo]l)", re.DOTALL)
# The innermost tables: what holds another one is left as it is.
_TABLE = re.compile(r"<table>(?:(?!<table>).)*?</table>", re.DOTALL)
_CELL_END = re.compile(r"</t[dh]>")
_CELL_TAG = re.compile(r"(</?)td\b")


def clean(html: str) -> str:
    """The HTML with nothing left but what TAGS names; an empty text is an empty string.

    Call `depth` first on what comes from outside: cleaning takes time with the square of depth.
    """
    same = _OTHER_TAG.sub(lambda tag: f"<{tag[1]}{_SAME_MEANING[tag[2].lower()]}", html)
    cleaned, before = same.replace("\r\n", "\n"), None
    for _ in range(MAX_DEPTH):
        if cleaned == before:
            break
        # Cleaned again, too: tags in odd places move when they are read, and move anew later.
        before, tidy = cleaned, _CLEANER.clean(cleaned)
        cleaned = _EMPTY.sub("", _LONE.sub(r"<\1>\2", tidy))
    return _TABLE.sub(_regular, cleaned).strip()


def _regular(table: re.Match[str]) -> str:
    """A table whose rows all have as many cells, and a header: else its first row is one.

    Cells across columns or rows are split: readers of PDFs lose count in them.
    """
    rows = table[0].split("</tr>")
    columns = max(len(_CELL_END.findall(row)) for row in rows)
    rows = [row + "<td></td>" * (columns - len(_CELL_END.findall(row))) for row in rows[:-1]] + [
        rows[-1]
    ]
    if not any("<th>" in row for row in rows):
        rows[0] = _CELL_TAG.sub(r"\1th", rows[0])
    return "</tr>".join(rows)


def depth(html: str) -> int:
    """How many elements stand inside each other at the deepest place, counted without recursion."""
    meter = _DepthMeter()
    meter.feed(_ODD_COMMENT.sub("", html))
    return meter.deepest


def words(html: str) -> int:
    """How many words a reader sees; a citation marker is none."""
    text = re.sub(r"<[^>]*>|\[@[^\]]*\]", " ", html)
    return len(re.findall(r"\w[\w.,'’/-]*", text))


def for_reading(html: str, label: str) -> str:
    """Cleaned HTML as a page shows it: header cells say what they head, tables scroll in a frame.

    label: what a screen reader says on entering a table's frame.
    """
    reader = _ForReading(label)
    reader.feed(clean(html))
    return "".join(reader.out)


class _DepthMeter(HTMLParser):
    """Counts what is open, as browsers read it: never fewer than the cleaner will find."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.deepest = 0

    def set_cdata_mode(self, *_: object, **__: object) -> None:
        """Read on: what stands in a style element counts, too."""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _VOID:
            return
        while self.open and self.open[-1] in _ENDED_BY.get(tag, ()):
            self.open.pop()
        self.open.append(tag)
        self.deepest = max(self.deepest, len(self.open))

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        self.handle_starttag(tag, attrs)  # the slash of <div/> means nothing in HTML

    def handle_endtag(self, tag: str) -> None:
        passed = _FORMATTING if tag in _FORMATTING else _FORMATTING | _ROWS | {"tbody", "thead"}
        for back, name in enumerate(reversed(self.open), start=1):
            if name == tag:
                # What is bold stays so in the next paragraph, until its own end.
                within = self.open[len(self.open) - back + 1 :]
                self.open[-back:] = [each for each in within if each in _FORMATTING]
            if name == tag or name not in passed:
                return


class _ForReading(HTMLParser):
    def __init__(self, label: str) -> None:
        super().__init__(convert_charrefs=False)
        self.label = escape(label)
        self.out: list[str] = []
        self.tables = self.row = 0
        self.before = ""  # the last words, also if they stand in bold
        self.lists = 0
        self.in_link = False
        self.renamed = {"h4": "h3"}  # until a heading three has come: no level is skipped

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.in_link:
            return  # PDFs lose track of a link's parts: its words alone
        self.in_link = tag == "a"
        if tag == "table":
            self._begin_table()
        if tag == "h3":
            self.renamed = {}
        self.row += tag == "tr"
        self.lists += tag in ("ul", "ol")
        if tag == "th":
            attrs = [*attrs, ("scope", "col" if self.row == 1 else "row")]
        given = "".join(f' {name}="{escape(value or "")}"' for name, value in attrs)
        self.out.append(f"<{self._shown(tag)}{given}>")

    def _shown(self, tag: str) -> str:
        return "p" if tag == "li" and not self.lists else self.renamed.get(tag, tag)

    def _begin_table(self) -> None:
        self.tables += 1
        self.row = 0
        number = f" {self.tables}" if self.tables > 1 else ""
        self.out.append(
            '<div class="table-scroll" role="region" tabindex="0" '
            f'aria-label="Table{number}: {self.label}">'
        )

    def handle_endtag(self, tag: str) -> None:
        if self.in_link and tag != "a":
            return
        self.in_link = False
        self.out.append(f"</{self._shown(tag)}>" + ("</div>" if tag == "table" else ""))
        self.lists -= tag in ("ul", "ol")
        self.before = self.before if tag in _FORMATTING else ""

    def handle_data(self, data: str) -> None:
        together = kept_together(self.before + data)[len(self.before) :]
        self.out.append(together)
        self.before = (self.before + together)[-20:]

    def handle_entityref(self, name: str) -> None:
        self.out.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.out.append(f"&#{name};")
