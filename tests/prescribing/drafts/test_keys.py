"""Keys are read back from cookies, garbled ones are refused, and no repr shows a secret."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prescribing.drafts.keys import Key, Pepper, new_salt
from prescribing.drafts.words.code import new_code

PEPPER = Pepper(b"a pepper of the tests, long enough to be one")


def test_a_key_can_be_read_back_from_a_cookie():
    key = Key.new()

    assert Key.from_text(key.to_text()) == key


@given(st.text(st.characters()))
def test_a_garbled_cookie_is_no_key(value):
    assert Key.from_text(value) is None


@pytest.mark.parametrize("cut", [1, 2, 3, 4, 30])
def test_a_truncated_cookie_is_no_key(cut):
    assert Key.from_text(Key.new().to_text()[:-cut]) is None


def test_a_cookie_of_another_version_is_no_key():
    assert Key.from_text("Ag" + Key.new().to_text()[2:]) is None


def test_two_keys_share_nothing():
    one, two = Key.new(), Key.new()

    assert one.lookup != two.lookup
    assert one.opening_key() != two.opening_key()


def test_words_open_the_same_only_with_their_salt_and_pepper():
    code, salt = new_code(), new_salt()
    key = PEPPER.opening_key(code, salt)

    assert PEPPER.opening_key(code, salt) == key
    assert PEPPER.opening_key(code, new_salt()) != key
    assert Pepper(b"another pepper").opening_key(code, salt) != key
    assert PEPPER.opening_key(new_code(), salt) != key


def test_a_pepper_is_known_by_an_id_that_is_no_part_of_it():
    assert PEPPER.id not in PEPPER.secret.hex()
    assert PEPPER.id != Pepper(b"another pepper").id
    assert PEPPER.lookup(code := new_code()) != Pepper(b"another pepper").lookup(code)


@pytest.mark.parametrize("holder", [Key.new(), PEPPER])
def test_a_secret_does_not_show_itself(holder):
    assert holder.secret.hex() not in repr(holder)
    assert repr(holder.secret) not in repr(holder)
