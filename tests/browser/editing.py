"""Steps of staff in the admin: open a record's form, save, submit, approve, read the page."""

from playwright.sync_api import Locator, Page, expect

from tests.support.staff import ALL_TICKED

PAGE, SLUG = "What is LDN?", "what-is-ldn"
CARET_IS_AT_THE_END = """editor => {
    const caret = getSelection(), rest = document.createRange();
    if (!editor.contains(caret.anchorNode)) return false;
    rest.selectNodeContents(editor);
    rest.setStart(caret.anchorNode, caret.anchorOffset);
    return rest.toString() === "";
}"""


def open_form(staff: Page, kind: str, name: str) -> None:
    """Open a record's form and wait for its editors."""
    staff.goto(f"/admin/content/{kind}/")
    staff.get_by_role("table").get_by_role("link", name=name, exact=True).click()
    expect(staff.locator("[contenteditable=true]").first).to_be_visible()


def sections(staff: Page) -> Locator:
    """The forms of a page's sections, without the hidden one that new ones are made from."""
    return staff.locator(".inline-related:not(.empty-form)")


def editor(within: Page | Locator) -> Locator:
    """The first rich text editor."""
    return within.locator("[contenteditable=true]").first


def add_text(within: Page | Locator, text: str) -> None:
    """Write at the end of a text.

    A moment after it was clicked the editor puts the caret back to the place of the click, on a
    busy machine behind the key that moves it: so the caret must be seen at the end, and stay.
    """
    there = editor(within)
    there.click()
    for _ in range(50):
        there.press("Control+End")
        there.page.wait_for_timeout(100)
        if there.evaluate(CARET_IS_AT_THE_END):
            break
    there.press_sequentially(text)


def save(staff: Page) -> None:
    """Press Save once the page has loaded, because half a form would be sent before."""
    staff.wait_for_load_state()
    staff.get_by_role("button", name="Save", exact=True).first.click()


def saved(staff: Page) -> None:
    """Save, and see that the admin says so."""
    save(staff)
    expect(staff.get_by_role("listitem").filter(has_text="successfully")).to_be_visible()


def submit(staff: Page) -> None:
    """Save a record's form and submit it, with a reason for each finding of the checks."""
    staff.wait_for_load_state()
    staff.get_by_role("button", name="Save and submit…").first.click()
    what_changed = staff.get_by_label("What changed, for readers")
    expect(what_changed).to_be_visible()
    what_changed.fill("One sentence was added.")
    for reason in staff.get_by_label("Why it should stay").all():
        reason.fill("It is there for a test.")
    staff.get_by_role("button", name="Submit for approval").click()
    expect(staff.get_by_role("listitem").filter(has_text="is waiting for approval")).to_be_visible()


def open_submission(approver: Page, title: str) -> None:
    """Open the waiting submission with this title."""
    approver.goto("/admin/content/submission/?state__exact=waiting")
    approver.get_by_role("link", name=title, exact=True).click()


def approve(approver: Page) -> None:
    """Tick the checklist of a submission and publish it."""
    boxes = approver.get_by_role("checkbox")
    expect(boxes).to_have_count(len(ALL_TICKED))  # `all` does not wait until the page has loaded
    for box in boxes.all():
        box.check()
    approver.get_by_role("button", name="Approve and publish").click()
    expect(approver.get_by_text("is now public.")).to_be_visible()


def published(staff: Page, approver: Page, title: str = PAGE) -> None:
    """Save the form, submit it, and have it approved: readers then see it."""
    submit(staff)
    open_submission(approver, title)
    approve(approver)


def read(staff: Page, slug: str = SLUG) -> Locator:
    """The public page."""
    staff.goto(f"/guidance/{slug}/")
    return staff.get_by_role("article")
