"""The message for a practice's online form, as a page and its form."""

import pytest
from django.conf import settings

from prescribing.drafts import store
from prescribing.pack.message import Length
from tests.support.answers import answers, without
from tests.support.page_html import main_words, parsed, words_of

pytestmark = pytest.mark.django_db
PAGE = "/letter/message/"
CLIPBOARD = "the next person could paste your message"


def shown(response, name):
    """A message as a browser reads it: without a line end at the start."""
    (box,) = parsed(response).xpath(f"//textarea[@id='{name}']")
    return box.text.removeprefix("\n")


@pytest.mark.parametrize("length", Length)
def test_each_message_is_counted_as_it_stands_in_its_box(visitor, length):
    page, name = visitor(answers()).get(PAGE), length.name.lower()
    text = shown(page, name)

    assert "naltrexone" in text
    assert len(text) <= length.value
    count = parsed(page).get_element_by_id(f"{name}-count")
    assert words_of(count) == f"{len(text)} of {length.value} characters"


@pytest.mark.parametrize("length", Length)
def test_the_button_copies_the_text_of_the_box(visitor, length):
    page, name = visitor(answers()).get(PAGE), length.name.lower()
    (button,) = parsed(page).xpath(f"//button[contains(., 'Copy the {name} message')]")

    assert button.get("data-copy") == shown(page, name)
    assert "hidden" in button.attrib


def test_the_pack_is_named_as_attached_if_the_box_is_ticked(visitor):
    client = visitor(answers())
    (form,) = [f for f in parsed(client.get(PAGE)).forms if f.method == "GET"]
    (box,) = form.xpath(".//input[@type='checkbox']")
    assert "checked" not in box.attrib
    assert "Pack attached" not in shown(client.get(PAGE), "short")

    page = client.get(PAGE, {box.get("name"): box.get("value")})

    assert "checked" in parsed(page).xpath("//input[@type='checkbox']")[0].attrib
    assert "Pack attached" in shown(page, "short")
    assert "Pack attached" in shown(page, "long")


@pytest.mark.hazard("H40.6")
@pytest.mark.parametrize("shared", [True, False])
def test_the_page_warns_about_the_clipboard_of_a_shared_computer(client, shared):
    complete = answers(documents={"documents": []})
    client.cookies[settings.DRAFT_COOKIE_NAME] = store.create(complete, shared=shared).key.to_text()
    page = main_words(client.get(PAGE))

    assert (CLIPBOARD in page) is shared
    assert ("After you have sent it, copy any other word here." in page) is shared


@pytest.mark.parametrize("path", ["/letter/preview/", "/letter/ready/", "/letter/tasks/"])
def test_the_message_is_linked_where_the_answers_are_complete(visitor, path):
    assert parsed(visitor(answers()).get(path)).xpath(f"//main//a[@href='{PAGE}']")


def test_the_task_list_leads_to_no_message_before_all_is_answered(visitor):
    assert not parsed(visitor(without("pregnancy")).get("/letter/tasks/")).xpath(
        f"//main//a[@href='{PAGE}']"
    )
