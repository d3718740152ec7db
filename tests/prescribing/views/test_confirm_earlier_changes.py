"""Earlier answers changed instead of confirmed; no pack before all are confirmed."""

import re

import pytest
from django.conf import settings

from prescribing.drafts import store
from prescribing.interview.earlier_pack import EARLIER, unconfirmed
from tests.support.answers import answers, stored_answers, without
from tests.support.earlier_packs import (
    REST,
    SLUGS,
    STILL_TRUE,
    carried,
    checked_but_for,
    opened,
    press_confirm,
    source,
    words,
)

pytestmark = pytest.mark.django_db


# --- What does not fit any more ------------------------------------------------------------------


@pytest.mark.hazard("H39.2", "H41.3")
def test_an_answer_no_longer_valid_is_asked_again_and_the_rest_is_confirmed(visitor):
    client = visitor(opened(answers(pregnancy={"pregnancy": "perhaps"})))
    page = client.get(f"{STILL_TRUE}?section=5")

    assert "We have changed this question. Please answer it again. Answer it again" in words(page)
    assert REST in words(page)
    client.post(STILL_TRUE, carried(page))
    assert unconfirmed(stored_answers(client)) & {"conditions", "pregnancy"} == {"pregnancy"}
    assert not client.get("/letter/tasks/").context["journey"].sections[4].is_done


@pytest.mark.hazard("H41.3")
def test_a_page_missing_from_the_pack_must_be_answered(visitor):
    page = visitor(opened(without("what-matters"))).get(f"{STILL_TRUE}?section=4")

    assert "Your earlier pack does not say this. Answer it: " in words(page)
    assert REST in words(page)


def test_a_list_without_its_last_answer_asks_whether_it_is_complete(visitor):
    pack = answers()
    del pack["allergies"]["completeness"]
    page = words(visitor(opened(pack)).get(f"{STILL_TRUE}?section=6"))

    assert "We need to know whether this is the whole list. Answer it again" in page
    assert "Penicillin V" in page


# --- Changing a page -----------------------------------------------------------------------------


def test_an_unconfirmed_page_is_filled_in_and_links_back(visitor):
    page = visitor(opened(answers())).get("/letter/liver-and-kidneys/")

    assert "This is from your letter pack of 3 March 2026." in words(page)
    assert re.search(r'value="no"[^>]*\schecked', source(page))
    assert f'href="{STILL_TRUE}?section=7">Back' in source(page)


def test_saving_a_page_confirms_it_and_returns_to_its_section(visitor):
    client = visitor(opened(answers()))
    response = client.post("/letter/pregnancy/", {"pregnancy": "not-known"})
    page = words(client.get(response.url))

    assert response.url == f"{STILL_TRUE}?section=5"
    assert unconfirmed(stored_answers(client)) == set(SLUGS) - {"pregnancy"}
    assert stored_answers(client)["pregnancy"]["pregnancy"] == "not-known"
    assert "You have looked at these pages: Pregnancy and breastfeeding " in page
    assert "Caution: Pregnancy" not in page
    assert "letter pack of" not in words(client.get("/letter/pregnancy/"))


def test_a_refused_page_stays_unconfirmed(visitor):
    client = visitor(opened(answers()))

    assert client.post("/letter/pregnancy/", {"pregnancy": ""}).status_code == 422
    assert "pregnancy" in unconfirmed(stored_answers(client))


def test_saving_the_last_page_of_a_section_leads_to_the_next_unconfirmed_section(visitor):
    client = visitor(checked_but_for("patient", "documents"))
    response = client.post("/letter/patient/", answers()["patient"])

    assert response.url == STILL_TRUE
    assert "Section 8 of 8" in words(client.get(response.url))


def test_saving_the_last_unconfirmed_page_leads_to_check_answers(visitor):
    client = visitor(checked_but_for("patient"))

    assert client.post("/letter/patient/", answers()["patient"]).url == "/letter/check/"
    assert EARLIER not in stored_answers(client)


# --- Lists ---------------------------------------------------------------------------------------

