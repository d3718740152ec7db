"""What is wrong with the answers to one step: its page, and the items of its list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from prescribing.interview.forms.allergies_and_medicines import ADD, ListForm
from prescribing.interview.forms.base import StepForm
from prescribing.interview.steps import Step


@dataclass(frozen=True)
class Problem:
    """What is wrong with one answer. `item` counts from 1; `field` is "" for a page as a whole."""

    step: str
    field: str
    message: str
    item: int = 0


def missing_page(step: Step, blank: StepForm) -> Iterator[Problem]:
    """The problems of a page that was never answered. blank: its form, bound to no answers."""
    if blank.is_valid():
        yield Problem(step.slug, "", "Give this step, empty if there is nothing to say.")
    yield from _form_problems(step, blank)


def page_problems(step: Step, form: StepForm) -> Iterator[Problem]:
    """The problems of an answered page. form: its form, bound to the stored answers."""
    yield from _form_problems(step, form)
    if is_adding(form):
        yield Problem(step.slug, "completeness", "Say whether the list is complete.")


def is_adding(form: StepForm) -> bool:
    """Whether a list's page says that another item follows, so that the list is not complete."""
    return isinstance(form, ListForm) and form.data.get("completeness") == ADD


def item_problems(step: Step, forms: Sequence[StepForm]) -> Iterator[Problem]:
    """The problems of a list's items. forms: one for each item, bound, in order."""
    if step.item_form and len(forms) > step.limit:
        yield Problem(step.slug, "items", _too_many(step, len(forms)))
    for number, form in enumerate(forms, 1):
        for problem in _form_problems(step, form):
            yield replace(problem, item=number)


def _form_problems(step: Step, form: StepForm) -> Iterator[Problem]:
    for field, errors in form.errors.items():
        for message in errors:
            yield Problem(step.slug, "" if field == "__all__" else field, str(message))


def _too_many(step: Step, count: int) -> str:
    return f"The list can hold {step.limit}. It has {count} now. Remove {count - step.limit}."
