"""Text made comparable: no invisible characters, and one character for look-alikes. Pure.

A soft hyphen, a no-break space, a curly quote or another dash must not hide a phrase from a check.
"""

import re
import unicodedata

# Joiners, soft hyphens, marks of direction, variation selectors and fillers.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
# Before compatibility forms make "21/2" of "2½" and "102" of "10²".
_FRACTION = re.compile("[\u00bc-\u00be\u2150-\u215f\u2189]")
_RAISED = re.compile("[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+")
_SAME = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4`\u02bc", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\u2043\ufe58\ufe63\uff0d", "-"),
        **dict.fromkeys("\u2014\u2015\u2e3a\u2e3b", " - "),
        "\u2044": "/",
        "\u2215": "/",
    }
)


def visible(text: str) -> str:
    """The text without invisible characters, each run of white space as one space."""
    return " ".join(_UNSEEN.sub("", text).split())


def folded(text: str) -> str:
    """The text as patterns read it: plain quotes, hyphens, spaces and digits; case is kept."""
    apart = _FRACTION.sub(r" \g<0>", _UNSEEN.sub("", text))
    raised = _RAISED.sub(r"^\g<0>", apart)
    return visible(unicodedata.normalize("NFKC", raised.translate(_SAME)).translate(_SAME))
