"""Answers taken over from an earlier pack: what is to check, and what is left once it was."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prescribing.interview.earlier_pack import EARLIER, carry_over, confirm, made_on, unconfirmed
from prescribing.interview.journey import Journey
from prescribing.interview.steps import STEPS
from tests.support.answers import answers, without

DAY = date(2026, 3, 3)
SLUGS = [step.slug for step in STEPS]
BY_SLUG = {step.slug: step for step in STEPS}

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.sampled_from(SLUGS),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["made_on", "to_check", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)


def steps_of(stored):
    return {slug: fields for slug, fields in stored.items() if slug != EARLIER}


# --- Taking over ---------------------------------------------------------------------------------


@pytest.mark.hazard("H37.1")
def test_every_step_that_the_pack_answered_is_to_check():
    stored = carry_over(without("contact", "liver"), DAY)

    assert unconfirmed(stored) == set(SLUGS) - {"contact", "liver"}
    assert made_on(stored) == DAY


def test_answers_are_taken_over_as_they_were_and_items_get_ids_of_ours():
    pack = answers()
    pack["allergies"]["items"][0]["id"] = "../erase"
    stored = carry_over(pack, DAY)

    ids = [item.pop("id") for item in stored["allergies"]["items"]]
    assert ids == ["00000001", "00000002"]
    assert stored["allergies"] == answers()["allergies"]
    assert stored["patient"] == answers()["patient"]
    assert pack["allergies"]["items"][0]["id"] == "../erase"  # what was given is left alone


def test_a_pack_with_nothing_in_it_leaves_nothing_to_check():
    assert carry_over({}, DAY) == {}


@pytest.mark.hazard("H39.3")
def test_what_a_pack_says_of_being_to_check_is_not_believed():
    pack = {**answers(), EARLIER: {"made_on": "1999-01-01", "to_check": []}}

    assert carry_over(pack, DAY) == carry_over(answers(), DAY)


# --- Checking ------------------------------------------------------------------------------------


def test_nothing_is_to_check_without_an_earlier_pack():
    assert unconfirmed(answers()) == frozenset()
    assert made_on(answers()) is None
    assert confirm(answers(), {"liver"}) == answers()


@given(st.lists(st.lists(st.sampled_from([*SLUGS, "no-such-step"]), max_size=6), max_size=8))
def test_checking_in_whatever_order_changes_nothing_but_what_is_to_check(rounds):
    before = stored = carry_over(answers(), DAY)
    for slugs in rounds:
        stored = confirm(stored, set(slugs))

    left = set(SLUGS) - {slug for slugs in rounds for slug in slugs}
    assert steps_of(stored) == steps_of(before)
    assert unconfirmed(stored) == left
    assert (EARLIER in stored) == bool(left)
    assert made_on(stored) == (DAY if left else None)


@given(json_values)
def test_whatever_stands_there_is_read_and_can_be_checked_away(value):
    stored = {**answers(), EARLIER: value}
    made_on(stored)

    assert unconfirmed(stored) <= set(SLUGS)
    assert confirm(stored, unconfirmed(stored)) == answers()


# --- The way through the interview ---------------------------------------------------------------


def test_what_is_to_check_is_not_answered_but_still_filled_in():
    journey = Journey(STEPS, carry_over(answers(), DAY))

    assert journey.unconfirmed == set(SLUGS)
    assert journey.cleaned == {}
    assert not journey.is_complete
    assert journey.first_unanswered == STEPS[0]
    assert journey.form(BY_SLUG["patient"]).data["nhs_number"] == "999 012 3454"


def test_consent_given_now_lets_somebody_go_on_before_the_first_page_is_checked():
    assert Journey(STEPS, carry_over(answers(), DAY)).may_go_on
    assert not Journey(STEPS, carry_over(answers(before_you_start={"consent": []}), DAY)).may_go_on


@pytest.mark.hazard("H41.3")
def test_an_answer_that_is_not_valid_today_is_open_and_nothing_to_confirm():
    stored = carry_over(answers(liver={"liver": "perhaps"}), DAY)
    journey = Journey(STEPS, confirm(stored, set(SLUGS) - {"liver"}))

    assert journey.unconfirmed == frozenset()
    assert journey.first_unanswered == BY_SLUG["liver"]
    assert unconfirmed(journey.answers) == {"liver"}


def test_a_section_counts_what_is_to_check():
    stored = confirm(carry_over(without("contact"), DAY), {"patient"})
    about_you = Journey(STEPS, stored).sections[2]

    assert (about_you.number, about_you.title) == (3, "About you")
    assert (about_you.answered, about_you.unconfirmed, about_you.is_done) == (1, 1, False)


@pytest.mark.hazard("H37.1", "H38.1")
@pytest.mark.parametrize("slug", SLUGS)
def test_one_step_left_to_check_keeps_the_whole_from_being_complete(slug):
    stored = confirm(carry_over(answers(), DAY), set(SLUGS) - {slug})

    assert not Journey(STEPS, stored).is_complete
    assert Journey(STEPS, confirm(stored, {slug})).is_complete
