"""What people are told of a pack before they download it, before they keep it, and before all."""

import pytest
from django.conf import settings

from prescribing.drafts import resume, store
from prescribing.interview.forms.your_pack import LEFT_OUT
from tests.support.answers import answers, without
from tests.support.page_html import main_words

pytestmark = pytest.mark.django_db
SAME_DEVICE = ("Keep the file", "stays on your device", "Then you can erase your answers here")
OTHERS = (
    "Other people use this computer. Send the PDF to yourself, or save it on your own USB stick. "
    "Then delete it here, and empty the bin."
)


def preview(client, *, shared, complete=None):
    key = store.create(complete or answers(), shared=shared).key
    client.cookies[settings.DRAFT_COOKIE_NAME] = key.to_text()
    return main_words(client.get("/letter/preview/"))


def test_who_reads_the_answers_over_is_asked_for_dates(visitor):
    page = main_words(visitor(answers()).get("/letter/check/"))

    assert "Check everything is right. Change words like “last week” to a date." in page


@pytest.mark.hazard("H37.3")
def test_who_comes_back_to_finished_answers_is_told_what_may_be_old(visitor):
    said = "Some time may have passed. Check your medicines, opioids and dates again before you"

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


@pytest.mark.hazard("H40.4")
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


@pytest.mark.parametrize("path", ["/letter/check/", "/letter/preview/"])
def test_on_a_shared_computer_the_download_is_announced_as_the_end(client, path):
    without_lists = {"completeness": "none", "items": []}
    complete = answers(allergies=without_lists, medicines=without_lists)
    for shared in (True, False):
        key = store.create(complete, shared=shared).key
        client.cookies[settings.DRAFT_COOKIE_NAME] = key.to_text()
        page = main_words(client.get(path))
        assert ("When you download the pack, your answers are deleted here." in page) is shared


def test_with_words_the_download_on_a_shared_computer_is_not_the_end(client):
    key = store.create(answers(), shared=True).key
    resume.make_return_code(key)
    client.cookies[settings.DRAFT_COOKIE_NAME] = key.to_text()

    page = main_words(client.get("/letter/preview/"))
    assert "this browser forgets your answers. Only your words or your link open them then." in page


def test_what_it_means_that_nothing_was_ticked_is_said(visitor):
    page = main_words(visitor(answers()).get("/letter/check/"))

    assert "A copy of your answers inside the PDF The PDF holds a data copy" in page
    assert "This computer or phone No other people use it" in page


@pytest.mark.parametrize("path", ["/letter/medicines/", "/letter/allergies/", "/letter/liver/"])
def test_who_saves_when_the_answers_are_gone_is_told_why_and_where_to_go(client, path):
    page = client.post(path, {"completeness": "all", "liver": "no"})

    assert page.status_code == 422
    assert "We no longer have your earlier answers" in page.content.decode()
    assert "Choose one of the answers shown" not in page.content.decode()
    assert 'href="/letter/return/">Come back to answers you began' in page.content.decode()
    assert "deleted 24" not in page.content.decode()
