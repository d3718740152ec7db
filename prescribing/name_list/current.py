"""The list that recognition uses now: the base list, and what staff added to it."""

import logging
from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError
from django.db.models import Max
from django.utils import timezone

from prescribing.medicines.additions import harmless_in, with_additions
from prescribing.medicines.loading import default_list
from prescribing.medicines.names import ListedName, NameList, Shield
from prescribing.name_list.models import NameProposal

logger = logging.getLogger(__name__)

# Number and time of the last sign-off. The time tells restored backups apart. None: no sign-off.
Stamp = tuple[int, datetime] | None


@dataclass(frozen=True)
class CurrentList:
    """The list. is_whole: whether the names of staff could be read; else they may be old."""

    names: NameList
    is_whole: bool


class _Latest:
    """The list that this process read last, with its stamp and the base list beneath it."""

    kept: tuple[Stamp, NameList, NameList] | None = None


def current_list() -> NameList:
    """The list as it was signed off last. It costs one small query."""
    return read_current().names


def read_current() -> CurrentList:
    """As `current_list`; without the database, the list that this process had last.

    Answers cannot be read then either. What was typed must still come back on its page.
    """
    try:
        return CurrentList(_names_at(_stamp()), is_whole=True)
    except DatabaseError:
        logger.exception("the names of staff cannot be read")
        kept = _Latest.kept
        return CurrentList(kept[2] if kept else default_list(), is_whole=False)


def _stamp() -> Stamp:
    last = NameProposal.objects.signed_off().aggregate(Max("number"), Max("decided_at"))
    if last["number__max"] is None:
        return None
    return last["number__max"], last["decided_at__max"]


def _names_at(stamp: Stamp) -> NameList:
    """The list of this stamp, made once in each process."""
    base, kept = default_list(), _Latest.kept
    if kept is None or kept[:2] != (stamp, base):
        kept = (stamp, base, _made(base, stamp))
        _Latest.kept = kept
    return kept[2]


def _made(base: NameList, stamp: Stamp) -> NameList:
    if stamp is None:
        return base
    number, signed_at = stamp
    added = _added_until(number)
    return with_additions(base, added, number=number, date=timezone.localdate(signed_at))


def _added_until(number: int) -> list[ListedName]:
    return [proposal.listed for proposal in NameProposal.objects.on_list(number)]


def called_harmless() -> list[Shield]:
    """Harmless names of the base list that staff added as opioids. Raises DatabaseError."""
    stamp = _stamp()
    return harmless_in(default_list(), _added_until(stamp[0])) if stamp else []
