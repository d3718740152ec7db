"""Listed names, conflicts and hints on check answers: shown, linked, kept or skipped."""

import pytest
from playwright.sync_api import expect

from prescribing.interview.forms.allergies_and_medicines import MedicineForm
from tests.browser.walk import assert_accessible, fill, save_all, send
from tests.support.answers import answers
from tests.support.pdfs import first_page, unspaced

NO_OPIOIDS = {"opioids": "never", "opioids_brief": "", "opioids_more": ""}


@pytest.fixture
def check(scripted_page):
    """`check(answers)`: check answers of a complete draft, on a phone."""

    def opened(given):
        save_all(scripted_page.context, given)
        scripted_page.goto("/letter/check/")
        return scripted_page

    return opened


def downloaded(page):
    with page.expect_download() as downloading:  # which the page that opens starts by itself
        page.get_by_role("link", name="Download the PDF").first.click()
    return downloading.value.path().read_bytes()


@pytest.mark.hazard("H04.3", "H31.3")
def test_a_listed_medicine_is_marked_and_leads_to_the_caution(check):
    page = check(answers())
    page.goto("/letter/medicines/add/")
    typed = {**answers()["medicines"]["items"][0], "medication_name": "my BuTrans patch"}
    fill(page, MedicineForm(), typed)
    send(page, MedicineForm.button)

    medicine = page.get_by_role("listitem").filter(has_text="my BuTrans patch")
    expect(medicine).to_contain_text("This name is on our list of opioid medicines: BuTrans.")
    plain = page.get_by_role("listitem").filter(has_text="Baclofen 10 mg")
    expect(plain).not_to_contain_text("our list")
    assert_accessible(page)
    link = "Read the caution about opioid medicines, for my BuTrans patch"
    page.get_by_role("link", name=link).click()
    caution = page.get_by_role("heading", name="Caution: Opioid medicines")
    expect(caution).to_be_in_viewport()
    assert_accessible(page)


@pytest.mark.hazard("H16.2", "H31.2")
def test_a_conflict_may_be_kept_and_is_printed(check):
    page = check(answers(opioids=NO_OPIOIDS))
    questions = page.get_by_role("region", name="Please check these again")
    expect(questions).to_contain_text("Opioid medicines: are both right?")
    expect(
        questions.get_by_role("link", name="Change this answer: Opioid medicines")
    ).to_be_visible()
    expect(questions.get_by_role("link", name="Change Co-codamol 30/500")).to_be_visible()
    assert_accessible(page)

    assert "OpioidsNever.Opioidnamedinotheranswers(section5):Co-codamol30/500" in unspaced(
        first_page(downloaded(page))
    )


@pytest.mark.hazard("H16.1")
def test_changing_the_answer_removes_the_conflict(check):
    page = check(answers(opioids=NO_OPIOIDS))
    page.get_by_role("link", name="Change this answer: Opioid medicines").click()
    page.get_by_label("Yes, now or on some days").check()
    page.get_by_label("Which ones, and when").fill("Co-codamol")
    send(page)

    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
    expect(page.get_by_role("region", name="Please check these again")).to_have_count(0)
    assert_accessible(page)


@pytest.mark.hazard("H17.3")
def test_hints_may_be_skipped(check):
    given = answers(diagnosis={"diagnosed_month": "", "diagnosed_year": ""})
    given["medicines"]["items"][0]["dose_directions"] = ""
    given["allergies"] = {"completeness": "not-known", "items": []}
    page = check(given)
    hints = page.get_by_role("region", name="You could add")
    expect(hints.get_by_role("listitem")).to_have_count(3)
    assert_accessible(page)

    assert downloaded(page).startswith(b"%PDF")
