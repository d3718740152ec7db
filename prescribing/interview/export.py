"""The answers that a pack prints, for the data copy inside it.

An answer that another one hides, such as details after "yes" was changed to "no", is printed
nowhere. The data copy must not hold it either.
"""

from collections.abc import Mapping
from typing import Any

from prescribing.interview.forms.base import StepForm, Submitted
from prescribing.interview.journey import Journey
from prescribing.interview.steps import Step

# The first two concern this visit to the site, and are asked again of everybody who uploads a pack.
# The third is the text that the list was read from: the pack has the list.
NOT_EXPORTED = {
    *(("before-you-start", "consent"), ("before-you-start", "device")),
    ("medicines", "pasted"),
}


def exported_answers(journey: Journey) -> dict[str, Any]:
    """The complete answers as submitted, without hidden answers and without ids of items."""
    return {step.slug: _exported_page(journey, step) for step in journey.steps}


def _exported_page(journey: Journey, step: Step) -> dict[str, Any]:
    page: dict[str, Any] = {
        name: value
        for name, value in _visible(journey.form(step), journey.submitted(step)).items()
        if (step.slug, name) not in NOT_EXPORTED
    }
    if step.item_form:
        items = zip(journey.item_forms(step), journey.items(step), strict=True)
        page["items"] = [_visible(form, item) for form, item in items]
    return page


def _visible(form: StepForm, submitted: Mapping[str, Any]) -> Submitted:
    """What was submitted, without the inputs of fields that other answers hide."""
    form.is_valid()
    hidden = {
        name
        for field in form.fields
        if not form.is_revealed(field)
        for name in form.names_of(field)
    }
    return {
        name: submitted[name]
        for name, _ in form.input_names()
        if name in submitted and name not in hidden
    }
