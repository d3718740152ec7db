"""From the preview to the page that says what to do with the pack, and a download that breaks."""

import re
import socket
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.walk import assert_accessible, save_all
from tests.support import pdfs
from tests.support.answers import answers
from tests.support.examples import longer

SCREEN = 740
# Where a download is broken off, in tenths of its bytes.
BROKEN_AT = longer([5], range(1, 10))


@pytest.fixture
def previewed(page):
    """A phone without JavaScript that shows the preview of a complete pack."""
    save_all(page.context, answers())
    page.goto("/letter/preview/")
    return page


def height(page):
    return page.locator("html").evaluate("page => page.scrollHeight")


def test_the_preview_is_at_most_twelve_screens_of_a_phone(previewed):
    assert height(previewed) <= 12 * SCREEN

    expect(previewed.locator("#notes article")).not_to_be_visible()
    previewed.locator("#notes > summary").click()
    expect(previewed.locator("#notes article")).to_be_visible()


@pytest.mark.parametrize(
    ("button", "title", "pages"),
    [
        ("Everything", "Your pack is ready", None),
        ("For the practice", "Your pack is ready", None),
        ("Only the letter", "Your letter is ready", 1),
    ],
)
def test_a_press_starts_the_download_and_leads_to_what_to_do_now(previewed, button, title, pages):
    link = previewed.get_by_role("link", name=button).first
    said = re.search(r"\((\d+) pages?\)", link.inner_text())
    with previewed.expect_download() as downloading:
        link.click()
    made = downloading.value.path().read_bytes()

    assert pdfs.page_count(made) == int(said[1]) == (pages or int(said[1]))
    assert previewed.get_by_role("heading", level=1).inner_text() == title
    expect(previewed.get_by_role("heading", name="What to do now")).to_be_visible()
    again = previewed.get_by_role("link", name="Not started?")
    assert downloading.value.url == urljoin(previewed.url, again.get_attribute("href"))
    with previewed.expect_download() as reminder:
        previewed.get_by_role("link", name="Add it to your calendar").click()
    assert reminder.value.suggested_filename == "ask-for-the-reply.ics"


def test_a_download_that_did_not_start_is_started_by_its_link(previewed):
    with previewed.expect_download():
        previewed.get_by_role("link", name="Only the letter").first.click()
    with previewed.expect_download() as again:
        previewed.get_by_role("link", name="Not started?").click()

    assert pdfs.page_count(again.value.path().read_bytes()) == 1


@pytest.mark.hazard("H11.1")
@pytest.mark.parametrize("device", longer([["shared"]], [[]]))
def test_the_pages_after_the_preview_are_accessible(scripted_page, device):
    save_all(scripted_page.context, answers(before_you_start={"device": device}))
    with scripted_page.expect_download():
        scripted_page.goto("/letter/ready/")
    assert_accessible(scripted_page)
    scripted_page.get_by_role("link", name="Copy a message for an online form").click()
    assert_accessible(scripted_page)
    scripted_page.get_by_role("link", name="Back to your pack").click()
    assert_accessible(scripted_page)
    if device:
        scripted_page.get_by_role("button", name="I have my pack: forget me").click()
        assert_accessible(scripted_page)
        assert scripted_page.get_by_role("heading", level=1).inner_text() == (
            "This browser has forgotten you"
        )


def test_a_message_is_copied_by_its_button(scripted_page):
    scripted_page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    save_all(scripted_page.context, answers())
    scripted_page.goto("/letter/message/")
    scripted_page.get_by_label("I will attach the pack").check()
    scripted_page.get_by_role("button", name="Change the messages").click()

    for box, button in (("500", "Copy the short message"), ("2,000", "Copy the long message")):
        wanted = scripted_page.get_by_label(f"For a box of {box} characters").input_value()
        assert "Pack attached" in wanted
        scripted_page.get_by_role("button", name=button).click()
        said = scripted_page.get_by_role("status").filter(has_text="Copied.", visible=True).last
        expect(said).to_contain_text("Now paste it into the form.")
        assert scripted_page.evaluate("navigator.clipboard.readText()") == wanted


@pytest.mark.hazard("H35.4")
@pytest.mark.parametrize("tenths", BROKEN_AT)
def test_a_download_that_breaks_off_on_a_shared_computer_can_be_tried_again(page, site, tenths):
    shared = answers(before_you_start={"device": ["shared"]}, documents={"documents": []})
    save_all(page.context, shared)
    cookies = "; ".join(f"{each['name']}={each['value']}" for each in page.context.cookies())
    whole = read(site.url, cookies)
    assert whole.startswith(b"%PDF")

    assert len(read(site.url, cookies, most=len(whole) * tenths // 10)) < len(whole)
    assert pdfs.text_of(read(site.url, cookies)) == pdfs.text_of(whole)


def read(url, cookies, most=None):
    """The body of a download, or the connection's end after so many bytes of it."""
    where = urlsplit(url)
    ask = f"GET /letter/download/ HTTP/1.1\r\nHost: {where.netloc}\r\nCookie: {cookies}\r\n"
    with socket.create_connection((where.hostname, where.port), timeout=120) as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.sendall(f"{ask}Connection: close\r\n\r\n".encode())
        got = b""
        while most is None or len(got.partition(b"\r\n\r\n")[2]) < most:
            more = line.recv(2048)
            if not more:
                break
            got += more
    return got.partition(b"\r\n\r\n")[2]
