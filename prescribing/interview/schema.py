"""Errors in the structure of answers from outside, before any form reads them.

A form turns every value into text. A number, a null or a list where text belongs must be reported
instead, or it would be printed.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from prescribing.interview.forms.base import StepForm
from prescribing.interview.problems import Problem
from prescribing.interview.steps import Step


def schema_errors(answers: Mapping[str, Any], steps: Sequence[Step]) -> Iterator[Problem]:
    """Everything that is not a step, a field of it, or text where text belongs."""
    known = {step.slug: step for step in steps}
    for slug, fields in answers.items():
        if slug not in known:
            yield Problem(slug, "", f"There is no such step. Steps are: {', '.join(known)}.")
        elif not isinstance(fields, Mapping):
            yield Problem(slug, "", "This step must be an object of its fields.")
        else:
            step = known[slug]
            extra = {"items"} if step.item_form else set()
            yield from _field_errors(slug, fields, step.form, extra)
            if step.item_form:
                yield from _item_errors(slug, fields.get("items", []), step.item_form)


def _item_errors(slug: str, items: Any, form: type[StepForm]) -> Iterator[Problem]:
    if not isinstance(items, list):
        yield Problem(slug, "items", "This must be a list of objects.")
        return
    for number, item in enumerate(items, 1):
        if isinstance(item, Mapping):
            yield from _field_errors(slug, item, form, {"id"}, number)
        else:
            yield Problem(
                slug, "items", "Each of the list must be an object of its fields.", number
            )


def _field_errors(
    slug: str, fields: Mapping[str, Any], form: type[StepForm], extra: set[str], item: int = 0
) -> Iterator[Problem]:
    names = dict(form.input_names())
    for name, value in fields.items():
        if name in extra:
            if name == "id" and not isinstance(value, str):
                yield Problem(slug, name, "This must be text in quotes.", item)
            continue
        if name not in names:
            message = f"There is no such field. Fields are: {', '.join(names)}."
            yield Problem(slug, name, message, item)
        elif names[name] and not (
            isinstance(value, list) and all(isinstance(part, str) for part in value)
        ):
            yield Problem(
                slug, name, 'This must be a list of texts, like ["first", "second"].', item
            )
        elif not names[name] and not isinstance(value, str):
            yield Problem(slug, name, 'This must be text in quotes, like "27".', item)
