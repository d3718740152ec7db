"""How far a set of answers has come, and what comes next."""

import pytest

from prescribing.interview.journey import Journey
from prescribing.interview.length import characters
from prescribing.interview.steps import STEPS
from tests.support.answers import answers, without

BY_SLUG = {step.slug: step for step in STEPS}


def problems_of(**changes):
    return [(p.step, p.item, p.field) for p in Journey(STEPS, answers(**changes)).problems()]


def test_the_example_answers_every_page():
    journey = Journey(STEPS, answers())

    assert list(journey.problems()) == []
    assert journey.is_complete
    assert set(journey.cleaned) == set(BY_SLUG)


def test_a_blank_journey_starts_at_the_first_page():
    journey = Journey(STEPS, {})

    assert journey.first_unanswered == STEPS[0]
    assert not journey.may_go_on
    assert not any(section.is_begun for section in journey.sections)


def test_a_changed_mind_drops_the_answers_it_leaves_behind():
    journey = Journey(STEPS, answers(request={"kind": "nhs-prescription"}))

    assert journey.answers["request"]["service_name"] == "Harbour View Private Neurology"
    assert journey.cleaned["request"]["service_name"] == ""


def test_a_left_behind_answer_may_be_wrong_without_blocking():
    too_long = {"kind": "nhs-prescription", "service_name": "x" * 151}

    assert problems_of(request=too_long) == []


def test_a_stale_choice_counts_as_unanswered():
    journey = Journey(STEPS, answers(pregnancy={"pregnancy": "perhaps"}))

    assert journey.first_unanswered == BY_SLUG["pregnancy"]


@pytest.mark.parametrize(
    "stored", [None, "text", 7, [], {"items": "x"}, {"completeness": {"a": 1}}]
)
def test_answers_of_a_strange_shape_count_as_unanswered(stored):
    journey = Journey(STEPS, {**answers(), "medicines": stored})

    assert journey.first_unanswered == BY_SLUG["medicines"]
    assert not journey.is_complete


@pytest.mark.hazard("H17.2")
def test_a_list_is_open_until_its_completeness_is_said():
    items = answers()["medicines"]["items"]

    assert not Journey(STEPS, {**answers(), "medicines": {"items": items}}).is_complete


def test_none_does_not_go_with_a_list_that_has_items():
    assert problems_of(medicines={"completeness": "none"}) == [("medicines", 0, "completeness")]


def test_all_does_not_go_with_an_empty_list():
    assert problems_of(medicines={"items": []}) == [("medicines", 0, "completeness")]


def test_a_wrong_item_is_named_by_its_number():
    items = answers()["medicines"]["items"]
    items[4]["form"] = "x" * 151

    assert problems_of(medicines={"items": items}) == [("medicines", 5, "form")]


def test_a_list_may_be_full_but_not_fuller():
    sixty = answers()["medicines"]["items"] * 5

    assert problems_of(medicines={"items": sixty}) == []
    assert problems_of(medicines={"items": [*sixty, sixty[0]]}) == [("medicines", 0, "items")]


def test_too_much_in_all_names_the_longest_parts():
    long = dict.fromkeys(("medication_name", "form", "dose_directions", "indication"), "x" * 150)
    changes = {"medicines": {"items": [{**long, "source": "bought"}] * 60}}

    messages = [p.message for p in Journey(STEPS, answers(**changes)).problems()]

    assert len(messages) == 1
    assert "30,000" in messages[0]
    assert "The longest parts are: Your medicines (36," in messages[0]


def test_consent_to_another_wording_is_asked_again():
    journey = Journey(STEPS, answers(before_you_start={"consent": ["agreed-to-wording-0"]}))

    assert not journey.may_go_on


def test_a_page_of_optional_questions_may_be_empty_but_not_skipped():
    journey = Journey(STEPS, without("what-matters"))

    assert [(p.step, p.field) for p in journey.problems()] == [("what-matters", "")]
    assert journey.first_unanswered == BY_SLUG["what-matters"]


def test_an_optional_question_may_be_missing_altogether():
    bare = {**answers(), "diagnosis": {"ms_type": "rrms"}, "what-matters": {}}

    assert list(Journey(STEPS, bare).problems()) == []


def test_wanting_to_add_another_leaves_a_list_open():
    assert problems_of(medicines={"completeness": "add"}) == [("medicines", 0, "completeness")]
    assert not Journey(STEPS, answers(medicines={"completeness": "add"})).is_complete


def test_a_line_end_counts_as_one_character_whichever_way_it_is_sent():
    assert characters({"a": "one\r\ntwo", "b": ["three"]}) == characters(
        {"a": "one\ntwo", "b": "three"}
    )


@pytest.mark.hazard("H03.3")
def test_which_opioid_must_be_said():
    assert problems_of(opioids={"opioids": "now", "opioids_brief": ""}) == [
        ("opioids", 0, "opioids_brief")
    ]
    assert problems_of(opioids={"opioids": "never", "opioids_brief": ""}) == []


@pytest.mark.parametrize(
    ("kind", "proof", "ticked"),
    [
        ("nhs-prescription", ["nhs-app"], ["notes"]),
        ("nhs-prescription", [], ["diagnosis-confirmation", "notes"]),
        ("confirmation", ["nhs-app"], ["diagnosis-confirmation", "notes"]),
    ],
)
def test_whoever_has_proof_is_offered_no_confirmation_unless_that_is_asked_for(kind, proof, ticked):
    said = {"request": {"kind": kind}, "diagnosis": {"proof": proof}}
    form = Journey(STEPS, said).form(BY_SLUG["documents"])

    assert form["documents"].value() == ticked
    assert form["text_size"].value() == "standard"


def test_documents_that_were_chosen_stay_when_proof_is_ticked_later():
    said = {
        "diagnosis": {"proof": ["nhs-app"]},
        "documents": {"documents": ["diagnosis-confirmation"]},
    }
    form = Journey(STEPS, said).form(BY_SLUG["documents"])

    assert form["documents"].value() == ["diagnosis-confirmation"]


def test_no_question_about_health_is_answered_beforehand():
    journey = Journey(STEPS, {})
    chosen = {step.slug for step in STEPS for field in journey.form(step) if field.value()}

    assert chosen == {"documents"}
