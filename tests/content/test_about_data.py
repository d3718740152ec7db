"""What the pages on privacy and cookies promise, held against what the code keeps and sets."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse

from prescribing.drafts.models import Draft, Kind, Opener
from prescribing.drafts.opening import LIFETIME
from tests.answers import answers
from tests.content.markup import main_words


def words(client, name):
    return main_words(client.get(reverse(name)))


# --- Privacy ---------------------------------------------------------------------------------

# What a row holds, as the database names it, and in the words of the page.
STORED = {
    "draft_id": "a random number that stands for the draft",
    "body": "the encrypted answers",
    "saves": "a count of saves",
    "lookup": "a scrambled number by which it is found",
    "draft": "which draft it opens",
    "kind": "whether it is for a device, a shared computer, a link or words",
    "locked_key": "the draft’s own key, locked so that only your cookie, link or words open it",
    "expires_at": "the time from which it opens nothing",
    "salt": "a random number that makes guessing slow",
    "pepper_id": "which of the server’s own secrets was mixed in",
    "tries": "how often wrong words were tried",
    "tried_until": "until when no more are tried",
}


def test_the_page_on_privacy_names_all_that_is_stored_of_a_draft(client):
    privacy = words(client, "privacy")

    assert {field.name for model in (Draft, Opener) for field in model._meta.fields} == set(STORED)
    assert all(told in privacy for told in STORED.values())


def test_the_page_on_privacy_promises_no_more_than_the_site_does(client):
    privacy = words(client, "privacy")

    assert timedelta(hours=24) == LIFETIME[Kind.DEVICE]
    assert "24 hours after you last saved a page, this site no longer opens them." in privacy
    assert "They are deleted soon after, when its clean-up next runs." in privacy
    assert "the server handles your answers in clear" in privacy
    assert not re.search(
        "we cannot read|cannot open your answers|then they are deleted", privacy, re.I
    )


def test_the_page_on_privacy_says_where_to_complain_while_nobody_is_named(client):
    privacy = words(client, "privacy")

    assert "Until it is named, you cannot use your data protection rights with it." in privacy
    assert "You can complain to the Information Commissioner’s Office." in privacy


# --- Cookies ---------------------------------------------------------------------------------


def named(client):
    """The ends of the cookies' names, as the page gives them."""
    return set(re.findall(r"“([a-z-]+)”", words(client, "cookies")))


def test_the_page_names_the_cookies_of_the_settings(client):
    ours = {
        name.removeprefix(settings.COOKIE_PREFIX)
        for name in (
            settings.CSRF_COOKIE_NAME,
            settings.DRAFT_COOKIE_NAME,
            settings.SESSION_COOKIE_NAME,
        )
    }
    assert named(client) == {*ours, "messages"}


@pytest.mark.django_db
def test_making_a_pack_sets_the_two_cookies_that_the_page_names(client):
    client.get("/letter/before-you-start/")
    client.post("/letter/before-you-start/", answers()["before-you-start"])

    assert set(client.cookies) == {settings.CSRF_COOKIE_NAME, settings.DRAFT_COOKIE_NAME}
    assert all(cookie["httponly"] for cookie in client.cookies.values())


def test_cookies_go_when_the_page_says(client):
    page = words(client, "cookies")

    assert timedelta(hours=24) == LIFETIME[Kind.DEVICE]
    assert "24 hours after you last saved a page" in page
    assert timedelta(seconds=settings.SESSION_COOKIE_AGE) == timedelta(hours=8)
    assert "signed in for eight hours" in page
    assert settings.CSRF_COOKIE_AGE is None
    assert "It goes when you close the browser." in page
