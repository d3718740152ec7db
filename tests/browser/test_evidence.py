"""Choosing among the studies and searching, on a phone and without scripts."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_guidance import BROKEN_ACROSS_LINES, MONTHS, SCROLLS_SIDEWAYS
from tests.browser.walk import assert_accessible
from tests.support.examples import longer

LONG = "x" * 90
PAGES = longer(
    [
        f"/evidence/?type=rrms&type=spms&design={LONG}",
        "/evidence/bolton-2019/",
        f"/search/?q=tramadol+{LONG}",
    ],
    [
        "/evidence/?type=rrms&controlled=yes&sort=people",
        "/evidence/?type=cis",
        "/evidence/turel-2015/",
        "/search/?q=side+effects",
        "/search/?q=codiene",
        "/search/?q=tramadol+spasticity+zebra",
        f"/search/?q={LONG}{LONG}",
    ],
)
SMALL = """[...document.querySelectorAll(
    'main :is(.button, .form-control, .jump, .found a, .filters label + *)')]
    .filter(e => e.getBoundingClientRect().height < 44).map(e => e.outerHTML)"""


def test_a_reader_narrows_the_studies_reads_one_and_comes_back_to_its_row(page):
    page.goto("/evidence/")
    expect(page.get_by_role("heading", name="34 studies", exact=True)).to_be_visible()
    choices = page.get_by_role("group", name="Choose which studies to show")
    choices.get_by_label("Type of MS").select_option("Relapsing remitting (RRMS)")
    choices.get_by_label("Compared with a group or period without naltrexone").select_option("Yes")
    page.get_by_role("button", name="Show studies").click()

    heading = page.get_by_role("heading", name="2 of 34 studies", exact=True)
    expect(heading).to_be_in_viewport()
    assert page.locator("table.studies").get_by_role("rowheader").count() == 2
    expect(page.get_by_label("Type of MS")).to_have_value("rrms")

    page.get_by_role("link", name="Cree 2010").last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Cree 2010")
    expect(page.get_by_role("heading", name="Main limits")).to_be_visible()
    page.get_by_role("navigation", name="Back").get_by_role("link").click()
    expect(page.locator("#study-cree-2010")).to_be_in_viewport()


def test_one_link_removes_a_filter(page):
    page.goto("/evidence/?type=cis#studies")
    expect(page.get_by_role("heading", name="0 of 34 studies", exact=True)).to_be_in_viewport()
    page.get_by_role("link", name="Clear filters").click()

    expect(page.get_by_role("heading", name="34 studies", exact=True)).to_be_in_viewport()
    expect(page.get_by_label("Type of MS")).to_have_value("")


def test_the_studies_shown_can_be_downloaded(page):
    page.goto("/evidence/?type=ppms&design=open-label")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download this study as a table (CSV)").click()

    assert download.value.suggested_filename == "ldn-guide-studies.csv"
    lines = download.value.path().read_text("utf-8-sig").splitlines()
    assert [line.split('"')[1] for line in lines] == ["Study", "Gironi 2008"]


def test_the_filters_are_worked_by_keyboard_alone(page):
    page.goto("/evidence/")
    page.get_by_role("link", name="See the published effects as a picture").focus()
    names = []
    for _ in range(12):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        names.append(focused.get_attribute("name") or focused.inner_text())
        if names[-1] == "design":
            page.keyboard.press("ArrowDown")
        if names[-1] == "Show studies":
            page.keyboard.press("Enter")
            break

    expect(page.get_by_role("heading", name="3 of 34 studies", exact=True)).to_be_in_viewport()
    questions = ["type", "design", "controlled", "direction", "scope", "sort"]
    assert names[-7:] == [*questions, "Show studies"]


def test_on_a_phone_the_filters_stand_in_one_column(page):
    page.goto("/evidence/")
    boxes = [each.bounding_box() for each in page.locator(".filters select").all()]

    assert len({box["x"] for box in boxes}) == 1
    assert [box["y"] for box in boxes] == sorted(box["y"] for box in boxes)
    assert all(box["x"] + box["width"] <= 360 for box in boxes)


def test_a_reader_searches_from_the_list_of_pages_and_lands_on_the_heading(page):
    page.goto("/guidance/")
    page.get_by_role("searchbox", name="Search this site").fill("painkillers")
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox", name="Search this site")).to_have_value("painkillers")
    page.get_by_role("link", name="Cautions: Do you take a painkiller or another opioid?").click()

    expect(
        page.get_by_role("heading", name="Do you take a painkiller or another opioid?")
    ).to_be_in_viewport()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_narrow_enough_and_easy_to_hit(scripted_page, path):
    scripted_page.set_viewport_size({"width": 320, "height": 640})
    scripted_page.goto(path)

    assert_accessible(scripted_page)
    assert scripted_page.evaluate(SCROLLS_SIDEWAYS) == []
    assert scripted_page.evaluate(BROKEN_ACROSS_LINES, "|".join(MONTHS.split())) == []
    assert scripted_page.evaluate(SMALL) == []


@pytest.mark.parametrize("width", [320, 360])
def test_the_links_of_the_header_stand_in_one_row_on_a_phone(page, width):
    page.set_viewport_size({"width": width, "height": 640})
    page.goto("/search/")
    links = page.get_by_role("navigation", name="Main").get_by_role("link")
    tops = {round(each.bounding_box()["y"]) for each in links.all()}

    assert links.all_inner_texts() == ["About LDN", "Prescribers"]
    assert len(tops) == 1


@pytest.mark.parametrize("path", ["/evidence/", "/search/?q=codiene", "/guidance/", "/letter/"])
def test_very_large_text_makes_no_page_wider_than_a_phone(scripted_page, path):
    scripted_page.goto(path)
    scripted_page.evaluate("document.documentElement.style.fontSize = '400%'")

    assert scripted_page.evaluate("getComputedStyle(document.body).fontSize") == "72px"
    assert scripted_page.evaluate("document.documentElement.scrollWidth") == 360


def test_the_contents_list_has_as_much_room_after_a_long_name_as_after_a_short_one(scripted_page):
    scripted_page.goto("/guidance/for-prescribers/")
    rooms, heights = scripted_page.evaluate("""() => {
        const lines = [...document.querySelectorAll('.contents a')].map(link => {
            const range = document.createRange();
            range.selectNodeContents(link);
            const all = [...range.getClientRects()];
            return [all[0].top, all.at(-1).bottom, link.getBoundingClientRect().height];
        });
        return [lines.slice(1).map((line, n) => Math.round(line[0] - lines[n][1])),
                lines.map(line => line[2])];
    }""")

    assert max(rooms) - min(rooms) <= 1
    assert min(heights) >= 44
    assert max(heights) > 60


def test_on_paper_the_tables_stand_without_the_form(page):
    page.emulate_media(media="print")
    page.goto("/evidence/?type=rrms")

    expect(page.locator(".filters")).to_be_hidden()
    expect(page.get_by_role("heading", name="3 of 34 studies", exact=True)).to_be_visible()
    expect(page.get_by_text("Type of MS: Relapsing remitting (RRMS)")).to_be_visible()
