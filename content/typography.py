"""Where a line must not break: between a number and what it counts. Pure."""

import re

_UNITS = "mg|ml|g|mcg|micrograms?|units?|minutes?|hours?|days?|weeks?|months?|years?|per cent"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# A dose or a date is read wrongly when it is broken: the space after its number.
NUMBER_AND_UNIT = re.compile(rf"(?<=\d) (?=(?:{_UNITS}|{_MONTHS})\b)")
_MONTH_AND_YEAR = re.compile(rf"\b({_MONTHS}) (?=[12]\d{{3}}\b)")


def kept_together(text: str) -> str:
    """The text with no-break spaces inside doses, lengths of time and dates."""
    text = NUMBER_AND_UNIT.sub("\N{NO-BREAK SPACE}", text)
    return _MONTH_AND_YEAR.sub("\\1\N{NO-BREAK SPACE}", text)
