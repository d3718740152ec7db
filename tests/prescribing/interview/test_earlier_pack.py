"""Answers carried over from an earlier pack: what is unconfirmed, and what confirming leaves."""

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
def test_every_step_of_the_pack_is_unconfirmed():
    stored = carry_over(without("what-matters", "pregnancy"), DAY)

    assert unconfirmed(stored) == set(SLUGS) - {"what-matters", "pregnancy"}
    assert made_on(stored) == DAY


def test_answers_are_carried_over_unchanged_and_items_get_new_ids():
    pack = answers()
    pack["allergies"]["items"][0]["id"] = "../erase"
    stored = carry_over(pack, DAY)

    ids = [item.pop("id") for item in stored["allergies"]["items"]]
    assert ids == ["00000001", "00000002"]
    assert stored["allergies"] == answers()["allergies"]
    assert stored["patient"] == answers()["patient"]
    assert pack["allergies"]["items"][0]["id"] == "../erase"  # what was given is left alone


def test_an_empty_pack_leaves_nothing_unconfirmed():
    assert carry_over({}, DAY) == {}


@pytest.mark.hazard("H39.3")
def test_a_record_of_unconfirmed_steps_inside_a_pack_is_ignored():
    pack = {**answers(), EARLIER: {"made_on": "1999-01-01", "to_check": []}}

    assert carry_over(pack, DAY) == carry_over(answers(), DAY)


# --- Checking ------------------------------------------------------------------------------------


def test_nothing_is_unconfirmed_without_an_earlier_pack():
    assert unconfirmed(answers()) == frozenset()
    assert made_on(answers()) is None
    assert confirm(answers(), {"pregnancy"}) == answers()


@given(st.lists(st.lists(st.sampled_from([*SLUGS, "no-such-step"]), max_size=6), max_size=8))
def test_confirming_in_any_order_changes_only_what_is_unconfirmed(rounds):
    before = stored = carry_over(answers(), DAY)
    for slugs in rounds:
        stored = confirm(stored, set(slugs))

    left = set(SLUGS) - {slug for slugs in rounds for slug in slugs}
    assert steps_of(stored) == steps_of(before)
    assert unconfirmed(stored) == left
    assert (EARLIER in stored) == bool(left)
    assert made_on(stored) == (DAY if left else None)


@given(json_values)
def test_a_record_of_any_shape_is_read_and_can_be_confirmed(value):
    stored = {**answers(), EARLIER: value}
    made_on(stored)

    assert unconfirmed(stored) <= set(SLUGS)
    assert confirm(stored, unconfirmed(stored)) == answers()


# --- The way through the interview ---------------------------------------------------------------


def test_an_unconfirmed_step_counts_as_unanswered_and_is_filled_in():
    journey = Journey(STEPS, carry_over(answers(), DAY))

    assert journey.unconfirmed == set(SLUGS)
    assert journey.cleaned == {}
    assert not journey.is_complete
    assert journey.first_unanswered == STEPS[0]
    assert journey.form(BY_SLUG["patient"]).data["nhs_number"] == "999 012 3454"


def test_consent_given_now_is_enough_before_the_first_page_is_confirmed():
    assert Journey(STEPS, carry_over(answers(), DAY)).may_go_on
    assert not Journey(STEPS, carry_over(answers(before_you_start={"consent": []}), DAY)).may_go_on


@pytest.mark.hazard("H41.3")
def test_an_answer_that_is_no_longer_valid_is_open_and_cannot_be_confirmed():
    stored = carry_over(answers(pregnancy={"pregnancy": "perhaps"}), DAY)
    journey = Journey(STEPS, confirm(stored, set(SLUGS) - {"pregnancy"}))

    assert journey.unconfirmed == frozenset()
    assert journey.first_unanswered == BY_SLUG["pregnancy"]
    assert unconfirmed(journey.answers) == {"pregnancy"}


def test_a_section_counts_its_unconfirmed_steps():
    stored = confirm(carry_over(answers(), DAY), {"request"})
    letter = Journey(STEPS, stored).sections[1]

    assert (letter.number, letter.title) == (2, "Your letter")
    assert (letter.answered, letter.unconfirmed, letter.is_done) == (1, 1, False)


@pytest.mark.hazard("H37.1", "H38.1")
@pytest.mark.parametrize("slug", SLUGS)
def test_one_unconfirmed_step_keeps_the_answers_incomplete(slug):
    stored = confirm(carry_over(answers(), DAY), set(SLUGS) - {slug})

    assert not Journey(STEPS, stored).is_complete
    assert Journey(STEPS, confirm(stored, {slug})).is_complete
