"""Records of the pack about names and words that were recognised in the answers. Pure.

They say what was found and where. They never say that a medicine is taken.
"""

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
        """The text, or only its words if it is long, so that page 1 does not cut them off."""
        return self.text if len(self.text) <= BRIEF else f"… {', '.join(self.words)} …"
