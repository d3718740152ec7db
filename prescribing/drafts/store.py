"""Drafts: create, open, change, erase. An expired draft counts as absent, deleted or not."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

from django.db import OperationalError, connection, transaction
from django.utils import timezone

from prescribing.drafts.cipher import new_data_key
from prescribing.drafts.keys import Key, new_draft_id
from prescribing.drafts.models import Draft, Kind, Opener
from prescribing.drafts.unlock import (
    COOKIES,
    NoDraft,
    OpenDraft,
    StoredAnswers,
    Unavailable,
    Unlocked,
    add_device,
    database,
    extend,
    extend_idle,
    unlock,
)
from prescribing.interview.upgrade import SCHEMA

__all__ = ["NoDraft", "OpenDraft", "StoredAnswers", "Unavailable"]

PURGE_AT_MOST = 200

Change = Callable[[StoredAnswers], StoredAnswers]


def create(answers: StoredAnswers, *, shared: bool = False) -> OpenDraft:
    """A new draft; also deletes some that have expired. Raises Unavailable."""
    purge_expired()
    key, kind = Key.new(), Kind.SHARED if shared else Kind.DEVICE
    with database(), transaction.atomic():
        draft = Draft(draft_id=new_draft_id(), saves=0)
        content = {"answers": answers, "schema": SCHEMA}
        unlocked = Unlocked(Opener(draft=draft, kind=kind), new_data_key(), content)
        unlocked.seal()
        add_device(unlocked, key, kind)
    return unlocked.opened_with(key)


def open_draft(key: Key) -> OpenDraft:
    """The draft that this key opens. Raises NoDraft, Unavailable.

    Reading extends only the ten minutes of a shared computer.
    """
    with database():
        unlocked = unlock(key, Opener.objects.all())
        if unlocked.opener.kind == Kind.SHARED:
            extend_idle(unlocked)
    return unlocked.opened_with(key)


def change(key: Key, apply: Change, *, shared: bool | None = None) -> OpenDraft:
    """Change the answers under a lock, so that two tabs or devices never undo each other's changes.

    `apply` takes the present answers and returns the new ones. This device can then open them for
    another 24 hours. shared: whether other people use it; None leaves that as it was.
    Raises NoDraft, Unavailable, and whatever `apply` raises.
    """
    with database(), transaction.atomic():
        unlocked = unlock(key, Opener.objects.select_for_update())
        unlocked.content["answers"] = apply(unlocked.content["answers"])
        unlocked.seal()
        if shared is not None:
            unlocked.opener.kind = Kind.SHARED if shared else Kind.DEVICE
        extend(unlocked)
    with suppress(Unavailable):  # the answers are saved already
        purge_expired()
    return unlocked.opened_with(key)


def erase(key: Key) -> bool:
    """Delete the draft with all its openers. False if this key opens none. Raises Unavailable.

    An expired key does not erase a draft that words or another device can still open.
    """
    now = timezone.now()
    with database(), transaction.atomic():
        opened = Draft.objects.filter(
            openers__lookup=key.lookup, openers__kind__in=COOKIES, openers__expires_at__gt=now
        )
        # Locked first: somebody may come back to it at this moment, with a new opener.
        drafts = list(opened.select_for_update().values_list("pk", flat=True))
        Draft.objects.filter(pk__in=drafts).delete()
    close_device(key)
    return bool(drafts)


def close_device(key: Key) -> None:
    """Sign this device out; delete its draft if nothing else opens it. Raises Unavailable."""
    with database(), transaction.atomic():
        device = Opener.objects.filter(lookup=key.lookup, kind__in=COOKIES)
        drafts = list(device.values_list("draft_id", flat=True))
        device.delete()
        Draft.objects.filter(pk__in=drafts, openers=None).delete()
    truncate_wal()


def purge_expired() -> int:
    """Delete expired openers, PURGE_AT_MOST at once, and the drafts that nothing opens any more.

    Returns the number of openers. Raises Unavailable.
    """
    with database(), transaction.atomic():
        expired = Opener.objects.filter(expires_at__lte=timezone.now())
        rows = list(expired.values_list("pk", "draft_id")[:PURGE_AT_MOST])
        if rows:
            # Still expired: a save since they were read may have extended one.
            expired.filter(pk__in=[pk for pk, _ in rows]).delete()
            drafts = Draft.objects.filter(pk__in={draft for _, draft in rows})
            drafts.filter(openers=None).delete()
    return len(rows)


def purge_unopenable() -> int:
    """Delete drafts that nothing opens, PURGE_AT_MOST at once; returns their number.

    Two processes that delete a draft's last openers at the same time may both leave the draft.
    Raises Unavailable.
    """
    with database(), transaction.atomic():
        drafts = list(
            Draft.objects.filter(openers=None).values_list("pk", flat=True)[:PURGE_AT_MOST]
        )
        Draft.objects.filter(pk__in=drafts, openers=None).delete()
    return len(drafts)


def oldest_expired() -> timedelta | None:
    """How long ago the oldest expired opener expired; None if there is none."""
    with database():
        expired = Opener.objects.filter(expires_at__lte=timezone.now()).order_by("expires_at")
        first = expired.values_list("expires_at", flat=True).first()
    return timezone.now() - first if first else None


def truncate_wal() -> None:
    """Remove deleted rows from SQLite's log file. For PostgreSQL see docs/deploy.md."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with suppress(OperationalError), connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # waits for readers
