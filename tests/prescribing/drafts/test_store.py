"""Drafts in the database: kept, changed, expired, erased."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib import admin
from django.utils import timezone

from prescribing.drafts import store
from prescribing.drafts.keys import Key
from prescribing.drafts.models import Draft, Kind, Opener

pytestmark = pytest.mark.django_db


def test_a_draft_opens_with_its_key():
    key = store.create({"pregnancy": {"pregnancy": "no"}}).key

    assert store.open_draft(key).answers == {"pregnancy": {"pregnancy": "no"}}


@pytest.mark.hazard("H08.1")
def test_another_key_finds_nothing():
    store.create({})

    with pytest.raises(store.NoDraft):
        store.open_draft(Key.new())


def test_the_right_row_with_a_wrong_secret_stays_shut():
    key = store.create({}).key

    with pytest.raises(store.NoDraft):
        store.open_draft(Key(key.opener_id, bytes(32)))


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


@pytest.mark.hazard("H34.5")
def test_an_expired_draft_is_absent_whether_or_not_it_was_deleted():
    key = store.create({}).key

    with time_machine.travel(timezone.now() + timedelta(hours=24, seconds=1)):
        with pytest.raises(store.NoDraft):
            store.open_draft(key)
        with pytest.raises(store.NoDraft):
            store.change(key, lambda answers: answers)


@pytest.mark.hazard("H34.5", "H35.2")
def test_saving_extends_a_draft_and_reading_does_not():
    key = store.create({}).key
    born = timezone.now()

    with time_machine.travel(born + timedelta(hours=20)):
        store.open_draft(key)
        assert Opener.objects.get().expires_at < born + timedelta(hours=24, minutes=1)
        store.change(key, lambda answers: answers)

    with time_machine.travel(born + timedelta(hours=43)):
        assert store.open_draft(key).answers == {}


def test_creating_a_draft_deletes_expired_ones():
    store.create({})

    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        store.create({})

    assert Draft.objects.count() == 1


def test_an_erased_draft_is_gone_and_erasing_twice_is_harmless():
    key = store.create({}).key

    assert store.erase(key) is True
    assert store.erase(key) is False

    assert not Draft.objects.exists()


def test_a_draft_without_an_opener_is_deleted_completely():
    key = store.create({}).key
    later = timezone.now() + timedelta(hours=25)

    with time_machine.travel(later):
        assert timedelta(minutes=59) < store.oldest_expired() < timedelta(minutes=61)
        assert store.purge_expired() == 1
        assert store.purge_expired() == 0
        assert store.oldest_expired() is None
    assert not Draft.objects.exists()
    store.erase(key)


@pytest.mark.hazard("H34.1", "H35.2")
def test_a_shared_computer_keeps_a_draft_for_ten_idle_minutes():
    key, born = store.create({"a": 1}, shared=True).key, timezone.now()

    for minutes in (9, 18):  # reading counts as well
        with time_machine.travel(born + timedelta(minutes=minutes)):
            assert store.open_draft(key).is_shared
    with time_machine.travel(born + timedelta(minutes=29)), pytest.raises(store.NoDraft):
        store.open_draft(key)


def test_a_device_may_become_a_shared_one_and_the_other_way_round():
    key, born = store.create({}).key, timezone.now()

    assert store.change(key, lambda answers: answers, shared=True).is_shared
    assert store.change(key, lambda answers: answers).is_shared
    assert not store.change(key, lambda answers: answers, shared=False).is_shared
    with time_machine.travel(born + timedelta(hours=23)):
        assert not store.open_draft(key).is_shared


def test_closing_the_only_device_deletes_the_draft():
    key = store.create({}).key
    store.close_device(key)
    store.close_device(key)

    assert not Draft.objects.exists()
    assert not Opener.objects.exists()


def swapped(field):
    one, two = Opener.objects.all()
    mine, other = getattr(one, field), getattr(two, field)
    Opener.objects.filter(pk=one.pk).update(**{field: other})
    Opener.objects.filter(pk=two.pk).update(**{field: mine})


def bodies_swapped():
    one, two = Draft.objects.all()
    Draft.objects.filter(pk=one.pk).update(body=two.body)
    Draft.objects.filter(pk=two.pk).update(body=one.body)


@pytest.mark.parametrize(
    "swap", [bodies_swapped, lambda: swapped("draft_id"), lambda: swapped("locked_key")]
)
def test_rows_that_were_swapped_count_as_absent(swap):
    keys = [store.create({"whose": number}).key for number in range(2)]
    swap()

    for key in keys:
        with pytest.raises(store.NoDraft):
            store.open_draft(key)


def test_a_body_put_back_from_an_earlier_save_counts_as_absent():
    key = store.create({"a": 1}).key
    old = Draft.objects.get().body
    store.change(key, lambda answers: {"a": 2})
    Draft.objects.update(body=old)

    with pytest.raises(store.NoDraft):
        store.open_draft(key)


@pytest.mark.hazard("H35.2")
def test_a_wrong_clock_deletes_no_draft_that_has_not_expired():
    key, born = store.create({"a": 1}).key, timezone.now()

    with time_machine.travel(born - timedelta(days=40)):
        assert store.open_draft(key).answers == {"a": 1}
    with time_machine.travel(born + timedelta(days=40)), pytest.raises(store.NoDraft):
        store.open_draft(key)
    with time_machine.travel(born):
        assert store.open_draft(key).answers == {"a": 1}


@pytest.mark.parametrize("model", [Draft, Opener])
def test_a_draft_has_no_admin(model):
    assert not admin.site.is_registered(model)


@pytest.mark.hazard("H20.1")
def test_the_rows_hold_only_what_the_privacy_page_says():
    draft = {field.name for field in Draft._meta.fields}
    opener = {field.name for field in Opener._meta.fields}

    assert draft == {"draft_id", "saves", "body"}
    assert opener == {
        "lookup", "draft", "kind", "locked_key", "expires_at",
        "salt", "pepper_id", "tries", "tried_until",
    }  # fmt: skip


def test_a_link_is_no_cookie():
    key = store.create({}).key
    Opener.objects.update(kind=Kind.LINK)

    with pytest.raises(store.NoDraft):
        store.open_draft(key)
