"""The page for prescribers: its key facts are where somebody with two minutes sees them."""

import pytest

from tests.browser.walk import assert_accessible

ADDRESS = "/guidance/for-prescribers/"
ROWS = """() => [...document.querySelectorAll('.key-facts tr')].map(row => {
    const cell = row.querySelector('td'), line = parseFloat(getComputedStyle(cell).lineHeight);
    const range = document.createRange();
    range.selectNodeContents(cell);
    return {
        name: row.querySelector('th').innerText.replace('■', '').trim(),
        foot: row.getBoundingClientRect().bottom + scrollY,
        lines: Math.round(range.getBoundingClientRect().height / line),
        sources: cell.querySelectorAll('.citation').length,
    };
})"""
NAMES = ["Status", "Evidence", "Opioids", "Liver", "Kidneys", "Opioid-free time"]
NAMES += [
    "Pregnancy, breastfeeding",
    "Doses in studies",
    "Monitoring",
    "Acute pain, surgery",
    "Supply",
]


@pytest.mark.parametrize(("width", "height", "screens"), [(1280, 720, 1), (360, 740, 2)])
def test_the_verdict_and_the_key_facts_stand_on_the_first_screens(
    scripted_page, width, height, screens
):
    scripted_page.set_viewport_size({"width": width, "height": height})
    scripted_page.goto(ADDRESS)
    scripted_page.evaluate("document.fonts.ready")
    rows = {row["name"]: row for row in scripted_page.evaluate(ROWS)}

    assert list(rows) == NAMES
    assert rows["Kidneys"]["foot"] <= screens * height
    assert rows["Supply"]["foot"] <= 2 * screens * height
    assert all(row["sources"] for row in rows.values())
    verdict = scripted_page.locator(".short-version").bounding_box()
    assert verdict["y"] + verdict["height"] < rows["Status"]["foot"]


def test_the_page_is_accessible_in_a_wide_window(scripted_page):
    scripted_page.set_viewport_size({"width": 1280, "height": 720})
    scripted_page.goto(ADDRESS)

    assert_accessible(scripted_page)


def test_each_key_fact_takes_three_lines_at_most_in_a_wide_window(scripted_page):
    scripted_page.set_viewport_size({"width": 1280, "height": 720})
    scripted_page.goto(ADDRESS)

    long_rows = {row["name"]: row["lines"] for row in scripted_page.evaluate(ROWS)}
    assert {name: lines for name, lines in long_rows.items() if lines > 3} == {}


def test_a_screen_reader_meets_the_key_facts_as_a_table_with_row_headers(page):
    page.goto(ADDRESS)
    table = page.get_by_role("region", name="Key facts").get_by_role("table")

    assert [each.inner_text() for each in table.get_by_role("rowheader").all()] == NAMES
    assert table.get_by_role("row").count() == len(NAMES)
