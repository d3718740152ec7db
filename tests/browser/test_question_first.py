"""The question of each page stands near its top: on a phone, without JavaScript."""

import json

from prescribing.interview.steps import STEPS
from tests.browser.effort import SAMPLES
from tests.browser.walk import post, save_all, token
from tests.support.answers import answers

SCREEN_AND_A_HALF = 1110  # pixels, of a phone of 360 by 740
# Pages with several questions: there the first one must stand so high, not the button.
LONG = {"before-you-start", "addressee", "patient", "diagnosis", "conditions"}
LONG |= {"liver-and-kidneys", "ldn", "documents"}
BOTTOM = "found => Math.round(found.getBoundingClientRect().bottom + window.scrollY)"


def test_each_question_can_be_answered_within_a_screen_and_a_half(page):
    start = answers()["before-you-start"] | {"filling_in_for": "myself"}
    post(page.context, "/letter/before-you-start/", start, token(page.context))
    reach = {}
    for step in STEPS:
        page.goto(f"/letter/{step.slug}/")
        last = ".question >> nth=0" if step.slug in LONG else "form .button >> nth=0"
        reach[step.slug] = page.locator(f"main {last}").evaluate(BOTTOM)
        page.locator("main form .button").first.click()
        if page.locator(".error-message").count():
            reach[f"error: {step.slug}"] = page.locator(".error-message").first.evaluate(BOTTOM)

    assert "error: opioids" in reach
    assert {slug: bottom for slug, bottom in reach.items() if bottom > SCREEN_AND_A_HALF} == {}


def test_a_long_list_of_medicines_does_not_push_the_question_about_opioids_down(page):
    given = json.loads((SAMPLES / "many-medicines.json").read_text("utf-8"))
    given["opioids"] = {"opioids": "never"}
    save_all(page.context, given)
    page.goto("/letter/opioids/")

    assert page.locator("main form .button").first.evaluate(BOTTOM) <= SCREEN_AND_A_HALF
    page.get_by_text("Your list of 14 medicines").click()
    assert page.locator(".own-list li").first.is_visible()
