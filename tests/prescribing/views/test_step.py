"""The pages of the interview: how they answer requests, expected or not."""

import secrets
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.db import OperationalError
from django.utils import timezone

from prescribing.drafts import store
from prescribing.drafts.keys import Key
from prescribing.drafts.models import Draft, Opener
from tests.support.answers import answers, stored_answers, without

pytestmark = pytest.mark.django_db
FIRST = answers()["before-you-start"]


def raising(error):
    def fail(*_args, **_kwargs):
        raise error

    return fail


def text(response):
    return response.content.decode()


# --- Cookies ---------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/", "/letter/", "/about/", "/about/privacy/", "/nowhere/"])
def test_reading_pages_sets_no_cookie(client, path):
    client.get(path)

    assert not client.cookies


def test_the_first_answer_makes_the_draft_and_its_key(client):
    client.get("/letter/before-you-start/")
    assert settings.DRAFT_COOKIE_NAME not in client.cookies

    client.post("/letter/before-you-start/", FIRST)

    cookie = client.cookies[settings.DRAFT_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == 24 * 60 * 60
    assert stored_answers(client)["before-you-start"] == FIRST


def test_a_refused_answer_makes_no_draft(client):
    response = client.post("/letter/before-you-start/", {"filling_in_for": "myself"})

    assert response.status_code == 422
    assert not Draft.objects.exists()


def test_the_cookie_of_a_public_server_is_secure_and_bound_to_its_host(client, settings):
    settings.HTTPS, settings.DRAFT_COOKIE_NAME = True, "__Host-draft-key"
    client.post("/letter/before-you-start/", FIRST)
    given = client.cookies["__Host-draft-key"]
    assert (given["secure"], given["path"], given["domain"]) == (True, "/", "")

    client.post("/letter/erase/")
    taken = client.cookies["__Host-draft-key"]
    assert (taken.value, taken["secure"], taken["path"]) == ("", True, "/")


def test_erase_deletes_row_and_cookie(visitor):
    client = visitor(answers())
    client.post("/letter/erase/")

    assert not Draft.objects.exists()
    assert client.cookies[settings.DRAFT_COOKIE_NAME].value == ""


def test_interview_pages_are_kept_out_of_caches_and_search_engines(visitor):
    response = visitor(answers()).get("/letter/check/")

    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"


# --- Without a draft, or with somebody else's ---------------------------------------------------

COOKIES = {
    "none": None,
    "empty": "",
    "garbled": "not-a-key",
    "foreign": Key.new().to_text(),
    "truncated": Key.new().to_text()[:-7],
    "with a line break": "a\r\nSet-Cookie: x=y",
    "huge": "A" * 8000,
}
PLACES = [
    "tasks/", "check/", "preview/", "download/", "download/letter/", "ready/", "message/",
    "opioids/", "medicines/add/",
    "medicines/0a0a0a0a/", "medicines/0a0a0a0a/remove/",
]  # fmt: skip


@pytest.mark.hazard("H35.3")
@pytest.mark.parametrize("cookie", COOKIES.values(), ids=COOKIES.keys())
@pytest.mark.parametrize("place", PLACES)
def test_a_page_opened_without_a_draft_says_how_to_start(client, cookie, place):
    if cookie is not None:
        client.cookies[settings.DRAFT_COOKIE_NAME] = cookie
    response = client.get(f"/letter/{place}")

    assert response.status_code == 404
    assert "We cannot find your answers" in text(response)


def test_no_page_is_shown_before_consent(visitor):
    response = visitor(without("before-you-start")).get("/letter/opioids/")

    assert response["Location"] == "/letter/before-you-start/"


@pytest.mark.hazard("H35.3")
def test_an_answer_sent_after_the_draft_expired_comes_back_in_the_form(visitor):
    client = visitor(answers())
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        response = client.post("/letter/what-matters/", {"why": "My own long words"})

    assert response.status_code == 422
    assert "We no longer have your earlier answers" in text(response)
    assert "My own long words" in text(response)


@pytest.mark.hazard("H17.2")
def test_no_pack_is_made_of_incomplete_answers(visitor):
    client = visitor(without("pregnancy"))

    for place in ("preview", "download", "download/letter", "ready", "message"):
        assert client.get(f"/letter/{place}/")["Location"] == "/letter/check/"


def test_a_download_requested_by_another_site_is_refused(visitor):
    response = visitor(answers()).get("/letter/download/", headers={"Sec-Fetch-Site": "cross-site"})

    assert response["Location"] == "/letter/preview/"


@pytest.mark.parametrize("place", ["tasks/", "check/", "preview/", "download/", "medicines/add/"])
def test_the_other_pages_of_the_letter_do_not_open_before_consent(visitor, place):
    response = visitor(without("before-you-start")).get(f"/letter/{place}")

    assert response["Location"] == "/letter/before-you-start/"


def test_typed_text_stays_in_the_form_if_the_draft_is_erased_during_a_save(visitor, monkeypatch):
    client = visitor(answers())
    monkeypatch.setattr(store, "change", raising(store.NoDraft))
    response = client.post("/letter/what-matters/", {"why": "Typed with care"})

    assert response.status_code == 422
    assert "We no longer have your earlier answers" in text(response)
    assert "Typed with care" in text(response)


@pytest.mark.hazard("H21.2", "H36.1")
@pytest.mark.parametrize("asked", ["all", "select_for_update"])  # before the save, or in it
def test_typed_text_stays_in_the_form_when_the_database_is_down(visitor, monkeypatch, asked):
    client = visitor(answers())
    monkeypatch.setattr(Opener.objects, asked, raising(OperationalError))
    for path in ("what-matters/", "allergies/0000000e/"):
        typed = {"why": "Typed with care", "causative_agent": "Typed with care"}
        response = client.post(f"/letter/{path}", typed)

        assert response.status_code == 422
        assert "We could not save this page just now" in text(response)
        assert "Typed with care" in text(response)


@pytest.mark.hazard("H36.1")
def test_a_page_says_that_it_cannot_be_read_when_the_database_is_down(visitor, monkeypatch):
    client = visitor(answers())
    monkeypatch.setattr(Opener.objects, "all", raising(OperationalError))
    response = client.get("/letter/tasks/")

    assert response.status_code == 503
    assert "The site is busy" in text(response)


# --- Saving ----------------------------------------------------------------------------------


def test_only_answers_to_the_questions_of_the_page_are_stored(visitor):
    client = visitor(without("pregnancy"))
    said = {"pregnancy": "no", "pregnancy_brief": "", "pregnancy_more": ""}
    client.post("/letter/pregnancy/", {**said, "extra": "x", "items": "y"})

    assert stored_answers(client)["pregnancy"] == said


def test_answers_are_stored_as_typed(visitor):
    client = visitor(answers())
    typed = "  Line one\r\nline <b>two</b> {{ three }}  "
    client.post("/letter/what-matters/", {"why": typed})

    assert stored_answers(client)["what-matters"]["why"] == typed


def test_html_in_an_answer_stays_text(visitor):
    client = visitor(answers(patient={"full_name": "<script>alert(1)</script>{% now 'Y' %}"}))

    for place in ("patient", "check", "preview"):
        page = text(client.get(f"/letter/{place}/"))
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;{% now" in page


@pytest.mark.hazard("H19.1")
def test_a_date_of_birth_under_eighteen_ends_kindly(visitor):
    client = visitor(answers())
    year = str(timezone.localdate().year - 17)
    response = client.post("/letter/patient/", {**answers()["patient"], "date_of_birth_year": year})

    assert "This guide is for adults" in text(response)
    assert "Γιώτα" in text(response)
    assert stored_answers(client)["patient"]["date_of_birth_year"] == "1975"


@pytest.mark.hazard("H28.3")
def test_answers_over_the_total_limit_are_refused_and_the_longest_are_named(visitor):
    names = ("medication_name", "form", "dose_directions", "indication")
    big = {**dict.fromkeys(names, "x" * 150), "source": "bought"}
    almost = answers(medicines={"items": [{**big, "id": f"{n:08x}"} for n in range(40)]})
    client = visitor(almost)
    said = {"has_conditions": "yes", "conditions": "y" * 2000, "has_operations": "no"}
    response = client.post("/letter/conditions/", said)
    while response.status_code == 302:
        response = client.post(f"/letter/medicines/{secrets.token_hex(4)}/", big)

    assert response.status_code == 422
    assert "The longest parts are: Your medicines" in text(response)
    assert "x" * 150 in text(response)


def test_an_unknown_choice_is_refused_without_repeating_it(visitor):
    response = visitor(answers()).post("/letter/pregnancy/", {"pregnancy": "zebra-answer"})

    assert response.status_code == 422
    assert "Choose one of the answers shown." in text(response)
    assert "zebra-answer" not in text(response)


def test_a_narrative_one_character_too_long_says_how_long_it_is(visitor):
    response = visitor(answers()).post("/letter/what-matters/", {"what_matters": "x" * 2001})

    assert "must be 2,000 characters or fewer. It has 2,001 now." in text(response)
    assert "x" * 2001 in text(response)


@pytest.mark.hazard("H23.1")
def test_the_page_tells_a_helper_whom_you_means_and_gets_no_autofill(visitor):
    page = text(visitor(answers()).get("/letter/patient/"))
    assert "“You” means <bdi>" in page
    assert "autocomplete=" not in page

    page = text(
        visitor(answers(before_you_start={"filling_in_for": "myself"})).get("/letter/patient/")
    )
    assert "the person you are helping" not in page
    assert 'autocomplete="bday-year"' in page


@pytest.mark.hazard("H07.3")
def test_characters_that_cannot_be_printed_are_pointed_out_and_block_nothing(visitor):
    client = visitor(answers(what_matters={"what_matters": "Tired \U0001f600 but hopeful"}))
    page = text(client.get("/letter/check/"))

    assert "Some characters cannot be printed" in page
    assert "[GRINNING FACE]" in page
    assert client.get("/letter/download/")["Content-Type"] == "application/pdf"


def test_printable_answers_get_no_note_about_characters(visitor):
    assert "cannot be printed" not in text(visitor(answers()).get("/letter/check/"))


def test_the_erase_page_without_a_draft_links_to_the_resume_page(client, visitor):
    page = client.get("/letter/erase/").content.decode()
    assert "there is nothing to erase" in page
    assert 'href="/letter/return/"' in page
    assert "Erase everything" not in page

    assert "Erase everything" in visitor(answers()).get("/letter/erase/").content.decode()
