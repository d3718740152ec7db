"""The text boxes that are read for names of medicines, as the forms of the interview declare it."""

from collections.abc import Iterator, Sequence

from django import forms

from prescribing.crosscheck.read_fields import ReadField
from prescribing.interview.steps import Step


def read_fields(steps: Sequence[Step]) -> tuple[ReadField, ...]:
    """Every text box of these pages, but for those that say `read_for_names=False`."""
    return tuple(field for step in steps for field in _fields_of(step))


def _fields_of(step: Step) -> Iterator[ReadField]:
    for form in filter(None, (step.form, step.item_form)):
        for name, field in form.base_fields.items():
            if _is_read(field):
                yield ReadField(step.slug, name, form.printed_in.number, form is step.item_form)


def _is_read(field: forms.Field) -> bool:
    """A box that does not say whether it is read, is: no name is missed because of that."""
    is_text = isinstance(field, forms.CharField)
    return is_text and getattr(field, "read_for_names", None) is not False
