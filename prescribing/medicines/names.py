"""The list of medicine names, as frozen records. It says nothing about a person."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """Why a name is on the list."""

    OPIOID = "opioid"
    OPIOID_BLOCKER = "opioid-blocker"
    DMT = "dmt"


class MedicineClass(StrEnum):
    """What an opioid is used for. A pharmacist signs the list off class by class."""

    ANALGESIC = "analgesic"
    SUBSTITUTION = "substitution"
    COUGH = "cough"
    DIARRHOEA = "diarrhoea"


class How(StrEnum):
    """How a typed word was recognised as a listed name."""

    EXACT = "exact"  # apart from case, accents, hyphens and spaces between words
    SPACING = "spacing"  # written as one word, or broken up: “nightnurse”, “para mol”
    OTHER_WRITING = "other writing"  # as other-writings.csv has it
    SPELLING = "spelling"  # misspelt


class AbroadKind(StrEnum):
    """What sort of name from abroad it is."""

    GENERIC = "generic"
    BRAND = "brand"
    SLANG = "slang"


@dataclass(frozen=True)
class Abroad:
    """Where a name is used that no British list has. place: countries, or languages."""

    kind: AbroadKind
    place: str


@dataclass(frozen=True)
class ListedName:
    """A generic or brand name to recognise.

    verified: somebody read the name and what it contains in `source`. Only opioids have a class.
    """

    name: str
    kind: Kind
    active: str
    medicine_class: MedicineClass | None
    source: str
    verified: bool
    form: str = ""
    note: str = ""
    abroad: Abroad | None = None

    @property
    def is_generic(self) -> bool:
        """Whether it is the name of what it contains, and no brand."""
        return self.name.casefold() in self.active.casefold().split(" + ")


@dataclass(frozen=True)
class OtherWriting:
    """Another way in which people write a listed name: “codamol” for “co-codamol”."""

    written: str
    name: str


@dataclass(frozen=True)
class Shield:
    """A medicine that is spelt like a listed one but is not: “Solpadeine Headache”."""

    name: str
    why: str
    source: str
    is_abroad: bool = False


@dataclass(frozen=True)
class SignOff:
    """A pharmacist's approval of one class of the list."""

    medicine_class: MedicineClass
    pharmacist: str
    date: dt.date


# Compared by identity (eq=False), so that it is a cheap key of a cache.
@dataclass(frozen=True, eq=False)
class NameList:
    """One version of the list, with all that recognition uses.

    added: the names that staff added, each signed off by a pharmacist. base: the list to which
    they were added.
    """

    version: str
    date: dt.date
    made_from: str
    names: tuple[ListedName, ...]
    other_writings: tuple[OtherWriting, ...] = ()
    shields: tuple[Shield, ...] = ()
    everyday_words: frozenset[str] = frozenset()
    sign_offs: Mapping[MedicineClass, SignOff] = field(default_factory=dict)
    added: frozenset[str] = frozenset()
    base: "NameList | None" = None

    @property
    def unsigned(self) -> tuple[MedicineClass, ...]:
        """The classes that no pharmacist has signed off."""
        return tuple(a_class for a_class in MedicineClass if a_class not in self.sign_offs)
