"""Lay out the letter on its one page, and share out the room that is left."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string

from ldnguide.printing import fonts
from ldnguide.printing.pdf import LaidOut, PageNumbers, lay_out
from prescribing.pack.documents import LETTER, PackDocument
from prescribing.pack.page_one import Layout, LetterSlots, fit
from prescribing.pack.records import Pack

# Page 1, in mm: its height, the top margin, and the foot with some safety; at most so much text,
# and the number of gaps between its blocks. print.css has the margins.
PAGE, TOP, FOOT, TEXT, GAPS = 297.0, 15.0, 18.0, 265.0, 6
# The air between blocks in mm: what room is shared out for first, and the most.
SOME_AIR, MOST_AIR = 5.0, 13.0
USUAL_LINES = 1.32
# How much the close spacing saves of a page that is full, in mm, at the least.
SAVED_BY_CLOSE = 54.0
END_OF_LETTER = "letter-end"


class LetterTooLong(RuntimeError):
    """The letter did not fit on one page in any layout: a bug, whatever was typed."""


@dataclass(frozen=True)
class Letter:
    """The letter as it is printed: its texts, and its page."""

    slots: LetterSlots
    paper: LaidOut


@dataclass(frozen=True)
class Spacing:
    """What print.css begins with: the air between blocks in mm, and the height of lines."""

    air: float
    lines: float


LEAST = {Layout.USUAL: Spacing(2.0, 1.2), Layout.CLOSE: Spacing(1.5, 1.07)}


def lay_out_letter(pack: Pack, context: dict[str, Any], numbers: PageNumbers) -> Letter:
    """The letter on one page: laid out once to measure it, then with the room left as air.

    If the first has no room on the page, the lines come closer. If that is not enough, more of the
    addresses and lists is cut. Raises LetterTooLong.
    """

    def letter(layout: Layout, css: str = "") -> Letter:
        slots = fit(pack, fonts.width_of, layout)
        changed = {**context, "letter": slots, "layout": layout.css_class}
        html = document_html(PackDocument(LETTER), changed)
        return Letter(slots, lay_out(html, css=numbers.css + css))

    measured = letter(Layout.USUAL)
    for layout, css in _spacings(measured.paper):
        if (fitted := letter(layout, css)).paper.page_count == 1:
            return fitted
    raise LetterTooLong


def _spacings(measured: LaidOut) -> Iterator[tuple[Layout, str]]:
    """The layouts to try after the one that was measured, with rules that share out the room."""
    room = measured.room_below(END_OF_LETTER)
    if measured.page_count == 1:
        yield Layout.USUAL, _air(room - FOOT, LEAST[Layout.USUAL])
        return
    saved = SAVED_BY_CLOSE - (PAGE - TOP - room)
    if measured.page_count == 2 and saved > 0:
        yield Layout.CLOSE, _air(saved, LEAST[Layout.CLOSE])
    yield Layout.SHORT, ""


def _air(room: float, least: Spacing) -> str:
    """The rules that share out some room, in mm: a little air, then lines, then air again."""
    some = max(0.0, min(SOME_AIR - least.air, room / GAPS))
    lines = min(USUAL_LINES - least.lines, (room - some * GAPS) / TEXT * least.lines)
    rest = (room - some * GAPS - lines / least.lines * TEXT) / GAPS
    gap = min(MOST_AIR, least.air + some + rest)
    return (
        f".pack-letter {{ line-height: {least.lines + lines:.3f} }}"
        f".pack-letter > .block {{ margin-bottom: {gap:.2f}mm }}"
    )


def document_html(document: PackDocument, context: dict[str, Any]) -> str:
    """The HTML page of one document, to be laid out."""
    return render_to_string("pack/print.html", {**context, "document": document})
