"""Drafts in the database: kept, changed, expired, erased."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib import admin
from django.utils import timezone

from prescribing.drafts import store
from prescribing.drafts.cipher import Key
from prescribing.drafts.models import Draft

pytestmark = pytest.mark.django_db


def test_a_draft_opens_with_its_key():
    key = store.create({"liver": {"liver": "no"}}).key

    assert store.open_draft(key).answers == {"liver": {"liver": "no"}}


def test_another_key_finds_nothing():
    store.create({})

    with pytest.raises(store.NoDraft):
        store.open_draft(Key.new())


def test_the_right_row_with_a_wrong_secret_stays_shut():
    key = store.create({}).key

    with pytest.raises(store.NoDraft):
        store.open_draft(Key(key.draft_id, bytes(32)))


def test_a_row_that_was_altered_counts_as_absent():
    key = store.create({}).key
    Draft.objects.update(saves=7)

    with pytest.raises(store.NoDraft):
        store.open_draft(key)


def test_two_changes_to_different_steps_both_stay():
    key = store.create({"a": 1}).key

    store.change(key, lambda answers: {**answers, "b": 2})
    store.change(key, lambda answers: {**answers, "c": 3})

    assert store.open_draft(key).answers == {"a": 1, "b": 2, "c": 3}


def test_an_expired_draft_is_absent_whether_or_not_it_was_deleted():
    key = store.create({}).key

    with time_machine.travel(timezone.now() + timedelta(hours=24, seconds=1)):
        with pytest.raises(store.NoDraft):
            store.open_draft(key)
        with pytest.raises(store.NoDraft):
            store.change(key, lambda answers: answers)


def test_saving_extends_a_draft_and_reading_does_not():
    key = store.create({}).key
    born = timezone.now()

    with time_machine.travel(born + timedelta(hours=20)):
        store.open_draft(key)
        assert Draft.objects.get().expires_at < born + timedelta(hours=24, minutes=1)
        store.change(key, lambda answers: answers)

    with time_machine.travel(born + timedelta(hours=43)):
        assert store.open_draft(key).answers == {}


def test_a_new_draft_sweeps_up_expired_ones():
    store.create({})

    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        store.create({})

    assert Draft.objects.count() == 1


def test_an_erased_draft_is_gone_and_erasing_twice_is_harmless():
    key = store.create({}).key

    store.erase(key)
    store.erase(key)

    assert not Draft.objects.exists()


def test_a_draft_has_no_admin():
    assert not admin.site.is_registered(Draft)


def test_the_row_holds_only_what_the_privacy_page_says():
    names = {field.name for field in Draft._meta.get_fields()}

    assert names == {"row_id", "saves", "wrapped_key", "body", "expires_at"}
