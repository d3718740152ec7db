"""Staff at work in the admin with its real editor, and what readers then see."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import STAFF
from tests.browser.editing import (
    PAGE,
    add_text,
    editor,
    open_form,
    published,
    read,
    save,
    saved,
    sections,
)
from tests.browser.server import STAFF_PASSWORD

# Django's own form, without our parts: its widget to choose a record has no name, and the links of
# its bread crumbs no underline.
OF_DJANGO = [[".select2-container"], [".breadcrumbs"]]
# The headings that every page has besides those of its sections.
AROUND = ("In short", "Sources", "About this page")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def headings(article):
    shown = article.locator("section > h2").all_inner_texts()
    return [heading for heading in shown if heading not in AROUND]


def texts(article):
    """The short version and every section, without the notes about the page itself."""
    return [each.inner_html() for each in article.locator("section:not(.sign-off)").all()]


def test_staff_log_in_and_find_all_that_they_may_change(as_it_was, scripted_page):
    staff = scripted_page
    staff.goto("/admin/")
    staff.get_by_label("Username").fill(STAFF)
    staff.get_by_label("Password").fill(STAFF_PASSWORD)
    staff.get_by_role("button", name="Log in").click()

    main = staff.get_by_role("main")
    expect(main.get_by_role("heading", name="What would you like to change?")).to_be_visible()
    for kind in ("Pages", "References", "Studies", "Organisations", "Cautions"):
        expect(main.get_by_role("link", name=kind, exact=True)).to_be_visible()
    expect(staff.get_by_text("draft")).to_have_count(0)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("page", PAGE),
        ("caution", "Liver problems"),
        pytest.param("page", "Information for prescribers", marks=pytest.mark.long),
        pytest.param("organisation", "MS Trust", marks=pytest.mark.long),
    ],
)
def test_every_rich_text_has_its_editor(staff, kind, name):
    """The fixture `watch` also fails on a complaint about the Content-Security-Policy."""
    open_form(staff, kind, name)

    rich = staff.locator("textarea[data-django-prose-editor-configurable]:not([name*=__prefix__])")
    assert rich.count() >= 1
    expect(staff.locator(".ProseMirror[contenteditable=true]")).to_have_count(rich.count())
    icons = "document.fonts.load('16px \"Material Icons\"').then(found => found.length)"
    assert staff.evaluate(icons) == 1


def test_a_changed_sentence_a_new_section_and_a_new_source_are_public_once_approved(
    staff, approver
):
    add_reference(staff)
    before = texts(read(staff))
    open_form(staff, "page", PAGE)
    old = change_the_first_sentence(staff)
    add_section(staff)
    saved(staff)
    assert texts(read(staff)) == before

    open_form(staff, "page", PAGE)
    published(staff, approver)
    article = read(staff)
    expect(article).to_contain_text("This sentence was changed by a test.")
    expect(article.locator("section").nth(1)).not_to_contain_text(old)
    assert headings(article)[-1] == "A section of the tests"
    claim = article.get_by_role("region", name="A section of the tests").get_by_text("A claim")
    assert_cites_the_new_source(staff, claim)


def change_the_first_sentence(staff):
    paragraph = editor(sections(staff).first).locator("p").first
    old = paragraph.inner_text().partition(" [@")[0]
    paragraph.click(click_count=3)
    staff.keyboard.type("This sentence was changed by a test.")
    return old


def add_section(staff):
    staff.get_by_role("button", name="Add another Section").click()
    new = sections(staff).last
    new.get_by_label("Heading:").fill("A section of the tests")
    add_text(new, "A claim of the tests [@tester-2026].")


def add_reference(staff):
    staff.goto("/admin/content/reference/add/")
    staff.get_by_label("Key:", exact=True).fill("tester-2026")
    staff.get_by_label("Title:").fill("A source of the tests")
    staff.get_by_label("Source:", exact=True).fill("Journal of Tests")
    staff.get_by_label("Year:").fill("2026")
    staff.get_by_label("Kind:").select_option("Review")
    saved(staff)


def assert_cites_the_new_source(staff, claim):
    source = staff.locator(".source-list > li").filter(has_text="A source of the tests")
    expect(source).to_contain_text("Journal of Tests")
    number = staff.locator(".source-list > li").all_inner_texts().index(source.inner_text()) + 1
    assert re.search(rf"A claim of the tests\s\[{number}\]\.", claim.inner_text())
    claim.get_by_role("link", name=f"Source {number}", exact=True).last.click()
    assert staff.url.endswith(f"#{source.get_attribute('id')}")


def test_a_save_without_a_change_leaves_the_public_page_as_it_was(staff, approver):
    before = texts(read(staff))
    open_form(staff, "page", PAGE)
    published(staff, approver)

    assert texts(read(staff)) == before
    assert len(before) > 3


@pytest.mark.long
def test_a_list_looks_the_same_when_the_words_above_it_were_changed(staff, approver):
    def height():
        points = read(staff).get_by_role("region", name="In short").get_by_role("list")
        staff.evaluate("document.fonts.ready")  # another font wraps its lines elsewhere
        return points.bounding_box()["height"]

    before = height()
    open_form(staff, "page", PAGE)
    editor(staff).locator("p").first.click()
    staff.keyboard.press("End")
    staff.keyboard.type(" Really.")
    published(staff, approver)

    expect(read(staff).get_by_role("region", name="In short")).to_contain_text("Really.")
    assert height() == before


@pytest.mark.long
def test_sections_stand_in_the_order_of_their_numbers(staff, approver):
    before = headings(read(staff))
    open_form(staff, "page", PAGE)
    for number, form in enumerate(reversed(sections(staff).all()), start=1):
        form.get_by_label("Order:").fill(str(number))
    published(staff, approver)

    assert headings(read(staff)) == before[::-1]
    assert len(before) > 2


def test_the_error_names_an_unknown_key_and_the_form_keeps_its_text(staff):
    before = read(staff).inner_text()
    open_form(staff, "page", PAGE)
    add_text(sections(staff).first, " Words to keep [@nobody-1999].")
    save(staff)

    error = sections(staff).first.locator(".errorlist")
    expect(error).to_contain_text("There is no reference with the key “nobody-1999”.")
    expect(editor(sections(staff).first)).to_contain_text("Words to keep [@nobody-1999].")
    assert read(staff).inner_text() == before


@pytest.mark.long
def test_a_table_made_with_the_button_has_header_cells(staff, approver):
    open_form(staff, "page", PAGE)
    first = sections(staff).first
    add_text(first, " ")
    first.get_by_role("button", name="Insert table").click()
    dialog = staff.get_by_role("dialog")
    dialog.get_by_label("Rows").fill("2")
    dialog.get_by_label("Columns").fill("2")
    dialog.get_by_label("Include header row").select_option("Yes")
    dialog.get_by_role("button", name="Insert Table").click()
    for word, cell in zip(("Form", "Strength", "Capsules", "4.5 mg"),
                          first.locator("[contenteditable=true] :is(th, td)").all(),
                          strict=True):  # fmt: skip
        cell.click()
        staff.keyboard.type(word)
    published(staff, approver)

    table = read(staff).locator("section").nth(1).get_by_role("table")
    headers = table.locator("tr").first.locator("th[scope=col]")
    assert headers.all_inner_texts() == ["Form", "Strength"]
    assert table.locator("td").all_inner_texts() == ["Capsules", "4.5\N{NO-BREAK SPACE}mg"]


def test_the_form_of_a_page_is_accessible(staff):
    open_form(staff, "page", PAGE)
    only = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": WCAG}}
    results = Axe().run(staff, context={"exclude": OF_DJANGO}, options=only)
    assert results.violations_count == 0, results.generate_report()
