"""The public pages in Chromium: accessible, narrow enough, usable by keyboard."""

import pytest
from playwright.sync_api import expect

from tests.browser.walk import assert_accessible, save_all, start
from tests.support.answers import answers
from tests.support.examples import longer

PAGES = ["/", "/letter/", "/about/", "/about/privacy/", "/about/accessibility/"]
PAGES += ["/about/editorial-policy/", "/about/safety/", "/about/cookies/"]
PAGES += ["/letter/before-you-start/", "/letter/tasks/", "/nowhere/", "/display/"]
LONG = "x" * 150


@pytest.mark.parametrize("path", longer(["/", "/letter/", "/letter/tasks/", "/nowhere/"], PAGES))
def test_a_page_is_accessible(scripted_page, path):
    scripted_page.goto(path)

    assert_accessible(scripted_page)


def scrolls_sideways(page):
    return page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )


@pytest.mark.hazard("H11.1")
def test_long_words_do_not_make_pages_scroll_sideways_at_320_pixels(scripted_page):
    """320 CSS pixels is also what a window of 1280 pixels has left at 400 % zoom."""
    wide = answers(
        patient={"full_name": LONG},
        what_matters={"what_matters": "y" * 2000},
        liver_and_kidneys={"liver": "yes", "liver_brief": "z" * 50, "liver_more": "z" * 500},
    )
    wide["medicines"]["items"][0]["medication_name"] = LONG
    save_all(scripted_page.context, wide)
    scripted_page.set_viewport_size({"width": 320, "height": 256})

    for path in [*PAGES, "/letter/check/", "/letter/preview/", "/letter/medicines/",
                 "/letter/opioids/", "/letter/patient/", "/letter/erase/", "/letter/message/",
                 "/letter/forgotten/"]:  # fmt: skip
        scripted_page.goto(path)
        assert not scrolls_sideways(scripted_page), path


@pytest.mark.hazard("H11.1")
def test_the_first_page_can_be_answered_by_keyboard_alone(page):
    start(page)
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the main part of the page"
    page.keyboard.press("Enter")
    for _ in range(20):
        page.keyboard.press("Tab")
        name = page.locator(":focus").get_attribute("name")
        if name == "filling_in_for":
            page.keyboard.press("Space")
        if name == "consent":
            page.keyboard.press("Space")
            page.keyboard.press("Enter")
            break

    page.wait_for_url("**/letter/request/*")
    assert "Section 2 of 8 · about 2 minutes" in page.inner_text("main")


def test_the_first_screen_of_a_phone_says_what_the_site_is_and_how_to_begin(page):
    page.goto("/")
    main = page.get_by_role("main")

    expect(main.get_by_role("heading", level=1)).to_be_in_viewport(ratio=1)
    for words in ("Two small trials disagree", "Make my letter pack"):
        expect(main.get_by_role("link", name=words)).to_be_in_viewport(ratio=1)
    expect(main.get_by_text("free · about 15")).to_be_in_viewport(ratio=1)
    expect(main.locator(".letter-picture")).to_be_in_viewport(ratio=0.95)


def test_the_start_page_offers_to_start_on_the_first_screen_of_a_phone(page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/letter/")

    expect(page.get_by_role("link", name="Start now")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("path", ["/letter/opioids/", "/letter/check/"])
def test_the_head_of_the_interview_is_one_line_with_the_way_to_all_sections(page, path):
    save_all(page.context, answers())
    page.goto(path)
    head = page.get_by_role("banner")

    assert head.get_by_role("link").all_inner_texts() == ["LDN Guide", "All sections"]
    assert head.bounding_box()["height"] < 80


def test_a_follow_up_question_is_hidden_until_it_applies(page):
    start(page)
    assert not page.get_by_label("Your relationship to them").is_visible()
    page.get_by_label("Someone I am helping").check()

    assert page.get_by_label("Your relationship to them").is_visible()


def test_every_target_is_at_least_44_pixels_high(scripted_page):
    """Inputs, buttons and the labels of choices are 44 pixels high (WCAG 2.5.8 asks for 24)."""
    save_all(scripted_page.context, answers())
    for path in ("/letter/patient/", "/letter/opioids/", "/letter/documents/", "/letter/tasks/"):
        scripted_page.goto(path)
        small = scripted_page.evaluate(
            """[...document.querySelectorAll(
                 'main :is(.button, .form-control, .form-check, .task-list a), .site-nav a')]
               .filter(e => e.offsetParent && e.getBoundingClientRect().height < 44)
               .map(e => e.outerHTML)"""
        )
        assert small == []
