"""The pages on privacy and cookies agree with what the code stores and sets."""

import logging
import re
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.conf import settings
from django.urls import reverse

from ldnguide.display import REMEMBERED_FOR
from ldnguide.reporting import AllowListFormatter
from prescribing.drafts import resume, store
from prescribing.drafts.models import Draft, Kind, Opener
from prescribing.drafts.resume import wait_after
from prescribing.drafts.unlock import LIFETIME, unlock
from prescribing.drafts.words.code import FINDING, LENGTH
from prescribing.drafts.words.wordlist import SIZE
from prescribing.interview import earlier_pack
from prescribing.name_list.models import NameProposal
from tests.support.answers import answers
from tests.support.page_html import main_words, parsed, words_of


def words(client, name):
    return main_words(client.get(reverse(name)))


# --- Privacy ---------------------------------------------------------------------------------

# Each column of a row, and the page's words for it.
STORED = {
    Draft: {
        "draft_id": "a random number that stands for the draft",
        "body": "the encrypted answers",
        "saves": "a count of saves",
    },
    Opener: {
        "lookup": "a scrambled number by which it is found",
        "draft": "which draft it opens",
        "kind": "whether it is for a device, a shared computer, a link or words",
        "locked_key": "the draft’s own key, locked so that only your cookie, link or words open it",
        "expires_at": "when it stops working",
        "salt": "a random number that makes guessing slow",
        "pepper_id": "which of the server’s own secrets was mixed in",
        "tries": "how often wrong words were tried",
        "tried_until": "until when no more tries are allowed",
    },
}
# What a draft's encrypted body holds besides the answers.
SEALED = {
    "answers": "the encrypted answers",
    "schema": "the version of the questions",
    "return_code": "your words and your link if you made them",
}
# What a line of our own log names.
LOGGED = {
    "route": "what kind of page it was",
    "status_code": "whether that worked",
    "milliseconds": "how many milliseconds that took",
    "id": "a random number",
}


def test_the_page_on_privacy_names_everything_stored_for_a_draft(client):
    privacy = words(client, "privacy").lower()

    of_staff = {NameProposal}
    assert set(apps.get_app_config("prescribing").get_models()) - of_staff == set(STORED)
    for model, told in STORED.items():
        assert {field.name for field in model._meta.fields} == set(told)
        assert [phrase for phrase in told.values() if phrase not in privacy] == []


@pytest.mark.django_db
def test_the_page_on_privacy_names_everything_encrypted_in_a_draft(client):
    privacy = words(client, "privacy").lower()
    key = resume.make_return_code(store.create({}).key).key

    assert set(unlock(key, Opener.objects.all()).content) == set(SEALED)
    assert all(told in privacy for told in SEALED.values())
    assert set(earlier_pack.carry_over({"a": {}}, date(2026, 3, 3))) == {"a", earlier_pack.EARLIER}
    assert "which answers of an earlier pack you still have to check" in privacy


def test_the_page_on_privacy_names_everything_logged_about_a_visit(client, caplog):
    with caplog.at_level(logging.INFO, "ldnguide"):
        privacy = words(client, "privacy")
    (record,) = (each for each in caplog.records if each.name == "ldnguide")
    line = AllowListFormatter().format(record)

    assert set(re.findall(r"(\w+)=", line)) == set(LOGGED)
    assert re.match(r"[\d-]+ [\d:,]+ INFO ldnguide: request route=", line)
    assert "the time of each visit to a page" in privacy
    assert all(told in privacy for told in LOGGED.values())


def test_the_page_on_privacy_says_how_long_words_and_shared_computers_keep_answers(client):
    privacy = words(client, "privacy")

    assert timedelta(days=30) == resume.KEPT_FOR
    assert "this happens 30 days after you made them" in privacy
    assert timedelta(minutes=10) == LIFETIME[Kind.SHARED]
    assert "opens them for ten minutes after you last opened or saved a page" in privacy


# --- Who could get at answers ------------------------------------------------------------------

