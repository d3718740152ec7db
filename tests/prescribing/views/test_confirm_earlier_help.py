"""Confirming earlier answers: the page shows the questions' help and says whose pack it is."""

import re

import pytest

from content.models import Edition
from prescribing.interview.earlier_pack import EARLIER
from prescribing.interview.steps import STEPS
from tests.support.answers import answers
from tests.support.earlier_packs import ALL, STILL_TRUE, checked_but_for, opened, source
from tests.support.page_html import main_words, parsed, words_of

pytestmark = pytest.mark.django_db
SECTIONS = list(dict.fromkeys(step.section for step in STEPS))
MYSELF = {"filling_in_for": "myself", "helper_name": "", "helper_relationship": ""}


def of_section(client, number):
    return client.get(f"{STILL_TRUE}?section={number}")


def of_page(response, slug):
    """The words under the title of one page of the interview."""
    return words_of(parsed(response).get_element_by_id(f"page-{slug}").getparent().getparent())


# --- Above ---------------------------------------------------------------------------------------


@pytest.mark.hazard("H37.3", "H38.1")
def test_the_introduction_says_whose_pack_it_is_and_what_to_look_for(visitor):
    client = visitor(opened(answers(patient={"full_name": "Ann Example"})))

    assert (
        "This is from the letter pack of 3 March 2026 for Ann Example. Read each answer. Is "
        "anything new? Has anything stopped or changed? Change words like “on Sunday” or “next "
        "spring” to a date. They were about the time of that pack."
    ) in main_words(client.get(STILL_TRUE))
    assert "<bdi>Ann Example</bdi>. Read each" in source(client.get(STILL_TRUE))


@pytest.mark.parametrize("name", ["", "x" * 5000])
def test_the_introduction_names_nobody_if_the_name_is_not_valid(visitor, name):
    page = visitor(opened(answers(patient={"full_name": name}))).get(STILL_TRUE)

    assert "letter pack of 3 March 2026. Read each answer." in main_words(page)


def test_the_introduction_gives_no_date_if_the_pack_has_none(visitor):
    page = visitor(answers() | {EARLIER: {"to_check": ["pregnancy"]}}).get(STILL_TRUE)

    assert "This is from the letter pack for " in main_words(page)


def test_confirmed_pages_are_called_looked_at_and_get_no_tick(visitor):
    page = main_words(of_section(visitor(checked_but_for("liver-and-kidneys")), 7))

    assert "You have looked at these pages: Opioid medicines " in page
    assert "✓" not in page


def test_the_task_list_asks_whether_earlier_answers_are_still_true(visitor):
    page = main_words(visitor(opened(answers())).get("/letter/tasks/"))

    assert "First check whether they are still true." in page


# --- The help of each page -----------------------------------------------------------------------


@pytest.mark.parametrize("section", SECTIONS)
def test_the_help_is_the_same_when_confirming_and_when_answering(visitor, section):
    client = visitor(opened(answers()))
    page = of_section(client, SECTIONS.index(section) + 1)
    steps = [step for step in STEPS[1:] if step.section == section]

    missing = {step.slug: missing_help(client, page, step) for step in steps}
    assert {slug: hints for slug, hints in missing.items() if hints} == {}


def missing_help(client, page, step):
    """Help on the page of questions that the section to confirm does not show."""
    here = of_page(page, step.slug)
    question = parsed(client.get(f"/letter/{step.slug}/"))
    hints = [words_of(hint) for hint in question.xpath("//*[contains(@id, '_helptext')]")]
    hidden = [step.form.base_fields[name].help_text for name in step.form.revealed]

    return [hint for hint in hints if hint not in hidden and hint not in here]


@pytest.mark.parametrize(
    ("section", "slug", "text"),
    [
        (3, "patient", "So that the practice can find the right record and reach you."),
        (6, "medicines", "Include those that you take only now and then."),
        (8, "ldn", "If you take a medicine with naltrexone now, add it to your medicines."),
    ],
)
def test_the_introduction_of_each_page_stands_above_its_answers(visitor, section, slug, text):
    here = of_page(of_section(visitor(opened(answers())), section), slug)

    assert 0 < here.index(text) < here.index("Change this answer")


