"""Lay out the page to return on its one page, and give the room that is left to typed texts."""

from dataclasses import dataclass
from typing import Any

from ldnguide.printing import fonts
from ldnguide.printing.pdf import LaidOut, PageNumbers, lay_out
from prescribing.pack.documents import RETURN_PAGE, PackDocument
from prescribing.pack.letter_layout import document_html
from prescribing.pack.records import Pack
from prescribing.pack.return_slots import ReturnSlots, fit_return_page

# In mm: the foot of the page with some safety, and one line of typed text.
FOOT, LINE = 14.0, 4.6
END_OF_PAGE = "return-end"


@dataclass(frozen=True)
class ReturnPage:
    """The page as it is printed: its texts, and its paper."""

    slots: ReturnSlots
    paper: LaidOut


def lay_out_return_page(pack: Pack, context: dict[str, Any], numbers: PageNumbers) -> ReturnPage:
    """The page to return: laid out once to measure it, then with as much of the texts as fits."""

    def page(more_lines: int) -> ReturnPage:
        slots = fit_return_page(pack, fonts.width_of, more_lines)
        html = document_html(PackDocument(RETURN_PAGE), {**context, "slots": slots})
        return ReturnPage(slots, lay_out(html, css=numbers.css))

    shortest = page(0)
    if shortest.paper.page_count > 1:
        return shortest
    more_lines = int((shortest.paper.room_below(END_OF_PAGE) - FOOT) / LINE)
    if fit_return_page(pack, fonts.width_of, more_lines) == shortest.slots:
        return shortest
    fullest = page(more_lines)
    return fullest if fullest.paper.page_count == 1 else shortest
