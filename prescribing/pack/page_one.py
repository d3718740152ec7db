"""Fit the answers into the letter's one page.

Pure: the widths of characters come in as a function. The short answers and the reason for asking
are never cut: their boxes take only what page 1 can print (page_room.py). Everything else has a
budget in characters and in measured lines, and what is longer is cut (docs/adr/0003).
"""

from dataclasses import dataclass
from enum import Enum

from prescribing.pack.cut_text import Budget, Cut, Measure, WidthOf, cut, cut_list
from prescribing.pack.name_records import NamedMedicine, TypedElsewhere
from prescribing.pack.page_room import on_one_line
from prescribing.pack.records import MedicationItem, Pack
from prescribing.pack.sections import SummarySection

# Widths in em of the letter's 11.5 pt; print.css sets the same columns.
PAGE = 41.5
HALF = 19.5
ANSWER = 31.0
# What stands before words typed elsewhere, at its longest; see pack/letter/answers.html.
OPIOID_NAMED = "Opioid named in other answers (sections n, n, n): "
TYPED = "Typed in other answers (sections n, n, n): "
UNREAD = "LDN Guide’s list misses some medicines. These are in a script it cannot read: "
LISTED = "99, listed in section n of my health summary: "
BLOCKER_NAMED = "Opioid blocker named (section n): "
# The answers that need no row of their own, unless something typed contradicts them.
PLAIN = ("no", "never", "none")


class Layout(Enum):
    """How close page 1 is set, and how much it cuts: the second is closer, the third cuts more."""

    USUAL = 1
    CLOSE = 2
    SHORT = 3

    @property
    def css_class(self) -> str:
        """The class that print.css sets page 1 by."""
        return "" if self is Layout.USUAL else "pack-letter-close"


@dataclass(frozen=True)
class Budgets:
    """The lines that a layout has for texts that may be cut."""

    name: int
    address: int
    service: int
    diagnosed: int
    medicines: int
    elsewhere: int
    planned: int


USUAL = Budgets(2, 7, 2, 3, 3, 2, 2)
BUDGETS = {
    Layout.USUAL: USUAL,
    Layout.CLOSE: USUAL,
    Layout.SHORT: Budgets(1, 3, 1, 1, 0, 2, 1),
}


@dataclass(frozen=True)
class Elsewhere:
    """What was typed in other answers, how much more there is, and the sections that hold it."""

    text: Cut
    sections: tuple[SummarySection, ...]
    more: int = 0


@dataclass(frozen=True)
class AnswerRow:
    """One row of the answers. choice: a slug. brief: whole, as typed on one line."""

    choice: str
    brief: str
    elsewhere: Elsewhere

    @property
    def is_plain(self) -> bool:
        """Whether it is a "no" that nothing typed contradicts: all of these share one line."""
        return self.choice in PLAIN and not self.elsewhere.sections


@dataclass(frozen=True)
class MedicinesRow:
    """The medicines: their names if all fit, else their number and the first names that fit.

    blockers: listed opioid blockers among them.
    unread: names in a script that our list cannot read, unread_more: how many more.
    is_contradicted: "none", although opioids or LDN are taken now.
    """

    completeness: str
    count: int
    names: str
    some: Cut
    more: int
    blockers: Elsewhere
    unread: Cut
    unread_more: int
    is_contradicted: bool

    @property
    def is_plain(self) -> bool:
        """Whether the patient takes no medicines, and no other answer says otherwise."""
        return self.completeness in PLAIN and not self.count and not self.is_contradicted


@dataclass(frozen=True)
class LetterSlots:
    """Everything typed on page 1."""

    name: Cut
    sender: tuple[Cut, ...]
    recipient: tuple[Cut, ...]
    dear: Cut
    telephone: Cut
    email: Cut
    diagnosed: Cut
    service: Cut
    helper: Cut
    why: str
    opioids: AnswerRow
    pregnancy: AnswerRow
    liver: AnswerRow
    kidneys: AnswerRow
    medicines: MedicinesRow
    ldn: AnswerRow
    operations: AnswerRow
    planned: Cut

    @property
    def plain(self) -> tuple[str, ...]:
        """The questions that share the last line: names of these slots, in their order."""
        names = ("opioids", "pregnancy", "liver", "kidneys", "medicines", "ldn", "operations")
        return tuple(name for name in names if getattr(self, name).is_plain)

    @property
    def plain_alerts(self) -> tuple[str, ...]:
        """The same, of the questions whose answers are safety alerts of the health summary."""
        return tuple(name for name in self.plain if name not in ("medicines", "ldn", "operations"))

    @property
    def cuts_an_address(self) -> bool:
        """Whether the summary has to say in full who the letter goes to, or the service's name."""
        return any(line.section for line in (*self.recipient, self.dear, self.service))


