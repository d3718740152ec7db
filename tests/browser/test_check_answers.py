"""Check answers on a phone: short enough to be read, with one main button."""

import json

from playwright.sync_api import expect

from tests.browser.effort import PHONE, SAMPLES
from tests.browser.walk import assert_accessible, save_all


def test_the_shortest_answers_are_checked_within_four_screens(scripted_page):
    page = scripted_page
    given = json.loads((SAMPLES / "only-what-is-required.json").read_text("utf-8"))
    save_all(page.context, given)
    page.set_viewport_size(PHONE)
    page.goto("/letter/check/")

    height = page.evaluate("document.documentElement.scrollHeight")
    assert height <= 4 * PHONE["height"]
    expect(page.locator("main .button")).to_have_text(["See the pack"])
    assert_accessible(page)
    page.get_by_role("link", name="Change Opioid medicines").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Opioid medicines")
