"""The page on privacy agrees with the code about the PDF and about uploads."""

import re

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.urls import reverse
from django.utils.module_loading import import_string

from prescribing.drafts import store
from prescribing.drafts.keys import Key
from prescribing.drafts.models import Draft, Opener
from prescribing.interview.forms.before_you_start import CONSENT_WORDING
from prescribing.interview.forms.your_pack import DocumentsForm
from tests.support import pack_files
from tests.support.answers import answers
from tests.support.page_html import main_words


@pytest.fixture
def privacy(client):
    """The words of the page."""
    return main_words(client.get(reverse("privacy")))


# --- The PDF ------------------------------------------------------------------------------------


@pytest.mark.hazard("H40.3")
def test_the_page_on_privacy_says_that_the_file_contains_the_data(privacy):
    assert "Anyone with the file can read it." in privacy
    assert "Anyone with the file has the data too." in privacy


@pytest.mark.hazard("H40.2")
def test_the_page_on_privacy_says_how_to_leave_the_data_copy_out(privacy):
    ((_, label),) = DocumentsForm.base_fields["data_copy"].choices

    assert f"Tick “{label}” before you download." in privacy


# --- A pack that is uploaded --------------------------------------------------------------------


def test_an_uploaded_pack_is_held_in_memory_as_the_page_says(privacy):
    handlers = [import_string(path) for path in settings.FILE_UPLOAD_HANDLERS]

    assert "The file is read in memory" in privacy
    assert handlers
    assert all(issubclass(handler, MemoryFileUploadHandler) for handler in handlers)


@pytest.fixture
def asked(visitor):
    """A browser with open answers that uploads a pack, and the page that asks which to use."""
    client = visitor(answers())
    sent = SimpleUploadedFile("letter-pack.pdf", pack_files.pack(), "application/pdf")
    return client, client.post("/letter/earlier-pack/", {"consent": CONSENT_WORDING, "pack": sent})


def test_the_key_of_an_unopened_upload_is_only_in_the_page_that_asks(asked, privacy):
    client, page = asked
    (text,) = re.findall(r'name="pack" value="([\w-]+)"', page.content.decode())
    key = Key.from_text(text)

    assert "The key to it stands only in the page that asks you." in privacy
    assert store.open_draft(key).answers["patient"] == answers()["patient"]
    assert text not in client.cookies.output()
    assert text not in str(page.headers)
    assert not [cell for cell in stored() if key.secret in cell or text.encode() in cell]


def stored():
    """Every cell of the rows stored for drafts, as bytes."""
    rows = [*Draft.objects.values_list(), *Opener.objects.values_list()]
    cells = (cell for row in rows for cell in row)
    return [
        bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode()
        for cell in cells
    ]
