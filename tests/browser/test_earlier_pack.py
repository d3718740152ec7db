"""A pack of one browser is uploaded in another, confirmed and made again, in Chromium."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.packs import downloaded, text_of
from tests.browser.walk import assert_accessible, save_all, send
from tests.support.answers import answers
from tests.support.outages import AWAY, between
from tests.support.pack_files import pack

BEFORE, NOW = answers()["patient"]["telephone"], "01632 960 999"
STILL_TRUE, REST = "Yes, all of this is still true", "Yes, the rest is still true"


@pytest.fixture
def last_year(page: Page) -> bytes:
    """A pack, made and downloaded on a phone without JavaScript."""
    save_all(page.context, answers())
    return downloaded(page)


def upload(page: Page, content: bytes) -> None:
    page.goto("/letter/")
    page.get_by_role("link", name="Start from an earlier pack").click()
    choose(page, content)
    page.get_by_label("I agree").check()
    send(page, "Open my pack")


def choose(page: Page, content: bytes) -> None:
    file = {"name": "letter-pack.pdf", "mimeType": "application/pdf", "buffer": content}
    page.get_by_label("Your letter pack (PDF)").set_input_files(file)  # type: ignore[arg-type]


def heading(page: Page) -> str:
    page.wait_for_load_state()
    return page.get_by_role("heading", level=1).inner_text()


def change_the_telephone_number(page: Page) -> None:
    page.get_by_role("link", name="Change About the person with MS").click()
    assert page.get_by_label("Telephone (optional)").input_value() == BEFORE
    page.get_by_label("Telephone (optional)").fill(NOW)
    send(page)


def answer_opioids_anew(page: Page) -> None:
    """Answer the page that no button confirms: it has no choice ticked and keeps typed texts."""
    send(page, REST)
    assert "Opioid medicines" in heading(page)
    assert_accessible(page)
    assert page.locator("input:checked").count() == 0
    page.get_by_label("Yes, now or on some days").check()
    assert (
        page.get_by_label("Which ones, and when").input_value()
        == answers()["opioids"]["opioids_brief"]
    )
    send(page)


def test_a_pack_of_last_year_with_one_change_makes_a_pack_of_this_year(last_year, another):
    scripted, changed, sections = another(scripts=True), False, []
    upload(scripted, last_year)
    while "Is this still true?" in heading(scripted):
        sections.append(heading(scripted))
        assert_accessible(scripted)
        if "About you" in sections[-1] and not changed:
            change_the_telephone_number(scripted)
            changed = True
        elif "Safety questions" in sections[-1]:
            answer_opioids_anew(scripted)
        else:
            send(scripted, STILL_TRUE)

    assert len(dict.fromkeys(sections)) == 8
    assert heading(scripted) == "Check your answers"
    before, now = text_of(last_year), text_of(downloaded(scripted))
    assert BEFORE in before
    assert len(before) > 5000
    assert now == before.replace(BEFORE, NOW)


def test_a_file_that_is_no_pack_gets_an_error_at_the_file_field(another):
    scripted = another(scripts=True)
    scripted.goto("/letter/earlier-pack/")
    assert_accessible(scripted)
    upload(scripted, b"Just a text")

    assert scripted.title().startswith("Error: ")
    assert scripted.locator(":focus").get_attribute("role") == "alert"
    assert scripted.get_by_label("I agree").is_checked()
    assert_accessible(scripted)
    scripted.get_by_role("alert").get_by_role("link", name="This file is not a PDF.").click()
    assert scripted.locator(":focus").get_attribute("name") == "pack"
    choose(scripted, pack())
    send(scripted, "Open my pack")
    assert "Is this still true?" in heading(scripted)


def test_uploading_a_pack_asks_before_it_replaces_open_answers(page, another):
    scripted = another(scripts=True)
    for visitor in (page, scripted):
        save_all(visitor.context, answers(patient={"full_name": "Somebody Else"}))
        upload(visitor, pack())
        assert heading(visitor) == "Other answers are open here"
    send(page, "Keep what is here")
    page.goto("/letter/check/")
    assert "Somebody Else" in page.inner_text("main")

    assert_accessible(scripted)
    send(scripted, "Look at the pack first")
    expect(scripted.get_by_role("main")).to_contain_text(answers()["patient"]["full_name"])
    assert_accessible(scripted)
    send(scripted, "Replace it with the pack")
    assert "Is this still true?" in heading(scripted)
    scripted.goto("/letter/patient/")
    name = scripted.get_by_label("Full name")
    expect(name).to_have_value(answers()["patient"]["full_name"])


def test_errors_while_confirming_an_earlier_pack_can_be_corrected(another, site, watch):
    scripted = another(scripts=True)
    scripted.goto("/letter/earlier-pack/too-large/")
    assert_accessible(scripted)
    save_all(scripted.context, answers())
    upload(scripted, pack())
    with between(site.folder / "site.sqlite3", *AWAY):
        send(scripted, "Look at the pack first")
        assert heading(scripted) == "The site is busy"
        assert_accessible(scripted)
    assert "status of 503" in watch.complaints.pop()  # as Chromium logs what it was answered
    send(scripted, "Try again")
    assert heading(scripted) == "What is in your pack"
    scripted.locator("input[name='pack']").evaluate("field => field.value = 'too late'")
    send(scripted, "Replace it with the pack")
    assert heading(scripted) == "Choose your pack again"
    assert_accessible(scripted)
