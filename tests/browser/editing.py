"""The admin as staff use it: a record's form, the editors on it, and the page that readers get."""

from playwright.sync_api import Locator, Page, expect

PAGE, SLUG = "What is LDN?", "what-is-ldn"


def open_form(staff: Page, kind: str, name: str) -> None:
    """A record's form, once its editors are there."""
    staff.goto(f"/admin/content/{kind}/")
    staff.get_by_role("table").get_by_role("link", name=name, exact=True).click()
    expect(staff.locator("[contenteditable=true]").first).to_be_visible()


def sections(staff: Page) -> Locator:
    """The forms of a page's sections, without the hidden one that new ones are made from."""
    return staff.locator(".inline-related:not(.empty-form)")


def editor(within: Page | Locator) -> Locator:
    """The first rich text there."""
    return within.locator("[contenteditable=true]").first


def add_text(within: Page | Locator, text: str) -> None:
    """Write at the end of a text."""
    editor(within).click()
    editor(within).press("Control+End")
    editor(within).press_sequentially(text)


def save(staff: Page) -> None:
    """Press Save, whatever comes of it."""
    staff.get_by_role("button", name="Save", exact=True).first.click()


def saved(staff: Page) -> None:
    """Save, and see that the admin says so."""
    save(staff)
    expect(staff.get_by_role("listitem").filter(has_text="successfully")).to_be_visible()


def read(staff: Page, slug: str = SLUG) -> Locator:
    """The public page."""
    staff.goto(f"/guidance/{slug}/")
    return staff.get_by_role("article")
