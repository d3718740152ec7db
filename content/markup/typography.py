"""Where a line must not break: between a number and what it counts. Pure."""

import re

from ldnguide.printing.text import MONTHS, NUMBER_AND_UNIT

_MONTH_AND_YEAR = re.compile(rf"\b({MONTHS}) (?=[12]\d{{3}}\b)")


def kept_together(text: str) -> str:
    """The text with no-break spaces inside doses, lengths of time and dates."""
    text = NUMBER_AND_UNIT.sub("\N{NO-BREAK SPACE}", text)
    return _MONTH_AND_YEAR.sub("\\1\N{NO-BREAK SPACE}", text)
