"""Uploading an earlier letter pack: what is carried over, and the messages for other files."""

import re
import tempfile
from html import unescape

import pytest
from django.conf import settings
from django.core.files import uploadedfile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from prescribing.drafts import store
from prescribing.drafts.models import Draft, Kind, Opener
from prescribing.interview import earlier_pack
from prescribing.interview.forms.before_you_start import CONSENT_WORDING
from prescribing.savefile.data_copy import Reason, Refused
from prescribing.views import earlier_pack as upload_page
from prescribing.views.earlier_pack_form import CHOOSE_AGAIN, TRY_AGAIN, WHY
from tests.support import pack_files
from tests.support.answers import answers, stored_answers
from tests.support.pack_files import MADE_ON, printed, unusable

pytestmark = pytest.mark.django_db
PAGE, FIRST = "/letter/earlier-pack/", "before-you-start"
FROM_FILES = [reason for reason in Reason if reason is not Reason.BUSY]


def upload(client, content, name="letter-pack.pdf", **ticks):
    files = content if isinstance(content, list) else [content]
    sent = [SimpleUploadedFile(name, each, "application/pdf") for each in files]
    return client.post(PAGE, {"consent": CONSENT_WORDING, "pack": sent, **ticks})


def text(response):
    return unescape(response.content.decode())


def error(response):
    """The error under the question about the file, and that the page is one of errors."""
    page = text(response)
    assert "<title>Error: " in page
    (said,) = re.findall(r'id="id_pack_error" class="error-message">.*?</span> (.*?)</p>', page)
    assert f'<a href="#id_pack">{said}</a>' in page
    return said


def refusing(error):
    def fail(*_args, **_kwargs):
        raise error

    return fail


def is_ticked(page, value):
    (box,) = re.findall(rf'<input[^>]*value="{value}"[^>]*>', page)
    return " checked" in box


def assert_nothing_was_taken(client):
    assert not Draft.objects.exists()
    assert settings.DRAFT_COOKIE_NAME not in client.cookies


# --- A pack of ours -----------------------------------------------------------------------------


def test_what_a_pack_says_becomes_a_draft_to_be_checked(client):
    response = upload(client, pack_files.pack())

    assert response.url == "/letter/still-true/"
    stored = stored_answers(client)
    assert earlier_pack.made_on(stored) == MADE_ON
    assert earlier_pack.unconfirmed(stored) == set(answers())
    for slug, said in printed().items():
        assert said.items() <= without_ids(stored[slug]).items()


def without_ids(fields):
    if "items" not in fields:
        return fields
    items = [{name: item[name] for name in item if name != "id"} for item in fields["items"]]
    return {**fields, "items": items}


@pytest.mark.hazard("H33.3")
def test_a_pack_downloaded_on_one_browser_is_taken_over_on_another(visitor):
    downloaded = visitor(answers()).get("/letter/download/").content
    other = Client()

    assert upload(other, downloaded).url == "/letter/still-true/"
    taken, mine = stored_answers(other), answers()
    assert taken["patient"] == mine["patient"]
    titles = [item["medication_name"] for item in taken["medicines"]["items"]]
    assert titles == [item["medication_name"] for item in mine["medicines"]["items"]]


@pytest.mark.hazard("H39.3")
def test_consent_and_device_are_as_ticked_now_whatever_a_pack_says(client):
    forged = printed()
    forged[FIRST] |= {"consent": ["agreed-to-wording-1"], "device": ["shared"]}
    upload(client, pack_files.pack(forged))

    first = stored_answers(client)[FIRST]
    assert first["consent"] == [CONSENT_WORDING]
    assert first["device"] == []
    assert first["filling_in_for"] == forged[FIRST]["filling_in_for"]
    assert client.cookies[settings.DRAFT_COOKIE_NAME]["max-age"] == 24 * 60 * 60
    assert client.cookies[settings.DRAFT_COOKIE_NAME]["httponly"]


@pytest.mark.hazard("H34.1")
def test_on_a_shared_computer_the_cookie_goes_with_the_browser(client):
    upload(client, pack_files.pack(), device="shared")

    assert client.cookies[settings.DRAFT_COOKIE_NAME]["max-age"] == ""
    assert Opener.objects.get().kind == Kind.SHARED


def test_a_pack_that_does_not_say_whom_it_is_for_is_asked_that_first(client):
    said = {slug: fields for slug, fields in printed().items() if slug != FIRST}
    response = upload(client, pack_files.pack(said))

    assert client.get(response.url).url == f"/letter/{FIRST}/"


def test_the_name_and_the_kind_that_a_browser_gives_a_file_do_not_matter(client):
    sent = SimpleUploadedFile("Päck (1)", pack_files.pack(), "application/octet-stream")
    response = client.post(PAGE, {"consent": CONSENT_WORDING, "pack": sent})

    assert response.url == "/letter/still-true/"


# --- What is no pack of ours --------------------------------------------------------------------


@pytest.mark.parametrize("reason", FROM_FILES)
def test_a_file_that_cannot_be_used_is_told_why_and_the_ticks_stay(client, reason):
    response = upload(client, unusable(reason), device="shared")

    assert response.status_code == 422
    assert error(response) == WHY[reason]
    assert is_ticked(text(response), CONSENT_WORDING)
    assert is_ticked(text(response), "shared")
    assert_nothing_was_taken(client)


