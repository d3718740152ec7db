"""The text boxes that are read for names of medicines; the interview derives them. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class ReadField:
    """A text box of the interview in which names of medicines are looked for.

    step, field: the page and the box. is_in_list: each item of the page's list has the box.
    section: number of the section of the health summary that prints the text whole.
    """

    step: str
    field: str
    section: int
    is_in_list: bool = False


# In the order of the interview.
ReadFields = Sequence[ReadField]


def fields_in_list(fields: ReadFields, step: str) -> ReadFields:
    """Those that each item of the page's list has."""
    return [field for field in fields if field.step == step and field.is_in_list]
