"""Steps that must be answered again: what was answered before, and an open form.

Either the answer comes from an earlier pack and could do harm if it is out of date, or the question
was changed since it was answered.
"""

from django import forms

from prescribing.interview.forms.base import StepForm
from prescribing.interview.journey import Journey
from prescribing.interview.read_back import rows
from prescribing.interview.steps import Step


def must_reanswer(journey: Journey, step: Step) -> bool:
    """Whether the step has an unconfirmed earlier answer that must be given again."""
    return step.must_reanswer and step.slug in journey.unconfirmed


def is_changed(journey: Journey, step: Step) -> bool:
    """Whether the page was changed since it was answered, and what is stored does not fill it.

    What today's page saved has each of its inputs.
    """
    form, inputs = journey.form(step), {name for name, _ in step.form.input_names()}
    return form.is_bound and not form.is_valid() and not inputs <= journey.submitted(step).keys()


def form_to_answer(journey: Journey, step: Step) -> StepForm:
    """The step's form as stored; if it must be answered again, its texts with nothing chosen.

    Where the question was changed it shows what still fits, without a message of an error.
    """
    stored = journey.form(step)
    if is_changed(journey, step):
        return step.form(initial={name: stored[name].value() for name in stored.fields})
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
