"""Guidance as readers meet it: every page that a link leads to, on a phone, on paper, by keyboard.

The pages are found by a crawl from the home page, so a new one is under test by being linked.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.error import HTTPError
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.request import urlopen

import pytest
from django.urls import resolve
from playwright.sync_api import expect

from content.starter import files
from tests.browser.walk import assert_accessible
from tests.support.examples import longer

SLUGS = [
    files.tomllib.loads(path.read_text())["slug"]
    for path in sorted((files.FOLDER / "pages").glob("*.toml"))
]
GUIDANCE = {f"/guidance/{slug}/" for slug in SLUGS}
# The interview's own pages and the admin have tests of their own.
BEYOND = ("/letter/", "/admin/")
FILES = (".csv", ".pdf")
LONG = "/guidance/for-prescribers/"

# Links whose source is not in the list of sources, has another number there, or does not lead back.
LOST_CITATIONS = """() => [...document.querySelectorAll('.citation a')].filter(link => {
    const source = document.getElementById(link.hash.slice(1));
    const list = source?.closest('.source-list');
    return !list || [...list.children].indexOf(source) + 1 !== Number(link.textContent)
        || ![...source.querySelectorAll('a')].some(back => back.hash === '#' + link.id);
}).map(link => link.outerHTML)"""
SCROLLS_SIDEWAYS = """() => [...document.querySelectorAll('html, body *')].filter(each => {
    const scrolls = each === document.documentElement
        || ['auto', 'scroll'].includes(getComputedStyle(each).overflowX);
    return scrolls && !each.matches('.table-scroll') && each.scrollWidth > each.clientWidth;
}).map(each => each.outerHTML.slice(0, 200))"""
MONTHS = "January February March April May June July August September October November December"
BROKEN_ACROSS_LINES = r"""(months) => {
    const units = 'mg|ml|days|weeks|months|years|hours|minutes';
    const whole = new RegExp(
        `\\d[\\d.,]*\\s(${units})\\b|\\d{1,2}\\s(${months})(\\s\\d{4})?|(${months})\\s\\d{4}`, 'g');
    const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), broken = [];
    while (nodes.nextNode()) {
        for (const found of nodes.currentNode.data.matchAll(whole)) {
            const range = document.createRange();
            range.setStart(nodes.currentNode, found.index);
            range.setEnd(nodes.currentNode, found.index + found[0].length);
            const tops = [...range.getClientRects()].filter(r => r.width).map(r => r.top);
            if (Math.max(...tops) - Math.min(...tops) > 2) {
                const around = nodes.currentNode.data.slice(Math.max(0, found.index - 40));
                broken.push(`${found[0]} in ${around.slice(0, 90).trim()}`);
            }
        }
    }
    return broken;
}"""


@dataclass
class Found(HTMLParser):
    """What the crawl records of a page."""

    path: str
    status: int
    html: str
    ids: Counter[str] = field(default_factory=Counter)
    links: list[str] = field(default_factory=list)
    h1s: int = 0

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.ids.update([given["id"]] if "id" in given else [])
        self.h1s += tag == "h1"
        if tag == "a" and "href" in given:
            self.links.append(urljoin(self.path, given["href"]))


def fetch(site, path: str) -> Found:
    try:
        with urlopen(site.url + path) as answer:  # noqa: S310
            return Found(path, answer.status, answer.read().decode())
    except HTTPError as error:
        return Found(path, error.code, error.read().decode())


def leads_inside(link: str) -> bool:
    path = urlsplit(link).path
    beyond = path.endswith(FILES) or any(path.startswith(b) and path != b for b in BEYOND)
    return link.startswith("/") and not beyond


@pytest.fixture(scope="module")
def crawled(site) -> Mapping[str, Found]:
    """Every page that links lead to from the home page, by path."""
    found: dict[str, Found] = {}
    waiting = ["/"]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found[path] = fetch(site, path)
            inside = filter(leads_inside, found[path].links)
            waiting += [urldefrag(link).url for link in inside]
    return found


@pytest.fixture(params=["a page of each kind", pytest.param("every page", marks=pytest.mark.long)])
def paths(request, crawled):
    """Pages to open in the browser; the shortest of each view, but for the long tests."""
    if request.param == "every page":
        return list(crawled)
    longest_first = sorted(crawled, key=lambda path: -len(crawled[path].html))
    return list({resolve(path).view_name: path for path in longest_first}.values())


@pytest.fixture
def everywhere(scripted_page, paths):
    """Run a script on each of the paths at a width of 320 pixels; its results by path."""

    def run(script, argument=None):
        scripted_page.set_viewport_size({"width": 320, "height": 640})
        answers = {}
        for path in paths:
            scripted_page.goto(path)
            answers[path] = scripted_page.evaluate(script, argument)
        return {path: answer for path, answer in answers.items() if answer}

    return run


def test_links_lead_to_every_page(crawled):
    assert len(GUIDANCE) == 13
    assert {*GUIDANCE, "/guidance/", "/evidence/", "/organisations/", "/letter/"} <= set(crawled)
    assert {f"{path}editions/" for path in GUIDANCE} <= set(crawled)
    assert {f"{path}editions/1/" for path in GUIDANCE} <= set(crawled)


def test_no_link_is_dead(crawled):
    assert {path: page.status for path, page in crawled.items() if page.status != 200} == {}


def test_every_page_of_guidance_leads_to_itself_as_a_pdf(site, crawled):
    for path in GUIDANCE:
        (link,) = {link for link in crawled[path].links if link.endswith(".pdf")}
        assert link == path.removesuffix("/") + ".pdf"
    with urlopen(site.url + link) as answer:  # noqa: S310
        assert answer.headers["Content-Type"] == "application/pdf"
        assert answer.read(5) == b"%PDF-"


def test_every_link_with_a_fragment_has_a_target(crawled):
    dead = [
        (path, link)
        for path, page in crawled.items()
        for link in filter(leads_inside, page.links)
        for target, place in [urldefrag(link)]
        if place and place not in crawled[target].ids
    ]
    assert dead == []


def test_every_id_on_a_page_is_unique(crawled):
    twice = {
        path: [name for name, times in page.ids.items() if times > 1]
        for path, page in crawled.items()
    }
    assert {path: names for path, names in twice.items() if names} == {}


def test_every_page_has_one_main_heading(crawled):
    assert {path: page.h1s for path, page in crawled.items() if page.h1s != 1} == {}


@pytest.mark.hazard("H11.1")
def test_every_page_is_accessible(scripted_page, paths):
    for path in paths:
        scripted_page.goto(path)
        assert_accessible(scripted_page)


def test_every_page_of_guidance_names_its_sources_and_no_marker_is_left_over(crawled):
    cited = {path for path, page in crawled.items() if 'class="citation"' in page.html}
    listed = {path for path, page in crawled.items() if 'class="source-list"' in page.html}
    # A caution on a page of its own, as before the interview, lists its own sources.
    in_cards = {path for path, page in crawled.items() if 'class="caution-sources"' in page.html}

    assert GUIDANCE | {"/evidence/"} <= cited & listed
    assert cited == listed | in_cards
    left_over = [
        path for path, page in crawled.items() if "[@" in page.html or "source missing" in page.html
    ]
    assert left_over == []


def test_every_citation_leads_to_its_source_and_back(everywhere):
    assert everywhere(LOST_CITATIONS) == {}


@pytest.mark.parametrize("slug", longer(["side-effects", "for-prescribers"], SLUGS))
def test_a_reader_follows_a_citation_and_comes_back(page, slug):
    page.goto(f"/guidance/{slug}/")
    citation = page.locator(".citation a").last
    number, place = citation.inner_text(), citation.get_attribute("id")
    citation.click()

    source = page.locator(f"{citation.get_attribute('href')}")
    assert page.url.endswith(f"#{source.get_attribute('id')}")
    expect(source).to_be_in_viewport()
    source.locator(f".back-to a[href='#{place}']").click()
    assert page.url.endswith(f"#{place}")
    expect(citation).to_be_in_viewport()
    assert citation.inner_text() == number


def test_only_tables_scroll_sideways_at_320_pixels(everywhere):
    assert everywhere(SCROLLS_SIDEWAYS) == {}


@pytest.mark.hazard("H10.3")
def test_doses_lengths_of_time_and_dates_stay_on_one_line(everywhere):
    assert everywhere(BROKEN_ACROSS_LINES, "|".join(MONTHS.split())) == {}


def test_the_contents_list_leads_to_each_section_without_scripts(page):
    page.goto(LONG)
    contents = page.get_by_role("navigation", name="On this page")
    names = contents.get_by_role("link").all_inner_texts()
    sections = page.locator(".guidance > section:not(.short-version, .key-facts, .sign-off) > h2")
    assert names == sections.all_inner_texts()
    for name in names:
        contents.get_by_role("link", name=name, exact=True).click()
        heading = page.get_by_role("heading", level=2, name=name, exact=True)
        assert page.url.endswith(f"#{heading.get_attribute('id')}")
        expect(heading).to_be_in_viewport()


def test_paper_has_the_sources_and_no_navigation(page, crawled):
    page.emulate_media(media="print")
    for path in GUIDANCE:
        page.goto(path)
        expect(page.get_by_role("navigation").get_by_role("link")).to_have_count(0)
        expect(page.get_by_role("contentinfo")).to_have_count(0)
        expect(page.get_by_role("heading", name="Sources", exact=True)).to_be_visible()
        entries = page.locator(".source-list > li")
        assert entries.count() == crawled[path].html.count('id="source-')
        for text in entries.all_inner_texts():
            assert "↑" not in text
            assert len(text) > 20


def tab_to_the_frame(page):
    """Press Tab until a table's frame has the focus; no mouse, no script."""
    for _ in range(300):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if "table-scroll" in (focused.get_attribute("class") or ""):
            return focused
    return pytest.fail(f"Tab leads to no table on {page.url}")


def test_a_wide_table_is_scrolled_by_keyboard_in_its_frame(scripted_page, crawled):
    framed = [path for path, page in crawled.items() if 'class="table-scroll"' in page.html]
    scripted_page.set_viewport_size({"width": 320, "height": 640})
    scrolled = []
    for path in framed:
        scripted_page.goto(path)
        frame = tab_to_the_frame(scripted_page)
        assert frame.get_attribute("role") == "region"
        assert frame.get_attribute("aria-label")
        assert frame.evaluate("each => getComputedStyle(each).outlineStyle") != "none"
        if frame.evaluate("each => each.scrollWidth > each.clientWidth"):
            frame.evaluate(
                "each => { each.onscroll = () => { each.dataset.at = each.scrollLeft } }"
            )
            scripted_page.keyboard.press("ArrowRight")
            expect(frame).to_have_attribute("data-at", re.compile(r"[1-9]"))
            scrolled.append(path)
    assert scrolled
