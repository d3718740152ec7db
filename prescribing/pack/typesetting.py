"""Choose how typed texts are laid out in the health summary. Pure.

A word that is wider than its column is broken over two lines. Programs that read the PDF then mix
its halves with the text of the next column, or with the label of the row. So a list with such a
word is not set as a table, and a value with such a word stands below its label instead of beside
it. A long text is set a little closer, which may keep it on one page.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from prescribing.pack.cut_text import WidthOf
from prescribing.pack.records import Pack

# The width of the text on an A4 page with margins of 20 mm, and its height, in points.
PAGE_WIDTH, PAGE_HEIGHT = 482.0, 720.0
LINE_HEIGHT = 1.4
# The narrowest column's share of an equal share; the value column's share of a row of facts.
NARROWEST, VALUE = 0.88, 0.68
# The padding of a cell, in em.
PADDING = 0.6
_THAI = re.compile("[\u0e00-\u0e7f]")
# Shaping and bold may make a word wider than the sum of its characters.
WIDTH_MARGIN = 1.05


@dataclass(frozen=True)
class Typesetting:
    """How the templates set typed texts.

    stacked: names of lists that are not set as tables. below: values, and tuples of values, that
    stand below their label. close: texts that are set a little smaller and closer.
    """

    stacked: frozenset[str]
    below: frozenset[str | tuple[Any, ...]]
    close: frozenset[str]


def choose_typesetting(pack: Pack, width_of: WidthOf) -> Typesetting:
    """How to set this pack's typed texts at its text size."""
    em = PAGE_WIDTH / pack.summary_text_size

    def too_wide(text: str, room: float) -> bool:
        # Pango breaks Thai inside words, even at word joiners: a whole text counts as one word.
        words = [text] if _THAI.search(text) else text.split()
        return any(sum(map(width_of, word)) * WIDTH_MARGIN > room for word in words)

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
        *(pack.patient.contact, pack.gp_practice.lines),
        *(pack.recipient.lines, pack.diagnosis.made_at),
        pack.completed_by.lines if pack.completed_by else (),
        *(alerts.opioids_unsaid, alerts.liver_elsewhere, alerts.kidneys_elsewhere),
        *(alerts.opioid_blockers, alerts.therapies, pack.medications.herbal),
    )
    below |= {values for values in together if below & set(texts(values))}
    lines_of_a_page = PAGE_HEIGHT / pack.summary_text_size / LINE_HEIGHT
    close = {
        text
        for text in texts(pack)
        if sum(map(width_of, text)) / em + text.count("\n") > lines_of_a_page
    }
    return Typesetting(frozenset(stacked), frozenset(below), frozenset(close))


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
