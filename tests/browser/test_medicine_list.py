"""The whole list of medicines in Chromium: pasted, looked over and in the pack."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_journey import download, read_back
from tests.browser.walk import answer_medicines, as_lines, assert_accessible, save_all, send
from tests.support.answers import answers, without

LIST = (
    "Repeat medication\n1. BACLOFEN tabs 10mg  84 tablet  TAKE ONE 3 TIMES/DAY\n"
    "Gabapentin 300mg capsules\nOne capsule three times a day\n"
    "nurofen plus 2 when my back is bad\nbaclofen and gabapentin\nያልታወቀ 5mg"
)


def without_medicines(page):
    """The page at the medicines of a draft that lacks them alone."""
    save_all(page.context, without("medicines"))
    page.goto("/letter/medicines/")
    return page


def paste(page, text=LIST):
    page.get_by_label("Type or paste your list").fill(text)
    send(page, "Read my list")


@pytest.mark.hazard("H47.1")
def test_a_pasted_list_needs_no_script_and_stands_in_the_pdf(page):
    without_medicines(page)
    items = answers()["medicines"]["items"]
    step = type("Step", (), {"slug": "medicines"})
    answer_medicines(page, step, answers()["medicines"], pastes=True)

    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
    text = read_back(download(page))
    words = re.findall(r"[^\W\d_]+|\d+", as_lines(items))
    assert [word for word in words if word not in text] == []


@pytest.mark.hazard("H11.1")
def test_the_text_and_the_review_are_accessible_and_no_wider_than_a_small_phone(scripted_page):
    without_medicines(scripted_page)
    scripted_page.set_viewport_size({"width": 320, "height": 640})
    wide = "document.documentElement.scrollWidth"

    assert_accessible(scripted_page)
    send(scripted_page, "Read my list")
    assert_accessible(scripted_page)
    paste(scripted_page)
    assert_accessible(scripted_page)
    assert scripted_page.evaluate(wide) <= 320
    scripted_page.get_by_label("Add another").fill("Senna")
    scripted_page.keyboard.press("Escape")  # closes the suggestions, which stand over the button
    send(scripted_page, "Yes, that is all of them")
    assert_accessible(scripted_page)
    send(scripted_page, "Add it")
    scripted_page.get_by_role("button", name="Back to the text", exact=True).click()
    assert_accessible(scripted_page)
    assert scripted_page.evaluate(wide) <= 320


def test_a_list_is_done_with_the_keyboard_alone(scripted_page):
    page = without_medicines(scripted_page)
    page.locator("#id_pasted").focus()
    page.keyboard.insert_text("Baclofen 10mg\nSenna")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/letter/medicines/")

    first = page.get_by_role("radio", name="prescribed").first
    first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="bought").first).to_be_checked()
    page.get_by_label("Add another").focus()
    page.keyboard.insert_text("Macrogol")
    page.keyboard.press("Enter")
    page.wait_for_url("**/letter/medicines/?another*")
    expect(page.get_by_label("Add another")).to_be_focused()
    expect(page.get_by_role("heading", level=1)).to_have_text("Is this right? 3 medicines")
    expect(page.get_by_role("radio", name="bought").first).to_be_checked()


def test_what_was_chosen_or_typed_on_the_review_is_not_left_unasked(scripted_page):
    page = without_medicines(scripted_page)
    paste(page)
    questions = []
    page.on("dialog", lambda dialog: (questions.append(dialog.type), dialog.dismiss()))
    page.get_by_label("Add another").fill("Senna")
    page.get_by_role("link", name="Back").first.click()

    assert questions == ["beforeunload"]