WASPS = {"causative_agent": "Wasps", "reaction": ""}


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/letter/allergies/eeeeeeee/", WASPS),
        ("/letter/allergies/00000001/", WASPS),
        ("/letter/allergies/00000001/remove/", {}),
    ],
)
def test_changing_a_list_item_leads_to_the_list_and_then_to_its_section(visitor, path, sent):
    """The page of the list shows no reactions or doses, so completing the list confirms none."""
    client = visitor(opened(answers()))

    assert client.post(path, sent).url == "/letter/allergies/"
    assert unconfirmed(stored_answers(client)) == set(SLUGS)
    response = client.post("/letter/allergies/", {"completeness": "all"})
    assert response.url == f"{STILL_TRUE}?section=6"
    assert unconfirmed(stored_answers(client)) == set(SLUGS)
    assert "Itchy blisters" in words(client.get(response.url))


def test_choosing_to_add_another_item_leaves_the_list_unconfirmed(visitor):
    client = visitor(opened(answers()))

    response = client.post("/letter/allergies/", {"completeness": "add"})
    assert response.url == "/letter/allergies/add/"
    assert unconfirmed(stored_answers(client)) == set(SLUGS)


# --- The way to the pack -------------------------------------------------------------------------


@pytest.mark.hazard("H37.1", "H38.1", "H39.4")
@pytest.mark.parametrize("path", ["/letter/preview/", "/letter/download/"])
def test_no_pack_is_made_while_an_answer_is_unconfirmed(visitor, path):
    led_to = {slug: visitor(checked_but_for(slug)).get(path).url for slug in SLUGS}

    assert led_to == dict.fromkeys(SLUGS, "/letter/check/")


def test_check_answers_names_unconfirmed_sections_and_links_to_them(visitor):
    page = visitor(checked_but_for("liver-and-kidneys")).get("/letter/check/")

    assert f'Next: <a class="big-link" href="{STILL_TRUE}">' in source(page)
    assert words(page).count("To check") == 1
    assert "Liver problem, now or ever No" in words(page)
    assert "See the pack" not in words(page)


def test_the_task_list_names_unconfirmed_sections_and_continues_there(visitor):
    page = visitor(checked_but_for("liver-and-kidneys", "documents")).get("/letter/tasks/")

    assert words(page).count("To check") == 2
    assert words(page).count("✓ Done") == 6
    assert f'href="{STILL_TRUE}">Continue: is this still true?' in source(page)
    assert f'href="{STILL_TRUE}?section=7" aria-describedby' in source(page)


def test_coming_back_to_an_unconfirmed_pack_leads_to_its_first_section(visitor):
    page = words(visitor(opened(answers())).get("/letter/return/welcome/"))

    assert "No section is finished yet. Next, check whether the answers from your earlier" in page


# --- Whatever stands there -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        "text",
        {"to_check": {"pregnancy": 1}},
        {"to_check": [None, 1, ["pregnancy"], {}, "no-such-step", EARLIER]},
        {"to_check": ["pregnancy", "pregnancy"], "made_on": 20260303},
        *(
            pytest.param(value, marks=pytest.mark.long)
            for value in (
                None,
                7,
                [],
                ["pregnancy"],
                {},
                {"to_check": None},
                {"to_check": "pregnancy"},
                {"to_check": ["pregnancy"], "made_on": "<b>soon</b>"},
                {"to_check": ["pregnancy"], "made_on": "0001-01-01"},
                {"to_check": ["pregnancy"], "made_on": ["2026-03-03"]},
            )
        ),
    ],
)
def test_odd_stored_values_leave_the_pages_working(client, value):
    key = store.create({**opened(answers()), EARLIER: value}).key
    client.cookies[settings.DRAFT_COOKIE_NAME] = key.to_text()
    paths = [
        "tasks/",
        "check/",
        "preview/",
        "return/welcome/",
        "still-true/",
        "pregnancy/",
        "stop/",
    ]
    paths += ["medicines/", "medicines/00000001/"]

    assert {client.get(f"/letter/{path}").status_code for path in paths} <= {200, 302}
    assert press_confirm(client).url == "/letter/check/"
    assert client.get("/letter/preview/").status_code == 200
