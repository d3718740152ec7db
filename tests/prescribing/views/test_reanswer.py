"""Opioids: an earlier pack's answer is shown, but must be given again; no button confirms it."""

import pytest

from prescribing.interview.earlier_pack import EARLIER, confirm, unconfirmed
from prescribing.interview.journey import Journey
from prescribing.interview.steps import STEPS
from tests.support.answers import answers, stored_answers, without
from tests.support.earlier_packs import (
    ALL,
    REST,
    STILL_TRUE,
    carried,
    checked_but_for,
    opened,
    press_confirm,
)
from tests.support.page_html import main_words, parsed

pytestmark = pytest.mark.django_db
OPIOIDS, SAFETY = "/letter/opioids/", f"{STILL_TRUE}?section=7"
NO = {"opioids": "never", "opioids_brief": "", "opioids_more": ""}
AGAIN = "Please answer this one again. Answer it again: Opioid medicines"
ANEW = "Please answer it again."


@pytest.fixture
def alone(visitor):
    """A browser in which only the opioid answer of a pack is unconfirmed."""
    return visitor(checked_but_for("opioids"))


def links_of(page):
    return {link.text_content().strip(): link.get("href") for link in parsed(page).xpath("//a")}


def next_of(page):
    """The address of the first link that says "Continue" or follows "Next:"."""
    (link,) = parsed(page).xpath("//a[starts-with(., 'Continue')] | //p[starts-with(., 'Next:')]/a")
    return link.get("href")


# --- Is this still true? -------------------------------------------------------------------------


@pytest.mark.hazard("H37.2")
def test_only_opioids_must_be_answered_again():
    assert [step.slug for step in STEPS if step.must_reanswer] == ["opioids"]


def test_the_earlier_answer_is_shown_with_a_link_to_answer_again(visitor):
    page = visitor(opened(answers())).get(SAFETY)

    said = main_words(page).partition("Your answer then:")[2].partition("Liver problems")[0]
    assert "Yes, now or on some days" in said
    assert "Co-codamol 30/500" in said
    assert AGAIN in said
    assert links_of(page)["Answer it again: Opioid medicines"] == OPIOIDS
    assert "Change this answer: Opioid medicines" not in main_words(page)


def test_the_button_says_that_it_confirms_only_the_other_answers(visitor):
    client = visitor(opened(answers()))
    page = client.get(SAFETY)

    assert REST in main_words(page)
    assert ALL not in main_words(page)
    client.post(STILL_TRUE, carried(page))
    assert unconfirmed(stored_answers(client)) & {"opioids", "liver-and-kidneys"} == {"opioids"}


@pytest.mark.hazard("H37.2")
def test_no_button_confirms_the_opioid_answer(visitor):
    client = visitor(opened(answers()))
    for number in range(1, 9):
        press_confirm(client, f"{STILL_TRUE}?section={number}")

    assert unconfirmed(stored_answers(client)) == {"opioids"}
    assert client.get("/letter/preview/").url == client.get("/letter/download/").url


@pytest.mark.hazard("H37.2")
@pytest.mark.parametrize("number", ["7", "1", "9"])
def test_no_forged_request_confirms_the_opioid_answer(alone, visitor, number):
    seen = carried(visitor(opened(answers())).get(SAFETY))["seen"]
    client = visitor(checked_but_for("opioids"))
    client.post(STILL_TRUE, {"section": number, "seen": seen})

    assert unconfirmed(stored_answers(client)) == {"opioids"}


def test_an_invalid_opioid_answer_is_asked_like_any_other(visitor):
    page = visitor(opened(answers(opioids={"opioids": "perhaps"}))).get(SAFETY)

    assert "We have changed this question. Please answer it again." in main_words(page)
    assert "You said then" not in main_words(page)


# --- The way -------------------------------------------------------------------------------------


def test_confirming_the_rest_of_the_section_leads_to_the_opioid_page(visitor):
    client = visitor(checked_but_for("opioids", "liver-and-kidneys", "documents"))

    assert press_confirm(client, SAFETY).url == OPIOIDS
    assert client.post(OPIOIDS, NO).url == STILL_TRUE
    assert "Section 8 of 8" in main_words(client.get(STILL_TRUE))


def test_changing_another_page_of_the_section_leads_to_the_opioid_page(visitor):
    client = visitor(checked_but_for("opioids", "liver-and-kidneys", "documents"))

    said = answers()["liver-and-kidneys"]
    assert client.post("/letter/liver-and-kidneys/", said).url == OPIOIDS


def test_answering_opioids_first_leads_back_to_the_section(visitor):
    client = visitor(opened(answers()))

    assert client.post(OPIOIDS, NO).url == SAFETY
    assert ALL in main_words(client.get(SAFETY))


