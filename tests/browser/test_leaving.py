"""Nothing typed is lost: leaving asks where there is a script, and a button keeps it where not."""

import pytest

from tests.browser.walk import assert_accessible, save_all, send
from tests.support.answers import answers

TYPED = "Typed with care, not saved"
# A page, and a box on it.
PAGES = {
    "what-matters/": "why",
    "patient/": "telephone",
    "liver-and-kidneys/": "kidneys_more",
    "medicines/00000001/": "indication",
}


@pytest.fixture
def asked(scripted_page):
    """A phone with a complete draft, and what its browser asked; it stays on the page each time."""
    save_all(scripted_page.context, answers())
    questions = []

    def stay(dialog):
        questions.append(dialog.type)
        dialog.dismiss()

    scripted_page.on("dialog", stay)
    return scripted_page, questions


def test_a_link_and_back_ask_before_typed_text_is_left(asked):
    page, questions = asked
    for path, name in PAGES.items():
        page.goto("/letter/tasks/")
        page.goto(f"/letter/{path}")
        box = page.locator(f"[name={name}]")
        box.fill(TYPED)
        page.get_by_role("link", name="Back").click()
        page.evaluate("history.back()")
        page.wait_for_timeout(300)

        assert box.input_value() == TYPED
        assert questions == ["beforeunload"] * 2
        questions.clear()
        box.fill("")
        send(page, "Save and come back later")
        assert questions == []


def test_a_refused_page_asks_too_and_one_without_changes_does_not(asked):
    page, questions = asked
    page.goto("/letter/what-matters/")
    page.get_by_role("link", name="Back").click()
    page.goto("/letter/what-matters/")
    page.locator("[name=why]").fill("x" * 301)
    send(page)
    assert questions == []

    page.get_by_role("link", name="Back").click()

    assert questions == ["beforeunload"]
    assert page.locator("[name=why]").input_value() == "x" * 301


def test_without_a_script_the_button_keeps_what_is_wrong_too(page):
    save_all(page.context, answers())
    page.goto("/letter/patient/")
    page.get_by_label("Month", exact=True).fill("Octember")
    send(page, "Save and come back later")
    assert page.get_by_role("heading", level=1).inner_text() == "Stop here, come back later"

    page.goto("/letter/tasks/")
    assert "Not finished: About the person with MS" in page.inner_text("main")
    page.goto("/letter/patient/")
    assert page.get_by_label("Month", exact=True).input_value() == "Octember"
    page.get_by_role("region", name="You have not finished").get_by_role("link").click()
    assert page.locator(":focus").get_attribute("name") == "date_of_birth_month"


def test_a_page_left_unfinished_is_accessible(scripted_page):
    save_all(scripted_page.context, answers())
    scripted_page.goto("/letter/patient/")
    scripted_page.get_by_label("Month", exact=True).fill("Octember")
    send(scripted_page, "Save and come back later")
    for path in ("patient/", "tasks/"):
        scripted_page.goto(f"/letter/{path}")
        assert_accessible(scripted_page)
