"""Answers that contradict each other are asked about; an answer of yes is not."""

import pytest

from prescribing.crosscheck.conflicts import conflicts, opposing
from prescribing.crosscheck.mentions import mentions
from prescribing.medicines.loading import default_list
from prescribing.medicines.recognise import NameRecogniser
from tests.prescribing.crosscheck.conftest import READ, medicine


@pytest.fixture
def conflicts_of(cleaned):
    def make(**changes):
        given = cleaned(**changes)
        return conflicts(given, mentions(given, NameRecogniser(default_list()), READ))

    return make


def medicines(*names):
    return {"items": [medicine(name) for name in names], "completeness": "all"}


def test_answers_that_fit_are_not_asked_about(conflicts_of):
    assert conflicts_of() == []


@pytest.mark.hazard("H03.2")
@pytest.mark.parametrize("answer", ["never", "not-known", "prefer-not-to-say"])
@pytest.mark.parametrize(
    "typed",
    [
        "Co-codamol 30/500",
        "cocodomol",
        "allergic to codeine",
        "stopped tramadol in May",
        "no opioids",
        "paracetamol (not co-codamol)",
    ],
)
def test_an_opioid_name_beside_another_answer_than_yes_is_a_question(conflicts_of, answer, typed):
    [conflict] = conflicts_of(opioids={"opioids": answer}, medicines=medicines("Baclofen", typed))
    assert (conflict.about, conflict.answer) == ("opioids", answer)
    assert [(each.item, each.text) for each in conflict.mentions] == [(1, typed)]


def test_an_opioid_name_beside_a_yes_is_no_question(conflicts_of):
    given = {"opioids": "now", "opioids_brief": "some"}
    assert conflicts_of(opioids=given, medicines=medicines("Co-codamol")) == []


def test_past_opioids_and_an_opioid_on_todays_list_are_asked_about(conflicts_of):
    given = {"opioids": "not-now", "opioids_brief": "tramadol"}
    history = {"has_conditions": "yes", "conditions": "Codeine made me sick. Stopped tramadol."}
    [conflict] = conflicts_of(opioids=given, medicines=medicines("Tramadol"), conditions=history)

    assert [each.text for each in conflict.mentions] == ["Tramadol"]
    assert conflicts_of(opioids=given, conditions=history) == []


@pytest.mark.parametrize("typed", ["none", "🙂", "Баклофен", "(a+)+$", "Panadol"])
def test_a_medicine_without_a_listed_name_is_no_question(conflicts_of, typed):
    assert conflicts_of(medicines=medicines(typed, "Solpadeine Headache")) == []


@pytest.mark.hazard("H16.1")
@pytest.mark.parametrize(("organ", "typed"), [("liver", "Hepatitis C"), ("kidneys", "CKD 3")])
@pytest.mark.parametrize(("answer", "asked"), [("no", True), ("not-known", True), ("yes", False)])
def test_an_illness_of_an_organ_beside_a_no_is_a_question(
    conflicts_of, organ, typed, answer, asked
):
    given = {"has_conditions": "yes", "conditions": typed}
    organs = {organ: answer, f"{organ}_brief": "In 1999"}
    questions = conflicts_of(liver_and_kidneys=organs, conditions=given)
    assert [each.about for each in questions] == ([organ] if asked else [])


@pytest.mark.hazard("H06.3")
@pytest.mark.parametrize(
    ("taken", "asked"), [("no", True), ("before", True), ("not-known", True), ("now", False)]
)
def test_naltrexone_in_the_list_of_somebody_who_does_not_take_it_is_a_question(
    conflicts_of, taken, asked
):
    questions = conflicts_of(ldn={"taken": taken}, medicines=medicines("Adepend 50 mg"))
    assert [each.about for each in questions] == (["ldn"] if asked else [])


@pytest.mark.hazard("H16.1")
def test_no_medicines_beside_an_opioid_taken_now_is_a_question(conflicts_of):
    [conflict] = conflicts_of(opioids={"opioids": "now", "opioids_brief": "tramadol"})
    assert (conflict.about, conflict.answer, conflict.mentions) == ("medicines", "none", ())


def test_a_question_that_is_not_answered_is_in_no_conflict(cleaned):
    given = cleaned(medicines=medicines("Co-codamol"))
    del given["opioids"]
    assert conflicts(given, mentions(given, NameRecogniser(default_list()), READ)) == []


def test_questions_come_in_the_order_of_the_interview(conflicts_of):
    questions = conflicts_of(
        medicines=medicines("Adepend", "codeine"),
        conditions={"has_conditions": "yes", "conditions": "liver, kidneys"},
    )
    assert [each.about for each in questions] == ["opioids", "liver", "kidneys", "ldn"]


def test_nothing_contradicts_an_answer_of_yes():
    assert opposing("liver", "yes", ("something",)) == ()
    assert opposing("liver", "prefer-not-to-say", ("something",)) == ("something",)
