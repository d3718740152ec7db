"""What editors may write: HTML that keeps meaning and drops styling. Pure.

Cleaned when it is saved, and again whenever it is shown, so that a row written by other means is
no way in.
"""

import re
from html import escape
from html.parser import HTMLParser

import nh3

from content.typography import kept_together

TAGS = {
    *("p", "br", "h3", "h4", "ul", "ol", "li", "strong", "em", "sub", "sup", "a"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
_CELL = {"colspan", "rowspan"}
_CLEANER = nh3.Cleaner(
    tags=TAGS,
    clean_content_tags={"script", "style", "title"},
    attributes={"a": {"href"}, "ol": {"start"}, "th": _CELL, "td": _CELL},
    url_schemes={"https", "http", "mailto", "tel"},
    link_rel=None,
)
# Deeper than anything a person writes: a list in a list in a table is ten or so.
MAX_DEPTH = 30
_VOID = {"br", "col", "hr", "img", "input", "link", "meta", "wbr", "area", "base", "embed"}
# These end by themselves when the next one of their kind begins.
_IMPLIED_ENDS = {"p", "li", "tr", "td", "th", "dt", "dd", "option"}
# Word and other programs say the same with other tags.
_SAME_MEANING = {"b": "strong", "i": "em", "h1": "h3", "h2": "h3", "h5": "h4", "h6": "h4"}
_OTHER_TAG = re.compile(rf"<(/?)({'|'.join(_SAME_MEANING)})(?=[\s>])", re.IGNORECASE)
_EMPTY = re.compile(r"<(p|h3|h4|strong|em|li|ul|ol)>(?:\s|&nbsp;|<br>)*</\1>")


def clean(html: str) -> str:
    """The HTML with nothing left but what TAGS names; an empty text is an empty string.

    Call `depth` first on what comes from outside: cleaning takes time with the square of depth.
    """
    same = _OTHER_TAG.sub(lambda tag: f"<{tag[1]}{_SAME_MEANING[tag[2].lower()]}", html)
    cleaned, before = _CLEANER.clean(same), ""
    while cleaned != before:
        cleaned, before = _EMPTY.sub("", cleaned), cleaned
    return cleaned.strip()


def depth(html: str) -> int:
    """How many elements stand inside each other at the deepest place, counted without recursion."""
    meter = _DepthMeter()
    meter.feed(html)
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
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.deepest = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _VOID:
            return
        if tag in _IMPLIED_ENDS and self.open and self.open[-1] == tag:
            self.open.pop()
        self.open.append(tag)
        self.deepest = max(self.deepest, len(self.open))

    def handle_endtag(self, tag: str) -> None:
        # Only near the top: looking through all that is open would take the square of it.
        for back, name in enumerate(reversed(self.open[-MAX_DEPTH:])):
            if name == tag:
                del self.open[len(self.open) - back - 1 :]
                return


class _ForReading(HTMLParser):
    def __init__(self, label: str) -> None:
        super().__init__(convert_charrefs=False)
        self.label = escape(label)
        self.out: list[str] = []
        self.row = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.row = 0
            self.out.append(
                f'<div class="table-scroll" role="region" tabindex="0" aria-label="{self.label}">'
            )
        self.row += tag == "tr"
        if tag == "th":
            attrs = [*attrs, ("scope", "col" if self.row == 1 else "row")]
        given = "".join(f' {name}="{escape(value or "")}"' for name, value in attrs)
        self.out.append(f"<{tag}{given}>")

    def handle_endtag(self, tag: str) -> None:
        self.out.append(f"</{tag}>" + ("</div>" if tag == "table" else ""))

    def handle_data(self, data: str) -> None:
        self.out.append(kept_together(data))

    def handle_entityref(self, name: str) -> None:
        self.out.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.out.append(f"&#{name};")
