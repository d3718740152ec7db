"""Fit what a person typed into the letter's one page.

Pure: the widths of characters come in as a function. Each part has a budget in characters and in
measured lines. A longer text is cut, followed by the number of the section of the health summary
that prints it in full (docs/adr/0003).
"""

from dataclasses import dataclass
from functools import partial

from prescribing.pack.cut_text import Budget, Cut, Measure, WidthOf, cut, cut_list
from prescribing.pack.records import Answer, Pack, TypedElsewhere
from prescribing.pack.sections import SummarySection

# Widths in em of the letter's 11.5 pt; print.css sets the same columns.
PAGE = 41.5
HALF = 19.5
ANSWER = 22.5
# What stands before words typed elsewhere, on their first line; see pack/letter/row.html.
INTRODUCTION = "Prefer not to say – opioid names in sections "
OF_BLOCKERS = f"Opioid blockers in section {SummarySection.MEDICATIONS.number}: "
# The five answers are the most important part of the page, so they are scaled down less.
ANSWERS_SCALE = 1.4
# The answers without a mark, unless something else that was typed contradicts them.
PLAIN = frozenset({"no", "never"})


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
    """The names that fit, how many more there are, and the opioid blockers among all of them."""

    completeness: str
    names: Cut
    more: int
    blockers: Elsewhere
    to_check: bool


@dataclass(frozen=True)
class LetterSlots:
    """Everything typed on page 1, cut to fit."""

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


def fit(pack: Pack, width_of: WidthOf, scale: float = 1.0) -> LetterSlots:
    """Everything typed in the letter, each text cut to its budget times `scale`."""
    measure = Measure(width_of, scale)
    answers = Measure(width_of, min(1.0, scale * ANSWERS_SCALE))
    opioid_names = Measure(width_of)  # never scaled down, so that an opioid is always named
    fitted = partial(cut, measure=measure)
    patient, to, helper = pack.patient, pack.recipient, pack.completed_by
    alerts, opioids = pack.safety_alerts, pack.safety_alerts.opioids
    demographics, plan = SummarySection.DEMOGRAPHICS, SummarySection.PLAN
    return LetterSlots(
        name=fitted(patient.name, demographics, Budget(80, 2, PAGE * 0.8)),
        signature_name=fitted(patient.name, demographics, Budget(80, 2, PAGE)),
        sender=cut_lines((patient.name, *patient.address), demographics, measure),
        recipient=cut_lines((to.name, to.organisation, *to.address), plan, measure),
        dear=fitted(to.name, plan, Budget(60, 1, PAGE, before=4.0)),
        telephone=fitted(patient.telephone, demographics, Budget(30, 1, 20.0)),
        email=fitted(patient.email, demographics, Budget(60, 1, 32.0)),
        diagnosed=fitted(
            _joined(pack.diagnosis.made_by, pack.diagnosis.organisation),
            SummarySection.DIAGNOSES,
            Budget(120, 3, PAGE * 0.8, before=22.0),
        ),
        service=fitted(pack.request.service_name, plan, Budget(80, 2, PAGE, before=10.0)),
        helper=fitted(
            _joined(helper.name, helper.relationship) if helper else "",
            demographics,
            Budget(80, 2, PAGE, before=14.0),
        ),
        opioids=_row(
            Answer(opioids.choice, opioids.more, opioids.brief),
            3,
            answers,
            alerts.opioids_elsewhere,
            opioid_names,
        ),
        liver=_row(alerts.liver, 3, answers, alerts.liver_elsewhere),
        kidneys=_row(alerts.kidneys, 3, answers, alerts.kidneys_elsewhere),
        pregnancy=_row(pack.history.pregnancy, 2, answers),
        medicines=_medicines(pack, answers),
    )


def cut_lines(lines: tuple[str, ...], section: SummarySection, measure: Measure) -> tuple[Cut, ...]:
    """A name and an address: line by line, else the address on one line, else that line cut."""
    most_lines = max(5, measure.most_lines(7))
    separate = tuple(" ".join(line.split()) for line in lines if line.strip())
    joined = (*separate[:1], *filter(None, [", ".join(separate[1:])]))
    for block in (separate, joined):
        if sum(measure.lines(line, HALF) for line in block) <= most_lines:
            return tuple(map(Cut, block))
    unscaled = Measure(measure.width_of)
    budgets = (Budget(80, 2, HALF), Budget(180, most_lines - 2, HALF))
    return tuple(
        cut(line, section, budget, unscaled) for line, budget in zip(joined, budgets, strict=False)
    )


def _joined(*parts: str, by: str = ", ") -> str:
    return by.join(filter(None, parts))


def _row(
    answer: Answer,
    lines: int,
    measure: Measure,
    elsewhere: tuple[TypedElsewhere, ...] = (),
    elsewhere_measure: Measure | None = None,
) -> AnswerRow:
    """The answer with its details, and what was typed elsewhere.

    lines: for either of them alone; if there are both, each has one line less.
    """
    has_both = bool((answer.brief or answer.details) and elsewhere)
    budget = Budget(160, lines - has_both, ANSWER, before=11.0)
    typed_answer = _joined(answer.brief, answer.details, by="; ")
    details = cut(typed_answer, SummarySection.SAFETY_ALERTS, budget, measure)
    # A name that the answer has too is left out, unless the answer was cut and may have lost it.
    unsaid = tuple(typed for typed in elsewhere if details.section or not typed.is_said)
    return AnswerRow(
        choice=answer.choice,
        details=details,
        elsewhere=_elsewhere(unsaid, lines - has_both, elsewhere_measure or measure),
        to_check=answer.choice not in PLAIN or bool(unsaid),
    )


def _elsewhere(
    typed: tuple[TypedElsewhere, ...],
    lines: int,
    measure: Measure,
    introduction: str = INTRODUCTION,
) -> Elsewhere:
    """The texts as typed; or, without room for all of them, the words alone and how many more."""
    sections = tuple(dict.fromkeys(text.section for text in typed))
    numbers = ", ".join(str(section.number) for section in sections)
    budget = Budget(160, lines, ANSWER, before=measure.width(introduction + numbers))
    whole = " ".join(", ".join(dict.fromkeys(text.brief for text in typed)).split())
    if measure.fits(whole, budget):
        return Elsewhere(Cut(whole), sections)
    words: dict[str, str] = {}
    for word in (word for text in typed for word in text.words):
        words.setdefault(word.casefold(), word)
    shown, more = cut_list(list(words.values()), SummarySection.SAFETY_ALERTS, budget, measure)
    return Elsewhere(shown, sections, more)


def _medicines(pack: Pack, measure: Measure) -> MedicinesRow:
    section, budget = SummarySection.MEDICATIONS, Budget(160, 3, ANSWER, before=9.0)
    names = [" ".join(item.medication_name.split()) for item in pack.medications.items]
    shown, more = cut_list(names, section, budget, measure)
    blockers = tuple(
        TypedElsewhere(section, blocker.text, tuple(listed.name for listed in blocker.names))
        for blocker in pack.safety_alerts.opioid_blockers
    )
    return MedicinesRow(
        completeness=pack.medications.completeness,
        names=shown,
        more=more,
        blockers=_elsewhere(blockers, 2, measure, OF_BLOCKERS),
        to_check=bool(names) or pack.medications.completeness != "none",
    )
