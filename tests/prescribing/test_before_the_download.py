"""What people are told of a pack before they download it, before they keep it, and before all."""

import pytest
from django.conf import settings

from prescribing.drafts import store
from prescribing.interview.forms.pack import LEFT_OUT
from tests.answers import answers, without
from tests.content.markup import main_words

pytestmark = pytest.mark.django_db
SAME_DEVICE = ("Keep the file", "stays on your device", "Then you can erase your answers here")
OTHERS = (
    "Other people use this computer. Send the PDF to yourself, or save it on a stick of your own. "
    "Then delete it here, and empty the bin."
)


def preview(client, *, shared, complete=None):
    key = store.create(complete or answers(), shared=shared).key
    client.cookies[settings.DRAFT_COOKIE_NAME] = key.to_text()
    return main_words(client.get("/letter/preview/"))


def test_who_reads_the_answers_over_is_asked_for_dates(visitor):
    page = main_words(visitor(answers()).get("/letter/check/"))

    assert (
        "Read them once, as your doctor will. Change what is not right. Where you wrote a day or a "
        "season, give the date."
    ) in page


def test_who_comes_back_to_finished_answers_is_told_what_may_be_old(visitor):
    said = "Some time may have passed. Look at your medicines, opioids and dates again before you"

    assert said in main_words(visitor(answers()).get("/letter/return/welcome/"))
    unfinished = visitor(without("liver")).get("/letter/return/welcome/")
    assert "Some time may have passed" not in main_words(unfinished)


def test_the_file_can_be_kept_for_another_pack_whenever_that_is(client):
    page = preview(client, shared=False)

    assert "Open it and check that it is all there." in page
    assert (
        "Keep the file. If you make another pack, you can upload this one here and change what is "
        "new. For that it holds your answers a second time, as data."
    ) in page
    assert "ext year" not in page
    assert OTHERS not in page


@pytest.mark.parametrize("data_copy", [[], [LEFT_OUT]])
def test_on_a_shared_computer_nobody_is_told_to_keep_the_file_there(client, data_copy):
    complete = answers(documents={"data_copy": data_copy})
    page = preview(client, shared=True, complete=complete)

    assert f"Open it and check that it is all there. {OTHERS}" in page
    assert [words for words in SAME_DEVICE if words in page] == []
    assert ("holds your answers a second time" in page) == (not data_copy)


def test_the_choice_of_a_data_copy_names_no_year(visitor):
    page = main_words(visitor(answers()).get("/letter/documents/"))

    assert "upload it here when you make another pack, and change what is new." in page


@pytest.mark.parametrize("path", ["/letter/before-you-start/", "/letter/earlier-pack/"])
def test_consent_covers_what_is_in_a_pack_that_is_uploaded(client, path):
    assert (
        "LDN Guide handles the health details that you type, or that are in a pack you upload, "
        "only to make your letter pack."
    ) in main_words(client.get(path))
