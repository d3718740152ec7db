"""Text prepared for print."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from ldnguide.printing.text import prevent_breaks, replace_undrawable


def test_no_line_breaks_inside_a_word():
    assert prevent_breaks("Modified-release tablet") == "Modified-\u2060release tablet"
    assert prevent_breaks("王小明 医生") == "王\u2060小\u2060明 医\u2060生"


def test_doses_and_dates_stay_on_one_line():
    assert prevent_breaks("Baclofen 10 mg") == "Baclofen 10 \u2060mg"
    assert prevent_breaks("27 March 1975") == "27 \u2060March 1975"
    assert prevent_breaks("2 tablets, 3 mgs") == "2 tablets, 3 mgs"


def test_a_long_word_may_break_but_not_after_a_hyphen():
    assert prevent_breaks("王" * 31) == "王" * 31
    assert prevent_breaks("x" * 40 + "-y") == "x" * 40 + "-\u2060y"


def no_emoji(character):
    return unicodedata.category(character) != "So"


def test_a_character_that_no_font_has_is_printed_as_its_name():
    assert replace_undrawable("Tired 😀\n", no_emoji) == "Tired [GRINNING FACE]\n"
    assert replace_undrawable("\ue000", lambda character: False) == "[U+E000]"


def test_a_space_that_no_font_has_becomes_the_usual_one():
    no_ogham_space = "\N{OGHAM SPACE MARK}".__ne__

    assert replace_undrawable("ᚄ\N{OGHAM SPACE MARK}ᚓ", no_ogham_space) == "ᚄ ᚓ"


def test_controls_and_changes_of_direction_are_dropped():
    assert (
        replace_undrawable("a\x00b\x1f \u202ecd\u2069\x85\n", lambda character: True) == "ab cd\n"
    )


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs"])))
def test_text_that_can_be_drawn_does_not_change(text):
    assert replace_undrawable(text, lambda character: True) == text
    assert prevent_breaks(text).replace("\u2060", "") == text


@given(st.text())
def test_any_text_can_be_drawn_afterwards(text):
    ready = prevent_breaks(replace_undrawable(text, no_emoji))

    assert all(no_emoji(character) for character in ready)
