"""Lay out HTML documents, and write several of them as one tagged PDF/UA-1.

The only module that calls WeasyPrint, which it imports when needed. Each document is laid out
alone; then the pages are joined with their tags.
"""

import atexit
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

from django.conf import settings

from ldnguide.printing import fonts
from ldnguide.printing.repair import repair
from ldnguide.printing.text import prevent_breaks, replace_undrawable

if TYPE_CHECKING:
    from weasyprint.text.fonts import FontConfiguration

VARIANT = "pdf/ua-1"
MM_OF_A_PIXEL = 25.4 / 96
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
# One layout at a time: threads share the fonts, and a layout takes much memory. Callers hold the
# lock around several documents that belong together.
layout_lock = RLock()
_SVG = "{http://www.w3.org/2000/svg}"
_NEVER_DRAWN = ("title", f"{_SVG}title", f"{_SVG}desc")
_NO_SYSTEM_FONTS = Path(__file__).parent / "no-system-fonts.conf"


@dataclass(frozen=True)
class LaidOut:
    """A document that is laid out in pages. It can be written many times, alone or with others."""

    document: Any

    @property
    def page_count(self) -> int:
        """The number of its pages."""
        return len(self.document.pages)

    def room_below(self, anchor: str) -> float:
        """The room in mm between the element with this id and the bottom of its page's sheet.

        Raises LookupError if no element has the id.
        """
        for page in self.document.pages:
            if anchor in page.anchors:
                return float(page.height - page.anchors[anchor][3]) * MM_OF_A_PIXEL
        raise LookupError(anchor)


@dataclass(frozen=True)
class PageNumbers:
    """Page numbers that run through several documents, such as "Page 3 of 6, for the practice".

    first: of this document. total: of all pages for this reader. reader: "for the practice".
    """

    first: int
    total: int
    reader: str

    @classmethod
    def of(cls, document: Any, pages: Mapping[Any, int], reader: str) -> "PageNumbers":
        """Those of one document. pages: of each document for the same reader, in their order."""
        before = list(pages).index(document)
        return cls(sum(list(pages.values())[:before]) + 1, sum(pages.values()), reader)

    @property
    def css(self) -> str:
        """Rules that come after print.css, which counts the pages of one document."""
        words = f'"Page " counter(page) " of {self.total}, {self.reader}"'
        return (
            f"@page {{ @bottom-right {{ content: {words} }} }}\n"
            f"@page :first {{ counter-reset: page {self.first} }}"
        )


def lay_out(
    html: str, text_size: float | None = None, address: str | None = None, css: str = ""
) -> LaidOut:
    """Lay out a whole HTML page with print.css. Raises fonts.MissingFont.

    text_size: in points, if not that of the style sheet. address: the page's address on the web,
    which makes its relative links work in the PDF. css: rules that come after print.css.
    """
    from weasyprint import CSS, HTML

    with layout_lock:
        parsed = HTML(string=html, base_url=address, url_fetcher=_fetcher())
        _prepare(parsed.etree_element)
        return LaidOut(
            parsed.render(
                font_config=_font_configuration(),
                stylesheets=[*_style_sheets(text_size), CSS(string=css)],
                pdf_variant=VARIANT,
                pdf_tags=True,
            )
        )


def write_pdf(documents: Sequence[LaidOut]) -> bytes:
    """The documents one after the other as PDF/UA-1, with the title of the first."""
    with layout_lock:
        pages = [page for document in documents for page in document.document.pages]
        joined: bytes = documents[0].document.copy(pages).write_pdf(pdf_variant=VARIANT)
    return repair(joined)


def _prepare(tree: Any) -> None:
    """Prevent line breaks inside words, and print characters that no font has by their names.

    What a patient typed has been through that already; what an editor wrote may not have been.
    """
    for element in tree.iter():
        if element.tag not in _NEVER_DRAWN:
            element.text = prevent_breaks(replace_undrawable(element.text or "", fonts.covers))
        element.tail = prevent_breaks(replace_undrawable(element.tail or "", fonts.covers))
    for parent in tree.iter():
        _move_spaces_into_spans(parent)
    for picture in tree.iter(f"{_SVG}svg"):
        _describe(picture)


def _move_spaces_into_spans(parent: Any) -> None:
    """Move a no-break space that stands before a span into the span.

    If such a span has no room on a line, WeasyPrint breaks that line after its first word.
    """
    for before, span in pairwise([None, *parent]):
        text = parent.text if before is None else before.tail
        if span.tag == "span" and text.endswith(NO_BREAK_SPACE):
            span.text = NO_BREAK_SPACE + span.text
            if before is None:
                parent.text = text[:-1]
            else:
                before.tail = text[:-1]


def _describe(picture: Any) -> None:
    """Add an SVG's description to its title: WeasyPrint's alternative text is the title alone."""
    title, description = picture.find(f"{_SVG}title"), picture.find(f"{_SVG}desc")
    if title is not None and description is not None:
        title.text = f"{title.text}. {description.text}"


@cache
def _style_sheets(text_size: float | None) -> tuple[Any, ...]:
    """Parsed once for each text size, and used for every document."""
    from weasyprint import CSS

    size = f"html {{ font-size: {text_size}pt }}" if text_size else ""
    return tuple(
        CSS(string=sheet, font_config=_font_configuration(), url_fetcher=_fetcher())
        for sheet in (fonts.stylesheet(), _print_css(), size)
    )


@cache
def _print_css() -> str:
    path = Path(settings.BASE_DIR) / "ldnguide" / "static" / "print.css"
    return path.read_text(encoding="utf-8")


@cache
def _fetcher() -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class FontsOnly(URLFetcher):  # type: ignore[misc]
        """Serves our own font files and refuses every other address."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
            try:
                return URLFetcherResponse(url, fonts.read_asset(url), {"Content-Type": "font/ttf"})
            except LookupError:
                raise ValueError("Only our own fonts are read") from None

    return FontsOnly()


@cache
def _font_configuration() -> "FontConfiguration":
    """One for each process: it copies the fonts to a temporary folder.

    fontconfig reads its settings while the object is made, from the file that FONTCONFIG_FILE
    names. Ours leaves out the fonts of the system.
    """
    from weasyprint.text.fonts import FontConfiguration

    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(_NO_SYSTEM_FONTS)
    try:
        return FontConfiguration()
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


@atexit.register
def _release_fonts() -> None:
    """Without this, the temporary folder of the fonts is left behind when Python ends."""
    _style_sheets.cache_clear()
    _font_configuration.cache_clear()
