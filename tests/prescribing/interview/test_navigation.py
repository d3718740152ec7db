"""Which page comes next, decided from the answers alone."""

from datetime import date

import pytest

from prescribing.interview.earlier_pack import carry_over, confirm
from prescribing.interview.journey import Journey
from prescribing.interview.navigation import Destination
from prescribing.interview.steps import STEPS
from tests.support.answers import answers, without

BY_SLUG = {step.slug: step for step in STEPS}
LETTER, SAFETY = 2, 7
CHECK_ANSWERS = Destination("check-answers")


def after_step(slug, stored):
    return Journey(STEPS, stored).after_step(BY_SLUG[slug])


def step(slug):
    return Destination("step", slug)


def earlier_pack(*confirmed, pack=None):
    """The stored answers of an earlier pack of which these steps are confirmed."""
    return confirm(carry_over(pack or answers(), date(2026, 3, 3)), confirmed)


def all_but(*slugs):
    return set(BY_SLUG) - set(slugs)


# --- After a step --------------------------------------------------------------------------------


def test_a_step_leads_to_the_next_open_step():
    assert after_step("conditions", without("pregnancy", "medicines")) == step("pregnancy")


def test_the_last_step_of_a_section_leads_into_the_next_one():
    assert after_step("pregnancy", without("allergies")) == step("allergies")


def test_answered_steps_are_skipped_whole_sections_too():
    assert after_step("conditions", without("documents")) == step("documents")


def test_an_open_step_before_this_one_comes_after_the_later_ones():
    assert after_step("pregnancy", without("conditions", "ldn")) == step("ldn")
    assert after_step("ldn", without("conditions")) == step("conditions")


@pytest.mark.parametrize("slug", BY_SLUG)
def test_every_step_of_complete_answers_leads_to_check_answers(slug):
    assert after_step(slug, answers()) == CHECK_ANSWERS


# --- After an item of a list ---------------------------------------------------------------------


def test_an_item_leads_back_to_its_list():
    journey = Journey(STEPS, without("pregnancy"))

    assert journey.after_item(BY_SLUG["medicines"]) == step("medicines")


def test_the_item_that_makes_the_answers_complete_leads_to_check_answers():
    assert Journey(STEPS, answers()).after_item(BY_SLUG["medicines"]) == CHECK_ANSWERS


# --- While answers of an earlier pack wait to be confirmed ---------------------------------------


def test_a_step_leads_back_to_what_of_its_section_is_not_confirmed():
    stored = earlier_pack("request")

    assert after_step("request", stored) == Destination("still-true", section=LETTER)


def test_unconfirmed_answers_come_before_an_open_step_of_the_section():
    stored = earlier_pack("diagnosis", pack=without("addressee"))

    assert after_step("request", stored) == Destination("still-true", section=LETTER)


def test_a_confirmed_section_leads_to_the_other_unconfirmed_answers():
    stored = earlier_pack("request", "addressee")

    assert after_step("addressee", stored) == Destination("still-true")


def test_the_answer_that_must_be_given_again_comes_last_in_its_section():
    stored = earlier_pack("opioids")
    assert after_step("opioids", stored) == Destination("still-true", section=SAFETY)

    stored = earlier_pack("liver-and-kidneys")
    assert after_step("liver-and-kidneys", stored) == step("opioids")


def test_the_answer_that_must_be_given_again_comes_last_of_all():
    journey = Journey(STEPS, earlier_pack(*all_but("opioids", "ldn")))
    assert journey.after_section() == Destination("still-true")

    journey = Journey(STEPS, earlier_pack(*all_but("opioids")))
    assert journey.after_section() == step("opioids")


def test_with_only_that_answer_left_an_open_step_of_the_section_comes_first():
    stored = earlier_pack(*all_but("opioids"), pack=without("pregnancy"))

    assert after_step("conditions", stored) == step("pregnancy")


# --- The way back to the earlier answers ---------------------------------------------------------


def test_a_step_goes_back_to_the_earlier_answers_of_its_section():
    journey = Journey(STEPS, earlier_pack("request"))

    assert journey.back_to_confirm(BY_SLUG["request"]) == Destination("still-true", section=LETTER)


def test_a_step_of_a_confirmed_section_has_no_earlier_answers_to_go_back_to():
    journey = Journey(STEPS, earlier_pack("request", "addressee"))

    assert journey.back_to_confirm(BY_SLUG["request"]) is None


def test_a_step_does_not_go_back_to_an_answer_that_one_click_cannot_confirm():
    journey = Journey(STEPS, earlier_pack(*all_but("opioids")))

    assert journey.back_to_confirm(BY_SLUG["liver-and-kidneys"]) is None
