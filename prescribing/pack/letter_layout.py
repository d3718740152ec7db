"""Lay out the letter on its one page, and share out the room that is left."""

from typing import Any

from django.template.loader import render_to_string

from ldnguide.printing import fonts
from ldnguide.printing.pdf import LaidOut, PageNumbers, lay_out
from prescribing.pack.documents import LETTER, PackDocument
from prescribing.pack.page_one import Layout, fit
from prescribing.pack.records import Pack

# Page 1, in mm: the air between its blocks, the number of these gaps, the foot of the page with
# some safety, and at most so much text. print.css begins with the least air.
LEAST_AIR, SOME_AIR, MOST_AIR, GAPS, FOOT, TEXT = 2.0, 5.0, 13.0, 6, 18.0, 265.0
# The least and the usual line height.
LINES = (1.2, 1.32)
END_OF_LETTER = "letter-end"


class LetterTooLong(RuntimeError):
    """The letter did not fit on one page in any layout: a bug, whatever was typed."""


def lay_out_letter(pack: Pack, context: dict[str, Any], numbers: PageNumbers) -> LaidOut:
    """The letter on one page, in two layouts: one to measure it, one with the room left as air.

    If the first has no room on the page, the second is closer and cuts more. Raises LetterTooLong.
    """

    def paper(layout: Layout, css: str = "") -> LaidOut:
        slots = fit(pack, fonts.width_of, layout)
        changed = {**context, "letter": slots, "layout": layout.value}
        return lay_out(document_html(PackDocument(LETTER), changed), css=numbers.css + css)

    measured = paper(Layout.USUAL)
    if measured.page_count == 1:
        letter = paper(Layout.USUAL, _air(measured.room_below(END_OF_LETTER) - FOOT))
    else:
        letter = paper(Layout.CLOSE)
    if letter.page_count > 1:
        raise LetterTooLong
    return letter


def _air(room: float) -> str:
    """The rules that share out the room below the letter, in mm: some, then lines, then blocks."""
    some = min(SOME_AIR - LEAST_AIR, room / GAPS)
    lines = min(LINES[1] - LINES[0], (room - some * GAPS) / TEXT * LINES[0])
    rest = (room - some * GAPS - lines / LINES[0] * TEXT) / GAPS
    gap = min(MOST_AIR, LEAST_AIR + some + rest)
    return (
        f".pack-letter {{ line-height: {LINES[0] + lines:.3f} }}"
        f".pack-letter > .block {{ margin-bottom: {gap:.2f}mm }}"
    )


def document_html(document: PackDocument, context: dict[str, Any]) -> str:
    """The HTML page of one document, to be laid out."""
    return render_to_string("pack/print.html", {**context, "document": document})
