"""Doses, lengths of time and dates stay on one line; no other character changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.markup.typography import kept_together

HELD = "\N{NO-BREAK SPACE}"


@pytest.mark.hazard("H10.3")
@pytest.mark.parametrize(
    "text",
    [
        *("4.5 mg", "1 ml", "0.2 mg", "50 mg", "5 minutes", "48 hours", "10 days", "8 weeks"),
        *("6 months", "2 years", "1 g", "5 micrograms", "15 micrograms"),
    ],
)
def test_a_number_stays_with_its_unit(text):
    assert kept_together(f"about {text}, or so") == f"about {text.replace(' ', HELD)}, or so"


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("5 April 2021", "5_April_2021"),
        ("November 2026", "November_2026"),
        ("1 mg to 25 mg in 5 ml", "1_mg to 25_mg in 5_ml"),
        ("5 mg/5 ml", "5_mg/5_ml"),
        ("10 per cent", "10_per cent"),
        ("1.5 mg for two weeks", "1.5_mg for two weeks"),
    ],
)
def test_dates_and_doses_in_sentences_do_not_break(text, held):
    assert kept_together(text) == held.replace("_", HELD)


@pytest.mark.parametrize(
    "text", ["40 people", "3 mgs", "In May 60 people", "11 grams", "May I", "MS in 2010", "1  mg"]
)
def test_other_spaces_may_break(text):
    assert HELD not in kept_together(text)


@pytest.mark.parametrize("text", ["1 day", "1 week", "1 month", "1 year", "1 hour", "1 minute"])
def test_a_unit_in_the_singular_does_not_break(text):
    assert kept_together(text) == text.replace(" ", HELD)


@given(text=st.text(st.sampled_from("1 .5mgldaysMay2026 November"), max_size=40))
def test_only_spaces_change_and_a_second_pass_changes_nothing(text):
    once = kept_together(text)

    assert once.replace(HELD, " ") == text
    assert kept_together(once) == once
