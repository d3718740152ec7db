"""Save and come back later: what is on a page is kept, valid or not, and nothing else is lost."""

import pytest
from django.conf import settings

from prescribing.drafts.models import Draft
from prescribing.interview.earlier_pack import unconfirmed
from prescribing.interview.steps import STEPS
from tests.support.answers import answers, stored_answers, without
from tests.support.earlier_packs import checked_but_for
from tests.support.page_html import main_words, parsed

pytestmark = pytest.mark.django_db
STOP = "/letter/stop/"
LATER = {"next": "later"}
ORGANS = "/letter/liver-and-kidneys/"
# A box of each page that can be saved for later.
BOXES = {
    "request": "service_name", "addressee": "practice_name", "patient": "telephone",
    "diagnosis": "made_by", "what-matters": "why", "conditions": "conditions",
    "pregnancy": "pregnancy_more", "allergies": "completeness", "medicines": "pasted",
    "opioids": "opioids_more", "liver-and-kidneys": "liver_more", "ldn": "taken_details",
    "documents": "text_size",
}  # fmt: skip
HALF = {"liver": "yes", "liver_brief": "", "liver_more": "A long story", "kidneys": ""}


@pytest.fixture
def left(visitor):
    """A browser that left the page about liver and kidneys half answered."""
    client = visitor(without("liver-and-kidneys"))
    assert client.post(ORGANS, HALF | LATER).url == STOP
    return client


def test_every_page_of_a_draft_can_be_saved_for_later_but_the_first(visitor):
    client = visitor(answers())
    button = "//button[.='Save and come back later']"
    shown = {s.slug for s in STEPS if parsed(client.get(f"/letter/{s.slug}/")).xpath(button)}

    assert shown == {step.slug for step in STEPS[1:]}
    assert parsed(client.get("/letter/medicines/00000001/")).xpath(button)


def test_every_page_keeps_what_is_on_it_valid_or_not(visitor):
    assert set(BOXES) == {step.slug for step in STEPS[1:]}
    for slug, box in BOXES.items():
        client = visitor(without(slug))

        assert client.post(f"/letter/{slug}/", {box: "Typed with care"} | LATER).url == STOP
        assert "Typed with care" in str(stored_answers(client)[slug])
        assert client.get(f"/letter/{slug}/").status_code == 200


def test_without_consent_to_the_wording_of_today_nothing_is_saved_and_nothing_lost(visitor):
    earlier = answers(before_you_start={"consent": ["agreed-to-wording-1"]})
    client = visitor(earlier)
    for button in ({}, LATER):
        page = client.post(ORGANS, HALF | button)

        assert page.status_code == 422
        assert "we have changed what you agree to" in main_words(page)
        assert parsed(page).get_element_by_id("id_liver_more").text.strip() == "A long story"
    assert stored_answers(client) == earlier


def test_a_page_left_half_answered_comes_back_with_what_was_typed_and_what_is_open(left):
    page = left.get(ORGANS)

    assert HALF.items() <= stored_answers(left)["liver-and-kidneys"].items()
    assert page.status_code == 200
    assert "You have not finished this page What you typed is still here." in main_words(page)
    assert "Choose an answer about your kidneys." in main_words(page)
    assert parsed(page).get_element_by_id("id_liver_more").text.strip() == "A long story"
    assert "There is a problem" not in main_words(page)


@pytest.mark.hazard("H17.2")
def test_a_page_left_half_answered_is_marked_and_no_pack_is_made_of_it(left):
    tasks = main_words(left.get("/letter/tasks/"))

    assert "1 of 2 pages Not finished: Your liver and kidneys" in tasks
    assert left.get("/letter/download/").url == "/letter/check/"


def test_a_section_whose_only_page_is_half_answered_is_started(visitor):
    client = visitor(without("patient"))
    client.post("/letter/patient/", {"full_name": "Ann", **LATER})

    assert "Started Not finished: About the person with MS" in main_words(
        client.get("/letter/tasks/")
    )


def test_a_valid_page_is_saved_for_later_too(visitor):
    client = visitor(without("pregnancy"))

    assert client.post("/letter/pregnancy/", {"pregnancy": "no", **LATER}).url == STOP
    assert stored_answers(client)["pregnancy"]["pregnancy"] == "no"


def test_a_page_left_as_it_was_shown_changes_nothing(visitor):
    """So the opioid answer of an earlier pack, which is shown unticked, is not lost."""
    client = visitor(checked_but_for("opioids"))
    before = stored_answers(client)
    shown = {**answers()["opioids"], "opioids": ""}

    assert client.post("/letter/opioids/", shown | LATER).url == STOP
    assert stored_answers(client) == before
    assert unconfirmed(before) == {"opioids"}


def test_no_answer_of_an_earlier_pack_is_confirmed_by_stopping_on_its_page(visitor):
    """Browsers send each line end as two characters, and spaces at the end stay as typed."""
    typed = {**answers()["conditions"], "conditions": "Migraine \r\nAsthma "}
    client = visitor(checked_but_for("conditions", pack=answers(conditions=typed)))

    assert client.post("/letter/conditions/", typed | LATER).url == STOP
    assert unconfirmed(stored_answers(client)) == {"conditions"}