def fit(pack: Pack, width_of: WidthOf, layout: Layout = Layout.USUAL) -> LetterSlots:
    """Everything typed in the letter, each text that may be cut within its budget."""
    measure, budgets = Measure(width_of), BUDGETS[layout]
    patient, to, helper = pack.patient, pack.recipient, pack.completed_by
    alerts, history = pack.safety_alerts, pack.history
    demographics, plan = SummarySection.DEMOGRAPHICS, SummarySection.PLAN

    def one(text: str, section: SummarySection, lines: int, *, before: float = 0.0) -> Cut:
        return cut(text, section, Budget(40 + 60 * lines, lines, PAGE * 0.9, before), measure)

    return LetterSlots(
        name=one(patient.name, demographics, budgets.name),
        sender=cut_lines((patient.name, *patient.address), demographics, measure, budgets.address),
        recipient=cut_lines(
            (to.name, to.organisation, *to.address), plan, measure, budgets.address
        ),
        dear=one(to.name, plan, 1, before=4.0),
        telephone=cut(patient.telephone, demographics, Budget(30, 1, 20.0), measure),
        email=cut(patient.email, demographics, Budget(60, 1, 32.0), measure),
        diagnosed=one(
            _joined(pack.diagnosis.made_by, pack.diagnosis.organisation),
            SummarySection.DIAGNOSES,
            budgets.diagnosed,
            before=24.0 * (budgets.diagnosed > 1),
        ),
        service=one(pack.request.service_name, plan, budgets.service, before=10.0),
        helper=cut(
            _joined(helper.name, helper.relationship) if helper else "",
            demographics,
            Budget(80, 2, HALF, before=9.0),
            measure,
        ),
        why=pack.why,
        opioids=AnswerRow(
            alerts.opioids.choice,
            alerts.opioids.brief,
            _elsewhere(alerts.opioids_unsaid, budgets.elsewhere, measure),
        ),
        pregnancy=AnswerRow(history.pregnancy.choice, history.pregnancy.brief, NOTHING),
        liver=AnswerRow(
            alerts.liver.choice,
            alerts.liver.brief,
            _elsewhere(alerts.liver_elsewhere, budgets.elsewhere, measure, TYPED),
        ),
        kidneys=AnswerRow(
            alerts.kidneys.choice,
            alerts.kidneys.brief,
            _elsewhere(alerts.kidneys_elsewhere, budgets.elsewhere, measure, TYPED),
        ),
        medicines=_medicines(pack, budgets, measure),
        ldn=AnswerRow(
            pack.ldn.taken.choice,
            "",
            _elsewhere(_in_list(pack.naltrexone_besides_ldn), 1, measure, TYPED),
        ),
        operations=AnswerRow(history.operations.choice, "", NOTHING),
        planned=cut(
            on_one_line(history.operations.details, is_prose=True),
            SummarySection.HISTORY,
            Budget(120, budgets.planned, ANSWER),
            measure,
        ),
    )


NOTHING = Elsewhere(Cut(""), ())


def cut_lines(
    lines: tuple[str, ...], section: SummarySection, measure: Measure, most_lines: int
) -> tuple[Cut, ...]:
    """A name and an address: line by line, else the address on one line, else that line cut."""
    separate = tuple(" ".join(line.split()) for line in lines if line.strip())
    joined = (*separate[:1], *filter(None, [", ".join(separate[1:])]))
    for block in (separate, joined):
        if sum(measure.lines(line, HALF) for line in block) <= most_lines:
            return tuple(map(Cut, block))
    name_lines = 2 if most_lines > 4 else 1
    budgets = (Budget(80, name_lines, HALF), Budget(180, most_lines - name_lines, HALF))
    return tuple(
        cut(line, section, budget, measure) for line, budget in zip(joined, budgets, strict=False)
    )


def _joined(*parts: str, by: str = ", ") -> str:
    return by.join(filter(None, parts))


def _elsewhere(
    typed: tuple[TypedElsewhere, ...], lines: int, measure: Measure, lead: str = OPIOID_NAMED
) -> Elsewhere:
    """The texts as typed; or, without room for all of them, the words alone and how many more.

    lead: what stands before them on their first line (pack/letter/elsewhere.html).
    """
    sections = tuple(dict.fromkeys(text.section for text in typed))
    budget = Budget(160, lines, ANSWER, before=measure.width(lead))
    whole = " ".join(", ".join(dict.fromkeys(text.brief for text in typed)).split())
    if measure.fits(whole, budget):
        return Elsewhere(Cut(whole), sections)
    words: dict[str, str] = {}
    for word in (word for text in typed for word in text.words):
        words.setdefault(word.casefold(), word)
    shown, more = cut_list(list(words.values()), SummarySection.SAFETY_ALERTS, budget, measure)
    return Elsewhere(shown, sections, more)


def _medicines(pack: Pack, budgets: Budgets, measure: Measure) -> MedicinesRow:
    section, items = SummarySection.MEDICATIONS, pack.medications.items
    names = [" ".join(item.medication_name.split()) for item in items]
    room = Budget(400, budgets.medicines + 1, ANSWER, before=measure.width(LISTED))
    some, more = cut_list(names, section, room, measure)
    unread, unread_more = _unread(items, measure)
    return MedicinesRow(
        completeness=pack.medications.completeness,
        count=len(items),
        names="" if more or some.section else some.text,
        some=some,
        more=more,
        blockers=_elsewhere(
            _in_list(pack.safety_alerts.opioid_blockers), 1, measure, BLOCKER_NAMED
        ),
        unread=unread,
        unread_more=unread_more,
        is_contradicted=not items
        and "now" in (pack.safety_alerts.opioids.choice, pack.ldn.taken.choice),
    )


def _in_list(medicines: tuple[NamedMedicine, ...]) -> tuple[TypedElsewhere, ...]:
    return tuple(
        TypedElsewhere(
            SummarySection.MEDICATIONS,
            medicine.text,
            tuple(listed.name for listed in medicine.names),
        )
        for medicine in medicines
    )


def _unread(items: tuple[MedicationItem, ...], measure: Measure) -> tuple[Cut, int]:
    """The lines that our list cannot read, as many as fit, and how many more there are.

    They are quoted and not just counted: beside a count the other medicines would look clear.
    """
    lines = [" ".join(item.medication_name.split()) for item in items if item.is_unread]
    budget = Budget(120, 2, ANSWER, before=measure.width(UNREAD))
    return cut_list(lines, SummarySection.MEDICATIONS, budget, measure) if lines else (Cut(""), 0)
