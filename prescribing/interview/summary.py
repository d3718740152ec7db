"""The answers as people read them back: rows of a question and an answer."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format

from prescribing.interview.forms.base import StepForm
from prescribing.interview.journey import Journey
from prescribing.interview.steps import Step


@dataclass(frozen=True)
class Row:
    """A question and its answer, in words. An empty answer was left out."""

    question: str
    answer: str


def rows(form: StepForm) -> list[Row]:
    """Every question of an answered page that counts, after the answers given."""
    return [
        Row(_question(form, name), _answer(form.fields[name], form.cleaned_data.get(name)))
        for name in form.fields
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
class Item:
    """An item of a list: its first answer, and the others that are not empty."""

    id: str
    title: str
    answers: list[str]


def _items(journey: Journey, step: Step) -> list[Item]:
    items = []
    for (item_id, title), form in zip(
        item_titles(journey, step), journey.item_forms(step), strict=True
    ):
        items.append(Item(item_id, title, [row.answer for row in rows(form)[1:] if row.answer]))
    return items


@dataclass(frozen=True)
class Page:
    """A page of the interview on check answers. `rows` is empty while it is unanswered."""

    step: Step
    answered: bool
    rows: list[Row]
    items: list[Item]


def pages(journey: Journey) -> list[Page]:
    """Every page, with its answers in words."""
    return [
        Page(
            step,
            answered := step.slug in journey.cleaned,
            rows(journey.form(step)) if answered else [],
            _items(journey, step) if answered else [],
        )
        for step in journey.steps
    ]
