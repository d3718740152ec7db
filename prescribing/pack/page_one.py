"""Fit the letter's typed parts into its one page: pure; widths of characters come in as a function.

Each slot has a budget in characters and in measured lines. What is longer is cut, says where in
the health summary it stands whole, and is never shortened there (docs/adr/0003).
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from prescribing.pack.records import Answer, Pack, TypedElsewhere
from prescribing.pack.sections import SummarySection

WidthOf = Callable[[str], float]

# Widths in em of the letter's 11.5 pt; print.css sets the same columns.
PAGE = 41.5
HALF = 19.5
ANSWER = 22.5
# What stands before words typed elsewhere, on the first of their lines; see pack/letter/row.html.
INTRODUCTION = "Prefer not to say – opioid names in sections "
OF_BLOCKERS = f"Opioid blockers in section {SummarySection.MEDICATIONS.number}: "
# What a line ends with when its text was cut; the words themselves are in pack/letter/cut.html.
CUT_MARK = f"… see section {len(SummarySection)}"
MORE_MARK = f"… and 99 more, {CUT_MARK}"
# Kerning, shaping and rounding may make a line wider than the sum of its characters.
CAUTIOUS = 1.03
# The five answers are what the page is for, so they shrink less than the rest.
ANSWERS_LAST = 1.4


@dataclass(frozen=True)
class Cut:
    """As much of a text as fits, and the section that has the whole (None if nothing was cut)."""

    text: str
    section: SummarySection | None = None


@dataclass(frozen=True)
class Elsewhere:
    """What was typed in other answers, how much more there is, and the sections that hold it."""

    text: Cut
    sections: tuple[SummarySection, ...]
    more: int = 0


@dataclass(frozen=True)
class AnswerRow:
    """One row of "Before prescribing". to_check: it needs the prescriber's attention."""

    choice: str
    details: Cut
    elsewhere: Elsewhere
    to_check: bool


@dataclass(frozen=True)
class MedicinesRow:
    """The names that fit, how many more there are, and those of opioid blockers among all."""

    completeness: str
    names: Cut
    more: int
    blockers: Elsewhere
    to_check: bool


@dataclass(frozen=True)
class LetterSlots:
    """What is typed on page 1, fitted."""

    name: Cut
    signature_name: Cut
    sender: tuple[Cut, ...]
    recipient: tuple[Cut, ...]
    dear: Cut
    telephone: Cut
    email: Cut
    diagnosed: Cut
    service: Cut
    helper: Cut
    opioids: AnswerRow
    liver: AnswerRow
    kidneys: AnswerRow
    pregnancy: AnswerRow
    medicines: MedicinesRow


