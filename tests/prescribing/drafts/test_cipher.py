"""A sealed text opens only with its key, in its row, and unaltered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prescribing.drafts.cipher import (
    BLOCK_BYTES,
    CannotOpen,
    lock_data_key,
    new_data_key,
    open_answers,
    seal_answers,
    unlock_data_key,
)

# Lone surrogates too: JSON can carry them, so a draft must.
TEXT = st.text(st.characters())
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
DATA_KEY, OPENING_KEY = new_data_key(), new_data_key()
LOCKED = lock_data_key(DATA_KEY, OPENING_KEY, "opener", "draft")


@given(st.dictionaries(TEXT, JSON, max_size=4), st.integers(0, 10_000))
def test_any_answers_come_back_as_they_were(answers, saves):
    body = seal_answers(answers, DATA_KEY, "draft", saves)

    assert open_answers(body, DATA_KEY, "draft", saves) == answers


def test_the_length_of_a_body_tells_only_blocks():
    lengths = {len(seal_answers({"a": "x" * n}, DATA_KEY, "draft", 1)) for n in (0, 10, 1000, 4000)}

    assert len(lengths) == 1
    assert (lengths.pop() - 29) % BLOCK_BYTES == 0


@given(st.data())
def test_any_changed_byte_of_a_body_fails_closed(data):
    body = bytearray(seal_answers({"name": "Siân"}, DATA_KEY, "draft", 1))
    place = data.draw(st.integers(0, len(body) - 1))
    body[place] ^= data.draw(st.integers(1, 255))

    with pytest.raises(CannotOpen):
        open_answers(bytes(body), DATA_KEY, "draft", 1)


@pytest.mark.parametrize("place", range(len(LOCKED)))
def test_any_changed_byte_of_a_locked_key_fails_closed(place):
    altered = bytearray(LOCKED)
    altered[place] ^= 1

    with pytest.raises(CannotOpen):
        unlock_data_key(bytes(altered), OPENING_KEY, "opener", "draft")


@pytest.mark.parametrize("cut", [0, 1, 12, 13, 28])
def test_a_truncated_body_fails_closed(cut):
    with pytest.raises(CannotOpen):
        open_answers(seal_answers({}, DATA_KEY, "draft", 1)[:cut], DATA_KEY, "draft", 1)


@pytest.mark.parametrize(("draft", "saves"), [("another", 1), ("draft", 2), ("draft", 0)])
def test_a_body_opens_in_no_other_draft_and_at_no_other_save(draft, saves):
    body = seal_answers({}, DATA_KEY, "draft", 1)

    with pytest.raises(CannotOpen):
        open_answers(body, DATA_KEY, draft, saves)


@pytest.mark.hazard("H08.1")
@pytest.mark.parametrize(("opener", "draft"), [("another", "draft"), ("opener", "another")])
def test_a_locked_key_opens_in_no_other_row(opener, draft):
    with pytest.raises(CannotOpen):
        unlock_data_key(LOCKED, OPENING_KEY, opener, draft)


def test_a_locked_key_opens_with_no_other_key():
    assert unlock_data_key(LOCKED, OPENING_KEY, "opener", "draft") == DATA_KEY
    with pytest.raises(CannotOpen):
        unlock_data_key(LOCKED, new_data_key(), "opener", "draft")


def test_a_body_and_a_locked_key_are_not_taken_for_each_other():
    with pytest.raises(CannotOpen):
        open_answers(LOCKED, OPENING_KEY, "opener", 0)
