"""The answers that a pack prints, for the data copy inside it: pure.

An answer that another one hides, such as details after "yes" was changed to "no", is on no page.
It must not travel in the file either.
"""

from collections.abc import Mapping
from typing import Any

from prescribing.interview.forms.base import StepForm, Submitted
from prescribing.interview.journey import Journey
from prescribing.interview.steps import Step

# Asked for reasons of the site's own, and anew of whoever comes back with the pack.
NOT_EXPORTED = {("before-you-start", "consent"), ("before-you-start", "device")}


def exported_answers(journey: Journey) -> dict[str, Any]:
    """The complete answers as submitted, without what no page shows, and without ids of items."""
    return {step.slug: _printed_page(journey, step) for step in journey.steps}


def _printed_page(journey: Journey, step: Step) -> dict[str, Any]:
    page: dict[str, Any] = {
        name: value
        for name, value in _shown(journey.form(step), journey.submitted(step)).items()
        if (step.slug, name) not in NOT_EXPORTED
    }
    if step.item_form:
        items = zip(journey.item_forms(step), journey.items(step), strict=True)
        page["items"] = [_shown(form, item) for form, item in items]
    return page


def _shown(form: StepForm, submitted: Mapping[str, Any]) -> Submitted:
    """What was submitted, but for inputs of fields that do not count after these answers."""
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
