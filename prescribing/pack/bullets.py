"""Bullets and ticks pasted from Word, as characters that our fonts have. Pure.

Word takes them from the fonts Symbol and Wingdings, and stores them as private characters
(U+F020 to U+F0FF) that mean nothing in any other font.
"""

import re

# Hyphen, cross, tick, crossed box and ticked box keep what they say.
_SIGNS = str.maketrans({0xF02D: "-", 0xF0FB: "✗", 0xF0FC: "✓", 0xF0FD: "☒", 0xF0FE: "☑"})
_OTHERS = "[\uf020-\uf02c\uf02e-\uf0fa\uf0ff]"
# The usual ones anywhere, others where only a bullet stands. Elsewhere one may be a letter: in
# Symbol, U+F06D is the µ of µg.
_BULLETS = re.compile(
    rf"[\uf0a7\uf0b7\uf0d8][ \t]*|^[ \t]*{_OTHERS}[ \t]+|{_OTHERS}\t[ \t]*|(?<=[\uf0fb-\uf0fe])\t",
    re.MULTILINE,
)


def with_plain_bullets(text: str) -> str:
    """The text with "• " for the private bullets of Word, and with its ticks and crosses."""
    return _BULLETS.sub(_plain, text).translate(_SIGNS)


def _plain(bullet: re.Match[str]) -> str:
    return " " if bullet[0] == "\t" else "• "
