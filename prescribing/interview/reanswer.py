"""Steps whose answer in an earlier pack must be given again: that answer, and an open form."""

from django import forms

from prescribing.interview.forms.base import StepForm
from prescribing.interview.journey import Journey
from prescribing.interview.read_back import rows
from prescribing.interview.steps import Step


def must_reanswer(journey: Journey, step: Step) -> bool:
    """Whether the step has an unconfirmed earlier answer that must be given again."""
    return step.must_reanswer and step.slug in journey.unconfirmed


def form_to_answer(journey: Journey, step: Step) -> StepForm:
    """The step's form as stored; if it must be answered again, its texts with nothing chosen."""
    stored = journey.form(step)
    if not must_reanswer(journey, step):
        return stored
    fields = step.form.base_fields.items()
    texts = [name for name, field in fields if not isinstance(field, forms.ChoiceField)]
    return step.form(initial={name: stored.data.get(name, "") for name in texts})


def earlier_answer(journey: Journey, step: Step) -> list[str]:
    """The earlier answers in words, if the step must be answered again; else none."""
    if not must_reanswer(journey, step):
        return []
    return [row.answer for row in rows(journey.form(step)) if row.answer]