def test_an_untouched_page_stays_unanswered(visitor):
    client = visitor(without("what-matters", "documents"))
    client.post("/letter/what-matters/", {"why": "", "what_matters": "", **LATER})
    said = {"documents": ["diagnosis-confirmation", "notes"], "text_size": "standard"}
    client.post("/letter/documents/", said | LATER)

    assert not {"what-matters", "documents"} & stored_answers(client).keys()


def test_the_first_page_is_never_saved_without_consent(visitor):
    client = visitor(answers())
    said = {"filling_in_for": "myself", "consent": [], **LATER}

    assert client.post("/letter/before-you-start/", said).status_code == 422
    assert stored_answers(client)["before-you-start"]["consent"]


def test_nobody_under_18_is_saved_for_later(visitor):
    client = visitor(without("patient"))
    born = {"date_of_birth_day": "1", "date_of_birth_month": "1", "date_of_birth_year": "2020"}
    page = client.post("/letter/patient/", {"full_name": "Ann", **born, **LATER})

    assert page.status_code == 422
    assert "patient" not in stored_answers(client)


def test_answers_over_the_limit_are_refused_and_stay_on_the_page(visitor):
    page = visitor(answers()).post("/letter/what-matters/", {"why": "x" * 30_001, **LATER})

    assert page.status_code == 422
    assert "The pack can hold 30,000" in main_words(page)
    assert "x" * 30_001 in page.content.decode()


def test_without_a_draft_what_was_typed_comes_back(client):
    page = client.post("/letter/what-matters/", {"why": "Typed with care", **LATER})

    assert "We no longer have your earlier answers" in main_words(page)
    assert "Typed with care" in page.content.decode()


# --- A cookie that is gone ------------------------------------------------------------------------


@pytest.fixture
def checked(visitor):
    """A browser with a draft that has lost the cookie for its forms."""
    client = visitor(answers())
    client.handler.enforce_csrf_checks = True
    return client


@pytest.mark.parametrize(
    ("path", "name"), [("what-matters/", "why"), ("medicines/00000001/", "indication")]
)
def test_what_was_typed_comes_back_if_the_cookie_of_the_form_is_gone(checked, path, name):
    before = stored_answers(checked)
    page = checked.post(f"/letter/{path}", {name: "Typed with care"})

    assert page.status_code == 403
    assert "your browser has lost a cookie that it needs" in main_words(page)
    assert "Typed with care" in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert stored_answers(checked) == before


def test_no_draft_begins_with_a_form_that_may_be_forged(checked):
    checked.cookies.clear()
    page = checked.post("/letter/before-you-start/", answers()["before-you-start"])

    assert page.status_code == 403
    assert Draft.objects.count() == 1
    assert settings.DRAFT_COOKIE_NAME not in page.cookies


def test_a_form_of_another_site_writes_over_no_answer_even_if_it_is_sent_again(checked):
    page = checked.post("/letter/what-matters/", {"why": "Forged"})
    (form,) = parsed(page).forms
    again = checked.post("/letter/what-matters/", dict(form.form_values()))

    assert "This page was changed somewhere else" in main_words(again)
    assert stored_answers(checked)["what-matters"] == answers()["what-matters"]


# --- Items of lists ------------------------------------------------------------------------------


@pytest.mark.hazard("H17.2")
def test_a_medicine_without_a_name_is_kept_and_the_list_is_not_complete_with_it(visitor):
    client = visitor(answers())
    typed = {"medication_name": "", "dose_directions": "One at night", **LATER}
    assert client.post("/letter/medicines/eeeeeeee/", typed).url == STOP

    assert "(no name) Not finished" in main_words(client.get("/letter/medicines/"))
    assert "Enter the name of the medicine." in main_words(
        client.get("/letter/medicines/eeeeeeee/")
    )
    page = client.post("/letter/medicines/", {"completeness": "all"})
    assert "First finish or remove: the one without a name." in main_words(page)


def test_a_complete_list_says_which_of_its_items_is_not_finished(visitor):
    client = visitor(answers())
    client.post("/letter/medicines/00000001/", {"medication_name": "", **LATER})
    page = main_words(client.get("/letter/medicines/"))

    assert "You have not finished this page Finish or remove what is marked “Not finished”" in page
    tasks = parsed(client.get("/letter/tasks/"))
    assert tasks.xpath("//a[.='Allergies and medicines']/@href") == ["/letter/medicines/"]


def test_a_blank_item_is_not_stored(visitor):
    client = visitor(answers())
    blank = dict.fromkeys(("medication_name", "form", "dose_directions", "indication"), "")

    assert client.post("/letter/medicines/eeeeeeee/", blank | LATER).url == STOP
    assert stored_answers(client)["medicines"]["completeness"] == "all"


def test_save_and_add_another_leads_to_the_next_blank_page(visitor):
    client = visitor(answers())
    said = {"causative_agent": "Wasps", "reaction": "", "next": "another"}
    another = client.post("/letter/allergies/eeeeeeee/", said).url

    assert another == "/letter/allergies/add/"
    page = client.get(another, follow=True)
    assert parsed(page).get_element_by_id("id_causative_agent").get("value") is None
