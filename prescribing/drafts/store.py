"""Keeping drafts: create, open, change, erase. Expired is absent, whenever it is looked at."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import OperationalError, transaction
from django.utils import timezone

from prescribing.drafts.cipher import CannotOpen, Key, new_data_key
from prescribing.drafts.models import Draft

LIFETIME = timedelta(hours=24)
PURGE_AT_MOST = 200

StoredAnswers = dict[str, Any]
Change = Callable[[StoredAnswers], StoredAnswers]


class Unavailable(Exception):
    """The database does not answer just now. Nothing was saved, and it is worth trying again."""


class NoDraft(Exception):
    """There is no such draft: never made, expired, erased, or not this key's."""


@dataclass(frozen=True)
class OpenDraft:
    """A draft as its holder sees it."""

    key: Key
    answers: StoredAnswers


def create(answers: StoredAnswers) -> OpenDraft:
    """A new draft, and on the way an end to some that have expired. Raises Unavailable."""
    purge_expired()
    key, data_key = Key.new(), new_data_key()
    with _database():
        Draft.objects.create(
            row_id=key.row_id,
            saves=1,
            wrapped_key=key.wrap(data_key),
            body=key.seal(data_key, answers, 1),
            expires_at=_expiry(),
        )
    return OpenDraft(key, answers)


def open_draft(key: Key) -> OpenDraft:
    """The draft that this key opens. Raises NoDraft, Unavailable."""
    with _database():
        row = Draft.objects.filter(row_id=key.row_id, expires_at__gt=timezone.now()).first()
    if row is None:
        raise NoDraft
    return OpenDraft(key, _answers(key, row)[1])


def change(key: Key, apply: Change) -> OpenDraft:
    """Change the answers under a lock, so that two tabs never undo each other.

    `apply` takes the answers as they are now and gives them as they shall be. The draft then
    lives for another 24 hours. Raises NoDraft, Unavailable, and whatever `apply` raises.
    """
    with _database():
        draft = _change(key, apply)
    with suppress(Unavailable):  # what was saved is saved
        purge_expired()
    return draft


@transaction.atomic
def _change(key: Key, apply: Change) -> OpenDraft:
    rows = Draft.objects.select_for_update()
    row = rows.filter(row_id=key.row_id, expires_at__gt=timezone.now()).first()
    if row is None:
        raise NoDraft
    data_key, answers = _answers(key, row)
    changed = apply(answers)
    row.saves += 1
    row.body = key.seal(data_key, changed, row.saves)
    row.expires_at = _expiry()
    row.save()
    return OpenDraft(key, changed)


def erase(key: Key) -> None:
    """Delete the draft, if there is one. Raises Unavailable."""
    with _database():
        Draft.objects.filter(row_id=key.row_id).delete()


def purge_expired() -> int:
    """Delete some expired drafts; how many is bounded, so that nobody waits for it."""
    with _database():
        expired = Draft.objects.filter(expires_at__lte=timezone.now())[:PURGE_AT_MOST]
        keys = list(expired.values_list("pk", flat=True))
        return Draft.objects.filter(pk__in=keys).delete()[0] if keys else 0


@contextmanager
def _database() -> Iterator[None]:
    try:
        yield
    except OperationalError:
        raise Unavailable from None


def _expiry() -> Any:
    return timezone.now() + LIFETIME


def _answers(key: Key, row: Draft) -> tuple[bytes, StoredAnswers]:
    try:
        data_key = key.unwrap(bytes(row.wrapped_key))
        return data_key, key.open(data_key, bytes(row.body), row.saves)
    except CannotOpen:
        raise NoDraft from None
