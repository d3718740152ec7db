"""A draft opens for its key, whole and unaltered, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prescribing.drafts.cipher import BLOCK_BYTES, CannotOpen, Key, new_data_key

# Lone surrogates too: JSON can carry them, so a draft must.
TEXT = st.text(st.characters())
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(TEXT, JSON, max_size=4), st.integers(0, 10_000))
def test_any_answers_come_back_as_they_were(answers, saves):
    key, data_key = Key.new(), new_data_key()

    assert key.open(data_key, key.seal(data_key, answers, saves), saves) == answers


def test_the_length_of_a_body_tells_only_blocks():
    key, data_key = Key.new(), new_data_key()
    lengths = {len(key.seal(data_key, {"a": "x" * n}, 1)) for n in (0, 10, 1000, 4000)}

    assert len(lengths) == 1
    assert (lengths.pop() - 29) % BLOCK_BYTES == 0


@given(st.data())
def test_any_changed_byte_fails_closed(data):
    key, data_key = Key.new(), new_data_key()
    body = bytearray(key.seal(data_key, {"name": "Siân"}, 1))
    place = data.draw(st.integers(0, len(body) - 1))
    body[place] ^= data.draw(st.integers(1, 255))

    with pytest.raises(CannotOpen):
        key.open(data_key, bytes(body), 1)


def test_an_older_body_in_a_newer_row_does_not_open():
    key, data_key = Key.new(), new_data_key()

    with pytest.raises(CannotOpen):
        key.open(data_key, key.seal(data_key, {}, 1), 2)


def test_a_body_or_wrapping_from_another_row_does_not_open():
    mine, other, data_key = Key.new(), Key.new(), new_data_key()

    with pytest.raises(CannotOpen):
        mine.open(data_key, other.seal(data_key, {}, 1), 1)
    with pytest.raises(CannotOpen):
        mine.unwrap(other.wrap(data_key))


def test_a_key_survives_its_cookie():
    key = Key.new()

    assert Key.from_cookie(key.to_cookie()) == key


@given(TEXT)
def test_a_garbled_cookie_is_no_key(value):
    assert Key.from_cookie(value) is None


@pytest.mark.parametrize("cut", [1, 2, 3, 4, 30])
def test_a_truncated_cookie_is_no_key(cut):
    assert Key.from_cookie(Key.new().to_cookie()[:-cut]) is None


def test_a_cookie_of_another_version_is_no_key():
    assert Key.from_cookie("Ag" + Key.new().to_cookie()[2:]) is None


def test_a_key_does_not_show_itself():
    key = Key.new()

    assert key.secret.hex() not in repr(key)
    assert repr(key.secret) not in repr(key)
