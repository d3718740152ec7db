"""The answers as people read them back: rows of a question and an answer, lists with marks."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format

from prescribing.crosscheck.mentions import contains_naltrexone, names_in
from prescribing.crosscheck.read_fields import ReadFields, fields_in_list
from prescribing.interview.export import NOT_EXPORTED
from prescribing.interview.forms.base import StepForm
from prescribing.interview.journey import Journey
from prescribing.interview.read_fields import read_fields
from prescribing.interview.steps import Step
from prescribing.medicines.names import Kind
from prescribing.medicines.recognise import NameRecogniser

# Why a medicine is marked. Therapies for MS are found as well, but are nothing to be marked here.
MARKED = (Kind.OPIOID, Kind.OPIOID_BLOCKER)


@dataclass(frozen=True)
class Row:
    """A question and its answer, in words. An empty answer was left out.

    help: what the page says beside the question. field: the name of its field.
    """

    question: str
    answer: str
    help: str
    field: str


def rows(form: StepForm) -> list[Row]:
    """Every question of an answered page that counts, after the answers given."""
    return [
        Row(
            _question(form, name),
            _answer(field, form.cleaned_data.get(name)) or form.left_empty.get(name, ""),
            str(field.help_text),
            name,
        )
        for name, field in form.fields.items()
        if form.is_revealed(name)
    ]


def _question(form: StepForm, name: str) -> str:
    return str(form.fields[name].label).removesuffix(" (optional)")


def _answer(field: forms.Field, value: Any) -> str:
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(field, forms.ChoiceField):
        chosen = value if isinstance(value, list) else [value]
        labels: dict[str, str] = dict(field.choices)  # type: ignore[arg-type]
        return "\n".join(str(label) for slug, label in labels.items() if slug in chosen)
    return str(value or "")


def item_titles(journey: Journey, step: Step) -> list[tuple[str, str]]:
    """The (id, first line) of each item of a list step, as typed."""
    stored = journey.items(step)
    if not step.item_form:
        return []
    first = next(iter(step.item_form.base_fields))
    return [(str(item.get("id", "")), str(item.get(first, ""))) for item in stored]


@dataclass(frozen=True)
class Mark:
    """Says that names of one kind stand in a medicine: which, as the list has them.

    about: the page of the interview whose caution it leads to.
    """

    kind: Kind
    names: tuple[str, ...]
    about: str


def marks(
    medicine: Mapping[str, Any], reader: NameRecogniser, fields: ReadFields
) -> tuple[Mark, ...]:
    """The marks of one medicine, as stored: one for each kind of name in those fields."""
    found = names_in(medicine, reader, fields)
    by_kind = {kind: [match for match in found if match.kind is kind] for kind in MARKED}
    return tuple(
        Mark(
            kind=kind,
            names=tuple(match.name for match in matches),
            about="ldn" if any(map(contains_naltrexone, matches)) else "opioids",
        )
        for kind, matches in by_kind.items()
        if matches
    )


@dataclass(frozen=True)
class Item:
    """An item of a list: its first answer, its marks, and the other answers, if they are read."""

    id: str
    title: str
    marks: tuple[Mark, ...]
    answers: tuple[str, ...] = ()


def list_items(journey: Journey, step: Step, reader: NameRecogniser) -> list[Item]:
    """The stored items of a list step, whether or not the list was said to be complete."""
    stored = zip(item_titles(journey, step), journey.items(step), strict=True)
    fields = fields_in_list(read_fields(journey.steps), step.slug)
    return [Item(item_id, title, marks(item, reader, fields)) for (item_id, title), item in stored]


def is_marked(items: list[Item]) -> bool:
    """Whether any item has a mark, so that a missing mark needs a word as well."""
    return any(item.marks for item in items)


def _read_items(journey: Journey, step: Step, reader: NameRecogniser) -> list[Item]:
    """The same with their answers in words."""
    return [
        replace(item, answers=tuple(row.answer for row in rows(form)[1:] if row.answer))
        if form.is_valid()
        else item
        for item, form in zip(
            list_items(journey, step, reader), journey.item_forms(step), strict=True
        )
    ]


@dataclass(frozen=True)
class Page:
    """A page of the interview read back. `rows` is empty while it is unanswered.

    unconfirmed: whether nobody has said yet that this answer of an earlier pack is still true.
    """

    step: Step
    answered: bool
    unconfirmed: bool
    rows: list[Row]
    items: list[Item]

    @property
    def is_marked(self) -> bool:
        return is_marked(self.items)

    @property
    def must_reanswer(self) -> bool:
        return self.unconfirmed and self.step.must_reanswer

    @property
    def of_the_pack(self) -> "Page":
        """The page without what no pack says, which was asked when the pack was uploaded."""
        said = [row for row in self.rows if (self.step.slug, row.field) not in NOT_EXPORTED]
        return replace(self, rows=said)


def pages(journey: Journey, reader: NameRecogniser) -> list[Page]:
    """Every page, with its answers in words."""
    return [page_of(journey, step, reader) for step in journey.steps]


def page_of(journey: Journey, step: Step, reader: NameRecogniser) -> Page:
    """One page, with its answers in words. A list shows its items before it is complete."""
    answered = journey.is_answered(step)
    return Page(
        step,
        answered,
        step.slug in journey.unconfirmed,
        rows(journey.form(step)) if answered else [],
        _read_items(journey, step, reader),
    )


@dataclass(frozen=True)
class Patient:
    """Whose letter it is, as far as the answers say so validly. name: "" if they do not."""

    name: str
    born: date | None


def patient_of(journey: Journey) -> Patient:
    """The name and date of birth given, whether or not the rest of their page is valid."""
    form = journey.form(next(step for step in journey.steps if step.slug == "patient"))
    form.is_valid()  # one that is not valid takes nothing from the other
    said = form.cleaned_data if form.is_bound else {}
    return Patient(said.get("full_name", ""), said.get("date_of_birth"))
