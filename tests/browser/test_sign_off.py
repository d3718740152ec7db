"""From an editor's change to a public edition and the pack; and two editors at once."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watch
from tests.browser.editing import (
    add_text,
    approve,
    editor,
    open_form,
    open_submission,
    save,
    saved,
    sections,
    submit,
)
from tests.browser.walk import RETRIES, save_all
from tests.support.answers import answers
from tests.support.pdfs import text_of, unspaced
from tests.support.staff import ALL_TICKED

PAGE, ADDRESS = "Information for prescribers", "/guidance/for-prescribers/"
SHORT_PAGE = "How LDN may work"  # its form opens in a fraction of the time
NEW = "A sentence for the next edition."
# Django's own parts of a page.
OF_DJANGO = [["#nav-sidebar"], [".breadcrumbs"], ["#header"], [".select2-container"]]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def assert_ours_is_accessible(page: Page, watch: Watch) -> None:
    """No axe violations but Django's. Ignore complaints about styles that axe itself sets."""
    page.wait_for_load_state()
    before = list(watch.complaints)
    found = Axe().run(
        page,
        context={"exclude": OF_DJANGO},
        options={"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": WCAG}},
    )
    watch.complaints[:] = before
    assert found.violations_count == 0, found.generate_report()


def words_on(page: Page, address: str) -> str:
    page.goto(address)
    return page.get_by_role("main").inner_text()


def test_a_text_goes_from_an_editor_by_an_approver_to_readers_and_into_the_pack(log_in, page):
    save_all(page.context, answers())
    ann = log_in("editor")
    open_form(ann, "page", PAGE)
    add_text(sections(ann).first, f" {NEW}")
    ann.get_by_role("button", name="Save and continue editing").first.click()
    expect(ann.get_by_text("differs from what readers see")).to_be_visible()

    ann.get_by_role("link", name="Preview", exact=True).click()
    for width in ("a phone", "a computer"):
        frame = ann.frame_locator(f"iframe[title='Preview at the width of {width}']")
        expect(frame.get_by_text(NEW)).to_be_attached()
        expect(frame.get_by_text("Readers do not see this text yet.")).to_be_visible()
    assert NEW not in words_on(page, ADDRESS)

    ann.get_by_role("link", name="Submit for approval…").click()
    ann.go_back()
    ann.get_by_role("link", name="Back to the form").click()
    submit(ann)
    open_submission(ann, PAGE)
    expect(ann.get_by_text("You cannot approve it.")).to_be_visible()
    expect(ann.get_by_role("button", name="Approve and publish")).to_have_count(0)
    assert NEW not in words_on(page, ADDRESS)
    assert unspaced(NEW) not in _pack(page)

    bea = log_in("approver")
    open_submission(bea, PAGE)
    expect(bea.get_by_role("insertion").filter(has_text=NEW)).to_be_visible()
    expect(bea.get_by_role("heading", name="cree-2010")).to_be_visible()
    expect(bea.get_by_role("checkbox")).to_have_count(len(ALL_TICKED))
    approve(bea)

    public = words_on(page, ADDRESS)
    assert NEW in public
    assert "Text approved by a clinician" in public
    old = words_on(page, f"{ADDRESS}editions/1/")
    assert NEW not in old
    assert "Superseded." in old
    assert NEW in words_on(page, f"{ADDRESS}editions/1/since/")
    packed = _pack(page)
    assert unspaced("prescriber sheet, edition 2 of") in packed
    assert unspaced(NEW) in packed


def _pack(page: Page) -> str:
    """The letter pack of this visitor, as text without spaces."""
    answer = page.context.request.get("/letter/download/", max_retries=RETRIES)
    assert answer.headers["content-type"] == "application/pdf"
    return text_of(answer.body())


def test_a_returned_text_shows_the_comment_of_the_approver(log_in):
    ann = log_in("editor")
    open_form(ann, "caution", "Steroids")
    add_text(ann, f" {NEW}")
    submit(ann)

    bea = log_in("approver")
    open_submission(bea, "Steroids")
    bea.get_by_role("button", name="Return with the comment").click()
    expect(bea.get_by_text("Say what should be changed.")).to_be_visible()
    bea.get_by_label("If you return it: what should be changed?").fill("Say in whom.")
    bea.get_by_role("button", name="Return with the comment").click()

    open_form(ann, "caution", "Steroids")
    expect(ann.get_by_text("Returned by approver: Say in whom.")).to_be_visible()


def test_leaving_an_unsaved_form_by_a_link_asks_first(log_in):
    ann, asked = log_in("editor"), []
    ann.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    open_form(ann, "page", SHORT_PAGE)
    ann.get_by_label("Title:", exact=True).click()
    ann.get_by_role("link", name="Preview", exact=True).click()
    ann.wait_for_url("**/preview/")
    assert asked == []

    ann.get_by_role("link", name="Back to the form").click()
    add_text(sections(ann).first, f" {NEW}")
    ann.get_by_role("link", name="Preview", exact=True).click()
    ann.wait_for_url("**/preview/")
    assert asked == ["beforeunload"]

    ann.get_by_role("link", name="Back to the form").click()
    add_text(sections(ann).first, f" {NEW}")
    ann.get_by_role("button", name="Save and preview").first.click()
    ann.wait_for_url("**/preview/")
    expect(ann.frame_locator("iframe").first.get_by_text(NEW)).to_be_attached()
    assert asked == ["beforeunload"]


