"""Coming back to a draft on any device: eight words, or a link, for thirty days after their making.

The words and the link are also stored inside the sealed draft, so a person who has it open can see
them again. Nobody else can. A new code replaces the old one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from threading import BoundedSemaphore

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from prescribing.drafts.keys import Key, Pepper, new_salt
from prescribing.drafts.models import Kind, Opener
from prescribing.drafts.unlock import (
    NoDraft,
    OpenDraft,
    Unavailable,
    Unlocked,
    add_device,
    add_opener,
    database,
    unlock,
    unlock_row,
    with_drafts,
)
from prescribing.drafts.words.code import Code, new_code

KEPT_FOR = timedelta(days=30)
# Wrong words for one draft: a few without a wait, then with waits of seconds, then of hours.
FREE_TRIES, LOCKED_AFTER = 3, 10
LONGEST_WAIT = timedelta(hours=24)
# No two drafts may have the same first two words. The risk is one in a million for each draft.
CODES_TRIED = 5
# Stretching words takes 64 MiB and a quarter of a second: one at a time in each process.
_stretching = BoundedSemaphore(1)
PATIENCE = 3.0


class MustWait(Exception):
    """Too many wrong tries for the draft of these words."""

    def __init__(self, until: datetime) -> None:
        super().__init__()
        self.until = until


def peppers() -> list[Pepper]:
    """The server's peppers; new codes are made with the first, old ones open with any."""
    return [Pepper(secret.encode()) for secret in settings.RETURN_CODE_PEPPERS]


def make_return_code(key: Key) -> OpenDraft:
    """Words and a link that open this draft until thirty days from now.

    Revokes older codes and signs out every other device. Raises NoDraft, Unavailable.
    """
    for _ in range(CODES_TRIED):
        code, salt, pepper = new_code(), new_salt(), peppers()[0]
        with _turn():
            stretched = pepper.opening_key(code, salt)
        try:
            with database(), transaction.atomic():
                return _save_code(key, code, salt, pepper, stretched)
        except IntegrityError:
            continue
    raise Unavailable


def _save_code(key: Key, code: Code, salt: bytes, pepper: Pepper, stretched: bytes) -> OpenDraft:
    unlocked = unlock(key, Opener.objects.select_for_update())
    unlocked.draft.openers.exclude(pk=unlocked.opener.pk).delete()
    link, until = Key.new(), timezone.now() + KEPT_FOR
    add_opener(unlocked, Kind.LINK, link.lookup, link.opening_key(), until)
    words, stretching = pepper.lookup(code), {"salt": salt, "pepper_id": pepper.id}
    add_opener(unlocked, Kind.WORDS, words, stretched, until, **stretching)
    unlocked.content["return_code"] = {"words": " ".join(code.words), "link": link.to_text()}
    unlocked.kept_until = until
    unlocked.seal()
    return unlocked.opened_with(key)


def return_by_link(link: Key, *, shared: bool = False) -> OpenDraft:
    """The draft that a link leads to, open for a new device. Raises NoDraft, Unavailable."""
    with database(), transaction.atomic():
        unlocked = unlock(link, Opener.objects.select_for_update(), (Kind.LINK,))
        return _with_device(unlocked, shared=shared)


def return_by_words(code: Code, *, shared: bool = False) -> OpenDraft:
    """The draft that eight words lead to, open for a new device.

    Raises NoDraft for any word that is wrong, MustWait after too many such tries, Unavailable.
    """
    with _turn():  # before the try is counted: a busy server does not count as a wrong try
        opener, pepper = _counted_try(code)
        stretched = pepper.opening_key(code, bytes(opener.salt))
    with database(), transaction.atomic():
        fresh = with_drafts(Opener.objects.select_for_update().filter(pk=opener.pk)).first()
        if fresh is None:
            raise NoDraft
        unlocked = unlock_row(stretched, fresh)
        fresh.tries, fresh.tried_until = 0, None
        fresh.save(update_fields=["tries", "tried_until"])
        return _with_device(unlocked, shared=shared)


def _with_device(unlocked: Unlocked, *, shared: bool) -> OpenDraft:
    key, kind = Key.new(), Kind.SHARED if shared else Kind.DEVICE
    add_device(unlocked, key, kind)
    return replace(unlocked.opened_with(key), is_shared=shared)


def _counted_try(code: Code) -> tuple[Opener, Pepper]:
    """The row of these words. The try is counted first, so simultaneous tries all count.

    Raises NoDraft, MustWait, Unavailable.
    """
    by_lookup = {pepper.lookup(code): pepper for pepper in peppers()}
    now = timezone.now()
    with database(), transaction.atomic():
        alive = Opener.objects.filter(lookup__in=by_lookup, kind=Kind.WORDS, expires_at__gt=now)
        opener = alive.select_for_update().first()
        if opener is None:
            raise NoDraft
        # A wait longer than the longest comes from a wrong clock.
        if opener.tried_until and now < opener.tried_until <= now + LONGEST_WAIT:
            raise MustWait(opener.tried_until)
        opener.tries += 1
        opener.tried_until = now + wait_after(opener.tries)
        opener.save(update_fields=["tries", "tried_until"])
    return opener, by_lookup[opener.lookup]


def wait_after(tries: int) -> timedelta:
    """How long to wait after this number of wrong tries: seconds, minutes, then hours."""
    if tries < FREE_TRIES:
        return timedelta()
    if tries < LOCKED_AFTER:
        return timedelta(seconds=2 ** (tries - FREE_TRIES + 1))
    return min(LONGEST_WAIT, timedelta(hours=2 ** min(tries - LOCKED_AFTER, 5)))


@contextmanager
def _turn() -> Iterator[None]:
    """Allow one argon2 computation at a time; wait up to PATIENCE seconds. Raises Unavailable."""
    if not _stretching.acquire(timeout=PATIENCE):
        raise Unavailable
    try:
        yield
    finally:
        _stretching.release()
