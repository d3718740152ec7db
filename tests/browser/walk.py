"""Walking the interview as a person does: by role and label, one page after the other."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from axe_playwright_python.sync_playwright import Axe
from django import forms
from playwright.sync_api import APIResponse, BrowserContext, Error, Locator, Page

from prescribing.interview.forms.base import StepForm
from prescribing.interview.forms.dates import DateInputs
from prescribing.interview.steps import STEPS, Step
from tests.support.answers import Answers

# The server closes the connection after it refuses a body, and the next request may fail once.
RETRIES = 3
RULES = {
    "resultTypes": ["violations"],  # axe need not collect the elements without violations
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
}


def fill(page: Page, form: StepForm, submitted: Mapping[str, Any]) -> None:
    """Answer one page's questions after its fonts load, because a click misses a moving input."""
    page.wait_for_load_state()
    for name, field in form.fields.items():
        if isinstance(field.widget, DateInputs):
            for part in DateInputs.PARTS:
                page.get_by_label(part.title(), exact=True).fill(submitted[f"{name}_{part}"])
        elif isinstance(field, forms.MultipleChoiceField):
            group = page.get_by_role("group", name=field.label)
            for slug, label in field.choices:
                tick(group.get_by_label(label, exact=True), wanted=slug in submitted.get(name, []))
        elif isinstance(field, forms.ChoiceField) and name in submitted:
            group = page.get_by_role("group", name=field.label)
            label = dict(field.choices)[submitted[name]]
            tick(group.get_by_label(label, exact=True), wanted=True)
        elif submitted.get(name):
            page.get_by_label(field.label, exact=True).fill(submitted[name])


def tick(box: Locator, *, wanted: bool) -> None:
    """Tick or untick a box, and try again if the page moved under the click."""
    try:
        box.set_checked(wanted)
    except Error as missed:
        if "did not change its state" not in missed.message:
            raise
        box.set_checked(wanted)


def send(page: Page, button: str = "Save and continue") -> None:
    """Press a button, and wait until the page that it leads to, or this one again, can be read."""
    with page.expect_navigation(wait_until="domcontentloaded"):
        page.get_by_role("button", name=button, exact=True).click()


WHOLE_LIST = {
    "all": "Yes, that is all of them",
    "not-sure": "I am not sure that it is all",
    "none": "I take none",
    "not-known": "I don’t know",
}


def as_lines(medicines: list[Mapping[str, str]]) -> str:
    """The medicines as a person may have them in a list, one a line."""
    return "\n".join(
        f"{item['medication_name']} {item['form']}, {item['dose_directions']}"
        f"{', for ' if item['indication'] else ''}{item['indication']}"
        for item in medicines
    )


def answer_medicines(page: Page, step: Step, submitted: Mapping[str, Any], *, pastes: bool) -> None:
    """Answer the page of the medicines: from a pasted list, or one by one."""
    items = submitted.get("items", [])
    if items and pastes:
        page.wait_for_load_state()
        page.get_by_label("Type or paste your list").fill(as_lines(items))
        send(page, "Read my list")
    elif items:
        send(page, "Add them one by one")
        add_items(page, step, items)
    send(page, WHOLE_LIST[submitted["completeness"]])


def add_items(page: Page, step: Step, items: list[Mapping[str, Any]]) -> None:
    """Fill in the pages of items, one after the other."""
    assert step.item_form
    for number, item in enumerate(items, 1):
        fill(page, step.item_form(), item)
        send(page, step.item_form.another if number < len(items) else step.item_form.button)


def answer(page: Page, step: Step, submitted: Mapping[str, Any], *, pastes: bool = False) -> None:
    """Answer a step, with its items if it is a list."""
    if step.slug == "medicines":
        answer_medicines(page, step, submitted, pastes=pastes)
        return
    if step.item_form:
        items = submitted.get("items", [])
        if items:
            fill(page, step.form(), {"completeness": "add"})
            send(page)
        add_items(page, step, items)
        fill(page, step.form(item_count=len(items)), submitted)
    else:
        fill(page, step.form(), submitted)
    send(page)


def start(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Make my letter pack").click()
    page.get_by_role("link", name="Start now").click()
    page.wait_for_url("**/letter/before-you-start/")  # a key pressed earlier would have no effect


def walk(page: Page, answers: Answers, *, pastes: bool = False) -> None:
    """Walk from the home page to check answers by the site's own links and buttons.

    pastes: whether the medicines are pasted as one list, and not typed one by one.
    """
    start(page)
    for step in STEPS:
        assert page.url.endswith(f"/letter/{step.slug}/"), (page.url, step.slug)
        answer(page, step, answers[step.slug], pastes=pastes)


def token(context: BrowserContext) -> str:
    """The CSRF token; opens the first page for one if need be."""
    context.request.get("/letter/before-you-start/", max_retries=RETRIES)
    return next(c["value"] for c in context.cookies() if c["name"] == "csrftoken")


def post(context: BrowserContext, path: str, fields: Mapping[str, Any], csrf: str) -> APIResponse:
    """Send a form as a browser does, without drawing the page."""
    sent = {name: value for name, value in fields.items() if name != "items"}
    return context.request.post(
        path,
        data=urlencode({**sent, "csrfmiddlewaretoken": csrf}, doseq=True),
        headers={"Content-Type": "application/x-www-form-urlencoded"},
        max_redirects=0,
        max_retries=RETRIES,
    )


def save_all(context: BrowserContext, answers: Answers) -> None:
    """Give the browser a draft with these answers in a second, for tests that need no walk."""
    csrf = token(context)
    for step in (step for step in STEPS if step.slug in answers):
        for number, item in enumerate(answers[step.slug].get("items", [])):
            path = f"/letter/{step.slug}/{number:08x}/"
            assert post(context, path, item, csrf).status == 302
        assert post(context, f"/letter/{step.slug}/", answers[step.slug], csrf).status == 302


def assert_accessible(page: Page) -> None:
    """No axe violations on this page."""
    page.wait_for_load_state()
    results = Axe().run(page, options=RULES)
    assert results.violations_count == 0, results.generate_report()
