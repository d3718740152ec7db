"""A name goes from a colleague by a pharmacist to the marks of the next visitor."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watch
from tests.browser.test_sign_off import assert_fits_a_phone, assert_ours_is_accessible, words_on
from tests.browser.walk import assert_accessible, save_all
from tests.support.added_names import NUMBER
from tests.support.answers import answers

MARK = "This name is on our list of opioid medicines: Zorbidol."


@pytest.fixture
def visitor(another):
    """`visitor()`: the list of medicines of a new visitor who takes Zorbidol."""

    def opened() -> Page:
        page, given = another(scripts=True), answers()
        given["medicines"]["items"][0]["medication_name"] = "Zorbidol 30 mg"
        save_all(page.context, given)
        page.goto("/letter/medicines/")
        expect(page.get_by_text("Zorbidol 30 mg").first).to_be_visible()
        return page

    return opened


def seen(staff: Page, watch: Watch) -> None:
    """The page is accessible and fits a phone, in the light and in the dark."""
    for scheme in ("dark", "light"):
        staff.emulate_media(color_scheme=scheme)
        staff.wait_for_timeout(400)  # Django fades the colour of links
        assert_ours_is_accessible(staff, watch)
    assert_fits_a_phone(staff)


def sign_off(staff: Page) -> None:
    staff.get_by_role("checkbox").check()
    staff.get_by_label("Your register number").fill(NUMBER)
    staff.get_by_role("button", name="Sign it off:").click()


def propose(staff: Page, watch: Watch) -> None:
    staff.get_by_role("link", name="Propose a name").click()
    staff.get_by_label("Name:", exact=True).fill("Zorbidol")
    staff.get_by_label("Active ingredient").fill("codeine")
    staff.get_by_label("Class").select_option("Painkiller")
    staff.get_by_label("Source").fill("A register of medicines")
    staff.get_by_role("button", name="See what it would mark").click()
    expect(staff.get_by_role("heading", name="What “Zorbidol” would newly mark")).to_be_visible()
    seen(staff, watch)
    staff.get_by_role("button", name="Propose this name").click()


def test_a_name_is_proposed_signed_off_by_another_person_and_marks_the_next_list(
    log_in, visitor, page, watch
):
    ann = log_in("editor")
    ann.goto("/admin/prescribing/nameproposal/list/")
    seen(ann, watch)
    propose(ann, watch)
    expect(ann.get_by_text("You proposed this, so you cannot sign it off.")).to_be_visible()
    expect(ann.get_by_role("button", name="Sign it off:")).to_have_count(0)
    expect(visitor().get_by_text(MARK)).to_have_count(0)
    assert "of which none are signed off by a pharmacist" in words_on(page, "/about/safety/")

    bea = log_in("pharmacist")
    bea.goto("/admin/")
    bea.get_by_role("link", name="1 proposal for the list of names is waiting").click()
    bea.get_by_role("link", name="Zorbidol").click()
    seen(bea, watch)
    sign_off(bea)
    expect(bea.get_by_text("is signed off. It counts from now on.")).to_be_visible()
    seen(bea, watch)

    marked = visitor()
    expect(marked.get_by_text(MARK)).to_be_visible()
    assert_accessible(marked)
    safety = words_on(page, "/about/safety/")
    assert "of which 1 is signed off by a pharmacist" in safety
    assert "Staff of this site added 1 of them." in safety

    bea.get_by_role("link", name="Propose to withdraw this name").click()
    bea.get_by_label("Why the name should be withdrawn").fill("It is a vitamin.")
    seen(bea, watch)
    bea.get_by_role("button", name="Propose to withdraw it").click()
    expect(bea.get_by_text("You proposed this, so you cannot sign it off.")).to_be_visible()
    expect(visitor().get_by_text(MARK)).to_be_visible()