@pytest.mark.hazard("H39.1")
def test_every_reason_says_something_of_its_own_and_what_to_do():
    assert set(WHY) == set(Reason)
    assert len(set(WHY.values())) == len(Reason)
    assert all(re.search(r"(Choose|choose) ", said) for said in WHY.values())


def test_while_other_packs_are_read_nothing_is_lost(client, monkeypatch):
    monkeypatch.setattr(upload_page, "read_pack", refusing(Refused(Reason.BUSY)))
    response = upload(client, pack_files.pack())

    assert response.status_code == 503
    assert error(response) == WHY[Reason.BUSY]
    assert is_ticked(text(response), CONSENT_WORDING)


@pytest.mark.parametrize("over", [0, 100_000, 5_000_000])
def test_a_file_is_too_large_whether_or_not_it_was_kept_until_read(client, over):
    response = upload(client, pack_files.large(settings.LARGEST_PACK_FILE + 1 + over))

    assert error(response) == WHY[Reason.TOO_LARGE]
    assert is_ticked(text(response), CONSENT_WORDING)


def test_the_largest_file_that_is_allowed_is_read(client):
    upload(client, pack_files.large(settings.LARGEST_PACK_FILE), device="shared")
    response = upload(client, pack_files.large(settings.LARGEST_PACK_FILE), device="shared")

    assert error(response) == WHY[Reason.BROKEN]


def test_no_file_an_empty_one_and_two_are_each_told(client):
    assert error(client.post(PAGE, {"consent": CONSENT_WORDING})) == "Choose your letter pack."
    assert error(upload(client, b"")).startswith("This file is empty.")
    two = error(upload(client, [pack_files.pack()] * 2))
    assert two == "You sent 2 files. Choose only your letter pack."
    assert_nothing_was_taken(client)


@pytest.mark.parametrize("consent", [{"consent": ""}, {"consent": "agreed-to-wording-1"}])
def test_without_consent_no_file_is_read_and_it_must_be_chosen_again(client, consent, monkeypatch):
    monkeypatch.setattr(upload_page, "read_pack", refusing(AssertionError))
    response = upload(client, pack_files.pack(), **consent, device="shared")

    assert response.status_code == 422
    assert error(response) == CHOOSE_AGAIN
    assert 'href="#id_consent_0"' in text(response)
    assert is_ticked(text(response), "shared")
    assert_nothing_was_taken(client)


@pytest.mark.hazard("H36.2")
@pytest.mark.parametrize("away", ["open_draft", "create"])
def test_while_the_database_is_away_the_ticks_stay(client, monkeypatch, away):
    client.cookies[settings.DRAFT_COOKIE_NAME] = store.Key.new().to_text()
    monkeypatch.setattr(store, away, refusing(store.Unavailable))
    response = upload(client, pack_files.pack(), device="shared")

    assert response.status_code == 503
    assert error(response) == TRY_AGAIN
    assert is_ticked(text(response), "shared")


def test_only_a_form_of_ours_is_taken():
    strict = Client(enforce_csrf_checks=True)
    response = upload(strict, pack_files.pack())

    assert "We could not check that form" in text(response)
    assert_nothing_was_taken(strict)


def test_what_the_web_server_refuses_is_told_too(client):
    response = client.get(f"{PAGE}too-large/")

    assert response.status_code == 413
    assert "This file is too large" in text(response)
    assert f'href="{PAGE}"' in text(response)


# --- Held in memory alone -------------------------------------------------------------------------


@pytest.fixture
def no_files(monkeypatch, tmp_path):
    """A folder for temporary files, in which nothing may be put."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", refusing(AssertionError("on disk")))
    monkeypatch.setattr(
        uploadedfile.TemporaryUploadedFile, "__init__", refusing(AssertionError("on disk"))
    )
    return tmp_path


@pytest.mark.parametrize(
    "size", [1000, settings.LARGEST_PACK_FILE, settings.LARGEST_PACK_FILE + 10_000, 9_000_000]
)
def test_no_upload_is_ever_put_on_disk(client, no_files, size):
    assert upload(client, pack_files.large(size)).status_code == 422
    assert upload(client, pack_files.pack()).status_code == 302
    assert list(no_files.iterdir()) == []


# --- The page, and the ways to it -----------------------------------------------------------------


def test_the_page_asks_for_a_file_and_the_same_consent_as_the_first_page(client):
    page, first = (text(client.get(f"/letter/{path}/")) for path in ("earlier-pack", FIRST))
    agreed = re.search(r"<p>We ask about your health.*?</ul>", first, re.S)[0]

    assert agreed in page
    assert 'type="file"' in page
    assert 'enctype="multipart/form-data"' in page
    assert not is_ticked(page, CONSENT_WORDING)
    assert "This browser has other answers open." not in page


def test_somebody_with_answers_open_is_told_and_can_go_on_with_them(visitor):
    page = text(visitor(answers()).get(PAGE))

    assert "This browser has other answers open." in page
    assert 'href="/letter/tasks/">Go on with these' in page


@pytest.mark.parametrize("path", ["", "return/", "tasks/"])
def test_pages_for_people_without_a_draft_lead_there(client, path):
    assert f'href="{PAGE}"' in text(client.get(f"/letter/{path}"))
