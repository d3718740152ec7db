"""Names suggested while a medicine is typed: searched in the browser, and chosen by a person."""

import pytest
from playwright.sync_api import expect

from prescribing.medicines.pasted.known import common_rows
from tests.browser.walk import assert_accessible, save_all, send
from tests.support.answers import answers

NEW = "/letter/medicines/ffffff00/"


def opened(page):
    """The page of a new medicine, with the list of names there."""
    save_all(page.context, answers())
    page.goto(NEW)
    with page.expect_response("**/medicine-names*.js"):
        box(page).focus()
    return page


@pytest.fixture
def medicine(scripted_page):
    return opened(scripted_page)


def box(page):
    return page.get_by_label("Name of the medicine")


def form_of(page):
    return page.get_by_label("What form is it?")


def options(page):
    return page.get_by_role("option")


def typed(page, text):
    """Type into the box as a person does, a key at a time; the suggestions below it."""
    box(page).fill("")
    box(page).press_sequentially(text)
    return options(page).all_inner_texts()


def test_typing_a_medicine_sends_nothing(medicine):
    asked = []
    medicine.context.on("request", lambda request: asked.append(request.url))

    assert "Baclofen" in typed(medicine, "baclofen")[0]
    medicine.keyboard.press("ArrowDown")
    medicine.keyboard.press("Enter")
    typed(medicine, "what no list has")
    medicine.wait_for_timeout(1000)

    assert asked == []


def test_the_names_are_fetched_once_when_the_box_is_entered(scripted_page):
    save_all(scripted_page.context, answers())
    asked = []
    scripted_page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    scripted_page.goto(NEW)
    form_of(scripted_page).focus()
    assert "medicine-names.js" not in asked

    for _ in range(2):
        box(scripted_page).focus()
        form_of(scripted_page).focus()
    scripted_page.wait_for_load_state("networkidle")
    assert asked.count("medicine-names.js") == 1


@pytest.mark.hazard("H46.1")
def test_enter_saves_what_was_typed_where_nothing_was_chosen(medicine):
    assert typed(medicine, "baclo")
    assert medicine.locator("[role=option][aria-selected=true]").count() == 0
    medicine.get_by_label("I don’t know").check()
    typed(medicine, "baclo")

    with medicine.expect_navigation():
        medicine.keyboard.press("Enter")

    assert "baclo" in medicine.inner_text("main").split()


@pytest.mark.hazard("H46.1")
@pytest.mark.parametrize(
    "keys", ["Escape", "ArrowDown Escape", "ArrowDown Tab", "ArrowDown ArrowUp Escape"]
)
def test_what_was_typed_stays_until_a_suggestion_is_chosen(medicine, keys):
    assert typed(medicine, "BACLO")

    for key in keys.split():
        medicine.keyboard.press(key)

    assert options(medicine).count() == 0
    assert (box(medicine).input_value(), form_of(medicine).input_value()) == ("BACLO", "")
    assert medicine.url.endswith(NEW)


def test_a_medicine_is_chosen_by_keyboard(medicine):
    typed(medicine, "amlod")
    medicine.keyboard.press("ArrowDown")
    medicine.keyboard.press("ArrowDown")
    marked = medicine.locator("[role=option][aria-selected=true]")
    assert marked.get_attribute("id") == box(medicine).get_attribute("aria-activedescendant")
    assert marked.inner_text() == "Amlodipine 2.5mg, tablet"
    medicine.keyboard.press("Enter")

    assert medicine.url.endswith(NEW)
    assert box(medicine).input_value() == "Amlodipine 2.5mg"
    expect(box(medicine)).to_be_focused()


def test_a_medicine_is_chosen_by_touch(browser, site, watch):
    context = browser.new_context(
        base_url=site.url, has_touch=True, is_mobile=True, viewport={"width": 360, "height": 740}
    )
    watch.over(context)
    page = opened(context.new_page())
    assert typed(page, "gabapentin 300 c")
    option = page.get_by_role("option", name="Gabapentin 300mg, capsule")
    assert option.bounding_box()["height"] >= 44
    option.tap()

    assert (box(page).input_value(), form_of(page).input_value()) == ("Gabapentin 300mg", "capsule")
    assert options(page).count() == 0
    context.close()


@pytest.mark.hazard("H46.2")
def test_the_page_says_what_was_filled_in(medicine):
    typed(medicine, "amlodipine 5")
    options(medicine).first.click()

    told = medicine.get_by_role("status").filter(visible=True, has_text="Filled in")
    assert told.inner_text() == (
        "Filled in the name, and the form below. Compare both with the packet."
    )
    filled = medicine.locator("main form :is(input[type=text], textarea)").evaluate_all(
        "inputs => inputs.map((input) => input.value).filter(Boolean)"
    )
    assert filled == ["Amlodipine 5mg", "tablet"]
    assert medicine.locator("main form :checked").count() == 0


