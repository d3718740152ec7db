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


def answered(stored: dict[str, Any], schema: int = 1) -> set[str]:
    """The pages that are answered once these answers stand beside those of the example."""
    journey = Journey(STEPS, {**answers(), **upgraded(stored, schema)})
    return {step.slug for step in STEPS if journey.is_answered(step)}


@pytest.mark.hazard("H41.5")
@given(OLD_ANSWERS)
def test_every_typed_text_stands_somewhere_in_the_upgraded_answers(stored):
    now = upgraded(stored, 1)

    held = [value for page in now.values() for value in page.values()]
    assert all(any(text in value for value in held) for text in typed_in(stored) if text)
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
    rest = {other: {other: "no"} for other in {"liver", "kidneys"} - {organ}}
    old = {organ: {organ: "yes", f"{organ}_details": "Told in 1999"}}
    now = upgraded(old, 1)["liver-and-kidneys"]

    assert now == {organ: "yes", f"{organ}_more": "Told in 1999"}
    assert "liver-and-kidneys" not in answered(old | rest)
    said_no = {organ: {organ: "no", f"{organ}_details": ""}}
    assert "liver-and-kidneys" in answered(said_no | rest)


def test_what_matters_stays_and_the_reason_is_asked_for():
    assert "what-matters" not in answered({"what-matters": {"what_matters": "Tired"}})
    assert "what-matters" in answered({"what-matters": {"what_matters": ""}})


def test_answers_of_today_stay_as_they_are():
    for stored in (answers(), answers(addressee={"role": "neurologist", "name": "Dr Evans"})):
        assert upgraded(stored, 1) == upgraded(stored, SCHEMA) == stored


def test_what_a_new_box_holds_is_not_written_over():
    mixed = {"opioids": {"opioids": "now", "opioids_brief": "New", "which": "Old"}}
    liver = {"liver": {"liver": "yes", "liver_more": "New", "liver_details": "Old"}}

    assert upgraded(mixed, 1)["opioids"]["opioids_more"] == "Old"
    assert upgraded(liver, 1)["liver-and-kidneys"]["liver_more"] == "New\nOld"


@pytest.mark.parametrize("value", [7, None, ["x"], {}])
@pytest.mark.parametrize(("slug", "name"), [("opioids", "which"), ("liver", "liver_details")])
def test_an_old_answer_that_is_no_text_is_left_for_the_check_of_the_structure(slug, name, value):
    assert list(schema_errors(upgraded({slug: {name: value}}, 1), STEPS))


@pytest.mark.parametrize("page", [7, None, ["x"], "x"])
@pytest.mark.parametrize("slug", ["opioids", "contact", "addressee", "earlier-pack"])
def test_a_page_that_is_no_page_is_left_as_it_is(slug, page):
    assert upgraded({slug: page}, 1) == {slug: page}


# --- To schema 3, with fewer pages ----------------------------------------------------------------

LINE = st.text(max_size=20)


def page_of(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


YES_NO = st.sampled_from(["yes", "no"])
SCHEMA_2 = st.fixed_dictionaries(
    {},
    optional={
        "addressee": page_of(
            role=st.sampled_from(["gp", "ms-nurse"]), name=LINE, organisation=LINE, address=LINE
        ),
        "gp-practice": page_of(practice_name=LINE, gp_name=LINE, address=LINE),
        "patient": page_of(full_name=LINE, nhs_number=LINE),
        "contact": page_of(address=LINE, telephone=LINE, email=LINE),
        "diagnosis": page_of(made_by=LINE, organisation=LINE),
        "proof": page_of(proof=st.just(["nhs-app"])),
        "conditions": page_of(has_conditions=YES_NO, conditions=LINE),
        "operations": page_of(has_operations=YES_NO, operations=LINE),
        "liver": page_of(liver=YES_NO, liver_brief=LINE, liver_more=LINE),
        "kidneys": page_of(kidneys=YES_NO, kidneys_brief=LINE, kidneys_more=LINE),
    },
)


def plain(text: str) -> str:
    """The text as two names of a GP are compared."""
    return " ".join(text.casefold().split())


@pytest.mark.hazard("H41.5")
@given(SCHEMA_2)
def test_every_answer_stands_in_the_answers_with_fewer_pages(stored):
    now = upgraded(stored, 2)
    held = [plain(str(value)) for page in now.values() for value in page.values()]

    for slug, page in stored.items():
        for name, value in page.items():
            is_asked_again = (slug, name) == ("addressee", "role") and name not in now[slug]
            assert is_asked_again or any(plain(str(value)) in text for text in held)
    assert not list(schema_errors(now, STEPS))


GP = {"role": "gp", "organisation": "", "address": "", "copy_to": []}
PRACTICE = {"practice_name": "Elm Surgery", "gp_name": "Dr Rao", "address": "2 Elm Road"}


@pytest.mark.parametrize(
    ("name", "gp_name"), [("", "Dr Rao"), ("Dr Rao", ""), ("dr  rao", "Dr Rao")]
)
def test_the_gp_of_the_letter_and_of_the_practice_become_one(name, gp_name):
    old = {"addressee": {**GP, "name": name}, "gp-practice": {**PRACTICE, "gp_name": gp_name}}
    now = upgraded(old, 2)["addressee"]

    assert (now["role"], now["name"], now["gp_name"]) == ("gp", "", "Dr Rao")
    assert (now["practice_name"], now["practice_address"]) == ("Elm Surgery", "2 Elm Road")
    assert "addressee" in answered(old, 2)


def test_two_names_of_a_gp_are_both_kept_and_the_page_is_asked_again():
    old = {"addressee": {**GP, "name": "Dr Lee"}, "gp-practice": PRACTICE}

    assert upgraded(old, 2)["addressee"]["gp_name"] == "Dr Lee; Dr Rao"
    assert "addressee" not in answered(old, 2)


def test_the_name_of_the_gp_is_kept_before_the_practice_was_asked_for():
    old = {"addressee": {**GP, "name": "Dr Lee"}}

    assert upgraded(old, 2)["addressee"]["gp_name"] == "Dr Lee"
    assert "addressee" in answered(old, 2)


def test_a_name_at_a_clinic_is_not_taken_for_the_gps():
    clinic = {"role": "neurologist", "name": "Dr Evans", "organisation": "MS clinic"}
    now = upgraded({"addressee": clinic, "gp-practice": PRACTICE}, 2)["addressee"]

    assert (now["name"], now["gp_name"]) == ("Dr Evans", "Dr Rao")


def test_half_of_a_merged_page_leaves_it_unanswered():
    assert "liver-and-kidneys" not in answered({"liver": {"liver": "no"}}, 2)
    assert "conditions" not in answered({"conditions": {"has_conditions": "no"}}, 2)


def test_a_merged_page_is_unconfirmed_if_one_of_its_pages_was():
    old = {"patient": {"full_name": "Ann"}, "contact": {"telephone": "1"}}
    record = {"made_on": "2026-03-03", "to_check": ["contact", "liver", "ldn", "kidneys"]}

    assert upgraded({**old, "earlier-pack": record}, 2)["earlier-pack"] == {
        "made_on": "2026-03-03",
        "to_check": ["patient", "liver-and-kidneys", "ldn"],
    }


FOLDER = Path(__file__).parents[2] / "samples"
SAMPLES = [FOLDER / f"{name}.json" for name in ("only-what-is-required", "many-medicines")]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_sample_answers_are_complete(path):
    journey = Journey(STEPS, json.loads(path.read_text("utf-8")))

    assert [*schema_errors(journey.answers, STEPS), *journey.problems()] == []
