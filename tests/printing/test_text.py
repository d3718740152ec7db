"""Words made ready for paper."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from ldnguide.printing.text import drawable, unbroken


def test_a_word_is_joined_up_where_a_line_could_break_inside_it():
    assert unbroken("Modified-release tablet") == "Modified-\u2060release tablet"
    assert unbroken("王小明 医生") == "王\u2060小\u2060明 医\u2060生"


def test_doses_and_dates_stay_on_one_line():
    assert unbroken("Baclofen 10 mg") == "Baclofen 10 \u2060mg"
    assert unbroken("27 March 1975") == "27 \u2060March 1975"
    assert unbroken("2 tablets, 3 mgs") == "2 tablets, 3 mgs"


def test_a_long_word_may_break_but_not_after_a_hyphen():
    assert unbroken("王" * 31) == "王" * 31
    assert unbroken("x" * 40 + "-y") == "x" * 40 + "-\u2060y"


def no_emoji(character):
    return unicodedata.category(character) != "So"


def test_what_no_font_has_prints_as_its_name():
    assert drawable("Tired 😀\n", no_emoji) == "Tired [GRINNING FACE]\n"
    assert drawable("\ue000", lambda character: False) == "[U+E000]"


def test_controls_print_nothing_and_turn_nothing_round():
    assert drawable("a\x00b\x1f \u202ecd\u2069\x85\n", lambda character: True) == "ab cd\n"


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs"])))
def test_words_keep_all_that_can_be_drawn(text):
    assert drawable(text, lambda character: True) == text
    assert unbroken(text).replace("\u2060", "") == text


@given(st.text())
def test_words_are_ready_whatever_they_are(text):
    ready = unbroken(drawable(text, no_emoji))

    assert all(no_emoji(character) for character in ready)
