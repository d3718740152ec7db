"""How typed text is set in the documents after the letter: pure.

A word that is wider than its column is broken, and its halves stand beside the next column's text
or the row's label. Whatever reads the PDF aloud or back then mixes the two. So a list with such a
word is stacked instead of a table, a value with one stands below its label instead of beside it,
and a long text is set a little closer, which may keep it on one page.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from prescribing.pack.records import Pack

WidthOf = Callable[[str], float]

# The width of the text on an A4 page with margins of 20 mm, and its height, in points.
PAGE_WIDTH, PAGE_HEIGHT = 482.0, 720.0
LINE_HEIGHT = 1.4
# The narrowest column's share of an equal share; the value column's share of a row of facts.
NARROWEST, VALUE = 0.88, 0.68
# What a cell's padding takes, in em.
PADDING = 0.6
_THAI = re.compile("[\u0e00-\u0e7f]")
# As in letter.py: shaping and bold may make a word wider than the sum of its characters.
CAUTIOUS = 1.05


@dataclass(frozen=True)
class Setting:
    """stacked: lists not set as tables. below: values, or several together, under their label.

    close: texts set a little smaller and closer.
    """

    stacked: frozenset[str]
    below: frozenset[str | tuple[Any, ...]]
    close: frozenset[str]


def setting(pack: Pack, width_of: WidthOf) -> Setting:
    """How this pack's typed texts are set at its text size."""
    em = PAGE_WIDTH / pack.text_size

    def too_wide(text: str, room: float) -> bool:
        # Pango breaks Thai by its dictionary, whatever joins it: a whole text counts as one word.
        words = [text] if _THAI.search(text) else text.split()
        return any(sum(map(width_of, word)) * CAUTIOUS > room for word in words)

    lists = {"allergies": (pack.allergies.items, 2), "medications": (pack.medications.items, 3)}
    stacked = {
        name
        for name, (items, columns) in lists.items()
        if any(too_wide(text, em / columns * NARROWEST - PADDING) for text in texts(items))
    }
    below: set[str | tuple[Any, ...]] = {
        text for text in texts(pack) if too_wide(text, em * VALUE - PADDING)
    }
    alerts = pack.safety_alerts
    together: tuple[tuple[Any, ...], ...] = (
        *(pack.patient.address, pack.gp_practice.address, pack.recipient.address),
        *(alerts.opioids_unsaid, alerts.liver_elsewhere, alerts.kidneys_elsewhere),
        *(alerts.opioid_blockers, alerts.therapies, pack.medications.herbal),
    )
    below |= {several for several in together if below & set(texts(several))}
    lines_of_a_page = PAGE_HEIGHT / pack.text_size / LINE_HEIGHT
    close = {
        text
        for text in texts(pack)
        if sum(map(width_of, text)) / em + text.count("\n") > lines_of_a_page
    }
    return Setting(frozenset(stacked), frozenset(below), frozenset(close))


def texts(record: object) -> Iterator[str]:
    """Every string in a record, its tuples and nested records."""
    if isinstance(record, str):
        yield record
    elif isinstance(record, tuple):
        for item in record:
            yield from texts(item)
    elif is_dataclass(record):
        for field in fields(record):
            yield from texts(getattr(record, field.name))
