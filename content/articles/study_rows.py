"""The rows of the evidence table, with the published effects of each study in words."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from content.articles.figures import TableRow, table_of
from content.markup.typography import kept_together
from content.models import Study

Cite = Callable[[str], str]
NOTHING = mark_safe("")


@dataclass(frozen=True)
class EffectRow:
    """A published effect in words: what was measured, its figures, and how it reads."""

    condition: str
    outcome: str
    compared: str
    figures: str
    reads_as: str
    note: SafeString


@dataclass(frozen=True)
class StudyRow:
    """A row of the table of studies, its texts as HTML."""

    key: str
    anchor: str
    name: str
    citation: SafeString
    design: str
    population: str
    participants: str
    enrolled: int | None
    completed: int | None
    dose_and_length: str
    outcome: str
    direction: str
    result: SafeString
    limits: SafeString
    is_approved: bool
    read: str = ""
    certainty: SafeString = NOTHING
    effects: tuple[EffectRow, ...] = ()


def cited(text: str, cite: Cite) -> SafeString:
    """Plain text as HTML with its citations. cite: `Numbering.in_text`, which escapes it."""
    return mark_safe(cite(kept_together(text)))  # noqa: S308


def study_row(study: Study, anchor: str, cite: Cite, *, in_full: bool) -> StudyRow:
    """A row of the evidence table. cite: writes the numbers of a text's citations.

    in_full: with its certainty and effects. What a page does not show may cite nothing there.
    """
    return StudyRow(
        key=study.reference.key,
        anchor=anchor,
        name=study.short_name,
        citation=mark_safe(cite(study.reference.citation)),  # noqa: S308
        design=study.design,
        population=study.population,
        participants=study.participants,
        enrolled=study.enrolled,
        completed=study.completed,
        dose_and_length=study.dose_and_length,
        outcome=study.outcome,
        direction=study.direction_label,
        result=cited(study.result, cite),
        limits=cited(study.limits, cite),
        is_approved=study.is_approved,
        read=study.read_label if study.read else "",
        certainty=mark_safe(cite(_certainty(study))) if in_full else NOTHING,  # noqa: S308
        effects=tuple(_effect(row, cite) for row in table_of(study)) if in_full else (),
    )


def _effect(row: TableRow, cite: Cite) -> EffectRow:
    """A published effect of a study."""
    return EffectRow(
        condition=row.condition,
        outcome=row.outcome,
        compared=row.compared,
        figures=row.figures,
        reads_as=row.reads_as,
        note=cited(row.note, cite),
    )


def _certainty(study: Study) -> str:
    """“Low [@parker-2018]”; “Not graded” where neither a source nor a clinician graded it."""
    if not study.certainty:
        return study.certainty_label
    by = study.certainty_source or "graded by a clinician of this site"
    return f"{study.certainty_label} ({by})"
