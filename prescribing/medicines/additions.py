"""Puts the names that staff added on top of the base list."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from prescribing.medicines.as_written import is_written
from prescribing.medicines.names import (
    Abroad,
    AbroadKind,
    Kind,
    ListedName,
    MedicineClass,
    NameList,
    Shield,
)
from prescribing.medicines.same_name import key_of
from prescribing.medicines.tokens import texts_of

_SHORTEST = 3  # letters of a name in Latin letters


class Clash(StrEnum):
    """What the list has already of the same name."""

    LISTED = "listed"
    HARMLESS = "harmless"
    EVERYDAY = "everyday"


def added_name(
    name: str, active: str, medicine_class: MedicineClass, source: str, country: str
) -> ListedName:
    """A name as staff add it: verified, because whoever signs it off has read the source.

    country: empty for a name that is used in the United Kingdom, whose spelling is forgiven.
    """
    listed = ListedName(name, Kind.OPIOID, active, medicine_class, source, verified=True)
    kind = AbroadKind.GENERIC if listed.is_generic else AbroadKind.BRAND
    return replace(listed, abroad=Abroad(kind, country) if country else None)


def is_name(text: str) -> bool:
    """Whether recognition could find it: it begins with a word, or is in a script as written."""
    first = "".join(texts_of(text)[:1])
    return is_written(text) or (first.isalpha() and len("".join(texts_of(text))) >= _SHORTEST)


def clash_with(name: str, names: NameList) -> Clash | None:
    """What the list has already of this name; None if it may be added."""
    key = key_of(name)
    listed = (*(one.name for one in names.names), *(one.written for one in names.other_writings))
    if key in map(key_of, listed):
        return Clash.LISTED
    if key in (key_of(shield.name) for shield in names.shields):
        return Clash.HARMLESS
    return Clash.EVERYDAY if key in {(word,) for word in names.everyday_words} else None


def harmless_in(names: NameList, added: Iterable[ListedName]) -> list[Shield]:
    """The harmless names that are the same as an added one."""
    keys = {key_of(one.name) for one in added}
    return [shield for shield in names.shields if key_of(shield.name) in keys]


def with_additions(
    base: NameList, added: Iterable[ListedName], *, number: int, date: dt.date
) -> NameList:
    """The base list with these names. number: of the last decision of staff; date: its day.

    What the base list has too is left out. A harmless name that is the same stays, and marks
    nothing less: recognition takes the listed one of two equal names.
    """
    known = {key_of(one.name) for one in base.names}
    known |= {key_of(one.written) for one in base.other_writings}
    new = [one for one in added if key_of(one.name) not in known]
    return replace(
        base,
        version=f"{base.version}.{number}",
        date=max(base.date, date),
        names=(*base.names, *new),
        added=base.added.union(one.name for one in new),
        base=base,
    )


def without(names: NameList, name: str) -> NameList:
    """The list without one name that staff added."""
    kept = tuple(one for one in names.names if one.name != name)
    return replace(names, names=kept, added=names.added - {name}, base=names)