@dataclass(frozen=True)
class Measure:
    """How wide things are, and how far budgets in lines are scaled down when the page overflows."""

    width_of: WidthOf
    scale: float = 1.0

    def width(self, text: str) -> float:
        return sum(map(self.width_of, text)) * CAUTIOUS

    def lines(self, text: str, width: float, before: float = 0.0) -> int:
        """Lines that a greedy wrap needs, the first `before` em of them already taken."""
        space, used, lines = self.width(" "), before % width, 1 + int(before // width)
        for word in text.split():
            wide = self.width(word)
            gap = space if used else 0.0
            if used + gap + wide <= width:
                used += gap + wide
                continue
            lines += bool(used)
            full = int(wide // (width - 1.0))  # a word broken at the edge may leave an em unused
            lines += full
            used = wide - full * (width - 1.0)
        return lines

    def fits(self, text: str, budget: "Budget", mark: str = "") -> bool:
        if len(text) > budget.characters:
            return False
        lines = self.lines(f"{text} {mark}", budget.width, budget.before)
        return lines <= self.most_lines(budget.lines)

    def most_lines(self, lines: int) -> int:
        return max(1, round(lines * self.scale))


@dataclass(frozen=True)
class Budget:
    """Room for one text: characters, lines of a width in em, em already used on the first line."""

    characters: int
    lines: int
    width: float
    before: float = 0.0


def fit(pack: Pack, width_of: WidthOf, scale: float = 1.0) -> LetterSlots:
    """Every typed part of the letter, cut to its budget times `scale`."""
    measure = Measure(width_of, scale)
    answers = Measure(width_of, min(1.0, scale * ANSWERS_LAST))
    names = Measure(width_of)  # an opioid is named here, whatever else was typed
    alerts, patient, to = pack.safety_alerts, pack.patient, pack.recipient
    diagnosed = _joined(pack.diagnosis.made_by, pack.diagnosis.organisation)
    opioids = Answer(
        alerts.opioids.choice, _joined(alerts.opioids.which, alerts.opioids.when, by="; ")
    )
    helper = pack.completed_by
    return LetterSlots(
        name=cut(patient.name, SummarySection.DEMOGRAPHICS, Budget(80, 2, PAGE * 0.8), measure),
        signature_name=cut(patient.name, SummarySection.DEMOGRAPHICS, Budget(80, 2, PAGE), measure),
        sender=cut_lines((patient.name, *patient.address), SummarySection.DEMOGRAPHICS, measure),
        recipient=cut_lines((to.name, to.organisation, *to.address), SummarySection.PLAN, measure),
        dear=cut(to.name, SummarySection.PLAN, Budget(60, 1, PAGE, before=4.0), measure),
        telephone=cut(patient.telephone, SummarySection.DEMOGRAPHICS, Budget(30, 1, 20.0), measure),
        email=cut(patient.email, SummarySection.DEMOGRAPHICS, Budget(60, 1, 32.0), measure),
        diagnosed=cut(
            diagnosed, SummarySection.DIAGNOSES, Budget(120, 3, PAGE * 0.8, before=22.0), measure
        ),
        service=cut(
            pack.request.service_name,
            SummarySection.PLAN,
            Budget(80, 2, PAGE, before=10.0),
            measure,
        ),
        helper=cut(
            _joined(helper.name, helper.relationship) if helper else "",
            SummarySection.DEMOGRAPHICS,
            Budget(80, 2, PAGE, before=14.0),
            measure,
        ),
        opioids=_row(opioids, 3, answers, alerts.opioids_elsewhere, names),
        liver=_row(alerts.liver, 3, answers, alerts.liver_elsewhere),
        kidneys=_row(alerts.kidneys, 3, answers, alerts.kidneys_elsewhere),
        pregnancy=_row(pack.history.pregnancy, 2, answers),
        medicines=_medicines(pack, answers),
    )


def cut(text: str, section: SummarySection, budget: Budget, measure: Measure) -> Cut:
    """The text on one line, whole if it fits, else as many whole words as do with the mark."""
    text = " ".join(text.split())
    if measure.fits(text, budget):
        return Cut(text)
    end = _longest(text, budget, measure)
    at_a_word = text.rfind(" ", 0, end + 1)
    end = at_a_word if at_a_word > 0 else _between_letters(text, end)
    return Cut(text[:end].rstrip(" ,;"), section)


def cut_lines(lines: tuple[str, ...], section: SummarySection, measure: Measure) -> tuple[Cut, ...]:
    """A name and an address: as given; else the address run together; else cut, too."""
    room = max(5, measure.most_lines(7))
    given = tuple(" ".join(line.split()) for line in lines if line.strip())
    together = (*given[:1], *filter(None, [", ".join(given[1:])]))
    for block in (given, together):
        if sum(measure.lines(line, HALF) for line in block) <= room:
            return tuple(map(Cut, block))
    whole = Measure(measure.width_of)
    budgets = (Budget(80, 2, HALF), Budget(180, room - 2, HALF))
    return tuple(
        cut(line, section, budget, whole) for line, budget in zip(together, budgets, strict=False)
    )


def _longest(text: str, budget: Budget, measure: Measure) -> int:
    fits, too_long = 0, min(len(text), budget.characters + 1)
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        if measure.fits(text[:middle], budget, CUT_MARK):
            fits = middle
        else:
            too_long = middle
    return fits


def _between_letters(text: str, end: int) -> int:
    while 0 < end < len(text) and unicodedata.category(text[end]) in ("Mn", "Mc", "Me", "Cf"):
        end -= 1
    return end


def _joined(*parts: str, by: str = ", ") -> str:
    return by.join(filter(None, parts))


def _row(
    answer: Answer,
    lines: int,
    measure: Measure,
    elsewhere: tuple[TypedElsewhere, ...] = (),
    names: Measure | None = None,
) -> AnswerRow:
    """The answer with its details and what was typed elsewhere; both together get a line more.

    names: the measure of the latter, if it is another one.
    """
    both = bool(answer.details and elsewhere)
    room = Budget(160, lines - both, ANSWER, before=11.0)
    details = cut(answer.details, SummarySection.SAFETY_ALERTS, room, measure)
    # What the answer says as well may be in the part of it that was cut.
    unsaid = tuple(each for each in elsewhere if details.section or not each.is_said)
    return AnswerRow(
        choice=answer.choice,
        details=details,
        elsewhere=_elsewhere(unsaid, lines - both, names or measure),
        to_check=answer.choice != "no" or bool(unsaid),
    )


def _elsewhere(
    typed: tuple[TypedElsewhere, ...],
    lines: int,
    measure: Measure,
    introduction: str = INTRODUCTION,
) -> Elsewhere:
    """The texts as typed; where there is no room for all, the words alone, and how many more."""
    sections = tuple(dict.fromkeys(each.section for each in typed))
    before = measure.width(introduction + ", ".join(str(section.number) for section in sections))
    room = Budget(160, lines, ANSWER, before)
    texts = ", ".join(dict.fromkeys(each.brief for each in typed))
    if measure.fits(" ".join(texts.split()), room):
        return Elsewhere(Cut(" ".join(texts.split())), sections)
    words: dict[str, str] = {}
    for word in (word for each in typed for word in each.words):
        words.setdefault(word.casefold(), word)
    text, more = _as_many_as_fit(list(words.values()), SummarySection.SAFETY_ALERTS, room, measure)
    return Elsewhere(text, sections, more)


def _as_many_as_fit(
    names: list[str], section: SummarySection, room: Budget, measure: Measure
) -> tuple[Cut, int]:
    """The first of the names, one at least, and how many more there are."""
    shown = len(names)
    while shown > 1 and not measure.fits(
        ", ".join(names[:shown]), room, MORE_MARK if shown < len(names) else ""
    ):
        shown -= 1
    return cut(", ".join(names[:shown]), section, room, measure), len(names) - shown


def _medicines(pack: Pack, measure: Measure) -> MedicinesRow:
    names = [" ".join(item.medication_name.split()) for item in pack.medications.items]
    text, more = _as_many_as_fit(
        names, SummarySection.MEDICATIONS, Budget(160, 3, ANSWER, before=9.0), measure
    )
    blockers = tuple(
        TypedElsewhere(
            SummarySection.MEDICATIONS, each.text, tuple(name.name for name in each.names)
        )
        for each in pack.safety_alerts.opioid_blockers
    )
    return MedicinesRow(
        completeness=pack.medications.completeness,
        names=text,
        more=more,
        blockers=_elsewhere(blockers, 2, measure, OF_BLOCKERS),
        to_check=bool(names) or pack.medications.completeness != "none",
    )
