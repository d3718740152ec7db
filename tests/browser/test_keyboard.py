"""The whole interview by keyboard alone: Tab, Space, arrows, letters and Enter."""

import json

import pytest

from prescribing.interview.steps import STEPS
from tests.browser.effort import SAMPLES
from tests.browser.walk import WHOLE_LIST, start

FOCUSED = """() => {
  const { name = "", type = "", value = "", checked = false } = document.activeElement;
  return { name, type, value, checked, words: document.activeElement.innerText };
}"""
MOST_PRESSES = 60  # of the Tab key on one page


def answer_focused(page, wanted):
    """Give the answer that the sample has for the control with the focus, if it has one."""
    focused = page.evaluate(FOCUSED)
    answer = wanted.get(focused["name"])
    if not answer:
        return focused
    if focused["type"] == "radio":
        page.keyboard.press("Space")
        for _ in range(10):
            if page.evaluate(FOCUSED)["value"] == answer:
                break
            page.keyboard.press("ArrowDown")
    elif focused["type"] == "checkbox":
        if focused["value"] in answer and not focused["checked"]:
            page.keyboard.press("Space")
    else:
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type(answer)
    return focused


def answer_page(page, wanted, button):
    for _ in range(MOST_PRESSES):
        page.keyboard.press("Tab")
        if answer_focused(page, wanted)["words"] == button:
            with page.expect_navigation(wait_until="domcontentloaded"):
                page.keyboard.press("Enter")
            return
    raise AssertionError((page.url, button))


@pytest.mark.long
def test_every_page_can_be_answered_by_keyboard_alone(page):
    given = json.loads((SAMPLES / "only-what-is-required.json").read_text("utf-8"))
    start(page)
    for step in STEPS:
        assert page.url.endswith(f"/letter/{step.slug}/")
        is_list = step.slug == "medicines"
        button = WHOLE_LIST["none"] if is_list else step.form.button
        answer_page(page, {} if is_list else given[step.slug], button)

    assert page.get_by_role("heading", level=1).inner_text() == "Check your answers"
    answer_page(page, {}, "See the pack")
    assert page.url.endswith("/letter/preview/")
