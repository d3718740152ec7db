"""On a shared computer a button and a short clock forget the answers; no download does."""

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
from tests.support.page_html import main_words, parsed, words_of

FIRST_PAGE = "before-you-start"
FIRST = f"/letter/{FIRST_PAGE}/"
FORGET = "/letter/forget/"
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


def forget(client, page="/letter/ready/"):
    """Press the button on a page, which it has once."""
    (button,) = parsed(client.get(page)).xpath(f"//form[@action='{FORGET}']//button")
    assert words_of(button) == "I have my pack: forget me"
    fields = button.getparent().getparent().xpath(".//input[@name='open']/@value")
    return client.post(FORGET, {"open": fields}, follow=True)


@pytest.mark.hazard("H35.4")
def test_no_download_erases_anything(shared):
    for path in ("", "for-the-practice/", "letter/"):
        assert shared.get(f"/letter/download/{path}")["Content-Type"] == "application/pdf"

    assert "Your letter pack" in main_words(shared.get("/letter/tasks/"))
    assert store.open_draft(Key.from_text(cookie(shared).value)).is_shared


@pytest.mark.hazard("H34.1")
@pytest.mark.parametrize("page", ["/letter/ready/", "/letter/preview/"])
def test_the_button_erases_the_draft_and_the_cookie(shared, page):
    said = main_words(forget(shared, page))

    assert "This browser has forgotten you" in said
    assert not Draft.objects.exists()
    assert cookie(shared).value == ""
    assert shared.get("/letter/tasks/").status_code == 404


def test_the_button_is_for_shared_computers_alone(visitor):
    client = visitor(answers())
    for page in ("/letter/ready/", "/letter/preview/"):
        assert "forget me" not in main_words(client.get(page))


def test_the_button_pressed_after_the_ten_minutes_confirms_that_nothing_is_open(shared):
    with time_machine.travel(timezone.now() + timedelta(minutes=11), tick=False):
        said = main_words(shared.post(FORGET, {"open": "anything"}, follow=True))

    assert "This browser has forgotten you" in said


@pytest.mark.hazard("H34.3")
def test_the_button_of_one_person_does_not_erase_what_another_began(shared):
    store.close_device(Key.from_text(cookie(shared).value))
    theirs = store.create(answers(), shared=True).key
    shared.cookies[settings.DRAFT_COOKIE_NAME] = theirs.to_text()
    said = main_words(shared.post(FORGET, {"open": "the first person’s page"}, follow=True))

    assert "Erase your answers?" in said
    assert store.open_draft(theirs).answers == answers()


def test_the_words_still_open_the_draft_after_the_button(shared):
    key = Key.from_text(cookie(shared).value)
    kept = resume.make_return_code(key)
    forget(shared)

    link = Key.from_text(kept.return_code["link"])
    assert resume.return_by_link(link).answers == kept.answers
    assert shared.get("/letter/tasks/").status_code == 404


def test_unticking_the_box_keeps_the_answers(shared):
    shared.post(FIRST, answers()["before-you-start"])

    assert cookie(shared)["max-age"] == 24 * 60 * 60
    with time_machine.travel(timezone.now() + timedelta(minutes=11), tick=False):
        assert store.open_draft(Key.from_text(cookie(shared).value)).answers


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
