"""Answers of an older schema: all that was typed stays, and no “no” becomes a “never”."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prescribing.interview.journey import Journey
from prescribing.interview.schema import schema_errors
from prescribing.interview.steps import STEPS
from prescribing.interview.upgrade import SCHEMA, upgraded
from tests.support.answers import answers

OLD_CHOICES = ("now", "recently", "no", "not-known", "prefer-not-to-say")
OLD_FIELDS = {
    "opioids": ("which", "when"),
    "liver": ("liver_details",),
    "kidneys": ("kidneys_details",),
    "what-matters": ("what_matters",),
}
TEXT = st.text(max_size=40) | st.text(min_size=400, max_size=700)


def old_page(slug: str, choices: tuple[str, ...]) -> st.SearchStrategy[dict[str, str]]:
    typed = dict.fromkeys(OLD_FIELDS[slug], TEXT)
    return st.fixed_dictionaries(
        {slug: st.sampled_from(choices)} if choices else {}, optional=typed
    )


OLD_ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "opioids": old_page("opioids", OLD_CHOICES),
        "liver": old_page("liver", ("yes", "no", "not-known")),
        "kidneys": old_page("kidneys", ("yes", "no", "not-known")),
        "what-matters": old_page("what-matters", ()),
    },
)


def typed_in(stored: dict[str, Any]) -> Iterator[str]:
    """What was typed in answers of schema 1."""
    for slug, page in stored.items():
        yield from (text for name, text in page.items() if name in OLD_FIELDS[slug])


def answered(stored: dict[str, Any]) -> set[str]:
    """The pages that are answered once these answers stand beside those of the example."""
    journey = Journey(STEPS, {**answers(), **upgraded(stored, 1)})
    return {step.slug for step in STEPS if journey.is_answered(step)}


@pytest.mark.hazard("H41.5")
@given(OLD_ANSWERS)
def test_every_typed_text_stands_somewhere_in_the_upgraded_answers(stored):
    now = upgraded(stored, 1)

    for slug, page in stored.items():
        for text in typed_in({slug: page}):
            assert not text or any(text in value for value in now[slug].values())
    assert not list(schema_errors(now, STEPS))


@pytest.mark.hazard("H41.5")
@given(OLD_ANSWERS)
def test_no_old_opioid_answer_becomes_another(stored):
    before = stored.get("opioids", {}).get("opioids")
    after = upgraded(stored, 1).get("opioids", {}).get("opioids")

    assert after == (None if before in ("no", "recently") else before)


@pytest.mark.hazard("H41.5")
@pytest.mark.parametrize("choice", ["no", "recently"])
def test_an_old_no_or_recently_is_asked_again(choice):
    old = {"opioids": choice, "which": "Tramadol", "when": "until May 2026"}

    assert "opioids" not in answered({"opioids": old})


def test_an_opioid_taken_at_the_time_of_a_draft_stays_and_moves_to_the_short_box():
    old = {"opioids": {"opioids": "now", "which": "Zapain", "when": "every night"}}

    assert upgraded(old, 1)["opioids"] == {"opioids": "now", "opioids_brief": "Zapain; every night"}
    assert "opioids" in answered(old)


def test_an_account_that_page_1_has_no_room_for_moves_to_the_longer_box():
    old = {"opioids": {"opioids": "now", "which": "z" * 150, "when": "w" * 150}}

    assert upgraded(old, 1)["opioids"]["opioids_more"] == f"{'z' * 150}; {'w' * 150}"
    assert "opioids" not in answered(old)


@pytest.mark.parametrize("organ", ["liver", "kidneys"])
def test_old_details_move_to_the_longer_box_and_the_short_one_is_asked_for(organ):
    old = {organ: {organ: "yes", f"{organ}_details": "Told in 1999"}}

    assert upgraded(old, 1)[organ] == {organ: "yes", f"{organ}_more": "Told in 1999"}
    assert organ not in answered(old)
    assert organ in answered({organ: {organ: "no", f"{organ}_details": ""}})


def test_what_matters_stays_and_the_reason_is_asked_for():
    assert "what-matters" not in answered({"what-matters": {"what_matters": "Tired"}})
    assert "what-matters" in answered({"what-matters": {"what_matters": ""}})


def test_answers_of_today_stay_as_they_are():
    assert upgraded(answers(), 1) == upgraded(answers(), SCHEMA) == answers()


def test_what_a_new_box_holds_is_not_written_over():
    mixed = {"opioids": {"opioids": "now", "opioids_brief": "New", "which": "Old"}}
    liver = {"liver": {"liver": "yes", "liver_more": "New", "liver_details": "Old"}}

    assert upgraded(mixed, 1)["opioids"]["opioids_more"] == "Old"
    assert upgraded(liver, 1)["liver"]["liver_more"] == "New\nOld"


@pytest.mark.parametrize("value", [7, None, ["x"], {}])
@pytest.mark.parametrize(("slug", "name"), [("opioids", "which"), ("liver", "liver_details")])
def test_an_old_answer_that_is_no_text_is_left_for_the_check_of_the_structure(slug, name, value):
    assert list(schema_errors(upgraded({slug: {name: value}}, 1), STEPS))


@pytest.mark.parametrize("page", [7, None, ["x"], "x"])
def test_a_page_that_is_no_page_is_left_as_it_is(page):
    assert upgraded({"opioids": page}, 1) == {"opioids": page}


SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.json"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_sample_answers_are_complete(path):
    journey = Journey(STEPS, json.loads(path.read_text("utf-8")))

    assert [*schema_errors(journey.answers, STEPS), *journey.problems()] == []
