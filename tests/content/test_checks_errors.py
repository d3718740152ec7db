"""The eleven errors of section 3 of the facts: found, or named for the approver to look for."""

import re

import pytest

from content.checks import CHECKLIST, Text, balance, numbers
from content.starter_files import read_items
from tests.content.claims import FACTS, references

FACTS_OF = references(read_items())
ERRORS = [
    (1, "There were 11,184 participants [@bolton-2019].", "number-not-recorded"),
    (1, "There were 11,184 participants [@bolton-2019].", "total-of-review"),
    (2, "Naltrexone is licensed by NICE [@nice-ta115].", "nice-licence"),
    (3, "Scores rose more than in the placebo group [@cree-2010].", "two-groups"),
    (3, "Scores were better on LDN than on placebo [@cree-2010].", "crossover-unsaid"),
    (4, "Four scores were better on LDN [@cree-2010].", "completers-unsaid"),
    (5, "In Italy, pain and fatigue improved [@gironi-2008].", "pain-or-fatigue-better"),
    (5, "Spasticity fell [@gironi-2008].", "pilot-limits-unsaid"),
    (6, "A clinic gave LDN to 115 people [@driver-2023].", "one-clinic"),
    (6, "Two-thirds of patients did better [@driver-2023].", "number-not-recorded"),
    (6, "65% of patients did better [@driver-2023].", "followed-up-unsaid"),
    (7, "Serious adverse events were no more common [@bolton-2019].", "review-limits-unsaid"),
    (8, "Various studies show compatibility with DMTs [@ludwig-2016].", "works-with-dmts"),
    (8, "Blood tests were unchanged [@ludwig-2016].", "series-limits-unsaid"),
    (9, "LDN inhibits endorphins [@toljan-2018].", "endorphins"),
    (9, "A rebound follows [@toljan-2018].", "idea-as-fact"),
    (9, "LDN regulates cell growth and immunity [@toljan-2018].", "how-it-acts"),
    (10, "LDN is off-label (unlicensed) [@mhra-specials].", "off-label-unlicensed"),
    (11, "Opioids impede painkillers [@dmd].", "contraindication-weakened"),
    (11, "With organ failure this is particularly important.", "contraindication-weakened"),
    (11, "Take care with liver failure [@smpc-adepend].", "contraindication-unsaid"),
]


@pytest.mark.parametrize(("number", "words", "rule"), ERRORS)
def test_an_error_that_is_going_round_is_found(number, words, rule):
    texts = [Text("Short version", f"<p>{words}</p>")]

    found = {each.rule for each in (*numbers(texts, FACTS_OF), *balance(texts))}

    assert rule in found, f"({number})"


def test_each_of_the_errors_of_the_facts_has_a_test():
    listed = (
        FACTS.read_text("utf-8").partition("Eleven errors in circulation")[2].partition("\n")[0]
    )

    assert {number for number, _, _ in ERRORS} == {
        int(number) for number in re.findall(r"\((\d+)\)", listed)
    }


def test_the_register_study_is_missed_where_it_is_left_out():
    (finding,) = balance([Text("x", "<p>The trials disagree [@cree-2010].</p>")])

    assert finding.rule == "register-study-unsaid"


@pytest.mark.parametrize(
    ("key", "named"),
    [
        ("numbers", "source itself"),
        ("crossovers", "LDN group and a placebo group"),
        ("pain", "half reported more pain"),
        ("limits", "register study"),
        ("absence", "never told as safety"),
        ("licence", "contraindications"),
        ("nobody-advised", "advice to one person"),
        ("plain-words", "first reading"),
    ],
)
def test_what_no_pattern_can_find_is_on_the_approvers_list(key, named):
    """“The ones on LDN had it easier” breaks (3) and (5) in words that no pattern has."""
    assert named in dict(CHECKLIST)[key]


def test_the_approvers_list_is_short_and_asks():
    assert len(CHECKLIST) == len(dict(CHECKLIST)) <= 8
    assert all(question.endswith("?") for _, question in CHECKLIST)


def test_some_words_escape_every_pattern():
    """Why there is a list: if a pattern ever finds these, they may leave it."""
    assert balance([Text("x", "<p>The ones on LDN had it easier [@gironi-2008].</p>")]) == []
