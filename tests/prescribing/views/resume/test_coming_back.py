"""Coming back: which words and links are read, which are refused, and what stays in the box."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.utils import timezone

from prescribing.drafts import resume, store
from prescribing.drafts.keys import Key
from prescribing.views import resume_form
from tests.prescribing.views.resume.codes import (
    BACK,
    STOP,
    come_back,
    link_of,
    other_words,
    raising,
    text,
    words_of,
)
from tests.support.answers import answers, stored_answers

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", [words_of, link_of])
def test_another_browser_opens_the_draft_and_names_the_next_section(stopped, typed):
    other = Client()
    response = come_back(typed(stopped), other)

    assert response.url == "/letter/return/welcome/"
    assert "You finished “Allergies and medicines”; next is “Safety questions”." in text(
        other.get(response.url)
    )
    assert stored_answers(other) == stored_answers(stopped)
    cookie = other.cookies[settings.DRAFT_COOKIE_NAME]
    assert cookie.value != stopped.cookies[settings.DRAFT_COOKIE_NAME].value
    assert cookie["httponly"]


def test_words_of_a_complete_draft_lead_to_check_answers(visitor):
    page = text(visitor(answers()).get("/letter/return/welcome/"))

    assert "All sections are done; next, check your answers." in page


@pytest.mark.hazard("H33.2")
def test_words_are_read_with_numbers_in_capitals_or_shortened_to_three_letters(stopped):
    numbered = "\n".join(f"{n}. {w.upper()}," for n, w in enumerate(words_of(stopped).split(), 1))
    begun = " ".join(word[:3] for word in words_of(stopped).split())

    assert come_back(numbered).status_code == come_back(begun).status_code == 302


def test_a_link_is_read_from_broken_lines_and_from_the_saved_file(stopped):
    link = link_of(stopped)
    broken = f" <{link[:60]}\r\n{link[60:]}> "
    saved = stopped.get(f"{STOP}words.txt").content.decode()

    assert come_back(broken).status_code == come_back(saved).status_code == 302
    assert len(link.partition("#v1.")[2]) == resume_form.KEY_LENGTH


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Enter your eight words, or paste your link."),
        ("http://testserver/letter/return/", "This link is not whole."),
        ("http://testserver/letter/return/#v1.AbC", "This link is not whole."),
        ("abacus abroad", "We read 2 words. There must be 8."),
        ("abacus", "We read 1 word. There must be 8."),
        ("…", "We read 0 words. There must be 8."),
        ("abacus " * 100, "This is more than eight words or a link."),
        ("v1. " + "a" * 2000, "This is more than eight words or a link."),
    ],
)
def test_the_error_says_why_the_words_cannot_be_read(client, typed, message):
    response = come_back(typed, client)

    assert response.status_code == 422
    assert "<title>Error: " in text(response)
    assert message in text(response)
    assert not client.cookies.get(settings.DRAFT_COOKIE_NAME)


@pytest.mark.hazard("H33.2")
def test_the_error_gives_the_position_of_the_unknown_word_only(stopped):
    typed = words_of(stopped).split()
    typed[2] = "<b>qqqq</b>"
    typed = " ".join(typed).replace("<b>", "").replace("</b>", "")
    page = text(come_back(typed))

    assert "We do not know word 3, “qqqq”." in page
    assert page.count("We do not know word") == 2  # in the error summary and beside the box
    assert typed in page  # still in the box


def test_html_typed_in_the_box_is_shown_as_text(client):
    raw = come_back("</textarea><script>x</script>", client).content.decode()

    assert "<script>x" not in raw


def test_wrong_unknown_and_expired_codes_get_the_same_message(stopped):
    wrong = other_words(stopped)
    foreign = f"http://testserver/letter/return/#v1.{Key.new().to_text()}"
    expired = words_of(stopped)
    pages = [text(come_back(wrong)), text(come_back(foreign))]
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        pages.append(text(come_back(expired)))

    assert all(resume_form.NOTHING_OPENS in page for page in pages)
    assert wrong in pages[0]
    assert foreign in pages[1]


def test_after_too_many_tries_the_page_gives_the_local_time_to_try_again(visitor):
    with time_machine.travel(datetime(2026, 7, 1, 10, 0, 30, tzinfo=UTC), tick=False):
        client = visitor(answers())
        client.post(STOP)
        for _ in range(3):
            assert come_back(other_words(client)).status_code == 422
        response = come_back(words_of(client))

        assert response.status_code == 429
        assert "You can try again at 11:01." in text(response)
        assert words_of(client) in text(response)
        assert come_back(link_of(client)).status_code == 302


def test_a_wait_into_the_next_day_names_the_day():
    with time_machine.travel(datetime(2026, 11, 23, 22, 0, tzinfo=UTC), tick=False):
        until = timezone.now() + timedelta(hours=24)
        assert "at 22:01 on 24 November." in resume_form.too_many_tries(until)


@pytest.mark.hazard("H36.2")
@pytest.mark.parametrize("away", ["return_by_words", "open_draft"])
def test_the_words_stay_in_the_box_when_the_site_is_busy(stopped, monkeypatch, away):
    module = resume if away == "return_by_words" else store
    typed, client = words_of(stopped), Client()
    if away == "open_draft":
        client.cookies[settings.DRAFT_COOKIE_NAME] = Key.new().to_text()
    monkeypatch.setattr(module, away, raising(store.Unavailable))
    response = come_back(typed, client)

    assert response.status_code == 503
    assert resume_form.TRY_AGAIN in text(response)
    assert typed in text(response)


def test_the_box_allows_password_managers_and_switches_spell_checking_off(client):
    box = re.search("<textarea[^>]*>", text(client.get(BACK)))[0]

    assert "autocomplete" not in box
    assert 'spellcheck="false"' in box
    assert 'autocapitalize="none"' in box


def test_the_form_does_not_send_the_secret_of_a_link_opened_without_script(client):
    assert f'action="{BACK}"' in text(client.get(BACK))
