"""Text pasted from Word keeps its words and their meaning only, up to the public page."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import STAFF, Watch, desks, restored
from tests.browser.editing import PAGE, editor, open_form, published, read, sections

WORD = (Path(__file__).parent / "word.html").read_text()
PASTE = """(editor, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', html);
    clipboardData.setData('text/plain', 'Plain text');
    const bubbles = true, cancelable = true;
    editor.dispatchEvent(new ClipboardEvent('paste', {clipboardData, bubbles, cancelable}));
}"""


@pytest.fixture(scope="module")
def pasted(browser, site):
    """The first section of the public page after Word's clipboard went into its editor."""
    watch = Watch(site)
    with restored(site), desks(browser, site, watch) as at_a_desk:
        yield paste_and_publish(at_a_desk(STAFF), at_a_desk("approver"), watch)
    watch.assert_nothing_amiss()


def paste_and_publish(staff, approver, watch):
    open_form(staff, "page", PAGE)
    title = staff.title()
    into = editor(sections(staff).first)
    into.click()
    into.press("Control+End")
    into.press("Enter")
    into.evaluate(PASTE, WORD)
    expect(into).to_contain_text("Words in red with a bold part")
    assert staff.title() == title  # which every script of word.html would change
    handlers = "Executing inline event handler violates"
    watch.complaints = [each for each in watch.complaints if not each.startswith(handlers)]
    published(staff, approver)
    return read(staff).locator("section").nth(1)


def test_a_paste_from_word_keeps_its_words_and_their_meaning(pasted):
    expect(pasted).to_contain_text("Words in red with a bold part and a slanted part.")
    expect(pasted.locator("strong", has_text="a bold part")).to_have_count(1)
    expect(pasted.locator("em", has_text="a slanted part")).to_have_count(1)
    points = pasted.get_by_role("listitem")
    assert points.all_inner_texts()[:2] == ["A point of a list", "Its second point"]
    expect(pasted.get_by_role("cell", name="As the label says")).to_be_visible()
    expect(pasted.get_by_role("columnheader", name="A header cell")).to_be_visible()


def test_a_paste_from_word_brings_no_style_no_class_and_no_script(pasted):
    html = pasted.inner_html()
    ours = {"citation", "table-scroll"}
    assert {
        name for names in re.findall(r'class="([^"]*)"', html) for name in names.split()
    } <= ours
    attributes = set(re.findall(r"\s([a-z-]+)=\"", html))
    assert attributes <= {*("id", "href", "class", "role", "tabindex", "scope"), "aria-label",
                          "aria-labelledby", "colspan", "rowspan"}  # fmt: skip
    assert not re.search(r"<(style|script|img|span style|o:p|font|xml|meta|link)", html)
    assert not re.search(r"mso|msohtmlclip|from the clipboard|document\.title|StartFragment", html)
    assert "LDN Guide" in pasted.page.title()


def test_a_heading_from_word_is_still_a_heading(pasted):
    assert pasted.get_by_role("heading", level=3, name="A heading from Word").count() == 1


def test_a_list_that_word_drew_itself_is_still_a_list(pasted):
    points = pasted.get_by_role("listitem").all_inner_texts()
    assert points[2:] == ["A point that Word drew itself", "Another that Word drew itself"]


def test_the_header_row_of_a_table_from_word_is_still_one(pasted):
    assert pasted.get_by_role("columnheader", name="Strength").count() == 1
