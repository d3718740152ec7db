"""Fit what was typed into the one page that the practice fills in and returns.

Pure: the widths of characters come in as a function. The lower half may be passed on by itself, so
it never points to another page: for what has no room there it asks the practice to attach its own.
"""

from dataclasses import dataclass

from prescribing.pack.cut_text import Budget, Measure, WidthOf, cut
from prescribing.pack.page_room import on_one_line
from prescribing.pack.records import Pack
from prescribing.pack.sections import SummarySection

# Widths in em: of the page's 11 pt, and of the 10 pt of a fact.
PAGE, FACT = 43.0, 32.0
# How many lines more than one each the texts usually have room for.
USUAL_LINES = 12


@dataclass(frozen=True)
class ReturnSlots:
    """What was typed, on one line each.

    An address, conditions and medicines are whole, or empty: not given, or no room. The others are
    cut if they have no room.
    """

    name: str
    address: str
    service: str
    diagnosed: str
    conditions: str
    medicines: str


def fit_return_page(pack: Pack, width_of: WidthOf, more_lines: int = USUAL_LINES) -> ReturnSlots:
    """The texts of the page: each on one line, and so many lines more shared by all of them.

    Those that come first on the page are served first.
    """
    room = _Room(Measure(width_of), more_lines)
    made = pack.diagnosis
    return ReturnSlots(
        name=room.start(pack.patient.name, SummarySection.DEMOGRAPHICS, PAGE * 0.6, most=1),
        address=room.whole(", ".join(pack.patient.address), PAGE * 0.7, most=2, times=2),
        service=room.start(pack.request.service_name, SummarySection.PLAN, PAGE * 0.8, most=2),
        diagnosed=room.start(
            ", ".join(filter(None, (made.when, made.made_by, made.organisation))),
            SummarySection.DIAGNOSES,
            FACT,
            most=3,
        ),
        conditions=room.whole(pack.history.conditions.details, FACT, most=6),
        medicines=room.whole(
            ", ".join(item.medication_name for item in pack.medications.items), FACT, most=12
        ),
    )


@dataclass
class _Room:
    """The lines that are left for the next texts, besides one line for each."""

    measure: Measure
    left: int

    def whole(self, text: str, width: float, most: int, times: int = 1) -> str:
        """The text if it has at most so many lines and there is room, else nothing.

        times: how often it stands on the page.
        """
        text = on_one_line(text)
        lines = self.measure.lines(text, width)
        needed = (lines - 1) * times
        if lines > most or needed > self.left:
            return ""
        self.left -= max(0, needed)
        return text

    def start(self, text: str, section: SummarySection, width: float, most: int) -> str:
        """The text, cut to the lines that there are. Nobody is pointed to the section."""
        lines = min(most, 1 + self.left)
        shown = cut(text, section, Budget(60 * lines + 30, lines, width), self.measure)
        self.left -= max(0, self.measure.lines(shown.text, width) - 1)
        return f"{shown.text}…" if shown.section else shown.text
