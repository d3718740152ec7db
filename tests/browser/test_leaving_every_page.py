"""Every page of the interview asks before it is left with something that is not saved."""

import pytest

from prescribing.interview.steps import STEPS
from tests.browser.walk import save_all
from tests.support.answers import answers

LISTS = [step.slug for step in STEPS if step.item_form]
PATHS = [
    *(f"{step.slug}/" for step in STEPS),
    "medicines/text/",
    *(f"{slug}/add/" for slug in LISTS),
    *(f"{slug}/00000001/" for slug in LISTS),
]
# A text box that can be seen; where there is none, an answer that is not chosen.
BOX = "form.question-page :is(textarea, input:not([type=hidden], [type=radio], [type=checkbox]))"
CHOICE = "form.question-page :is([type=radio], [type=checkbox]):not(:checked)"


def change(page):
    """Type into the first box or choose another answer; what says whether it is still there."""
    box = page.locator(BOX).filter(visible=True)
    if box.count():
        box.first.fill("1")
        return lambda: box.first.input_value() == "1"
    choice = page.locator(CHOICE).first.element_handle()
    choice.check()
    return choice.is_checked


@pytest.mark.long
def test_a_link_and_the_browsers_back_ask_on_every_page(scripted_page):
    page, questions = scripted_page, []
    save_all(page.context, answers())
    page.on("dialog", lambda dialog: (questions.append(dialog.type), dialog.dismiss()))
    asked, kept = {}, {}
    for path in PATHS:
        page.goto("/letter/tasks/")
        page.goto(f"/letter/{path}")
        is_kept = change(page)
        page.locator("nav[aria-label=Back] a").click()
        page.evaluate("history.back()")
        page.wait_for_timeout(100)
        asked[path], kept[path] = questions.copy(), is_kept()
        questions.clear()
        page.evaluate("document.querySelector('form.question-page').reset()")

    assert asked == dict.fromkeys(PATHS, ["beforeunload"] * 2)
    assert kept == dict.fromkeys(PATHS, True)
