"""Confirming earlier answers: what the page shows, what its button confirms, two windows."""

import pytest
from django.conf import settings
from django.test import Client

from content.models import Edition
from prescribing.drafts import store
from prescribing.drafts.keys import Key
from prescribing.interview.earlier_pack import EARLIER, unconfirmed
from prescribing.interview.steps import STEPS
from tests.support.answers import answers, stored_answers, without
from tests.support.earlier_packs import (
    ALL,
    NOTICE,
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


def change(client, **steps):
    """Save this answer from another window."""
    key = Key.from_text(client.cookies[settings.DRAFT_COOKIE_NAME].value)
    store.change(key, lambda stored: stored | steps)


# --- The page ------------------------------------------------------------------------------------


@pytest.mark.hazard("H37.4", "H41.4")
def test_the_page_shows_one_section_with_its_date_and_links_to_change_it(visitor):
    client = visitor(opened(answers()))
    press_confirm(client)
    page = client.get(STILL_TRUE)

    assert "Section 2 of 8: Your letter Is this still true?" in words(page)
    assert "letter pack of 3 March 2026" in words(page)
    assert "diagnosis, history and medicines. Harbour View" in words(page)
    assert 'href="/letter/request/">Change' in source(page)
    assert 'href="/letter/addressee/">Change' in source(page)
    assert ALL in words(page)
    assert "<title>Is this still true? Your letter – LDN Guide</title>" in source(page)


@pytest.mark.hazard("H37.5")
def test_each_list_item_is_shown_with_its_mark_and_a_link_to_change_it(visitor):
    page = visitor(opened(answers())).get(f"{STILL_TRUE}?section=6")

    assert "Co-codamol 30/500 Tablet · 2 tablets at night" in words(page)
    assert "on our list of opioid medicines: co-codamol" in words(page)
    assert "without a mark can still be an opioid" in words(page)
    assert 'href="/letter/medicines/00000003/">Change' in source(page)
    assert 'href="/letter/medicines/">Change or add' in source(page)


@pytest.mark.hazard("H37.5")
def test_the_cautions_of_each_page_stand_above_its_answers(visitor):
    page = words(visitor(opened(answers())).get(f"{STILL_TRUE}?section=7"))

    order = ["Caution: Opioid medicines", "Urgent help", "Yes, now or on some days"]
    order += ["Caution: Liver problems", "Caution: Kidney problems"]
    order += ["liver tests that were not normal. No", "kidney tests that were not normal. Yes"]
    places = [page.index(text) for text in order]
    assert places == sorted(places)


def test_the_page_says_once_that_a_caution_is_missing(visitor):
    client = visitor(opened(answers()))
    Edition.objects.filter(kind="caution", key__in=["liver", "kidneys"]).delete()
    page = client.get(f"{STILL_TRUE}?section=7")

    assert words(page).count("A caution is missing here") == 1


def test_the_page_tells_a_helper_who_you_means(visitor):
    page = visitor(opened(answers())).get(STILL_TRUE)

    assert "“You” means the person you are helping." in words(page)


# --- Confirming ----------------------------------------------------------------------------------


@pytest.mark.hazard("H37.6")
def test_confirming_all_eight_sections_leads_to_check_answers_and_changes_nothing(visitor):
    client = visitor(opened(answers()))
    before = stored_answers(client)
    asked = []
    while (page := client.get(STILL_TRUE)).status_code == 200:
        asked.append(carried(page)["section"])
        onward = client.post(STILL_TRUE, carried(page))
        if onward.url == "/letter/opioids/":
            client.post("/letter/opioids/", before["opioids"])

    assert asked == list("12345678")
    assert onward.url == page.url == "/letter/check/"
    assert stored_answers(client) == {s: v for s, v in before.items() if s != EARLIER}
    assert b"See the pack" in client.get("/letter/check/").content


def test_confirming_the_last_section_leads_to_the_first_page_that_is_unanswered(visitor):
    client = visitor(checked_but_for("pregnancy", pack=without("what-matters")))

    assert press_confirm(client).url == "/letter/what-matters/"
    assert client.get(STILL_TRUE).url == "/letter/what-matters/"


def test_confirming_a_section_twice_confirms_only_that_section(visitor):
    client = visitor(opened(answers()))
    sent = carried(client.get(STILL_TRUE))
    client.post(STILL_TRUE, sent)
    again = client.post(STILL_TRUE, sent)

    assert again.url == STILL_TRUE
    assert unconfirmed(stored_answers(client)) == set(SLUGS) - {"before-you-start"}


def test_an_unknown_section_number_shows_the_next_section(visitor):
    client = visitor(opened(answers()))
    sent = carried(client.get(STILL_TRUE))
    for section in ("", "0", "9", "-1", "x", "²", "1" * 5000, "\0"):
        assert client.post(STILL_TRUE, sent | {"section": section}).url == STILL_TRUE
        assert "Section 1 of 8" in words(client.get(STILL_TRUE, {"section": section})), section
        assert len(unconfirmed(stored_answers(client))) == len(STEPS)


def test_the_page_redirects_if_there_is_no_earlier_pack(visitor):
    assert visitor(answers()).get(STILL_TRUE).url == "/letter/check/"
    open_page = "/letter/pregnancy/"
    assert visitor(without("pregnancy")).get(STILL_TRUE).url == open_page
    assert visitor(without("pregnancy")).post(STILL_TRUE, {"section": "1"}).url == open_page


def test_the_page_says_that_there_is_no_draft(client):
    for response in (client.get(STILL_TRUE), client.post(STILL_TRUE, {"section": "1"})):
        assert "We cannot find your answers" in words(response)


def test_the_page_says_that_the_draft_was_erased_meanwhile(visitor, monkeypatch):
    client = visitor(opened(answers()))
    sent = carried(client.get(STILL_TRUE))

    def gone(*_args):
        raise store.NoDraft

    monkeypatch.setattr(store, "change", gone)
    assert "We cannot find your answers" in words(client.post(STILL_TRUE, sent))


# --- Two windows ---------------------------------------------------------------------------------


@pytest.mark.hazard("H37.4")
@pytest.mark.parametrize(
    ("section", "steps"),
    [
        (3, {"patient": answers()["patient"] | {"full_name": "Somebody Else"}}),
        (6, {"allergies": {"completeness": "all", "items": [
            {"id": "00000001", "causative_agent": "Somebody Else", "reaction": ""}]}}),
    ],
)  # fmt: skip
def test_a_change_in_another_window_is_shown_before_it_is_confirmed(visitor, section, steps):
    client = visitor(opened(answers()))
    page = client.get(f"{STILL_TRUE}?section={section}")
    change(client, **steps)
    again = client.post(STILL_TRUE, carried(page))

    assert again.status_code == 422
    assert NOTICE in words(again)
    assert "Somebody Else" in words(again)
    assert f"Section {section} of 8" in words(again)
    assert len(unconfirmed(stored_answers(client))) == len(STEPS)

    assert client.post(STILL_TRUE, carried(again)).status_code == 302
    assert not set(steps) & unconfirmed(stored_answers(client))


def test_a_change_in_another_section_does_not_stop_the_confirmation(visitor):
    client = visitor(opened(answers()))
    sent = carried(client.get(STILL_TRUE))
    change(client, pregnancy={"pregnancy": "no", "pregnancy_more": ""})

    assert client.post(STILL_TRUE, sent).url == STILL_TRUE
    assert "before-you-start" not in unconfirmed(stored_answers(client))


def test_a_form_made_for_one_pack_never_confirms_another_pack(visitor):
    client = visitor(opened(answers()))
    sent = carried(client.get(STILL_TRUE))
    visitor(opened(answers()))  # in the same browser

    assert NOTICE in words(client.post(STILL_TRUE, sent))
    assert len(unconfirmed(stored_answers(client))) == len(STEPS)


@pytest.mark.hazard("H37.4", "H39.4", "H41.4")
@pytest.mark.parametrize("seen", [{}, {"seen": ""}, {"seen": "deadbeef-0123456789abcdef"}])
def test_a_form_without_a_valid_token_confirms_nothing(visitor, seen):
    client = visitor(opened(answers()))

    assert NOTICE in words(client.post(STILL_TRUE, {"section": "1", **seen}))
    assert len(unconfirmed(stored_answers(client))) == len(STEPS)


def test_the_next_section_follows_if_another_window_confirmed_this_one(visitor):
    client = visitor(opened(answers()))
    other = Client()
    other.cookies = client.cookies
    sent = carried(client.get(STILL_TRUE))
    press_confirm(other)

    assert client.post(STILL_TRUE, sent).url == STILL_TRUE
    assert "Section 2 of 8" in words(client.get(STILL_TRUE))
