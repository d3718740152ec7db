"""Coming back in a browser that has another draft open, or to a draft open on another device."""

import pytest
from django.conf import settings
from django.test import Client

from prescribing.drafts import store
from prescribing.drafts.models import Draft, Opener
from tests.prescribing.views.resume.codes import (
    STOP,
    come_back,
    draft_of,
    link_of,
    other_words,
    text,
    words_of,
)
from tests.support.answers import answers, stored_answers

pytestmark = pytest.mark.django_db


def asked(client: Client) -> dict[str, str]:
    """The fields of the form that asks whether to leave the draft open in this browser."""
    return {"instead": "yes", "open": draft_of(client).tag}


@pytest.mark.hazard("H34.2")
def test_the_page_asks_before_it_replaces_an_open_draft(stopped, busy_elsewhere):
    openers, before = Opener.objects.count(), stored_answers(busy_elsewhere)
    response = come_back(words_of(stopped), busy_elsewhere)

    assert response.status_code == 200
    assert "Other answers are open here" in text(response)
    assert "have no words yet. If you open the others, these are erased." in text(response)
    assert f'name="code" value="{words_of(stopped)}"' in text(response)
    assert stored_answers(busy_elsewhere) == before
    assert Opener.objects.count() == openers


def test_confirming_opens_the_other_draft_and_erases_the_open_one(stopped, busy_elsewhere):
    response = come_back(words_of(stopped), busy_elsewhere, **asked(busy_elsewhere))

    assert response.url == "/letter/return/welcome/"
    assert stored_answers(busy_elsewhere) == stored_answers(stopped)
    assert Draft.objects.count() == 1


def test_the_page_asks_again_when_another_window_has_opened_other_answers(stopped, busy_elsewhere):
    shown = asked(busy_elsewhere)
    other = answers(patient={"full_name": "Somebody Else"})
    busy_elsewhere.cookies[settings.DRAFT_COOKIE_NAME] = store.create(other).key.to_text()
    page = text(come_back(words_of(stopped), busy_elsewhere, **shown))

    assert "another window has opened other answers. Nothing has been replaced." in page
    assert "For Somebody Else" in page.replace("<bdi>", "").replace("</bdi>", "")
    assert stored_answers(busy_elsewhere) == other
    response = come_back(words_of(stopped), busy_elsewhere, **asked(busy_elsewhere))
    assert response.url == "/letter/return/welcome/"


def test_opening_another_draft_keeps_a_draft_that_has_its_own_words(stopped, busy_elsewhere):
    busy_elsewhere.post(STOP)
    words, device = words_of(busy_elsewhere), draft_of(busy_elsewhere).key
    come_back(words_of(stopped), busy_elsewhere, **asked(busy_elsewhere))

    with pytest.raises(store.NoDraft):
        store.open_draft(device)
    assert come_back(words).status_code == 302


def test_wrong_words_leave_the_open_draft_unchanged(stopped, busy_elsewhere):
    before = stored_answers(busy_elsewhere)
    assert (
        come_back(other_words(stopped), busy_elsewhere, **asked(busy_elsewhere)).status_code == 422
    )

    assert stored_answers(busy_elsewhere) == before


def test_the_page_says_until_when_the_words_of_the_open_draft_work(stopped, busy_elsewhere):
    busy_elsewhere.post(STOP)
    page = text(come_back(words_of(stopped), busy_elsewhere))

    assert "with their words or link, before" in page
    assert "have no words yet" not in page


@pytest.mark.parametrize("typed", [words_of, link_of])
def test_the_words_of_the_open_draft_open_it_without_a_question(stopped, typed):
    openers = Opener.objects.count()

    assert come_back(typed(stopped), stopped).url == "/letter/return/welcome/"
    assert Opener.objects.count() == openers


# --- Two devices, and erasing -------------------------------------------------------------------


def test_two_devices_work_on_one_draft(stopped):
    other = Client()
    come_back(words_of(stopped), other)
    other.post("/letter/opioids/", answers()["opioids"])
    stopped.post("/letter/ldn/", answers()["ldn"])

    assert {"opioids", "ldn"} <= set(stored_answers(other))
    assert stored_answers(stopped) == stored_answers(other)


def test_erasing_on_one_device_erases_the_draft_on_all_devices(stopped):
    other, words, link = Client(), words_of(stopped), link_of(stopped)
    come_back(words, other)
    other.post("/letter/erase/")

    assert not Draft.objects.exists()
    assert stopped.get("/letter/tasks/").status_code == 404
    assert come_back(words).status_code == come_back(link).status_code == 422