@pytest.mark.parametrize("path", [STILL_TRUE, SAFETY, f"{STILL_TRUE}?section=1"])
def test_the_confirm_page_redirects_to_opioids_if_only_they_are_left(alone, path):
    assert alone.get(path).url == OPIOIDS


@pytest.mark.parametrize("path", ["/letter/tasks/", "/letter/check/"])
def test_every_continue_link_leads_to_opioids_if_only_they_are_left(alone, path):
    page = alone.get(path)

    assert next_of(page) == OPIOIDS
    assert "Is this still true?" not in main_words(page)
    assert "To check" in main_words(page)


def test_coming_back_leads_to_opioids_if_only_they_are_left(alone):
    page = alone.get("/letter/return/welcome/")

    assert next_of(page) == OPIOIDS
    assert "next is “Safety questions”" in main_words(page)


def test_the_task_list_leads_to_opioids_before_a_later_section_is_confirmed(visitor):
    client = visitor(checked_but_for("opioids", "documents"))
    links = links_of(client.get("/letter/tasks/"))

    assert client.get(links["Safety questions"]).url == OPIOIDS
    assert "Section 8 of 8" in main_words(client.get(links["Continue: is this still true?"]))


def test_the_back_link_on_the_opioid_page_leads_to_another_page(visitor):
    whole = visitor(opened(answers())).get(OPIOIDS)
    for left in (["opioids"], ["opioids", "documents"]):
        links = links_of(visitor(checked_but_for(*left)).get(OPIOIDS))

        assert links["Back"] == "/letter/medicines/"
        assert links["All sections"] == "/letter/tasks/"
    assert links_of(whole)["Back"] == SAFETY


def test_other_unanswered_pages_of_the_section_come_before_opioids(visitor):
    pack = without("conditions", "pregnancy")
    client = visitor(checked_but_for("opioids", pack=pack))

    said = answers()
    assert client.post("/letter/conditions/", said["conditions"]).url == "/letter/pregnancy/"
    assert client.post("/letter/pregnancy/", said["pregnancy"]).url == OPIOIDS


def test_check_answers_shows_that_the_answer_is_the_earlier_one(alone):
    page = alone.get("/letter/check/")

    assert "To check Your answer then: Opioid medicine, now or ever" in main_words(page)
    assert links_of(page)["Answer again Opioid medicines"] == OPIOIDS


# --- Its page ------------------------------------------------------------------------------------


@pytest.mark.hazard("H37.2")
def test_no_choice_is_ticked_and_typed_details_are_kept(alone):
    page = parsed(alone.get(OPIOIDS))

    assert page.xpath("//main//input[@checked]") == []
    for name in ("opioids_brief", "opioids_more"):
        assert page.get_element_by_id(f"id_{name}").text.strip() == answers()["opioids"][name]


@pytest.mark.hazard("H37.2")
def test_the_earlier_answer_stands_directly_above_the_question(visitor):
    page = main_words(visitor(checked_but_for("opioids", pack=answers(opioids=NO))).get(OPIOIDS))

    assert "Your letter pack of 3 March 2026 answered this. Please answer it again." in page
    assert "Your answer then: Never. Do you take an opioid medicine, or" in page


def test_an_empty_form_asks_for_a_choice_and_still_shows_the_earlier_answer(alone):
    response = alone.post(OPIOIDS, {"opioids_brief": "Zapain", "opioids_more": ""})

    assert response.status_code == 422
    assert "Choose an answer." in main_words(response)
    assert "Your answer then: Yes, now or on some days · Co-codamol 30/500" in main_words(response)
    assert parsed(response).get_element_by_id("id_opioids_brief").text.strip() == "Zapain"
    assert unconfirmed(stored_answers(alone)) == {"opioids"}


@pytest.mark.parametrize("said", [NO, answers()["opioids"]])
def test_saving_the_same_or_another_answer_counts_as_answered(alone, said):
    assert alone.post(OPIOIDS, said).url == "/letter/check/"

    assert EARLIER not in stored_answers(alone)
    assert stored_answers(alone)["opioids"] == said
    assert parsed(alone.get(OPIOIDS)).xpath("//main//input[@checked]")
    assert ANEW not in main_words(alone.get(OPIOIDS))


@pytest.mark.parametrize("stored", [answers(), confirm(opened(answers()), {"opioids"})])
def test_the_page_is_the_usual_one_without_an_earlier_answer(visitor, stored):
    page = visitor(stored).get(OPIOIDS)

    assert "You said then" not in main_words(page)
    assert len(parsed(page).xpath("//main//input[@checked]")) == 1


def test_a_section_counts_only_answers_that_can_be_confirmed():
    safety = Journey(STEPS, checked_but_for("opioids", "liver-and-kidneys")).sections[6]

    assert (safety.unconfirmed, safety.to_confirm, safety.answered) == (2, 1, 0)
