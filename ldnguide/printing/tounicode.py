"""Repair the ToUnicode maps of WeasyPrint's PDFs, which say what text each glyph stands for.

WeasyPrint maps a glyph to the text that it first drew with it. In a cluster of several glyphs (a
Thai vowel and tone, an Indic conjunct, a letter with a combining mark) the last glyph gets the text
of all of them and the others get none. An empty entry is malformed (PDF/UA-1, 7.21.7), and wherever
the last glyph is used again it is read as the whole cluster. Here such glyphs get the text that
their font gives them.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from fontTools.ttLib import TTFont

_ENTRY = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]*)>")
# Lookups of a font's GSUB table whose result can be traced back to letters.
_SINGLE, _ALTERNATE, _LIGATURE, _EXTENSION = 1, 3, 4, 7
# The text of a glyph that nothing explains: a joiner, which PDF readers skip.
_NOTHING = "\u200d"


def repair_cmap(cmap: bytes, letters: list[str], *, clusters: bool) -> bytes:
    """A ToUnicode CMap without empty entries, where each entry is the text of its glyph alone.

    letters: the font's `glyph_texts`. clusters: whether its script builds clusters as a rule (Thai,
    the Indic scripts). Then the font's text is used for every glyph; otherwise only for combining
    marks and empty entries.
    """

    def entry(match: re.Match[bytes]) -> bytes:
        number = int(match[1], 16)
        written = bytes.fromhex(match[2].decode()).decode("utf-16-be", "replace")
        own = letters[number] if number < len(letters) else ""
        text = written
        if not written or (own and written != own and (clusters or _is_mark(own))):
            text = own or written or _NOTHING
        return b"<%s> <%s>" % (match[1], text.encode("utf-16-be").hex().encode())

    return _ENTRY.sub(entry, cmap)


def _is_mark(text: str) -> bool:
    return len(text) == 1 and unicodedata.category(text).startswith("M")


def glyph_texts(font: TTFont) -> list[str]:
    """The text of each glyph by the font's character map and GSUB table; "" if they have none.

    In the order of glyph numbers. Takes up to a tenth of a second a font: cache the result.
    """
    texts: dict[str, str] = {}
    for codepoint, name in sorted(font.getBestCmap().items()):
        texts.setdefault(name, chr(codepoint))
    steps = list(_substitutions(font))
    before = -1
    while len(texts) > before:  # a form of a form needs another round
        before = len(texts)
        for parts, result in steps:
            if result not in texts and all(part in texts for part in parts):
                texts[result] = "".join(texts[part] for part in parts)
    return [texts.get(name, "") for name in font.getGlyphOrder()]


def _substitutions(font: TTFont) -> Iterator[tuple[tuple[str, ...], str]]:
    lookups = font["GSUB"].table.LookupList if "GSUB" in font else None
    for lookup in lookups.Lookup if lookups else ():
        for table in lookup.SubTable:
            inner = table.ExtSubTable if lookup.LookupType == _EXTENSION else table
            yield from _pairs(inner)


def _pairs(table: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    if table.LookupType == _SINGLE:
        for glyph, result in table.mapping.items():
            yield (glyph,), result
    elif table.LookupType == _ALTERNATE:
        for glyph, results in table.alternates.items():
            yield from (((glyph,), result) for result in results)
    elif table.LookupType == _LIGATURE:
        for first, ligatures in table.ligatures.items():
            for ligature in ligatures:
                yield (first, *ligature.Component), ligature.LigGlyph
