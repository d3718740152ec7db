"""`manage.py purge_drafts` deletes what has expired, and says for how long it had been."""

import io
from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from prescribing.drafts import store
from prescribing.drafts.models import Draft, Opener

pytestmark = pytest.mark.django_db


def purged():
    out = io.StringIO()
    call_command("purge_drafts", stdout=out)
    return out.getvalue()


def test_all_expired_openers_are_deleted_however_many(monkeypatch):
    monkeypatch.setattr(store, "PURGE_AT_MOST", 2)
    now = timezone.now()
    for _ in range(5):
        store.create({})
    with time_machine.travel(now + timedelta(hours=24, minutes=7), tick=False):
        kept = store.create({"a": 1}).key  # creating sweeps up two
        said = purged()
        assert store.open_draft(kept).answers == {"a": 1}

    assert said.startswith("3 expired keys to drafts deleted")
    assert "The oldest was 6 minutes past its time." in said or "7 minutes" in said
    assert Draft.objects.count() == 1


def test_a_draft_that_two_purges_left_without_openers_is_deleted(monkeypatch):
    monkeypatch.setattr(store, "PURGE_AT_MOST", 2)
    for _ in range(5):
        store.create({})
    kept = store.create({"a": 1}).key
    Opener.objects.exclude(lookup=kept.lookup).delete()

    purged()

    assert Draft.objects.count() == 1
    assert store.open_draft(kept).answers == {"a": 1}


def test_with_nothing_to_delete_it_says_so():
    assert purged().startswith("0 expired keys")
    assert "The oldest was 0 minutes past its time." in purged()


def test_a_database_that_is_away_is_one_clear_error(monkeypatch):
    def away():
        raise store.Unavailable

    monkeypatch.setattr(store, "oldest_expired", away)
    with pytest.raises(CommandError, match="does not answer"):
        purged()
