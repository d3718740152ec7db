"""The rows of a draft during one request: unlock them, seal them again, add openers."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.db import OperationalError
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from prescribing.drafts.cipher import (
    CannotOpen,
    lock_data_key,
    open_answers,
    seal_answers,
    unlock_data_key,
)
from prescribing.drafts.keys import Key
from prescribing.drafts.models import Draft, Kind, Opener
from prescribing.interview.upgrade import SCHEMA, upgraded

LIFETIME = {Kind.DEVICE: timedelta(hours=24), Kind.SHARED: timedelta(minutes=10)}
COOKIES = tuple(LIFETIME)
DEVICES_AT_MOST = 10

StoredAnswers = dict[str, Any]


class Unavailable(Exception):
    """The database does not answer just now. Nothing was saved; another try may succeed."""


class NewerDraft(Unavailable):
    """A newer version of the site saved the draft. It stays as it is for that version."""


class NoDraft(Exception):
    """There is no such draft: never made, expired, erased, or not this key's."""


@dataclass(frozen=True)
class OpenDraft:
    """A draft as its holder sees it.

    tag: tells this draft from others in a form; reveals nothing else.
    return_code: {"words": …, "link": …} as `drafts.resume` stores them; None if there are none.
    kept_until: when it is deleted, if it has a return code; else its last device decides.
    """

    key: Key
    answers: StoredAnswers
    tag: str
    is_shared: bool = False
    return_code: dict[str, str] | None = field(default=None, repr=False)
    kept_until: datetime | None = None


@dataclass
class Unlocked:
    """The rows of a draft and their decrypted content, during one request."""

    opener: Opener
    data_key: bytes = field(repr=False)
    content: dict[str, Any] = field(repr=False)
    kept_until: datetime | None = None

    @property
    def draft(self) -> Draft:
        return self.opener.draft

    def seal(self) -> None:
        """Write the content back, as the next save."""
        draft = self.draft
        draft.saves += 1
        draft.body = seal_answers(self.content, self.data_key, draft.draft_id, draft.saves)
        draft.save()

    def opened_with(self, key: Key) -> OpenDraft:
        return OpenDraft(
            key=key,
            answers=self.content["answers"],
            tag=sha256(b"ldnguide-tag-v1" + self.draft.draft_id.encode()).hexdigest()[:8],
            is_shared=self.opener.kind == Kind.SHARED,
            return_code=self.content.get("return_code"),
            kept_until=self.kept_until,
        )


def unlock(key: Key, openers: QuerySet[Opener], kinds: tuple[str, ...] = COOKIES) -> Unlocked:
    """The draft of this key, decrypted. Raises NoDraft, also if anything was altered."""
    alive = openers.filter(lookup=key.lookup, kind__in=kinds, expires_at__gt=timezone.now())
    opener = with_drafts(alive).first()
    if opener is None:
        raise NoDraft
    return unlock_row(key.opening_key(), opener)


def with_drafts(openers: QuerySet[Opener]) -> QuerySet[Opener]:
    """The openers with their drafts; annotated with kept_until, the end of the return code."""
    words = Opener.objects.filter(draft=OuterRef("draft"), kind=Kind.WORDS)
    kept_until = Subquery(words.values("expires_at")[:1])
    return openers.select_related("draft").annotate(kept_until=kept_until)


def unlock_row(opening_key: bytes, opener: Opener) -> Unlocked:
    """The draft of this row, decrypted and in today's schema. Raises NoDraft, NewerDraft."""
    draft = opener.draft
    try:
        locked = bytes(opener.locked_key)
        data_key = unlock_data_key(locked, opening_key, opener.lookup, draft.draft_id)
        content = open_answers(bytes(draft.body), data_key, draft.draft_id, draft.saves)
    except CannotOpen:
        raise NoDraft from None
    schema = content.get("schema", 1)
    if schema > SCHEMA:
        raise NewerDraft
    content |= {"answers": upgraded(content["answers"], schema), "schema": SCHEMA}
    return Unlocked(opener, data_key, content, getattr(opener, "kept_until", None))


def add_device(unlocked: Unlocked, key: Key, kind: Kind) -> None:
    """Let another cookie open the draft; over DEVICES_AT_MOST, drop the least recently used."""
    draft = unlocked.draft
    devices = draft.openers.filter(kind__in=COOKIES).order_by("-expires_at")
    surplus = list(devices.values_list("pk", flat=True)[DEVICES_AT_MOST - 1 :])
    draft.openers.filter(pk__in=surplus).delete()
    add_opener(unlocked, kind, key.lookup, key.opening_key(), expiry(kind, unlocked.kept_until))


def add_opener(
    unlocked: Unlocked,
    kind: Kind,
    lookup: str,
    opening_key: bytes,
    expires_at: datetime,
    **stretching: Any,
) -> None:
    """Add another encrypted copy of the data key."""
    Opener.objects.create(
        lookup=lookup,
        draft=unlocked.draft,
        kind=kind,
        locked_key=lock_data_key(unlocked.data_key, opening_key, lookup, unlocked.draft.draft_id),
        expires_at=expires_at,
        **stretching,
    )


def extend(unlocked: Unlocked) -> None:
    """Start this device's time again."""
    opener = unlocked.opener
    opener.expires_at = expiry(Kind(opener.kind), unlocked.kept_until)
    Opener.objects.filter(pk=opener.pk).update(kind=opener.kind, expires_at=opener.expires_at)


def extend_idle(unlocked: Unlocked) -> None:
    """Start a shared computer's ten minutes again, unless it was just said not to be shared."""
    device = Opener.objects.filter(pk=unlocked.opener.pk, kind=Kind.SHARED)
    device.update(expires_at=expiry(Kind.SHARED, unlocked.kept_until))


def expiry(kind: Kind, kept_until: datetime | None) -> datetime:
    """When a device's time ends: never after the end of the return code, if there is one."""
    until = timezone.now() + LIFETIME[kind]
    return min(until, kept_until) if kept_until else until


@contextmanager
def database() -> Iterator[None]:
    """Raise Unavailable where the database does not answer, to tell that from NoDraft."""
    try:
        yield
    except OperationalError:
        raise Unavailable from None
