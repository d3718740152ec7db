"""A font of brackets and other mirrored characters, with a second glyph of each for right-to-left.

In right-to-left text a typed "(" looks like ")". A PDF says once for each glyph which text it
stands for. With one glyph for both uses, every program that reads the PDF turns one of the two
round. The second glyph looks like the first, and has a text of its own.
"""

import io
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.otlLib.builder import buildLookup, buildSingleSubstSubtable
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables import otTables

# Pango draws the space after a bracket with the font of the bracket.
SPACES = " \N{NO-BREAK SPACE}"
_UNITS, _MOST_ERROR = 1000, 0.5


def is_mirrored(codepoint: int) -> bool:
    """Whether the character is mirrored in right-to-left text (Unicode's Bidi_Mirrored)."""
    return bool(unicodedata.mirrored(chr(codepoint)))


def mirrored_font(sources: Mapping[int, TTFont], like: TTFont) -> bytes:
    """A TrueType font of these characters, each drawn as in its source.

    like: the font whose height above and below the line it takes.
    """
    names = {codepoint: f"u{codepoint:04X}" for codepoint in sources}
    glyphs, widths = {".notdef": TTGlyphPen(None).glyph()}, {".notdef": 0}
    for codepoint, name in names.items():
        drawn = _drawn(sources[codepoint], codepoint)
        for form in (name, f"{name}.rtl"):
            glyphs[form], widths[form] = drawn
    builder = FontBuilder(_UNITS, isTTF=True)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap(names)
    builder.setupGlyf(glyphs)
    outlines = builder.font["glyf"]
    builder.setupHorizontalMetrics(
        {name: (width, getattr(outlines[name], "xMin", 0)) for name, width in widths.items()}
    )
    _set_heights(builder, like)
    builder.font["GSUB"] = _right_to_left({name: f"{name}.rtl" for name in names.values()})
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


@cache
def _drawn(font: TTFont, codepoint: int) -> tuple[Any, int]:
    """The outline of a character and how far it moves the pen, in our units."""
    glyphs, name = _glyphs(font), font.getBestCmap()[codepoint]
    scale = _UNITS / font["head"].unitsPerEm
    outline, pen = DecomposingRecordingPen(glyphs), TTGlyphPen(None)
    glyphs[name].draw(outline)
    outline.replay(TransformPen(Cu2QuPen(pen, _MOST_ERROR), (scale, 0, 0, scale, 0, 0)))
    return pen.glyph(), round(font["hmtx"][name][0] * scale)


_glyphs = cache(TTFont.getGlyphSet)


def _right_to_left(substitutes: Mapping[str, str]) -> Any:
    """A GSUB table with `rtla`, which is applied to right-to-left text in every script."""
    font = newTable("GSUB")
    table = font.table = otTables.GSUB()
    table.Version = 0x00010000
    table.LookupList, table.FeatureList = otTables.LookupList(), otTables.FeatureList()
    table.LookupList.Lookup = [buildLookup([buildSingleSubstSubtable(dict(substitutes))])]
    record = otTables.FeatureRecord()
    record.FeatureTag, record.Feature = "rtla", otTables.Feature()
    record.Feature.FeatureParams, record.Feature.LookupListIndex = None, [0]
    table.FeatureList.FeatureRecord = [record]
    script = otTables.ScriptRecord()
    script.ScriptTag, script.Script = "DFLT", otTables.Script()
    system = script.Script.DefaultLangSys = otTables.DefaultLangSys()
    system.ReqFeatureIndex, system.FeatureIndex, system.LookupOrder = 0xFFFF, [0], None
    script.Script.LangSysRecord = []
    table.ScriptList = otTables.ScriptList()
    table.ScriptList.ScriptRecord = [script]
    return font


def _set_heights(builder: FontBuilder, like: TTFont) -> None:
    scale = _UNITS / like["head"].unitsPerEm
    above, below = (round(getattr(like["hhea"], edge) * scale) for edge in ("ascent", "descent"))
    builder.setupHorizontalHeader(ascent=above, descent=below)
    builder.setupOS2(
        sTypoAscender=above, sTypoDescender=below, usWinAscent=above, usWinDescent=-below
    )
    builder.setupNameTable({"familyName": "Mirrored", "styleName": "Regular"})
    builder.setupPost()
