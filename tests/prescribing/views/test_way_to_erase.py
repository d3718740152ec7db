"""Every page with questions links to erasing: answered, refused or carried over."""

import pytest

from prescribing.drafts.models import Draft
from prescribing.interview.steps import STEPS
from tests.support.answers import answers
from tests.support.earlier_packs import STILL_TRUE, opened
from tests.support.page_html import main_words, parsed, words_of

pytestmark = pytest.mark.django_db
ERASE = "/letter/erase/"
LISTS = [step for step in STEPS if step.item_form]
AFTER_THEM = ["check/", "preview/", "ready/", "message/"]


def ways_to_erase(page):
    return [words_of(link) for link in parsed(page).xpath(f"//a[@href='{ERASE}']")]


@pytest.mark.hazard("H34.4")
def test_every_page_with_questions_links_to_erasing(visitor):
    client = visitor(answers())
    for step in STEPS:
        page = client.get(f"/letter/{step.slug}/")

        title = "Is this right?" if step.slug == "medicines" else step.form.title
        assert title in main_words(page)
        assert ways_to_erase(page) == ["Erase my answers"], step.slug


@pytest.mark.hazard("H34.4")
def test_a_refused_page_links_to_erasing(visitor):
    client = visitor(answers())
    for step in STEPS:
        nonsense = dict.fromkeys(step.form.base_fields, "x" * 5000)
        page = client.post(f"/letter/{step.slug}/", nonsense)

        assert page.status_code == 422
        assert ways_to_erase(page) == ["Erase my answers"], step.slug


@pytest.mark.hazard("H34.4")
@pytest.mark.parametrize("path", ["add/", "00000000/"])
@pytest.mark.parametrize("step", LISTS, ids=lambda step: step.slug)
def test_the_page_of_a_medicine_or_an_allergy_links_to_erasing(visitor, step, path):
    page = visitor(answers()).get(f"/letter/{step.slug}/{path}", follow=True)

    assert step.item_form.title in main_words(page)
    assert ways_to_erase(page) == ["Erase my answers"]


@pytest.mark.hazard("H34.4")
@pytest.mark.parametrize("number", range(1, len(dict.fromkeys(s.section for s in STEPS)) + 1))
def test_every_section_of_an_earlier_pack_links_to_erasing(visitor, number):
    page = visitor(opened(answers())).get(f"{STILL_TRUE}?section={number}")

    assert f"Section {number} of" in main_words(page)
    assert ways_to_erase(page) == ["Erase my answers"]


@pytest.mark.parametrize("path", AFTER_THEM)
def test_the_pages_before_the_download_link_to_erasing(visitor, path):
    assert "Erase my answers" in ways_to_erase(visitor(answers()).get(f"/letter/{path}"))


def test_the_link_leads_to_a_button_that_erases_the_draft(visitor):
    client = visitor(answers())
    (button,) = parsed(client.get(ERASE)).xpath(
        f"//form[@action='{ERASE}' or not(@action)]//button"
    )

    assert words_of(button) == "Erase everything"
    client.post(ERASE)
    assert not Draft.objects.exists()
