"""On a shared computer the download erases the draft, and the cookie lives for a short time."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.utils import timezone

from prescribing.drafts import resume, store
from prescribing.drafts.keys import Key
from prescribing.drafts.models import Draft
from tests.support.answers import answers

FIRST_PAGE = "before-you-start"
FIRST = f"/letter/{FIRST_PAGE}/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def shared(client):
    """A browser on a shared computer with complete answers."""
    complete = answers(before_you_start={"device": ["shared"]}, documents={"documents": []})
    client.post(FIRST, complete["before-you-start"])
    key = Key.from_text(cookie(client).value)
    store.change(key, lambda stored: complete | {FIRST_PAGE: stored[FIRST_PAGE]}, shared=True)
    return client


def cookie(client: Client):
    return client.cookies[settings.DRAFT_COOKIE_NAME]


@pytest.mark.hazard("H34.1")
def test_the_cookie_ends_with_the_browser(shared, client):
    assert cookie(shared)["max-age"] == ""

    own = Client()
    own.post(FIRST, answers()["before-you-start"])
    assert cookie(own)["max-age"] == 24 * 60 * 60


@pytest.mark.hazard("H34.1")
def test_the_download_erases_the_draft_and_the_cookie(shared):
    assert shared.head("/letter/download/").status_code == 200
    assert Draft.objects.exists()

    assert shared.get("/letter/download/")["Content-Type"] == "application/pdf"
    assert not Draft.objects.exists()
    assert cookie(shared).value == ""
    assert shared.get("/letter/tasks/").status_code == 404


def test_the_words_still_open_the_draft_after_the_download(shared):
    key = Key.from_text(cookie(shared).value)
    kept = resume.make_return_code(key)
    shared.get("/letter/download/")

    link = Key.from_text(kept.return_code["link"])
    assert resume.return_by_link(link).answers == kept.answers
    assert shared.get("/letter/tasks/").status_code == 404


def test_a_computer_that_is_not_shared_keeps_the_answers_after_the_download(visitor):
    stored = answers(documents={"documents": []})
    client = visitor(stored)

    assert client.get("/letter/download/")["Content-Type"] == "application/pdf"
    assert store.open_draft(Key.from_text(cookie(client).value)).answers == stored


def test_unticking_the_box_keeps_the_answers(shared):
    shared.post(FIRST, answers()["before-you-start"])
    shared.get("/letter/download/")

    assert cookie(shared)["max-age"] == 24 * 60 * 60
    assert Draft.objects.exists()


def test_reading_a_page_does_not_undo_a_change_in_another_window(client, monkeypatch):
    """Another window unticks the box after the read and before the expiry is extended."""
    key = store.create(answers(), shared=True).key
    found = store.unlock

    def said_meanwhile(*args, **kwargs):
        unlocked = found(*args, **kwargs)
        monkeypatch.setattr(store, "unlock", found)
        store.change(key, lambda stored: stored, shared=False)
        return unlocked

    monkeypatch.setattr(store, "unlock", said_meanwhile)
    store.open_draft(key)

    with time_machine.travel(timezone.now() + timedelta(hours=1), tick=False):
        assert store.open_draft(key).answers == answers()


def test_the_box_asks_about_this_computer_only(shared):
    def is_ticked(client):
        page = client.get(FIRST).content.decode()
        (box,) = re.findall(r'<input[^>]*value="shared"[^>]*>', page)
        return " checked" in box

    assert is_ticked(shared)
    kept = resume.make_return_code(Key.from_text(cookie(shared).value))
    home = Client()
    home.post("/letter/return/", {"code": f"v1.{kept.return_code['link']}"})
    assert cookie(home)["max-age"] == 24 * 60 * 60
    assert not is_ticked(home)

    library = Client()
    library.post("/letter/return/", {"code": f"v1.{kept.return_code['link']}", "shared": "on"})
    assert cookie(library)["max-age"] == ""
    assert is_ticked(library)