def test_a_form_that_is_saved_before_its_page_is_whole_is_saved_without_a_question(log_in):
    ann, asked = log_in("editor"), []
    ann.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    open_form(ann, "caution", "Steroids")
    add_text(ann, f" {NEW}")
    ann.evaluate("""() => {
        document.querySelector("[name=_save]").click();
        dispatchEvent(new PageTransitionEvent("pageshow", { persisted: false }));
    }""")

    expect(ann.get_by_role("listitem").filter(has_text="successfully")).to_be_visible()
    assert asked == []


def test_two_editors_on_one_page_lose_no_text(log_in, watch):
    ann, ben = log_in("editor"), log_in("second-editor")
    open_form(ben, "page", SHORT_PAGE)
    open_form(ann, "page", SHORT_PAGE)
    add_text(sections(ann).first, " What Ann added.")
    saved(ann)
    add_text(sections(ben).nth(1), " What Ben added.")
    save(ben)

    expect(ben.get_by_text(re.compile("editor saved this on"))).to_be_visible()
    both = ben.get_by_role("region", name="Both texts")
    for added in ("What Ann added.", "What Ben added."):
        expect(both.get_by_text(added).first).to_be_visible()
    expect(editor(sections(ben).nth(1))).to_contain_text("What Ben added.")
    assert_ours_is_accessible(ben, watch)

    add_text(sections(ben).first, " What Ann added.")
    saved(ben)
    open_form(ann, "page", SHORT_PAGE)
    expect(editor(sections(ann).first)).to_contain_text("What Ann added.")
    expect(editor(sections(ann).nth(1))).to_contain_text("What Ben added.")
    expect(ann.get_by_text("differs from what readers see")).to_be_visible()
    assert_ours_is_accessible(ann, watch)


def test_the_pages_of_sign_off_do_not_scroll_sideways_on_a_phone(log_in, watch):
    ann, bea = log_in("editor"), log_in("approver")
    open_form(ann, "page", SHORT_PAGE)
    add_text(sections(ann).first, " LDN is safe for 11,184 people [@bolton-2019].")
    ann.get_by_role("button", name="Save and preview").first.click()
    assert_fits_a_phone(ann)
    assert_ours_is_accessible(ann, watch)
    ann.get_by_role("link", name="Submit for approval…").click()
    assert_fits_a_phone(ann)
    assert_ours_is_accessible(ann, watch)
    ann.get_by_label("What changed, for readers").fill("One sentence was added.")
    ann.get_by_label("Why it should stay").fill("It is there for a test.")
    ann.get_by_role("button", name="Submit for approval").click()
    ann.goto("/admin/")
    expect(ann.get_by_role("link", name="1 text is waiting for approval")).to_be_visible()
    assert_fits_a_phone(ann)
    assert_ours_is_accessible(ann, watch)

    open_submission(bea, SHORT_PAGE)
    assert_fits_a_phone(bea)
    assert_ours_is_accessible(bea, watch)
    bea.get_by_role("link", name="edition 1").click()
    assert_fits_a_phone(bea)
    bea.get_by_role("link", name="The working text").click()
    expect(bea.locator(".as-read").first).to_be_visible()
    assert_ours_is_accessible(bea, watch)


def assert_fits_a_phone(page: Page) -> None:
    desk = page.viewport_size
    page.set_viewport_size({"width": 360, "height": 740})
    page.wait_for_load_state()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360, page.url
    page.set_viewport_size(desk)


def test_a_page_is_withdrawn_with_a_reason_and_its_text_can_be_taken_up_again(log_in, page, watch):
    bea = log_in("approver")
    bea.goto("/admin/content/edition/?kind=page&standing__exact=current")
    bea.get_by_role("link", name="Side effects", exact=True).click()
    assert_ours_is_accessible(bea, watch)
    bea.get_by_label("How").select_option("Withdraw")
    bea.get_by_label("Reason, for readers").last.fill("A number was wrong.")
    bea.get_by_role("button", name="Take it off the site").click()
    expect(bea.get_by_text("is no longer public")).to_be_visible()

    gone = words_on(page, "/guidance/side-effects/")
    assert "This page has been withdrawn" in gone
    assert "A number was wrong." in gone

    ann = log_in("editor")
    open_form(ann, "page", "Side effects")
    add_text(sections(ann).first, f" {NEW}")
    saved(ann)
    ann.goto("/admin/content/edition/?kind=page&standing__exact=withdrawn")
    ann.get_by_role("link", name="Side effects", exact=True).click()
    ann.get_by_role("button", name="Make this edition the working text again").click()
    expect(ann.get_by_text("Readers see no change yet.")).to_be_visible()
    expect(editor(sections(ann).first)).not_to_contain_text(NEW)
