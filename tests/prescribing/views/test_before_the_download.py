"""What pages say about a pack before the download, before keeping the file, and at the start."""

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


def test_check_answers_asks_for_dates_instead_of_last_week(visitor):
    page = main_words(visitor(answers()).get("/letter/check/"))

    assert "Check everything is right. Change words like “last week” to a date." in page


@pytest.mark.hazard("H37.3")
def test_the_welcome_page_asks_to_check_complete_answers_again(visitor):
    said = "Some time may have passed. Check your medicines, opioids and dates again before you"

    assert said in main_words(visitor(answers()).get("/letter/return/welcome/"))
    unfinished = visitor(without("pregnancy")).get("/letter/return/welcome/")
    assert "Some time may have passed" not in main_words(unfinished)


def test_the_download_page_says_that_the_file_can_be_uploaded_again(client):
    page = preview(client, shared=False)

    assert "Open it and check that it is all there." in page
    assert (
        "Keep the file. If you make another pack, you can upload the one with everything here and "
        "change what is new. For that it holds your answers a second time, as data."
    ) in page
    assert "ext year" not in page
    assert OTHERS not in page


@pytest.mark.hazard("H40.4")
@pytest.mark.parametrize("data_copy", [[], [LEFT_OUT]])
def test_the_page_does_not_say_to_keep_the_file_on_a_shared_computer(client, data_copy):
    complete = answers(documents={"data_copy": data_copy})
    page = preview(client, shared=True, complete=complete)

    assert f"Open it and check that it is all there. {OTHERS}" in page
    assert [words for words in SAME_DEVICE if words in page] == []
    assert ("holds your answers a second time" in page) == (not data_copy)


def test_the_choice_of_a_data_copy_names_no_year(visitor):
    page = main_words(visitor(answers()).get("/letter/documents/"))

    assert "With the data copy you can start your next pack from the PDF." in page


@pytest.mark.parametrize("path", ["/letter/before-you-start/", "/letter/earlier-pack/"])
def test_the_consent_covers_the_contents_of_an_uploaded_pack(client, path):
    said = "We use what you type, or upload in a pack, only to make your letter pack."
    assert said in main_words(client.get(path))


@pytest.mark.parametrize("path", ["/letter/check/", "/letter/preview/"])
def test_the_page_says_that_a_button_ends_the_visit_on_a_shared_computer(client, path):
    without_lists = {"completeness": "none", "items": []}
    complete = answers(allergies=without_lists, medicines=without_lists)
    for shared in (True, False):
        key = store.create(complete, shared=shared).key
        client.cookies[settings.DRAFT_COOKIE_NAME] = key.to_text()
        page = main_words(client.get(path))
        assert (
            "choose “I have my pack: forget me”. Then your answers are deleted" in page
        ) is shared


def test_the_page_says_that_the_words_still_work_after_the_visit(client):
    key = store.create(answers(), shared=True).key
    resume.make_return_code(key)
    client.cookies[settings.DRAFT_COOKIE_NAME] = key.to_text()

    page = main_words(client.get("/letter/preview/"))
    assert "Then this browser forgets your answers. Only your words or your link open them." in page


def test_check_answers_says_what_each_unticked_box_means(visitor):
    page = main_words(visitor(answers()).get("/letter/check/"))

    assert "Data copy The PDF holds a data copy" in page
    assert "This computer or phone No other people use it" in page


@pytest.mark.parametrize("path", ["/letter/medicines/", "/letter/allergies/", "/letter/pregnancy/"])
def test_saving_a_page_after_the_draft_is_gone_explains_why_and_what_to_do(client, path):
    page = client.post(path, {"completeness": "all", "pregnancy": "no"})

    assert page.status_code == 422
    assert "We no longer have your earlier answers" in page.content.decode()
    assert "Choose one of the answers shown" not in page.content.decode()
    assert 'href="/letter/return/">Come back to answers you began' in page.content.decode()
    assert "deleted 24" not in page.content.decode()
