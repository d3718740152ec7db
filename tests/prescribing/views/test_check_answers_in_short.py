"""Check answers: grouped by section, what is empty in one line, and what weakens the letter."""

import json
from pathlib import Path

import pytest

from prescribing.interview.steps import STEPS
from tests.support.answers import answers
from tests.support.page_html import parsed, words_of
from tests.support.review_prompts import HINTS, part, shown

pytestmark = pytest.mark.django_db
CHECK = "/letter/check/"
SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@pytest.fixture
def required():
    """Answers to what has to be answered, and to nothing else."""
    return json.loads((SAMPLES / "only-what-is-required.json").read_text("utf-8"))


def test_the_answers_stand_under_the_titles_of_their_sections(visitor):
    page = parsed(visitor(answers()).get(CHECK))

    titles = [words_of(each) for each in page.find_class("checked-title")]
    assert titles == list(dict.fromkeys(step.section for step in STEPS))


def test_every_page_has_a_link_that_says_what_it_changes(visitor):
    page = parsed(visitor(answers()).get(CHECK))

    links = [(words_of(each), each.get("href")) for each in page.find_class("change-page")]
    assert links == [(f"Change {step.form.title}", f"/letter/{step.slug}/") for step in STEPS]


def test_what_was_left_empty_stands_in_one_line_with_links_to_it(visitor, required):
    page = parsed(visitor(required).get(CHECK))

    (line,) = page.find_class("not-filled-in")
    links = {words_of(link): link.get("href") for link in line.iter("a")}
    assert line.tag == "details"
    assert f"Not filled in: {len(links)} boxes" in words_of(line)
    assert links["Telephone"] == "/letter/patient/"
    assert links["Year of diagnosis"] == "/letter/diagnosis/"
    assert links["Why you ask"] == "/letter/what-matters/"
    assert "Left empty" not in words_of(page)


def test_nothing_that_is_filled_in_is_called_empty(visitor):
    page = parsed(visitor(answers()).get(CHECK))

    (line,) = page.find_class("not-filled-in")
    assert words_of(line) == "Not filled in: 2 boxes More about your kidneys, The health summary."


def test_a_letter_without_why_a_way_to_reply_or_a_practice_gets_hints(visitor, required):
    source, _ = shown(visitor(required))

    hints = part(source, HINTS)
    for hint, path in (
        ("Why you ask", "what-matters"),
        ("How they can reply to you", "patient"),
        ("The name of your practice", "addressee"),
    ):
        assert hint in hints
        assert f'href="/letter/{path}/">{hint}' in source


def test_there_is_one_main_button(visitor, required):
    page = parsed(visitor(required).get(CHECK))

    assert [words_of(each) for each in page.find_class("button")] == ["See the pack"]


@pytest.mark.parametrize(
    ("year", "is_asked"),
    [("1979", True), ("about 1960", True), ("1960s", True), ("1980", False), ("1980s", False)],
)
def test_a_diagnosis_before_the_birth_is_asked_about_and_blocks_nothing(visitor, year, is_asked):
    born = {"date_of_birth_day": "1", "date_of_birth_month": "1", "date_of_birth_year": "1980"}
    client = visitor(
        answers(patient=born, diagnosis={"diagnosed_month": "", "diagnosed_year": year})
    )
    page = words_of(parsed(client.get(CHECK)))

    assert ("The year of diagnosis is before the year of birth." in page) == is_asked
    assert "See the pack" in page
