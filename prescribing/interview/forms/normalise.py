"""Typed and pasted text made plain: invisible characters, figures of any script. Pure."""

import re
import unicodedata

from prescribing.pack.printable import IGNORABLE

# A joiner belongs to the spelling only between letters of Hebrew to Myanmar, as in Persian.
_OTHER_JOINERS = re.compile("(?<![\u0590-\u109f])[\u200c\u200d]|[\u200c\u200d](?![\u0590-\u109f])")
_QUOTES = str.maketrans(dict.fromkeys("‘’ʼ′´`", "'"))


def without_invisible(text: str) -> str:
    """The text without characters that nobody sees, but with the joiners that spelling needs."""
    return _OTHER_JOINERS.sub("", IGNORABLE.sub("", text))


def with_straight_quotes(text: str) -> str:
    """The text with ' for the curly quotes that phones type."""
    return text.translate(_QUOTES)


def plain(text: str) -> str:
    """For dates and numbers: visible, of usual width, figures 0 to 9, single spaces."""
    text = unicodedata.normalize("NFKC", without_invisible(text))
    figures = "".join(str(unicodedata.decimal(character, character)) for character in text)
    return " ".join(figures.split())
