"""Read a real PDF back: its text as poppler sees it, its fonts, its glyphs, its structure."""

import io
import struct
import subprocess
import unicodedata
from functools import lru_cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import page
import pikepdf
from fontTools.ttLib import TTFont


def unspaced(text: str) -> str:
    """Without white space and without the direction marks that poppler adds."""
    return "".join(
        character
        for character in unicodedata.normalize("NFC", text)
        if not character.isspace() and unicodedata.category(character) != "Cf"
    )


def text_of(pdf: bytes, *options: str) -> str:
    """The text of the PDF as poppler orders it, spaces removed."""
    return unspaced(_pdftotext(pdf, *options))


# A word that goes on over the page's end continues behind the footer.
ABOVE_THE_FOOT = ("-x", "0", "-y", "0", "-W", "596", "-H", "795")


def missing_words(pdf: bytes, typed: list[str], *options: str) -> list[str]:
    """The typed words that are missing in the PDF's text."""
    found = text_of(pdf, *options)
    words = {word for text in typed for word in text.split()}
    return sorted(word for word in words if unspaced(word) not in found)


def first_page(pdf: bytes) -> str:
    """The text of page 1, spaces kept."""
    return _pdftotext(pdf, "-l", "1")


def page_count(pdf: bytes) -> int:
    """How many pages there are."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages)


def font_names(pdf: bytes) -> set[str]:
    """The family names of the fonts that draw the text."""
    names = set()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for sheet in document.pages:
            fonts = sheet.Resources.get("/Font") or {}
            names |= {str(font.BaseFont).partition("+")[2] for _, font in fonts.items()}
    return names


def undrawn_glyphs(pdf: bytes) -> int:
    """How many glyphs are shown that their font does not have.

    That is glyph 0, and any beyond the font's last: WeasyPrint gives a missing glyph such a number
    to keep its text. All our fonts are Identity-H, two bytes to a glyph.
    """
    undrawn, counts = 0, {}
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for sheet in document.pages:
            for name, glyphs in _shown(sheet):
                font = sheet.Resources.Font[name]
                key = str(font.BaseFont)
                counts[key] = counts.get(key) or _glyph_count(font)
                undrawn += sum(not 0 < glyph < counts[key] for glyph in glyphs)
    return undrawn


def failures(pdf: bytes) -> list[str]:
    """What page-validation's PDF/UA-1 profile finds wrong."""
    with NamedTemporaryFile(suffix=".pdf") as file:
        Path(file.name).write_bytes(pdf)
        result = page.validate_pdf(file.name, profile=page.ValidationProfile.PDF_UA_1)
    return [] if ", 0 failed, 104 total" in str(result) else [str(result)]


def elements(pdf: bytes, kind: str) -> list[Any]:
    """The attributes of each structure element of a kind, such as /TH, as plain objects."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [_plain(element.get("/A")) for element in _walk(document.Root.StructTreeRoot, kind)]


def _plain(attributes: Any) -> Any:
    if isinstance(attributes, pikepdf.Array):
        return {key: value for each in attributes for key, value in _plain(each).items()}
    if isinstance(attributes, pikepdf.Dictionary):
        return {key: str(value) for key, value in attributes.items()}
    return {}


def _walk(element: Any, kind: str) -> list[Any]:
    found = [element] if element.get("/S") == kind else []
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            found += _walk(kid, kind)
    return found


def _shown(sheet: Any) -> list[tuple[str, tuple[int, ...]]]:
    """For each operator that shows text: the font's name on this page, and glyph numbers."""
    shown, font = [], ""
    for operands, operator in pikepdf.parse_content_stream(sheet):
        if str(operator) == "Tf":
            font = str(operands[0])
        elif str(operator) in ("Tj", "TJ"):
            parts = operands[0] if str(operator) == "TJ" else operands
            drawn = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
            shown.append((font, struct.unpack(f">{len(drawn) // 2}H", drawn)))
    return shown


def _glyph_count(font: Any) -> int:
    descriptor = font.DescendantFonts[0].FontDescriptor
    (key,) = (key for key in descriptor if key.startswith("/FontFile"))
    count: int = TTFont(io.BytesIO(descriptor[key].read_bytes()))["maxp"].numGlyphs
    return count


@lru_cache(maxsize=8)
def _pdftotext(pdf: bytes, *options: str) -> str:
    command = ["pdftotext", *options, "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
