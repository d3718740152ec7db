"""Stopping in one browser and coming back in another, by words and by link, in Chromium."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.packs import downloaded, text_of
from tests.browser.walk import assert_accessible, save_all, send
from tests.support.answers import answers


@pytest.fixture
def stopped(page: Page) -> Page:
    """A phone without JavaScript, with a complete draft, on the page with its words and link."""
    save_all(page.context, answers())
    page.goto("/letter/tasks/")
    page.get_by_role("link", name="Stop here, come back later").first.click()
    send(page, "Make my words and link")
    return page


def words_on(page: Page) -> list[str]:
    words: list[str] = page.locator(".return-words li").all_inner_texts()
    return words


def link_on(page: Page) -> str:
    return page.get_by_label("Your link, to copy").input_value()


def open_with(page: Page, code: str) -> None:
    page.goto("/letter/return/")
    page.get_by_label("Your eight words, or your link").fill(code)
    send(page, "Open my answers")


def assert_same_answers(page: Page, other: Page) -> None:
    """Both browsers show the same answers to check, which takes less time than two packs."""
    assert page.url.endswith("/letter/return/welcome/")
    mine, theirs = answers_of(page), answers_of(other)
    assert answers()["what-matters"]["what_matters"] in mine
    assert mine == theirs


def answers_of(page: Page) -> str:
    tab = page.context.new_page()
    tab.goto("/letter/check/")
    text = tab.inner_text("main")
    tab.close()
    return text


def assert_same_pack(page: Page, other: Page) -> None:
    mine, theirs = text_of(downloaded(page)), text_of(downloaded(other))
    assert len(mine) > 5000
    assert mine == theirs


def test_words_open_the_draft_in_another_browser(stopped, another):
    words, scripted = words_on(stopped), another(scripts=True)
    assert len(words) == 8
    open_with(scripted, f"1. qqqq, {', '.join(words[1:]).upper()}")
    expect(scripted.get_by_role("alert")).to_contain_text("We do not know word 1, “qqqq”.")
    assert_accessible(scripted)

    box = scripted.get_by_label("Your eight words, or your link")
    box.fill(box.input_value().replace("qqqq", words[0]))
    send(scripted, "Open my answers")

    assert_same_answers(scripted, stopped)
    assert_same_pack(scripted, stopped)
    assert_accessible(scripted)
    for path in ("/letter/stop/", "/letter/stop/card/"):
        scripted.goto(path)
        assert words_on(scripted) == words
        assert_accessible(scripted)


@pytest.mark.hazard("H32.4")
def test_the_link_opens_the_draft_in_another_browser(stopped, another, watch):
    link, scripted = link_on(stopped), another(scripts=True)
    scripted.goto(link)
    expect(scripted.get_by_label("Your eight words, or your link")).to_have_value(link)
    expect(scripted.get_by_role("status")).to_contain_text("Your link is in the box.")
    assert scripted.url.endswith("/letter/return/")  # the secret is no longer in the address
    assert_accessible(scripted)

    send(scripted, "Open my answers")

    assert_same_answers(scripted, stopped)
    assert_accessible(scripted)


@pytest.mark.hazard("H32.4")
def test_pasting_the_link_without_script_opens_the_draft(stopped, another):
    link, plain, scripted = link_on(stopped), another(scripts=False), another(scripts=True)
    plain.goto(link)
    plain.get_by_label("Your eight words, or your link").fill(plain.url)
    send(plain, "Open my answers")

    assert plain.url.endswith("/letter/return/welcome/")  # without the secret after it
    assert_same_answers(plain, stopped)
    scripted.goto("/letter/return/")
    assert_accessible(scripted)


def test_the_page_asks_before_it_leaves_open_answers(stopped, another):
    words, scripted = words_on(stopped), another(scripts=True)
    other = answers(patient={"full_name": "Somebody Else"})
    save_all(scripted.context, other)
    open_with(scripted, " ".join(words))
    assert_accessible(scripted)
    scripted.get_by_role("link", name="Keep what is here").click()
    scripted.goto("/letter/check/")
    assert "Somebody Else" in scripted.inner_text("main")

    open_with(scripted, " ".join(words))
    send(scripted, "Open the others")

    assert_same_answers(scripted, stopped)
    assert not any(word in scripted.url for word in words)
    assert_accessible(scripted)
