"""Coming back by words or by link: only with the right ones, only until the date that was shown."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from prescribing.drafts import keys, resume, store
from prescribing.drafts.keys import Key
from prescribing.drafts.models import Draft, Kind, Opener
from prescribing.drafts.words.code import new_code
from prescribing.drafts.words.reading import read_code

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """The least memory and time that the stretching takes; `test_keys` has it as it is."""
    monkeypatch.setattr(keys, "PASSES", 1)
    monkeypatch.setattr(keys, "KIBIBYTES", 8)


@pytest.fixture
def kept():
    """A draft with a return code, as the device that made it sees it."""
    return resume.make_return_code(store.create({"a": 1}).key)


def words_of(draft):
    return read_code(draft.return_code["words"])


def link_of(draft):
    return Key.from_text(draft.return_code["link"])


def changed_last(code):
    others = iter(new_code, None)
    last = next(each.words[7] for each in others if each.words[7] != code.words[7])
    return read_code(" ".join((*code.words[:7], last)))


def test_words_and_link_open_the_same_draft_for_another_device(kept):
    by_words, by_link = (
        resume.return_by_words(words_of(kept)),
        resume.return_by_link(link_of(kept)),
    )

    assert by_words.answers == by_link.answers == {"a": 1}
    assert len({kept.key, by_words.key, by_link.key}) == 3
    store.change(by_words.key, lambda answers: {**answers, "b": 2})
    store.change(by_link.key, lambda answers: {**answers, "c": 3})
    assert store.open_draft(kept.key).answers == {"a": 1, "b": 2, "c": 3}


@pytest.mark.hazard("H33.1")
def test_an_open_draft_shows_its_words_link_and_date_again(kept):
    seen = store.open_draft(kept.key)

    assert seen.return_code == kept.return_code
    assert seen.kept_until == kept.kept_until
    assert resume.return_by_words(words_of(kept)).return_code == kept.return_code


def test_a_new_code_ends_the_old_one(kept):
    fresh = resume.make_return_code(kept.key)

    assert fresh.return_code != kept.return_code
    with pytest.raises(store.NoDraft):
        resume.return_by_words(words_of(kept))
    with pytest.raises(store.NoDraft):
        resume.return_by_link(link_of(kept))
    assert resume.return_by_words(words_of(fresh)).answers == {"a": 1}


@pytest.mark.hazard("H32.1")
def test_a_new_code_closes_every_other_device(kept):
    other = resume.return_by_words(words_of(kept)).key
    resume.make_return_code(kept.key)

    with pytest.raises(store.NoDraft):
        store.open_draft(other)
    assert store.open_draft(kept.key).answers == {"a": 1}


@pytest.mark.parametrize("by", ["words", "link"])
def test_coming_back_on_a_shared_computer_keeps_the_short_time_limit(kept, by):
    back = (
        resume.return_by_words(words_of(kept), shared=True)
        if by == "words"
        else resume.return_by_link(link_of(kept), shared=True)
    )

    assert back.is_shared
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        with pytest.raises(store.NoDraft):
            store.open_draft(back.key)
        assert not store.open_draft(kept.key).is_shared


def test_a_wait_from_a_clock_that_was_wrong_is_no_wait(kept):
    Opener.objects.filter(kind=Kind.WORDS).update(tried_until=timezone.now() + timedelta(days=20))

    assert resume.return_by_words(words_of(kept)).answers == {"a": 1}


@pytest.mark.hazard("H32.2")
def test_neither_words_nor_link_are_in_the_database(kept):
    rows = [*Draft.objects.values_list(), *Opener.objects.values_list()]
    stored = b"|".join(
        bytes(each) if isinstance(each, bytes | memoryview) else str(each).encode()
        for row in rows
        for each in row
    )

    link = link_of(kept)
    assert Draft.objects.get().pk.encode() in stored
    for secret in (*kept.return_code["words"].encode().split(), link.secret, link.opener_id):
        assert secret not in stored
        assert secret.hex().encode() not in stored


@pytest.mark.hazard("H32.5")
@pytest.mark.parametrize("days", [0, 29])
def test_the_date_is_thirty_days_after_the_code_was_made_whatever_comes_after(days):
    born = timezone.now()
    with time_machine.travel(born, tick=False):
        kept = resume.make_return_code(store.create({"a": 1}).key)
    with time_machine.travel(born + timedelta(days=days), tick=False):
        back = resume.return_by_words(words_of(kept))
        store.change(back.key, lambda answers: {"a": 2})
        assert back.kept_until == kept.kept_until == born + timedelta(days=30)
    with time_machine.travel(born + timedelta(days=30), tick=False):
        for key in (back.key, kept.key):
            with pytest.raises(store.NoDraft):
                store.open_draft(key)
        with pytest.raises(store.NoDraft):
            resume.return_by_words(words_of(kept))
        with pytest.raises(store.NoDraft):
            resume.return_by_link(link_of(kept))
        store.purge_expired()
        assert not Draft.objects.exists()


@pytest.mark.hazard("H34.5")
def test_after_a_day_this_device_needs_the_words_too(kept):
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        with pytest.raises(store.NoDraft):
            store.open_draft(kept.key)
        assert resume.return_by_words(words_of(kept)).answers == {"a": 1}


@pytest.mark.hazard("H08.1")
def test_a_wrong_word_opens_nothing(kept):
    with pytest.raises(store.NoDraft):
        resume.return_by_words(changed_last(words_of(kept)))
    with pytest.raises(store.NoDraft):
        resume.return_by_words(new_code())
    assert resume.return_by_words(words_of(kept)).answers == {"a": 1}


@pytest.mark.hazard("H08.1")
def test_a_wrong_link_opens_nothing(kept):
    with pytest.raises(store.NoDraft):
        resume.return_by_link(Key(link_of(kept).opener_id, bytes(32)))
    with pytest.raises(store.NoDraft):
        resume.return_by_link(kept.key)  # a cookie is no link


@pytest.mark.hazard("H32.2")
def test_wrong_words_are_slowed_then_locked_and_the_link_still_opens(kept):
    code, wrong, now = words_of(kept), changed_last(words_of(kept)), timezone.now()
    waits = []
    for _ in range(12):
        with time_machine.travel(now, tick=False):
            with pytest.raises(store.NoDraft):
                resume.return_by_words(wrong)
            row = Opener.objects.get(kind=Kind.WORDS)
            waits.append((row.tried_until - now).total_seconds())
            if row.tried_until > now:
                with pytest.raises(resume.MustWait) as waiting:
                    resume.return_by_words(code)
                assert waiting.value.until == row.tried_until
            assert resume.return_by_link(link_of(kept)).answers == {"a": 1}
        now = row.tried_until
    assert waits == [0, 0, 2, 4, 8, 16, 32, 64, 128, 3600, 7200, 14400]
    with time_machine.travel(now):
        assert resume.return_by_words(code).answers == {"a": 1}
        assert Opener.objects.get(kind=Kind.WORDS).tries == 0


def test_no_wait_is_longer_than_a_day():
    assert resume.wait_after(32_000) == timedelta(hours=24)


@pytest.mark.hazard("H32.2")
def test_a_code_opens_while_its_pepper_is_known_and_not_without(kept, settings):
    old = settings.RETURN_CODE_PEPPERS
    settings.RETURN_CODE_PEPPERS = ["a newer pepper with more than thirty-two characters", *old]
    assert resume.return_by_words(words_of(kept)).answers == {"a": 1}

    settings.RETURN_CODE_PEPPERS = settings.RETURN_CODE_PEPPERS[:1]
    with pytest.raises(store.NoDraft):
        resume.return_by_words(words_of(kept))
    assert resume.return_by_link(link_of(kept)).answers == {"a": 1}


def test_two_drafts_never_share_the_words_that_find_them(kept, monkeypatch):
    taken, free = words_of(kept), new_code()
    codes = iter([taken, taken, free])
    monkeypatch.setattr(resume, "new_code", lambda: next(codes))

    other = resume.make_return_code(store.create({"b": 2}).key)

    assert words_of(other) == free
    assert resume.return_by_words(taken).answers == {"a": 1}


def test_a_person_is_asked_to_try_again_if_no_words_are_free(kept, monkeypatch):
    monkeypatch.setattr(resume, "new_code", lambda: words_of(kept))

    with pytest.raises(store.Unavailable):
        resume.make_return_code(store.create({}).key)


@pytest.mark.hazard("H32.5")
def test_erasing_leaves_nothing_to_come_back_to(kept):
    store.erase(resume.return_by_words(words_of(kept)).key)

    assert not Draft.objects.exists()
    assert not Opener.objects.exists()
    with pytest.raises(store.NoDraft):
        resume.return_by_link(link_of(kept))


def test_closing_a_device_keeps_a_draft_that_words_open(kept):
    store.close_device(kept.key)

    with pytest.raises(store.NoDraft):
        store.open_draft(kept.key)
    assert resume.return_by_words(words_of(kept)).answers == {"a": 1}


def test_the_device_that_was_used_longest_ago_makes_room(kept):
    keys = [kept.key]
    for minute in range(11):
        with time_machine.travel(timezone.now() + timedelta(minutes=minute + 1)):
            keys.append(resume.return_by_link(link_of(kept)).key)

    for key in keys[:2]:
        with pytest.raises(store.NoDraft):
            store.open_draft(key)
    assert [store.open_draft(key).answers for key in keys[2:]] == [{"a": 1}] * 10


def test_a_busy_server_asks_to_try_again(kept, monkeypatch):
    monkeypatch.setattr(resume, "PATIENCE", 0.01)
    for _ in range(12):
        with resume._stretching, pytest.raises(store.Unavailable):
            resume.return_by_words(words_of(kept))

    assert Opener.objects.get(kind=Kind.WORDS).tries == 0


def test_an_expired_key_erases_no_draft_that_words_still_open():
    """As on a shared computer: the next person finds the cookie, and presses Erase."""
    key = store.create({"a": 1}, shared=True).key
    link = Key.from_text(resume.make_return_code(key).return_code["link"])

    with time_machine.travel(timezone.now() + timedelta(minutes=11), tick=False):
        assert store.erase(key) is False
        assert resume.return_by_link(link).answers == {"a": 1}


def test_erasing_with_an_expired_key_removes_a_draft_that_nothing_else_opens():
    key = store.create({"a": 1}).key

    with time_machine.travel(timezone.now() + timedelta(hours=25), tick=False):
        assert store.erase(key) is False
    assert not Draft.objects.exists()
