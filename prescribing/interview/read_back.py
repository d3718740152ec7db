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
from prescribing.interview.list_keys import UNPRINTED
from prescribing.interview.read_fields import read_fields
from prescribing.interview.steps import Step
from prescribing.medicines.names import Kind
from prescribing.medicines.recognise import Match, NameRecogniser
from prescribing.medicines.scripts import has_unreadable

# The kinds of name that mark a medicine. MS therapies are recognised too, but get no mark.
MARKED = (Kind.OPIOID, Kind.OPIOID_BLOCKER)


@dataclass(frozen=True)
class Row:
    """A question and its answer, in words. answer: empty where nothing was answered.

    help: what the page says beside the question. field: the name of its field. name: the question
    in short, for check answers.
    """

    question: str
    answer: str
    help: str
    field: str
    name: str


def rows(form: StepForm) -> list[Row]:
    """Every question of an answered page that is printed and that no other answer hides."""
    return [
        Row(
            _question(form, name),
            _answer(field, form.cleaned_data.get(name)) or form.left_empty.get(name, ""),
            str(field.help_text),
            name,
            form.in_short.get(name) or _question(form, name),
        )
        for name, field in form.fields.items()
        if form.is_revealed(name) and name not in UNPRINTED
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
    """The names of one kind that a medicine contains, as the list spells them.

    abroad: names from abroad, verified ones and `unchecked` ones; they are not among `names`.
    about: the step whose caution the mark leads to.
    """

    kind: Kind
    names: tuple[str, ...]
    abroad: tuple[Match, ...]
    unchecked: tuple[Match, ...]
    about: str


def marks(
    medicine: Mapping[str, Any], recogniser: NameRecogniser, fields: ReadFields
) -> tuple[Mark, ...]:
    """The marks of one stored medicine: one for each kind of name in these fields."""
    matches = names_in(medicine, recogniser, fields)
    by_kind = {kind: [match for match in matches if match.kind is kind] for kind in MARKED}
    return tuple(
        Mark(
            kind=kind,
            names=tuple(match.name for match in of_kind if not match.abroad),
            abroad=tuple(match for match in of_kind if match.abroad and not match.is_unchecked),
            unchecked=tuple(match for match in of_kind if match.is_unchecked),
            about="ldn" if any(map(contains_naltrexone, of_kind)) else "opioids",
        )
        for kind, of_kind in by_kind.items()
        if of_kind
    )


@dataclass(frozen=True)
class Item:
    """An item of a list: its first answer, its marks, and its other answers where shown.

    is_finished: whether it is valid; one saved for later may not be. is_unread: whether it has
    letters of a script that our list cannot read, and no name of the list was found in it.
    """

    id: str
    title: str
    marks: tuple[Mark, ...]
    answers: tuple[str, ...] = ()
    is_finished: bool = True
    is_unread: bool = False


def list_items(journey: Journey, step: Step, recogniser: NameRecogniser) -> list[Item]:
    """The stored items of a list step, whether or not the list was said to be complete."""
    forms = journey.item_forms(step)
    stored = zip(item_titles(journey, step), journey.items(step), forms, strict=True)
    fields = fields_in_list(read_fields(journey.steps), step.slug)
    return [
        Item(
            item_id,
            title,
            marks(item, recogniser, fields),
            is_finished=form.is_valid(),
            is_unread=bool(fields)
            and has_unreadable(title)
            and not names_in(item, recogniser, fields),
        )
        for (item_id, title), item, form in stored
    ]


def is_marked(items: list[Item]) -> bool:
    """Whether any item has a mark: a note below then says what a missing mark does not mean."""
    return any(item.marks for item in items)


def _read_items(journey: Journey, step: Step, recogniser: NameRecogniser) -> list[Item]:
    """The stored items of a list step, with their answers in words."""
    return [
        replace(item, answers=tuple(row.answer for row in rows(form)[1:] if row.answer))
        if form.is_valid()
        else item
        for item, form in zip(
            list_items(journey, step, recogniser), journey.item_forms(step), strict=True
        )
    ]


@dataclass(frozen=True)
class Page:
    """A page of the interview read back. `rows` is empty while it is unanswered.

    unconfirmed: whether it is an earlier pack's answer that nobody has confirmed.
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
    def has_unfinished_items(self) -> bool:
        return not all(item.is_finished for item in self.items)

    @property
    def filled_in(self) -> list[Row]:
        return [row for row in self.rows if row.answer]

    @property
    def not_filled_in(self) -> list[str]:
        """The questions that were left empty. A long one by the name that its errors use."""
        fields = self.step.form.base_fields
        empty = [row for row in self.rows if not row.answer]
        names = [(row.question, getattr(fields[row.field], "name", "")) for row in empty]
        return [name if name and len(question) > 40 else question for question, name in names]

    @property
    def is_left_empty(self) -> bool:
        """Whether the page is answered, and nothing was filled in."""
        return self.answered and not self.filled_in and not self.items

    @property
    def must_reanswer(self) -> bool:
        return self.unconfirmed and self.step.must_reanswer

    @property
    def of_the_pack(self) -> "Page":
        """The page without the answers that no pack holds: they were asked at the upload."""
        exported = [row for row in self.rows if (self.step.slug, row.field) not in NOT_EXPORTED]
        return replace(self, rows=exported)


def pages(journey: Journey, recogniser: NameRecogniser) -> list[Page]:
    """Every page, with its answers in words."""
    return [page_of(journey, step, recogniser) for step in journey.steps]


def pages_by_section(journey: Journey, recogniser: NameRecogniser) -> dict[str, list[Page]]:
    """Every page, with its answers in words, under the title of its section."""
    by_section: dict[str, list[Page]] = {}
    for page in pages(journey, recogniser):
        by_section.setdefault(page.step.section, []).append(page)
    return by_section


def page_of(journey: Journey, step: Step, recogniser: NameRecogniser) -> Page:
    """One page, with its answers in words. A list shows its items before it is complete."""
    answered = journey.is_answered(step)
    return Page(
        step,
        answered,
        step.slug in journey.unconfirmed,
        rows(journey.form(step)) if answered else [],
        _read_items(journey, step, recogniser),
    )


@dataclass(frozen=True)
class Patient:
    """Whose letter it is. name: empty, born: None, while there is no valid answer."""

    name: str
    born: date | None


def patient_of(journey: Journey) -> Patient:
    """The name and date of birth, whether or not the rest of their page is valid."""
    form = journey.form(next(step for step in journey.steps if step.slug == "patient"))
    form.is_valid()  # cleaned_data then holds the valid fields
    cleaned = form.cleaned_data if form.is_bound else {}
    return Patient(cleaned.get("full_name", ""), cleaned.get("date_of_birth"))
