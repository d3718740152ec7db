"""Fit what was typed into the one page that the practice fills in and returns.

Pure: the widths of characters come in as a function. What has no room stands in the health summary,
and the page says in which section.
"""

from dataclasses import dataclass

from prescribing.pack.cut_text import Budget, Measure, WidthOf, cut
from prescribing.pack.page_room import on_one_line
from prescribing.pack.records import Pack
from prescribing.pack.sections import SummarySection

# Widths in em of the page's 11 pt, and lines.
PAGE, FACT = 43.0, 26.0


@dataclass(frozen=True)
class Lines:
    """The lines that each text may take."""

    diagnosed: int
    conditions: int
    medicines: int
    address: int
    service: int


# Tried in turn until the page is one page.
FITTINGS = (Lines(3, 4, 3, 2, 2), Lines(1, 1, 1, 1, 1))


@dataclass(frozen=True)
class ReturnSlots:
    """What was typed, on one line each; empty if it was not given, or has no room."""

    name: str
    address: str
    service: str
    diagnosed: str
    conditions: str
    medicines: str


def fit_return_page(pack: Pack, width_of: WidthOf, lines: Lines = FITTINGS[0]) -> ReturnSlots:
    """The texts of the page, each whole or left out. A long name is cut, never left out."""
    measure = Measure(width_of)

    def whole(text: str, width: float, most: int) -> str:
        text = on_one_line(text)
        return text if measure.lines(text, width) <= most else ""

    def start(text: str, section: SummarySection, budget: Budget) -> str:
        shown = cut(text, section, budget, measure)
        return f"{shown.text}…" if shown.section else shown.text

    made = pack.diagnosis
    names = ", ".join(item.medication_name for item in pack.medications.items)
    return ReturnSlots(
        name=start(pack.patient.name, SummarySection.DEMOGRAPHICS, Budget(90, 1, PAGE * 0.6)),
        address=whole(", ".join(pack.patient.address), PAGE * 0.8, lines.address),
        service=start(
            pack.request.service_name,
            SummarySection.PLAN,
            Budget(60 * lines.service, lines.service, PAGE * 0.8),
        ),
        diagnosed=whole(
            ", ".join(filter(None, (made.when, made.made_by, made.organisation))),
            FACT,
            lines.diagnosed,
        ),
        conditions=whole(pack.history.conditions.details, FACT, lines.conditions),
        medicines=whole(names, FACT, lines.medicines),
    )
