"""Cautions, urgent help, the carry card, and where to find what page 1 has no room for."""

import re

import pytest
from django.template.loader import render_to_string

from content import required
from prescribing.interview.steps import STEPS
from tests.prescribing.pack.reading import composed, words
from tests.support.answers import answers, without
from tests.support.builders import pack
from tests.support.guidance import guidance
from tests.support.page_html import parsed, words_of

pytestmark = pytest.mark.django_db
NO_MEDICINES = {"completeness": "none", "items": []}
ONE_OPIOID = {"completeness": "all", "items": [answers()["medicines"]["items"][2]]}
WITH_CAUTIONS = [step for step in STEPS if step.cautions]


def cautions_above_the_question(response):
    """Each caution's words, and whether the question comes after it."""
    tree = parsed(response)
    form = tree.xpath("//form[.//button]")[-1]
    found = tree.xpath("//main//section[contains(@class, 'caution') or contains(@class, 'urgent')]")
    order = list(tree.iter())
    return [(words_of(each), order.index(each) < order.index(form)) for each in found]


@pytest.mark.hazard("H26.1", "H29.2")
@pytest.mark.parametrize("step", WITH_CAUTIONS, ids=lambda step: step.slug)
def test_each_caution_stands_above_its_question_for_every_patient(visitor, step):
    path = f"/letter/{step.slug}/"
    blank = {"before-you-start": answers()["before-you-start"]}
    seen = [
        cautions_above_the_question(visitor(each).get(path))
        for each in (blank, answers(medicines=NO_MEDICINES), answers(medicines=ONE_OPIOID))
    ]

    assert len(seen[0]) == len(step.cautions)
    assert all(is_above for _, is_above in seen[0])
    first, *others = [[words for words, _ in each] for each in seen]
    assert others == [first, first]


def test_the_interview_has_a_caution_for_each_of_the_safety_questions():
    shown = {key for step in STEPS for key in step.cautions}

    assert shown == set(required.CAUTIONS)


@pytest.fixture
def opioid_page(visitor):
    return visitor(without("opioids")).get("/letter/opioids/")


@pytest.fixture
def caution(opioid_page):
    return words_of(parsed(opioid_page).get_element_by_id("caution-opioids").getparent())


@pytest.mark.hazard("H03.1")
def test_the_opioid_caution_names_medicines_that_contain_an_opioid(caution):
    for hidden in ("cough mixtures", "diarrhoea medicines", "patches", "co-codamol", "Loperamide"):
        assert hidden in caution
    assert "tablets from a shop can contain codeine" in caution


def test_the_key_lines_of_a_caution_stand_open_and_the_rest_one_press_away(opioid_page):
    caution = parsed(opioid_page).get_element_by_id("caution-opioids").getparent()
    (rest,), lines = caution.findall("details"), caution.find_class("key-lines")[0]

    for hidden in ("cough mixtures", "patches", "diarrhoea medicines", "Codeine from shops"):
        assert hidden in words_of(lines)
    assert "open" not in rest.attrib
    assert rest[0].tag == "summary"
    assert "co-codamol" in words_of(rest)
    assert rest.find_class("caution-sources")


@pytest.mark.hazard("H03.6")
def test_the_opioid_page_shows_everybody_their_own_list_and_no_other_word_of_it(visitor):
    def page(medicines):
        tree = parsed(visitor(answers(medicines=medicines)).get("/letter/opioids/"))
        (own,) = tree.find_class("own-list")
        own.getparent().remove(own)
        return words_of(own), words_of(tree.get_element_by_id("main"))

    (empty, rest), (one, same) = page(NO_MEDICINES), page(ONE_OPIOID)

    assert empty == "Your list of medicines is empty."
    assert one.startswith("Your list of 1 medicine ")
    assert "on our list of opioid medicines" in one
    assert "A medicine without a mark can still be an opioid." in one
    assert same == rest


@pytest.mark.hazard("H04.1")
def test_the_opioid_caution_says_not_to_stop_suddenly(caution):
    assert "Never stop an opioid suddenly." in caution


@pytest.mark.hazard("H29.2")
def test_the_opioid_caution_says_when_to_call_999(caution):
    assert "If withdrawal starts suddenly, call 999." in caution


@pytest.mark.hazard("H31.3")
def test_the_opioid_caution_says_what_can_happen_and_whom_to_tell(caution):
    assert "can cause sudden, severe withdrawal, may not work, or may act too strongly" in caution
    assert "tell the prescriber before you take LDN" in caution


@pytest.mark.hazard("H42.1")
def test_the_opioid_page_tells_the_signs_of_overdose_and_what_naloxone_is_not(opioid_page):
    words = words_of(parsed(opioid_page).get_element_by_id("main"))

    assert "Call 999 for anyone who cannot be woken" in words
    assert "blue or grey lips" in words
    assert "Naloxone is not naltrexone" in words


@pytest.mark.hazard("H43.1", "H43.2")
def test_everybody_sees_the_caution_about_mood_and_is_asked_nothing_about_it(visitor):
    page = visitor(without("ldn")).get("/letter/ldn/")
    mood = words_of(parsed(page).get_element_by_id("caution-mood").getparent())
    asked = " ".join(words_of(each) for each in parsed(page).xpath("//main//form"))

    assert [number for number in ("999", "NHS 111", "116 123") if number not in mood] == []
    assert not re.search("mood|suicid|depress", asked)


@pytest.mark.hazard("H18.2", "H29.2")
def test_the_opioid_page_says_where_to_get_urgent_help(opioid_page):
    urgent = opioid_page.content.decode().partition('<section class="urgent"')[2]

    assert "999" in urgent.partition("</section>")[0]
    assert "111" in urgent.partition("</section>")[0]


# --- The carry card --------------------------------------------------------------------------


@pytest.fixture
def card():
    context = {"pack": pack(), "carry_caution": guidance().carry_caution}
    return words_of(render_to_string("pack/notes/carry_card.html", context))


@pytest.mark.hazard("H10.2")
def test_the_carry_card_leaves_the_dose_blank(card):
    assert re.search(r'Dose \(mg, ml\): <span class="line"></span>', card)


@pytest.mark.hazard("H26.2")
def test_the_carry_card_says_what_naltrexone_does(card):
    assert "I take or may be prescribed naltrexone, an opioid blocker." in card
    assert "It is not naloxone." in card
    assert "Opioid analgesia may fail" in card


@pytest.mark.hazard("H42.2")
def test_the_carry_card_says_that_an_opioid_may_act_too_strongly(card):
    assert "or may act too strongly" in card


# --- What page 1 has no room for -------------------------------------------------------------


def page_1(made):
    return " ".join(words("pack/letter/letter.html", made).split())


@pytest.mark.hazard("H07.1")
def test_a_text_cut_on_page_1_names_the_section_with_the_rest():
    made = composed(conditions={"has_operations": "yes", "operations": "again and " * 50})

    assert re.search(r"Yes. (again|and| )+… see section 3", page_1(made))


@pytest.mark.hazard("H07.2")
def test_page_1_counts_the_medicines_it_has_no_room_for_and_names_their_section():
    made = composed(*(f"Medicine number{n}" for n in range(50)))

    assert "50, listed in section 5 of my health summary: Medicine number0" in page_1(made)
