"""What to ask about the name of a medicine: does it name two, and is it another's name too."""

import re
from collections.abc import Sequence

from prescribing.medicines.pasted.known import KnownName, known_names
from prescribing.medicines.pasted.naming import names_of_several
from prescribing.medicines.pasted.words import STRENGTH

_LONGEST_LOOKED_AT = 2000


def known_in(name: str) -> list[KnownName]:
    """The known names in the name of a medicine."""
    return list(known_names().find(name[:_LONGEST_LOOKED_AT]))


def two_medicines(name: str, known: Sequence[KnownName]) -> tuple[str, ...]:
    """The known names that look like several medicines on one line; empty if they do not."""
    return names_of_several(name, known) if known else ()


def medicine_of(name: str, known: Sequence[KnownName]) -> frozenset[str]:
    """What two names of one medicine share: their known names or, without one, their words."""
    if known:
        return frozenset(one.name for one in known)
    return frozenset(re.findall(r"[^\W\d_]+", STRENGTH.sub(" ", name).casefold()))


def has_strength(name: str) -> bool:
    """Whether a number stands in the name, which may be a strength."""
    return any(character.isnumeric() for character in name)
