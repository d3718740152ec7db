"""Pages saved before they were finished: whether there is anything to save, and what is open."""

from collections.abc import Mapping
from typing import Any

from django import forms

from prescribing.interview.forms.base import StepForm
from prescribing.interview.journey import Journey, bound
from prescribing.interview.read_back import item_titles
from prescribing.interview.steps import Step


def was_changed(shown: StepForm, submitted: Mapping[str, Any]) -> bool:
    """Whether a submitted page differs from the one that was shown.

    Texts are compared as their fields read them: browsers send other line ends than they show.
    """
    initial = {name: _shown_value(shown, name) for name in shown.fields}
    return bound(type(shown), submitted, initial=initial).has_changed()


def _shown_value(shown: StepForm, name: str) -> Any:
    field, value = shown.fields[name], shown[name].value()
    return field.to_python(value) if isinstance(field, forms.CharField) else value


def unfinished_items(journey: Journey, step: Step) -> list[str]:
    """The titles of the list items that are not valid."""
    items = zip(item_titles(journey, step), journey.item_forms(step), strict=True)
    return [title for (_, title), form in items if not form.is_valid()]
