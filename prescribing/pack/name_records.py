"""Records of the pack about names and words that were recognised in the answers. Pure.

They say what was found and where. They never say that a medicine is taken.
"""

import re
from dataclasses import dataclass
from datetime import date

from prescribing.crosscheck.mentions import has_naltrexone
from prescribing.pack.sections import SummarySection

BRIEF = 60  # characters


@dataclass(frozen=True)
class ListedMedicine:
    """A name on our list that was recognised in a medicine as typed. It says no more than that.

    kind: opioid, opioid-blocker or dmt. active: what the listed medicine contains. is_unchecked:
    whether it is a name from abroad that nobody has verified.
    """

    kind: str
    name: str
    active: str
    is_unchecked: bool = False

    @property
    def says_active(self) -> bool:
        """Whether the name alone does not say what the medicine contains."""
        return self.active.partition(" (")[0].casefold() != self.name.casefold()

    @property
    def contains_naltrexone(self) -> bool:
        """Whether it contains naltrexone; other opioid blockers do not count."""
        return has_naltrexone(self.active)


@dataclass(frozen=True)
class NamedMedicine:
    """A medicine as typed, and the listed names of one kind that it contains."""

    text: str
    names: tuple[ListedMedicine, ...]


@dataclass(frozen=True)
class NameListState:
    """Which version of the list of medicine names was used, and what nobody has signed off.

    unsigned: slugs of classes of opioids. is_all_unsigned: no pharmacist has signed any of them.
    """

    version: str
    date: date
    unsigned: tuple[str, ...]
    is_all_unsigned: bool


@dataclass(frozen=True)
class TypedElsewhere:
    """What was typed in another answer, as it was typed, and the section that holds it.

    words: those in the text that matter for the question. is_said: the answer names them too.
    """

    section: SummarySection
    text: str
    words: tuple[str, ...]
    is_said: bool = False

    @property
    def brief(self) -> str:
        """The text, or so much of a long one around its words that page 1 can print it.

        The words alone if they are too far apart.
        """
        if len(self.text) <= BRIEF:
            return self.text
        text = " ".join(self.text.split())
        found = [re.search(re.escape(word), text, re.IGNORECASE) for word in self.words]
        starts, ends = ([match.span()[n] for match in found if match] for n in (0, 1))
        if len(starts) < len(self.words) or max(ends) - min(starts) > BRIEF:
            return f"… {', '.join(self.words)} …"
        return _around(text, min(starts), max(ends))


def _around(text: str, start: int, end: int) -> str:
    """The part of a text from start to end with whole words before it, then after it."""
    earliest = max(0, end - BRIEF)
    start = 0 if earliest == 0 else text.find(" ", earliest, start) + 1 or start
    latest = start + BRIEF
    if latest < len(text):
        space = text.rfind(" ", end, latest)
        latest = space if space > 0 else end
    return f"{'… ' * (start > 0)}{text[start:latest].strip()}{' …' * (latest < len(text))}"
