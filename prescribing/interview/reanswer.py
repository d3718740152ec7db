"""A page of an earlier pack that must be answered anew: what was said then, and the page's form."""

from django import forms

from prescribing.interview.forms.base import StepForm
from prescribing.interview.journey import Journey
from prescribing.interview.read_back import rows
from prescribing.interview.steps import Step


def must_reanswer(journey: Journey, step: Step) -> bool:
    """Whether the page holds an earlier pack's answer and waits to be answered again."""
    return step.must_reanswer and step.slug in journey.unconfirmed


def form_to_answer(journey: Journey, step: Step) -> StepForm:
    """The step's form as stored; to be answered anew, with nothing chosen but the texts typed."""
    stored = journey.form(step)
    if not must_reanswer(journey, step):
        return stored
    fields = step.form.base_fields.items()
    texts = [name for name, field in fields if not isinstance(field, forms.ChoiceField)]
    return step.form(initial={name: stored.data.get(name, "") for name in texts})


def earlier_answer(journey: Journey, step: Step) -> list[str]:
    """The earlier answers in words, where the page waits to be answered anew; else none."""
    if not must_reanswer(journey, step):
        return []
    return [row.answer for row in rows(journey.form(step)) if row.answer]
