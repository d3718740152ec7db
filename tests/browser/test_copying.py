"""Copying words and link in Chromium, with and without a clipboard."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.walk import assert_accessible, post, send, token
from tests.support.answers import answers

BUTTONS = ("Copy the words", "Copy the link")
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
REFUSING = "navigator.clipboard.writeText = () => Promise.reject(new DOMException('no'))"


def stopped(page: Page) -> Page:
    """On the page with words and link, after the first question alone."""
    first = answers()["before-you-start"]
    assert post(page.context, "/letter/before-you-start/", first, token(page.context)).status == 302
    page.goto("/letter/stop/")
    send(page, "Make my words and link")
    return page


@pytest.mark.hazard("H33.1")
def test_words_and_link_are_copied_by_a_button_each(scripted_page):
    scripted_page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = stopped(scripted_page)
    wanted = (
        " ".join(page.locator(".return-words li").all_inner_texts()),
        page.get_by_label("Your link, to copy").input_value(),
    )
    assert len(wanted[0].split()) == 8

    for button, text in zip(BUTTONS, wanted, strict=True):
        page.get_by_role("button", name=button).click()
        said = page.get_by_role("status").filter(visible=True).filter(has_text="Copied.").last
        expect(said).to_contain_text("where you keep your passwords.")
        assert page.evaluate("navigator.clipboard.readText()") == text
    assert_accessible(page)


def test_the_page_says_what_to_do_if_the_browser_refuses_to_copy(scripted_page):
    scripted_page.add_init_script(REFUSING)
    page = stopped(scripted_page)
    page.get_by_role("button", name="Copy the words").click()

    expect(page.get_by_text("Your browser did not let us copy.").first).to_be_visible()
    expect(page.get_by_text("Copied.").first).not_to_be_visible()
    assert_accessible(page)


def test_no_copy_button_is_shown_without_scripts_or_a_clipboard(page, scripted_page):
    scripted_page.add_init_script(NO_CLIPBOARD)
    for visitor in (page, scripted_page):
        expect(stopped(visitor).get_by_role("link", name="Save as text")).to_be_visible()
        visitor.wait_for_load_state()  # by now a script would have shown them
        for name in BUTTONS:
            expect(visitor.get_by_role("button", name=name)).not_to_be_visible()
