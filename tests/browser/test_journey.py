"""The whole interview in Chromium, with JavaScript off, to the PDF read back."""

import re
import subprocess

import pytest

from prescribing.interview.steps import STEPS
from tests.browser.walk import assert_accessible, save_all, send, start, walk
from tests.support.answers import answers


def texts_in(value):
    """Every typed text in answers, without the slugs of choices."""
    if isinstance(value, dict):
        return [text for part in value.values() for text in texts_in(part)]
    if isinstance(value, list):
        return [text for part in value for text in texts_in(part)]
    return [] if re.fullmatch(r"[a-z0-9-]*", value) else [value]


def read_back(pdf, *options):
    done = subprocess.run(
        ["pdftotext", *options, "-", "-"], input=pdf, capture_output=True, check=True
    )
    return re.sub(r"[\s\u202a-\u202e]", "", done.stdout.decode())


@pytest.fixture
def answered(page):
    """A browser with a complete draft, on check answers."""
    save_all(page.context, answers())
    page.goto("/letter/check/")
    return page


def download(page, name="Download the PDF"):
    with page.expect_download() as downloading:  # which the page that opens starts by itself
        page.get_by_role("link", name=name).first.click()
    download = downloading.value
    assert re.fullmatch(r"LDN letter pack \d+ [A-Z][a-z]+ \d{4}\.pdf", download.suggested_filename)
    return download.path().read_bytes()


@pytest.mark.hazard("H23.2")
def test_every_answer_of_a_whole_walk_is_in_the_pdf(page, watch):
    walk(page, answers())
    assert page.get_by_role("heading", level=1).inner_text() == "Check your answers"
    pdf = download(page)
    text = read_back(pdf)

    missing = [word for typed in texts_in(answers()) for word in typed.split() if word not in text]
    assert missing == []
    second_page = read_back(pdf, "-f", "2", "-l", "2")
    assert "Youranswer" in second_page  # the page to return, so the letter has one page
    private = [text for text in texts_in(answers()) if len(text) > 3]
    assert not [a for a in watch.addresses for text in private if text.lower() in a.lower()]


@pytest.mark.hazard("H11.1")
def test_every_page_of_the_letter_is_accessible(scripted_page):
    save_all(scripted_page.context, answers())
    item_pages = []
    for path in [
        "/letter/",
        "/letter/tasks/",
        "/letter/check/",
        "/letter/preview/",
        "/letter/message/",
        "/letter/forgotten/",
        "/letter/erase/",
        *(f"/letter/{step.slug}/" for step in STEPS),
    ]:
        scripted_page.goto(path)
        assert_accessible(scripted_page)
        links = scripted_page.get_by_role("link", name=re.compile("^(Change|Remove) "))
        if path.rstrip("/").rsplit("/", 1)[-1] == "allergies":
            item_pages += [link.get_attribute("href") for link in links.all()[:2]]
    of_medicines = ("00000000/", "00000000/remove/", "add/", "text/")
    for path in [*item_pages, *(f"/letter/medicines/{page}" for page in of_medicines)]:
        scripted_page.goto(path)
        assert_accessible(scripted_page)


@pytest.mark.hazard("H34.4")
def test_erasing_closes_the_draft(answered, site):
    answered.get_by_role("link", name="Erase my answers").click()
    answered.get_by_role("button", name="Erase everything").click()

    assert answered.get_by_role("heading", level=1).inner_text() == "Your answers are erased"
    assert not [c for c in answered.context.cookies() if "key" in c["name"]]
    answered.goto("/letter/check/")
    assert answered.get_by_role("heading", level=1).inner_text() == "We cannot find your answers"


def test_a_page_sent_with_empty_fields_shows_errors_and_keeps_other_answers(page, scripted_page):
    for visitor in (page, scripted_page):
        start(visitor)
        visitor.get_by_label("Someone I am helping").check()
        send(visitor)

        assert visitor.title().startswith("Error: ")
        assert visitor.get_by_label("Someone I am helping").is_checked()
        visitor.get_by_role("alert").get_by_role("link", name="Enter your name").click()
        focused = visitor.locator(":focus")
        assert focused.get_attribute("name") == "helper_name"
    assert_accessible(scripted_page)


def test_the_error_summary_has_the_focus_when_the_page_opens(scripted_page):
    start(scripted_page)
    send(scripted_page)

    assert scripted_page.locator(":focus").get_attribute("role") == "alert"


def test_changing_an_answer_returns_to_check_answers(answered):
    answered.get_by_role("link", name="Change Your liver and kidneys").click()
    answered.get_by_label("I don’t know").first.check()
    send(answered)

    assert answered.get_by_role("heading", level=1).inner_text() == "Check your answers"
    liver = answered.get_by_role("region", name="Your liver")
    assert "I don’t know" in liver.inner_text()


@pytest.mark.hazard("H21.1")
def test_two_tabs_on_different_pages_both_save_their_answers(answered):
    other = answered.context.new_page()
    answered.goto("/letter/pregnancy/")
    other.goto("/letter/conditions/")
    answered.get_by_label("I prefer not to say").check()
    other.get_by_label("I prefer not to say").first.check()
    send(answered)
    send(other)

    for name in ("Pregnancy", "Planned operations"):
        assert "I prefer not to say" in other.get_by_role("region", name=name).inner_text()


def test_the_error_of_a_date_leads_to_its_first_input(answered):
    answered.goto("/letter/patient/")
    answered.get_by_label("Day").fill("31")
    answered.get_by_label("Month").fill("2")
    send(answered)
    answered.get_by_role("alert").get_by_role("link").first.click()

    assert answered.locator(":focus").get_attribute("name") == "date_of_birth_day"


@pytest.mark.hazard("H21.1")
def test_a_medicine_saved_again_after_back_is_still_one_medicine(answered):
    answered.goto("/letter/medicines/")
    send(answered, "Back to the text")
    send(answered, "Add them one by one")
    answered.get_by_label("Name of the medicine").fill("Tizanidine 2 mg")
    answered.get_by_label("Prescribed", exact=True).check()
    send(answered, "Save this medicine")
    answered.go_back()
    answered.get_by_label("Name of the medicine").fill("Tizanidine 4 mg")
    answered.get_by_label("Prescribed", exact=True).check()
    send(answered, "Save this medicine")

    answered.goto("/letter/medicines/")
    assert answered.get_by_text("Tizanidine").all_inner_texts().count("Tizanidine 4 mg") >= 1
    assert "Tizanidine 2 mg" not in answered.inner_text("main")
