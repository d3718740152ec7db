"""A Pack in, a tagged PDF/UA-1 out. The only caller of WeasyPrint, and it is imported when needed.

Each document is a render of its own and the pages are joined with their tags, so that "Page x of
y" counts within a document. Rendering is one at a time in a process: fonts are shared.
"""

import io
import os
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import pikepdf
from django.conf import settings
from django.template.loader import render_to_string

from content.needed import URGENT_HELP
from prescribing.pack import fonts
from prescribing.pack.guidance import Guidance
from prescribing.pack.letter import fit
from prescribing.pack.records import DOCUMENTS, LETTER, NOTES, PRESCRIBER_INFORMATION, Pack
from prescribing.pack.setting import setting, unbroken
from prescribing.pack.text import name_in_brackets

if TYPE_CHECKING:
    from weasyprint import Document
    from weasyprint.text.fonts import FontConfiguration

VARIANT = "pdf/ua-1"
# Tried in turn until the letter is one page: how far its budgets shrink, and whether lines and
# rows stand closer together. The size of its type never changes.
FITTINGS = ((1.0, False), (1.0, True), (0.8, True), (0.6, True), (0.45, True), (0.3, True))
_NO_SYSTEM_FONTS = Path(__file__).parent / "no-system-fonts.conf"
_one_at_a_time = Lock()


class LetterTooLong(RuntimeError):
    """The letter did not fit on one page at any scale: a fault of ours, never of what was typed."""


@dataclass(frozen=True)
class PackDocument:
    """One document of the pack as a template fragment: print.html and the preview include it."""

    slug: str
    number: int
    template_name: str

    @property
    def for_patient(self) -> bool:
        """Kept by the patient: not among what the letter encloses."""
        return self.slug == NOTES


def documents(pack: Pack, guidance: Guidance) -> tuple[PackDocument, ...]:
    """What the pack holds, in order and numbered from 1."""
    chosen = [slug for slug in DOCUMENTS if slug in pack.documents]
    if not guidance.information:
        chosen = [slug for slug in chosen if slug != PRESCRIBER_INFORMATION]
    return tuple(
        PackDocument(slug, number, f"pack/{slug.replace('-', '_')}.html")
        for number, slug in enumerate(chosen, start=1)
    )


def pack_context(pack: Pack, guidance: Guidance) -> dict[str, Any]:
    """What every document's template reads, in print and in the preview."""
    listed = documents(pack, guidance)
    return {
        "pack": pack,
        "letter": fit(pack, fonts.width_of),
        "documents": listed,
        "enclosed": [each for each in listed if each.slug != LETTER and not each.for_patient],
        "setting": setting(pack, fonts.width_of),
        "urgent_help": guidance.cautions[URGENT_HELP],
        "cautions": [card for key, card in guidance.cautions.items() if key != URGENT_HELP],
        "information": guidance.information,
        "numbers": {each.slug.replace("-", "_"): each.number for each in listed},
    }


def render_pack(pack: Pack, guidance: Guidance) -> bytes:
    """The whole pack as PDF/UA-1. Raises LetterTooLong and fonts.MissingFont."""
    with _one_at_a_time:
        context = pack_context(pack, guidance)
        first, *others = context["documents"]
        letter = _one_page_letter(first, pack, context)
        rest = [_render(each, context, pack.text_size) for each in others]
        pages = [page for document in (letter, *rest) for page in document.pages]
        joined: bytes = letter.copy(pages).write_pdf(pdf_variant=VARIANT)
    return _mended(joined)


def _one_page_letter(first: PackDocument, pack: Pack, context: dict[str, Any]) -> "Document":
    for scale, tight in FITTINGS:
        slots = fit(pack, fonts.width_of, scale)
        letter = _render(first, {**context, "letter": slots, "tight": tight})
        if len(letter.pages) == 1:
            return letter
    raise LetterTooLong


def _render(
    document: PackDocument, context: dict[str, Any], text_size: int | None = None
) -> "Document":
    html = render_to_string("pack/print.html", {**context, "document": document})
    if document.slug == PRESCRIBER_INFORMATION:
        return _kept_laid_out(html, text_size)
    return _laid_out(html, text_size)


@lru_cache(maxsize=3)
def _kept_laid_out(html: str, text_size: int | None) -> "Document":
    """The document that is the same for everybody: laid out once, and anew when its text changes.

    One entry for each text size; its words are the key, so no pack can print what is out of date.
    """
    return _laid_out(html, text_size)


def _laid_out(html: str, text_size: int | None) -> "Document":
    from weasyprint import CSS, HTML

    fetcher, config = _fetcher(), _font_configuration()
    size = f"html {{ font-size: {text_size}pt }}" if text_size else ""
    sheets = [
        CSS(string=sheet, font_config=config, url_fetcher=fetcher)
        for sheet in (fonts.stylesheet(), _print_css(), size)
    ]
    parsed = HTML(string=html, url_fetcher=fetcher)
    _prepare(parsed.etree_element)
    return parsed.render(font_config=config, stylesheets=sheets, pdf_variant=VARIANT, pdf_tags=True)


def _prepare(tree: Any) -> None:
    """Break lines between words only (see `unbroken`), and name what no font of ours can draw.

    What a patient typed is drawable already; what an editor wrote may not be.
    """
    for element in tree.iter():
        element.text = unbroken(_drawable(element.text or ""))
        element.tail = unbroken(_drawable(element.tail or ""))


def _drawable(text: str) -> str:
    if text.isascii():
        return text
    return "".join(
        each if each.isspace() or fonts.covers(each) else name_in_brackets(each) for each in text
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
                raise ValueError("The pack reads nothing but its own fonts") from None

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


def _mended(document: bytes) -> bytes:
    """What WeasyPrint leaves out of a tagged PDF: header scopes, and what some glyphs say."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(document)) as pdf:
        _set_header_scopes(pdf)
        for each in pdf.objects:
            if isinstance(each, pikepdf.Dictionary) and "/ToUnicode" in each:
                cmap = fonts.mended_map(str(each.BaseFont)[1:], each.ToUnicode.read_bytes())
                each.ToUnicode.write(cmap)
        pdf.save(out)
    return out.getvalue()


def _set_header_scopes(pdf: pikepdf.Pdf) -> None:
    """Give each TH the scope that its HTML had (WeasyPrint's issue 2508)."""
    for row in _structure(pdf.Root.StructTreeRoot, "/TR"):
        cells = [cell for cell in _kids(row) if cell.get("/S") in ("/TH", "/TD")]
        all_headers = all(cell.S == "/TH" for cell in cells)
        for cell in cells:
            if cell.S == "/TH":
                _set_scope(cell, "/Column" if all_headers else "/Row")


def _set_scope(cell: Any, scope: str) -> None:
    scoped = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name(scope))
    already = cell.get("/A")
    if already is None:
        cell.A = scoped
    elif isinstance(already, pikepdf.Array):
        already.append(scoped)
    else:
        cell.A = pikepdf.Array([already, scoped])


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in kids if isinstance(kid, pikepdf.Dictionary)]


def _structure(element: Any, kind: str) -> list[Any]:
    found, todo = [], [element]
    while todo:
        element = todo.pop()
        if element.get("/S") == kind:
            found.append(element)
        todo.extend(_kids(element))
    return found
