"""Cut a text that a person typed to the room that it has on page 1.

Pure: the widths of characters come in as a function. Widths are in em.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from prescribing.pack.sections import SummarySection

WidthOf = Callable[[str], float]

# What a line ends with when its text was cut; the words themselves are in pack/letter/cut.html.
CUT_MARK = f"… see section {len(SummarySection)}"
MORE_MARK = f"… and 99 more, {CUT_MARK}"
# Kerning, shaping and rounding may make a line wider than the sum of its characters.
WIDTH_MARGIN = 1.03


@dataclass(frozen=True)
class Cut:
    """As much of a text as fits, and the section that has all of it (None if nothing was cut)."""

    text: str
    section: SummarySection | None = None


@dataclass(frozen=True)
class Budget:
    """Room for one text: characters, lines of a width, and what the first line already holds."""

    characters: int
    lines: int
    width: float
    before: float = 0.0


@dataclass(frozen=True)
class Measure:
    """How wide texts are, and how many lines they need."""

    width_of: WidthOf

    def width(self, text: str) -> float:
        """The width of a text on one line."""
        return sum(map(self.width_of, text)) * WIDTH_MARGIN

    def lines(self, text: str, width: float, before: float = 0.0) -> int:
        """How many lines a greedy wrap needs, when the first line already holds `before` em."""
        space, used, lines = self.width(" "), before % width, 1 + int(before // width)
        for word in text.split():
            wide = self.width(word)
            gap = space if used else 0.0
            if used + gap + wide <= width:
                used += gap + wide
                continue
            lines += bool(used)
            full = int(wide // (width - 1.0))  # a word broken at the edge may leave an em unused
            lines += full
            used = wide - full * (width - 1.0)
        return lines

    def fits(self, text: str, budget: Budget, mark: str = "") -> bool:
        """Whether a text has room in the budget, with the mark after it."""
        if len(text) > budget.characters:
            return False
        lines = self.lines(f"{text} {mark}", budget.width, budget.before)
        return lines <= budget.lines


def cut(text: str, section: SummarySection, budget: Budget, measure: Measure) -> Cut:
    """The text on one line: all of it if it fits, else as many whole words as fit with the mark."""
    text = " ".join(text.split())
    if measure.fits(text, budget):
        return Cut(text)
    end = _longest(text, budget, measure)
    last_space = text.rfind(" ", 0, end + 1)
    end = last_space if last_space > 0 else before_marks(text, end)
    return Cut(text[:end].rstrip(" ,;"), section)


def cut_list(
    names: list[str], section: SummarySection, budget: Budget, measure: Measure
) -> tuple[Cut, int]:
    """The first names that fit, at least one, and how many more there are."""
    shown = len(names)
    while shown > 1 and not measure.fits(
        ", ".join(names[:shown]), budget, MORE_MARK if shown < len(names) else ""
    ):
        shown -= 1
    return cut(", ".join(names[:shown]), section, budget, measure), len(names) - shown


def _longest(text: str, budget: Budget, measure: Measure) -> int:
    fits, too_long = 0, min(len(text), budget.characters + 1)
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        if measure.fits(text[:middle], budget, CUT_MARK):
            fits = middle
        else:
            too_long = middle
    return fits


def before_marks(text: str, end: int) -> int:
    """Move the end of a cut so that it does not part a letter from its combining marks."""
    while 0 < end < len(text) and unicodedata.category(text[end]) in ("Mn", "Mc", "Me", "Cf"):
        end -= 1
    return end
