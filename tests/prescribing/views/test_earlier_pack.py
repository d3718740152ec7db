"""Uploading an earlier letter pack: which answers are carried over, and errors for other files."""

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
from tests.support.pdfs import unspaced

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
    """The error of the file field, on a page marked as having errors."""
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


def test_an_uploaded_pack_becomes_a_draft_with_unconfirmed_answers(client):
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
def test_a_pack_downloaded_in_one_browser_opens_in_another(visitor):
    downloaded = visitor(answers()).get("/letter/download/").content
    other = Client()

    assert upload(other, downloaded).url == "/letter/still-true/"
    taken, mine = stored_answers(other), answers()
    assert taken["patient"] == mine["patient"]
    titles = [item["medication_name"] for item in taken["medicines"]["items"]]
    assert titles == [item["medication_name"] for item in mine["medicines"]["items"]]


@pytest.mark.hazard("H39.3")
def test_consent_and_device_come_from_the_form_and_not_from_the_pack(client):
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
def test_the_cookie_ends_with_the_browser_after_an_upload_on_a_shared_computer(client):
    upload(client, pack_files.pack(), device="shared")

    assert client.cookies[settings.DRAFT_COOKIE_NAME]["max-age"] == ""
    assert Opener.objects.get().kind == Kind.SHARED


def test_a_pack_that_does_not_say_whom_it_is_for_asks_that_first(client):
    said = {slug: fields for slug, fields in printed().items() if slug != FIRST}
    response = upload(client, pack_files.pack(said))

    assert client.get(response.url).url == f"/letter/{FIRST}/"


def test_the_file_name_and_content_type_do_not_matter(client):
    sent = SimpleUploadedFile("Päck (1)", pack_files.pack(), "application/octet-stream")
    response = client.post(PAGE, {"consent": CONSENT_WORDING, "pack": sent})

    assert response.url == "/letter/still-true/"


# --- What is no pack of ours --------------------------------------------------------------------


@pytest.mark.parametrize("reason", FROM_FILES)
def test_the_error_says_why_a_file_cannot_be_used_and_keeps_the_ticks(client, reason):
    response = upload(client, unusable(reason), device="shared")

    assert response.status_code == 422
    assert error(response) == WHY[reason]
    assert is_ticked(text(response), CONSENT_WORDING)
    assert is_ticked(text(response), "shared")
    assert_nothing_was_taken(client)


@pytest.mark.hazard("H39.1")
def test_each_reason_has_its_own_message_that_says_what_to_do():
    assert set(WHY) == set(Reason)
    assert len(set(WHY.values())) == len(Reason)
    assert all(re.search(r"(Choose|choose) ", said) for said in WHY.values())


def test_a_busy_server_asks_to_try_again_and_keeps_the_ticks(client, monkeypatch):
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


def test_a_missing_file_an_empty_file_and_two_files_each_get_an_error(client):
    assert error(client.post(PAGE, {"consent": CONSENT_WORDING})) == "Choose your letter pack."
    assert error(upload(client, b"")).startswith("This file is empty.")
    two = error(upload(client, [pack_files.pack()] * 2))
    assert two == "You sent 2 files. Choose only your letter pack."
    assert_nothing_was_taken(client)


@pytest.mark.parametrize("consent", [{"consent": ""}, {"consent": "agreed-to-wording-1"}])
def test_a_file_sent_without_consent_is_not_read_and_must_be_chosen_again(
    client, consent, monkeypatch
):
    monkeypatch.setattr(upload_page, "read_pack", refusing(AssertionError))
    response = upload(client, pack_files.pack(), **consent, device="shared")

    assert response.status_code == 422
    assert error(response) == CHOOSE_AGAIN
    assert 'href="#id_consent_0"' in text(response)
    assert is_ticked(text(response), "shared")
    assert_nothing_was_taken(client)


@pytest.mark.hazard("H36.2")
@pytest.mark.parametrize("away", ["open_draft", "create"])
def test_the_ticks_stay_when_the_database_is_down(client, monkeypatch, away):
    client.cookies[settings.DRAFT_COOKIE_NAME] = store.Key.new().to_text()
    monkeypatch.setattr(store, away, refusing(store.Unavailable))
    response = upload(client, pack_files.pack(), device="shared")

    assert response.status_code == 503
    assert error(response) == TRY_AGAIN
    assert is_ticked(text(response), "shared")


def test_an_upload_without_a_csrf_token_is_refused():
    strict = Client(enforce_csrf_checks=True)
    response = upload(strict, pack_files.pack())

    assert "We could not check that form" in text(response)
    assert_nothing_was_taken(strict)


def test_the_page_for_the_web_servers_refusal_explains_it(client):
    response = client.get(f"{PAGE}too-large/")

    assert response.status_code == 413
    assert "This file is too large" in text(response)
    assert f'href="{PAGE}"' in text(response)


# --- Held in memory alone -------------------------------------------------------------------------


@pytest.fixture
def no_files(monkeypatch, tmp_path):
    """A folder for temporary files, which the test expects to stay empty."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", refusing(AssertionError("on disk")))
    monkeypatch.setattr(
        uploadedfile.TemporaryUploadedFile, "__init__", refusing(AssertionError("on disk"))
    )
    return tmp_path


@pytest.mark.parametrize(
    "size", [1000, settings.LARGEST_PACK_FILE, settings.LARGEST_PACK_FILE + 10_000, 9_000_000]
)
def test_an_upload_is_never_written_to_disk(client, no_files, size):
    assert upload(client, pack_files.large(size)).status_code == 422
    assert upload(client, pack_files.pack()).status_code == 302
    assert list(no_files.iterdir()) == []


# --- The page, and the ways to it -----------------------------------------------------------------


def test_the_page_asks_for_a_file_and_the_same_consent_as_the_first_page(client):
    page, first = (text(client.get(f"/letter/{path}/")) for path in ("earlier-pack", FIRST))
    agreed = re.search(r"<p>We need your consent.*?</ul>", first, re.S)[0]

    assert unspaced(agreed) in unspaced(page)
    assert 'type="file"' in page
    assert 'enctype="multipart/form-data"' in page
    assert not is_ticked(page, CONSENT_WORDING)
    assert "This browser has other answers open." not in page


def test_the_page_tells_about_open_answers_and_links_to_them(visitor):
    page = text(visitor(answers()).get(PAGE))

    assert "This browser has other answers open." in page
    assert 'href="/letter/tasks/">Go on with these' in page


@pytest.mark.parametrize("path", ["", "return/", "tasks/"])
def test_pages_shown_without_a_draft_link_to_the_upload(client, path):
    assert f'href="{PAGE}"' in text(client.get(f"/letter/{path}"))
