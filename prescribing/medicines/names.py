"""What a list of medicine names holds. A name on the list is a name, never a judgement."""

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
    """How a typed word was known to be a listed name."""

    EXACT = "exact"  # but for case, accents, hyphens and spaces between words
    SPACING = "spacing"  # run together or broken up: “nightnurse”, “para mol”
    OTHER_WRITING = "other writing"  # as other-writings.csv has it
    SPELLING = "spelling"  # misspelt


@dataclass(frozen=True)
class ListedName:
    """A generic or brand name that is to be recognised.

    `verified` says that the name and what it contains were read in `source`; only opioids have a
    class.
    """

    name: str
    kind: Kind
    active: str
    medicine_class: MedicineClass | None
    source: str
    verified: bool
    form: str = ""
    note: str = ""


@dataclass(frozen=True)
class OtherWriting:
    """Another way in which people write a listed name: “codamol” for “co-codamol”."""

    written: str
    name: str


@dataclass(frozen=True)
class Shield:
    """A medicine that looks like a listed one and is none: “Solpadeine Headache”."""

    name: str
    why: str
    source: str


@dataclass(frozen=True)
class SignOff:
    """A pharmacist's word that one class of the list is right."""

    medicine_class: MedicineClass
    pharmacist: str
    date: dt.date


# Compared by identity, which makes it a cheap key for what is worked out from it.
@dataclass(frozen=True, eq=False)
class NameList:
    """One version of the list: everything that recognition knows."""

    version: str
    date: dt.date
    made_from: str
    names: tuple[ListedName, ...]
    other_writings: tuple[OtherWriting, ...] = ()
    shields: tuple[Shield, ...] = ()
    everyday_words: frozenset[str] = frozenset()
    sign_offs: Mapping[MedicineClass, SignOff] = field(default_factory=dict)

    @property
    def unsigned(self) -> tuple[MedicineClass, ...]:
        """The classes that no pharmacist has signed off."""
        return tuple(one for one in MedicineClass if one not in self.sign_offs)
