"""HTML in, a document laid out; documents in, one tagged PDF/UA-1 out.

The only caller of WeasyPrint, which is imported when needed. Each document is a render of its own,
and the pages are joined with their tags, so that "Page x of y" counts within a document.
"""

import atexit
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

from django.conf import settings

from ldnguide.printing import fonts
from ldnguide.printing.repair import mended
from ldnguide.printing.text import drawable, unbroken

if TYPE_CHECKING:
    from weasyprint.text.fonts import FontConfiguration

VARIANT = "pdf/ua-1"
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
# Fonts are shared, and layouts are large. Hold it yourself around several documents that belong
# together.
one_at_a_time = RLock()
_SVG = "{http://www.w3.org/2000/svg}"
_NEVER_DRAWN = ("title", f"{_SVG}title", f"{_SVG}desc")
_NO_SYSTEM_FONTS = Path(__file__).parent / "no-system-fonts.conf"


@dataclass(frozen=True)
class LaidOut:
    """A document whose pages are made. It can be printed many times, alone or with others."""

    document: Any

    @property
    def page_count(self) -> int:
        """How many pages it takes."""
        return len(self.document.pages)


def lay_out(html: str, text_size: int | None = None, address: str | None = None) -> LaidOut:
    """A whole HTML page set in print.css. Raises fonts.MissingFont.

    text_size: in points, if not that of the style sheet. address: where the page stands on the web,
    so that its links lead somewhere from a file.
    """
    from weasyprint import HTML

    with one_at_a_time:
        parsed = HTML(string=html, base_url=address, url_fetcher=_fetcher())
        _prepare(parsed.etree_element)
        return LaidOut(
            parsed.render(
                font_config=_font_configuration(),
                stylesheets=_style_sheets(text_size),
                pdf_variant=VARIANT,
                pdf_tags=True,
            )
        )


def printed(documents: Sequence[LaidOut]) -> bytes:
    """The documents one after the other as PDF/UA-1, titled like the first."""
    with one_at_a_time:
        pages = [page for each in documents for page in each.document.pages]
        joined: bytes = documents[0].document.copy(pages).write_pdf(pdf_variant=VARIANT)
    return mended(joined)


def _prepare(tree: Any) -> None:
    """Break lines between words only (see `unbroken`), and name what no font of ours can draw.

    What a patient typed is drawable already; what an editor wrote may not be.
    """
    for element in tree.iter():
        if element.tag not in _NEVER_DRAWN:
            element.text = unbroken(drawable(element.text or "", fonts.covers))
        element.tail = unbroken(drawable(element.tail or "", fonts.covers))
    for parent in tree.iter():
        _take_in_spaces(parent)
    for picture in tree.iter(f"{_SVG}svg"):
        _describe(picture)


def _take_in_spaces(parent: Any) -> None:
    """Put a no-break space before a span into it.

    Where such a span has no room on a line, WeasyPrint ends that line at its first word.
    """
    for before, span in pairwise([None, *parent]):
        said = parent.text if before is None else before.tail
        if span.tag == "span" and said.endswith(NO_BREAK_SPACE):
            span.text = NO_BREAK_SPACE + span.text
            if before is None:
                parent.text = said[:-1]
            else:
                before.tail = said[:-1]


def _describe(picture: Any) -> None:
    """WeasyPrint reads out an SVG's title alone: put its description there too."""
    title, description = picture.find(f"{_SVG}title"), picture.find(f"{_SVG}desc")
    if title is not None and description is not None:
        title.text = f"{title.text}. {description.text}"


@cache
def _style_sheets(text_size: int | None) -> tuple[Any, ...]:
    """Parsed once: there are three text sizes, and a pack needs them for each of its documents."""
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
                return URLFetcherResponse(url, fonts.asset(url), {"Content-Type": "font/ttf"})
            except LookupError:
                raise ValueError("Nothing is read but our own fonts") from None

    return FontsOnly()


@cache
def _font_configuration() -> "FontConfiguration":
    """One per process: it copies the fonts to a temporary folder, and starts without the system's.

    fontconfig reads its settings from a file that this variable names, while the object is made.
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
def _let_go() -> None:
    """Fonts that are still held when Python ends leave their temporary folder behind."""
    _style_sheets.cache_clear()
    _font_configuration.cache_clear()