# Threats without protection, or with partial protection: the table must keep these.
NOT_PROTECTED = {
    "uses your phone or computer": "Partly.",
    "A harmful program on your device": "No.",
    "takes over our server while it runs, or who runs it": "No.",
    "has your words or your link": "No.",
    "has the PDF": "No.",
    "sends you words or a link of their own": "No.",
    "changes your PDF before you upload it": "Partly.",
    "can write in our database": "Partly.",
}


def threats(client):
    """The rows of the table: who, what they could get, and whether the site protects from it."""
    rows = parsed(client.get(reverse("privacy"))).xpath("//table/tbody/tr")
    return [[words_of(cell) for cell in row] for row in rows]


@pytest.mark.hazard("H40.3")
def test_the_table_lists_threats_without_protection_first(client):
    listed = [(who, protected) for who, _, protected in threats(client)]
    protected = [told.removeprefix("Are you protected? ") for _, told in listed]

    assert [told.partition(" ")[0].rstrip(".,") for told in protected] == [
        *(answer.rstrip(".") for answer in NOT_PROTECTED.values()),
        *["Yes"] * (len(listed) - len(NOT_PROTECTED)),
    ]
    assert all(who in row[0] for who, row in zip(NOT_PROTECTED, listed, strict=False))


def test_the_tables_statement_about_guessing_is_true(client):
    told = " ".join(" ".join(row) for row in threats(client))

    assert SIZE ** (LENGTH - FINDING) > 1_000_000**3
    assert "more than a million million million guesses" in told
    assert wait_after(3) > wait_after(2) == timedelta()
    assert "After three wrong tries the next has to wait, longer each time." in told


# --- What is not promised ------------------------------------------------------------------------


def test_the_page_on_privacy_promises_no_more_than_the_site_does(client):
    privacy = words(client, "privacy")

    assert timedelta(hours=24) == LIFETIME[Kind.DEVICE]
    assert "24 hours after you last saved a page, this site no longer opens them." in privacy
    assert "You can erase them yourself at any moment, from every page with questions." in privacy
    assert "They are deleted soon after, when its clean-up next runs." in privacy
    assert "the server can read your answers." in privacy
    assert "It takes your browser’s key, your words or your link." in privacy
    assert not re.search(
        "we cannot read|cannot open your answers|then they are deleted", privacy, re.I
    )


def test_the_page_on_privacy_says_where_to_complain_while_no_contact_is_named(client):
    privacy = words(client, "privacy")

    assert "Until it is named, you cannot use your data protection rights with it." in privacy
    assert "You can complain to the Information Commissioner’s Office." in privacy


# --- Cookies ---------------------------------------------------------------------------------


def named(client):
    """The ends of the cookies' names on the page."""
    return set(re.findall(r"“([a-z-]+)”", words(client, "cookies")))


def test_the_page_names_the_cookies_of_the_settings(client):
    ours = {
        name.removeprefix(settings.COOKIE_PREFIX)
        for name in (
            settings.CSRF_COOKIE_NAME,
            settings.DRAFT_COOKIE_NAME,
            settings.SESSION_COOKIE_NAME,
            settings.DISPLAY_COOKIE_NAME,
        )
    }
    assert named(client) == {*ours, "messages"}


@pytest.mark.django_db
def test_making_a_pack_sets_the_two_cookies_that_the_page_names(client):
    client.get("/letter/before-you-start/")
    client.post("/letter/before-you-start/", answers()["before-you-start"])

    assert set(client.cookies) == {settings.CSRF_COOKIE_NAME, settings.DRAFT_COOKIE_NAME}
    assert all(cookie["httponly"] for cookie in client.cookies.values())


def test_cookies_expire_when_the_page_says(client):
    page = words(client, "cookies")

    assert timedelta(hours=24) == LIFETIME[Kind.DEVICE]
    assert "24 hours after you last saved a page" in page
    assert timedelta(seconds=settings.SESSION_COOKIE_AGE) == timedelta(hours=8)
    assert "signed in for eight hours" in page
    assert timedelta(days=365) == REMEMBERED_FOR
    assert "It goes after a year, or when you choose the usual look again." in page
    assert settings.CSRF_COOKIE_AGE is None
    assert "It goes when you close the browser." in page
