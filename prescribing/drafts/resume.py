"""Coming back to a draft from anywhere: eight words, or a link, for thirty days from the day made.

The words and the link are also kept inside the sealed draft, so that whoever has it open can see
them again. Nobody else can, and a new code replaces the old.
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
    unlocked_by,
    with_drafts,
)
from prescribing.drafts.words.code import Code, new_code

KEPT_FOR = timedelta(days=30)
# Wrong words for one draft: a few at once, then slower and slower, then hours apart.
FREE_TRIES, LOCKED_AFTER = 3, 10
LONGEST_WAIT = timedelta(hours=24)
# Two drafts may not share their first two words: one in a million for each draft there is.
CODES_TRIED = 5
# Stretching words takes 64 MiB and a quarter of a second: one at a time in each process.
_stretching = BoundedSemaphore(1)
PATIENCE = 3.0


class MustWait(Exception):
    """These words were tried in vain too often."""

    def __init__(self, until: datetime) -> None:
        super().__init__()
        self.until = until


def peppers() -> list[Pepper]:
    """The server's peppers; new codes are made with the first, old ones open with any."""
    return [Pepper(secret.encode()) for secret in settings.RETURN_CODE_PEPPERS]


def make_return_code(key: Key) -> OpenDraft:
    """Words and a link that open this draft until thirty days from now.

    Older ones open it no more, nor does any other device: whoever had them may be at it.
    Raises NoDraft, Unavailable.
    """
    for _ in range(CODES_TRIED):
        code, salt, pepper = new_code(), new_salt(), peppers()[0]
        with _turn():
            stretched = pepper.opening_key(code, salt)
        try:
            with database(), transaction.atomic():
                return _keep(key, code, salt, pepper, stretched)
        except IntegrityError:
            continue
    raise Unavailable


def _keep(key: Key, code: Code, salt: bytes, pepper: Pepper, stretched: bytes) -> OpenDraft:
    unlocked = unlock(key, Opener.objects.select_for_update())
    unlocked.draft.openers.exclude(pk=unlocked.opener.pk).delete()
    link, until = Key.new(), timezone.now() + KEPT_FOR
    add_opener(unlocked, Kind.LINK, link.lookup, link.opening_key(), until)
    words = pepper.lookup(code)
    how = {"salt": salt, "pepper_id": pepper.id}
    add_opener(unlocked, Kind.WORDS, words, stretched, until, **how)
    unlocked.content["return_code"] = {"words": " ".join(code.words), "link": link.to_text()}
    unlocked.kept_until = until
    unlocked.seal()
    return unlocked.seen_by(key)


def return_by_link(link: Key, *, shared: bool = False) -> OpenDraft:
    """The draft that a link leads to, open for a new device. Raises NoDraft, Unavailable."""
    with database(), transaction.atomic():
        unlocked = unlock(link, Opener.objects.select_for_update(), (Kind.LINK,))
        return _with_device(unlocked, shared=shared)


def return_by_words(code: Code, *, shared: bool = False) -> OpenDraft:
    """The draft that eight words lead to, open for a new device.

    Raises NoDraft for any word that is wrong, MustWait after too many such tries, Unavailable.
    """
    with _turn():  # before the try is counted: a busy server is nobody's wrong try
        opener, pepper = _counted_try(code)
        stretched = pepper.opening_key(code, bytes(opener.salt))
    with database(), transaction.atomic():
        fresh = with_drafts(Opener.objects.select_for_update().filter(pk=opener.pk)).first()
        if fresh is None:
            raise NoDraft
        unlocked = unlocked_by(stretched, fresh)
        fresh.tries, fresh.tried_until = 0, None
        fresh.save(update_fields=["tries", "tried_until"])
        return _with_device(unlocked, shared=shared)


def _with_device(unlocked: Unlocked, *, shared: bool) -> OpenDraft:
    key, kind = Key.new(), Kind.SHARED if shared else Kind.DEVICE
    add_device(unlocked, key, kind)
    return replace(unlocked.seen_by(key), is_shared=shared)


def _counted_try(code: Code) -> tuple[Opener, Pepper]:
    """The words' row, with this try already counted: tries made at once all count.

    Raises NoDraft, MustWait, Unavailable.
    """
    by_lookup = {pepper.lookup(code): pepper for pepper in peppers()}
    now = timezone.now()
    with database(), transaction.atomic():
        alive = Opener.objects.filter(lookup__in=by_lookup, kind=Kind.WORDS, expires_at__gt=now)
        opener = alive.select_for_update().first()
        if opener is None:
            raise NoDraft
        # A wait that is longer than any comes from a clock that was wrong.
        if opener.tried_until and now < opener.tried_until <= now + LONGEST_WAIT:
            raise MustWait(opener.tried_until)
        opener.tries += 1
        opener.tried_until = now + wait_after(opener.tries)
        opener.save(update_fields=["tries", "tried_until"])
    return opener, by_lookup[opener.lookup]


def wait_after(tries: int) -> timedelta:
    """How long the next try must wait after so many in vain: seconds, minutes, then hours."""
    if tries < FREE_TRIES:
        return timedelta()
    if tries < LOCKED_AFTER:
        return timedelta(seconds=2 ** (tries - FREE_TRIES + 1))
    return min(LONGEST_WAIT, timedelta(hours=2 ** min(tries - LOCKED_AFTER, 5)))


@contextmanager
def _turn() -> Iterator[None]:
    """One at a time, after some patience. Raises Unavailable."""
    if not _stretching.acquire(timeout=PATIENCE):
        raise Unavailable
    try:
        yield
    finally:
        _stretching.release()