def test_the_help_for_given_details_is_shown(visitor):
    here = of_page(of_section(visitor(opened(answers())), 7), "opioids")

    assert "cough medicines, and any bought here or abroad." in here
    assert "Which ones, and when did you last take them? For example: co-codamol" in here
    assert "for page 1 of the letter. Co-codamol 30/500, about three nights" in here


def test_check_answers_does_not_show_the_help(visitor):
    page = main_words(visitor(answers()).get("/letter/check/"))

    assert "cough medicines, and medicines that you bought" not in page


@pytest.mark.parametrize("number", range(1, len(SECTIONS) + 1))
def test_each_page_has_a_change_link_above_and_below_its_answers(visitor, number):
    page = of_section(visitor(opened(answers())), number)
    steps = [step for step in STEPS if step.section == SECTIONS[number - 1]]

    for step in steps:
        links = [
            words_of(link)
            for link in parsed(page).xpath(f"//main//a[@href='/letter/{step.slug}/']")
            if step.form.title in link.text_content()
        ]
        anew = ["Answer again Opioid medicines", "Answer it again: Opioid medicines"]
        change = "Change or add" if step.item_form else "Change"
        usual = [f"{change} {step.form.title}", f"Change this answer: {step.form.title}"]
        assert links == (anew if step.must_reanswer else usual)


# --- Lists ---------------------------------------------------------------------------------------

SINCE = (
    "Have you started, stopped or changed anything since? Include medicines you buy, and those you "
    "take"
)


@pytest.mark.hazard("H37.3")
def test_the_page_asks_above_a_list_what_is_new_since_the_pack(visitor):
    page = of_section(visitor(opened(answers())), 6)
    medicines, allergies = of_page(page, "medicines"), of_page(page, "allergies")

    assert f"This is your list from 3 March 2026. {SINCE} now and then. Baclofen" in medicines
    new = "This is your list from 3 March 2026. Have you had a new reaction since?"
    assert f"{new} Penicillin V" in allergies
    assert SINCE not in allergies


def test_an_earlier_answer_of_no_medicines_also_asks_what_is_new(visitor):
    pack = opened(answers(medicines={"completeness": "none", "items": []}))
    page = of_section(visitor(pack), 6)

    assert f"This is your answer from 3 March 2026. {SINCE}" in of_page(page, "medicines")


def test_a_list_missing_from_the_pack_does_not_ask_what_is_new(visitor):
    pack = answers()
    del pack["allergies"]
    page = of_section(visitor(opened(pack)), 6)

    assert "a new reaction since" not in main_words(page)


# --- The first section ---------------------------------------------------------------------------


def test_the_ticks_of_today_are_not_shown_as_answers_of_the_pack(visitor):
    page = main_words(visitor(opened(answers())).get(STILL_TRUE))

    assert "Who is the letter for? Someone I am helping" in page
    for unsaid in ("Consent", "I agree", "This computer or phone", "we need your consent"):
        assert unsaid not in page


def test_the_page_asks_whether_the_helper_is_still_the_same_person(visitor):
    helped = answers(before_you_start={"helper_name": "Tom Wood"})
    asked = "Is Tom Wood still the person who helps?"

    assert asked in main_words(visitor(opened(helped)).get(STILL_TRUE))
    assert "<bdi>Tom Wood</bdi> still" in source(visitor(opened(helped)).get(STILL_TRUE))
    alone = visitor(opened(answers(before_you_start=MYSELF))).get(STILL_TRUE)
    assert "the person who helps" not in main_words(alone)


# --- A caution that cannot be shown --------------------------------------------------------------


def test_the_page_has_no_button_while_a_caution_is_missing(visitor):
    client = visitor(opened(answers()))
    Edition.objects.filter(kind="caution", key="liver").delete()
    page = of_section(client, 7)

    assert "A caution is missing here" in main_words(page)
    assert parsed(page).xpath("//main//form | //main//button") == []
    again = parsed(page).xpath("//a[.='Load this page again']")
    assert [link.get("href") for link in again] == [f"{STILL_TRUE}?section=7"]
    assert ALL in main_words(of_section(client, 8))


def test_answers_can_be_saved_while_a_caution_is_missing(visitor):
    client = visitor(opened(answers()))
    Edition.objects.filter(kind="caution", key="liver").delete()
    page = client.get("/letter/liver-and-kidneys/")

    assert "A caution is missing here" in main_words(page)
    assert re.search("<button[^>]*>Save and continue", source(page))