@pytest.mark.hazard("H46.2")
def test_a_form_that_was_typed_is_not_replaced(medicine):
    form_of(medicine).fill("half a tablet")
    typed(medicine, "amlodipine 5")
    options(medicine).first.click()

    assert form_of(medicine).input_value() == "half a tablet"
    told = medicine.get_by_role("status").filter(visible=True, has_text="Filled in")
    assert told.inner_text() == "Filled in the name. Compare it with the packet."


def all_that_may_be_shown():
    """Each name of the list, with each of its strengths and forms or without."""
    return {
        ", ".join(filter(None, (f"{row['name']} {strength}".strip(), form)))
        for row in common_rows()
        for strength in ("", *row["strengths"].split("|"))
        for form in ("", *row["forms"].split("|"))
    }


@pytest.mark.hazard("H46.3")
def test_a_suggestion_is_a_name_a_strength_and_a_form_alone(medicine):
    for text in ("co-codamol", "tramadol 50", "naltrexone", "ocrel", "hay fever"):
        shown = typed(medicine, text)
        assert shown
        assert set(shown) <= all_that_may_be_shown()
        assert options(medicine).locator("*").count() == 0


@pytest.mark.hazard("H46.4")
@pytest.mark.parametrize(
    "text",
    ["bacloffen", "tramodol", "codiene", "кодеин", "baclofen кодеин", "baclofen stopped",
     "xylophone", "b", "10 baclofen"],
)  # fmt: skip
def test_what_begins_no_name_on_the_list_shows_nothing(medicine, text):
    assert typed(medicine, text) == []
    assert box(medicine).input_value() == text


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("BACLO", "Baclofen"),
        ("cocodamol 30", "Co-codamol 30mg/500mg"),
        ("vit d 1000", "Vitamin D 1,000unit"),
        ("vit b12", "Vitamin B12"),
        ("baclofen 10mg", "Baclofen 10mg, tablet"),
        ("senna liq", "Senna, liquid"),
    ],
)
def test_a_name_is_found_by_its_beginning_and_holds_every_word_that_was_typed(
    medicine, text, first
):
    assert typed(medicine, text)[0] == first


def test_a_use_finds_names_only_where_no_name_does_and_never_naltrexone(medicine):
    assert "Cetirizine" in typed(medicine, "hay fev")
    for use in ("ms symptoms", "multiple sclerosis", "to stay off", "pain"):
        assert "Naltrexone" not in typed(medicine, use)
    assert typed(medicine, "naltre")[0] == "Naltrexone"


def test_the_box_with_its_list_is_accessible_and_nothing_hides_it(medicine):
    medicine.set_viewport_size({"width": 320, "height": 256})
    typed(medicine, "vit")
    medicine.keyboard.press("ArrowDown")
    assert_accessible(medicine)

    assert medicine.evaluate("document.documentElement.scrollWidth") == 320
    at, below = (each.bounding_box() for each in (box(medicine), medicine.get_by_role("listbox")))
    assert at["y"] >= 0
    assert below["y"] >= at["y"] + at["height"]


def test_the_number_of_suggestions_is_announced_after_a_pause(medicine):
    told = medicine.get_by_role("status").filter(has_text="suggested")
    typed(medicine, "senna")

    expect(told).to_have_text("3 suggested. The arrow down leads to them.")
    typed(medicine, "sennax")
    expect(told.locator("> span")).to_be_hidden()


def test_without_a_script_the_box_is_a_plain_one(page):
    save_all(page.context, answers())
    page.goto(NEW)
    box(page).fill("baclo")

    assert box(page).get_attribute("role") is None
    assert not page.get_by_text("suggested").is_visible()
    assert page.get_by_role("listbox").count() == 0


def test_the_box_for_another_medicine_below_a_pasted_list_has_suggestions_too(scripted_page):
    save_all(scripted_page.context, answers())
    scripted_page.goto("/letter/medicines/")
    another = scripted_page.get_by_label("Add another")
    with scripted_page.expect_response("**/medicine-names*.js"):
        another.focus()
    another.press_sequentially("amlodipine 5")
    assert options(scripted_page).first.inner_text() == "Amlodipine 5mg, tablet"
    assert_accessible(scripted_page)
    scripted_page.keyboard.press("ArrowDown")
    scripted_page.keyboard.press("Enter")

    assert another.input_value() == "Amlodipine 5mg tablet"
    send(scripted_page, "Add it")
    assert "Amlodipine 5mg" in scripted_page.inner_text("main")
