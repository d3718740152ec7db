"""Hints name what a prescriber would miss: three at most, and only on answered pages."""

import pytest

from prescribing.crosscheck.gaps import Gap, gaps
from tests.prescribing.crosscheck.conftest import medicine


def test_complete_answers_have_no_gaps(cleaned):
    items = [medicine("Baclofen", dose_directions="1 at night")]
    assert gaps(cleaned(medicines={"items": items, "completeness": "all"})) == []


def test_medicines_without_directions_are_one_gap_that_leads_to_the_first(cleaned):
    items = [medicine("A", dose_directions="1 at night"), medicine("B"), medicine("C")]
    assert gaps(cleaned(medicines={"items": items, "completeness": "all"})) == [
        Gap("directions", "medicines", count=2, item=1)
    ]


def test_a_diagnosis_without_a_year_is_a_gap(cleaned):
    undated = {"diagnosed_month": "", "diagnosed_year": ""}
    assert gaps(cleaned(diagnosis=undated)) == [Gap("diagnosis-date", "diagnosis")]


def test_unknown_allergies_are_a_gap_and_private_ones_are_not(cleaned):
    unknown = {"items": [], "completeness": "not-known"}
    assert gaps(cleaned(allergies=unknown)) == [Gap("allergies", "allergies")]
    assert gaps(cleaned(allergies={"items": [], "completeness": "prefer-not-to-say"})) == []


@pytest.mark.hazard("H17.3")
def test_there_are_at_most_three_gaps_the_most_important_first(cleaned):
    every = gaps(
        cleaned(
            medicines={"items": [medicine("A")], "completeness": "all"},
            diagnosis={"diagnosed_month": "", "diagnosed_year": ""},
            allergies={"items": [], "completeness": "not-known"},
        )
    )
    assert [each.key for each in every] == ["directions", "diagnosis-date", "allergies"]


def test_steps_that_are_not_answered_are_no_gaps():
    assert gaps({}) == []


@pytest.mark.parametrize(
    ("emptied", "gap"),
    [
        ({"what-matters": {"why": "", "what_matters": ""}}, Gap("why", "what-matters")),
        ({"patient": {"address": "", "telephone": "", "email": ""}}, Gap("reply", "patient")),
        ({"addressee": {"practice_name": ""}}, Gap("practice", "addressee")),
    ],
)
def test_what_weakens_the_letter_is_a_gap(cleaned, emptied, gap):
    assert gaps(cleaned(**emptied)) == [gap]


def test_one_way_to_reply_is_enough(cleaned):
    assert gaps(cleaned(patient={"address": "", "telephone": "01632 960 983", "email": ""})) == []
