"""Every public page has a title and content, needs few queries, and has working links."""

from collections import Counter

import pytest

from content import publishing
from content.editions.values import MODELS
from content.models import Caution, Organisation, Page, Section, Study
from content.models.edition import Standing
from content.starter.files import read_items
from tests.support.content_records import page, publish
from tests.support.page_html import ids, main_words, parsed, words_of
from tests.support.staff import approver

pytestmark = pytest.mark.django_db
PAGES = [item.fields for item in read_items() if item.kind == "page"]
SLUGS = [fields["slug"] for fields in PAGES]
GUIDANCE = [f"/guidance/{slug}/" for slug in SLUGS]
PUBLIC = ["/", "/guidance/", *GUIDANCE, "/evidence/", "/organisations/"]
# The tests of the evidence count the queries of each study's page.
MOST_QUERIES = {"/evidence/": 5}
NOT_APPROVED = "Not yet approved by a clinician"
# The headings that every page has besides those of its sections.
AROUND = ("In short", "On this page", "Sources", "About this page")
ISSUE = {
    *("what-is-ldn", "how-it-may-work", "evidence-in-ms", "evidence-beyond-ms"),
    *("licence-and-responsibility", "getting-a-prescription", "forms-and-strengths"),
    *("starting-and-review", "side-effects", "cautions", "ldn-and-ms-medicines"),
    *("for-prescribers", "check-a-service"),
}


def approve(monkeypatch, records):
    """A clinician approves these texts unchanged; the pages around them get no new edition yet."""
    with monkeypatch.context() as alone:
        alone.setattr("content.publishing.workflow.reissue_pages_with", lambda *_: [])
        for record in records:
            publish(record)


def test_the_pages_of_the_issue_are_all_there():
    assert set(SLUGS) == ISSUE


@pytest.mark.parametrize("fields", PAGES, ids=SLUGS)
def test_a_page_shows_its_title_its_short_version_and_every_section(client, fields):
    response = client.get(f"/guidance/{fields['slug']}/")
    shown = main_words(response)
    headings = [words_of(each) for each in parsed(response).xpath("//main//h2")]

    assert response.status_code == 200
    assert fields["title"] in words_of(parsed(response).xpath("//h1")[0])
    assert [each["heading"] for each in fields["sections"]] == [
        heading for heading in headings if heading not in AROUND
    ]
    for text in Page.objects.get(slug=fields["slug"]).sections.all():
        words = words_of(parsed_text(text.body)).split("[@")[0]
        assert words in shown


def parsed_text(html):
    from lxml.html import fromstring

    return fromstring(f"<div>{html}</div>")


def test_the_index_names_every_page_under_its_audience(client):
    tree = parsed(client.get("/guidance/"))
    groups = {
        section.get("aria-labelledby").removeprefix("for-"): section.xpath(".//li/a/@href")
        for section in tree.xpath("//main//section")
    }

    for fields in PAGES:
        assert f"/guidance/{fields['slug']}/" in groups[fields["audience"]]


@pytest.mark.hazard("H13.2")
def test_the_evidence_page_shows_every_study_with_its_limits(client):
    tree = parsed(client.get("/evidence/"))
    rows = {row.xpath("./th/@id")[0]: words_of(row) for row in tree.xpath("//tbody/tr[th/@id]")}

    assert len(rows) == Study.objects.count() == 34
    for study in Study.objects.all():
        row = rows[f"study-{study.reference.key}"]
        assert study.limits.split(":")[0].split(" [@")[0] in row
        assert study.direction_label in row


def test_every_organisation_is_shown_with_its_address(client):
    tree = parsed(client.get("/organisations/"))
    shown = words_of(tree.get_element_by_id("main"))

    for organisation in Organisation.objects.all():
        assert organisation.name in shown
        assert not organisation.url or organisation.url in tree.xpath("//main//a/@href")


def test_the_home_page_has_three_doors(client):
    doors = parsed(client.get("/")).xpath("//*[contains(@class, 'doors')]//a/@href")

    assert doors == ["/guidance/", "/guidance/cautions/", "/guidance/for-prescribers/"]


@pytest.mark.parametrize(
    ("slug", "claim", "says"),
    [
        ("what-is-ldn", "not licensed for multiple sclerosis (MS)", "It is not licensed for multi"),
        ("evidence-in-ms", "Two small trials disagree", "Two small placebo-controlled crossover"),
    ],
)
def test_what_the_home_page_claims_leads_to_the_page_that_cites_it(client, slug, claim, says):
    (link,) = parsed(client.get("/")).xpath(f"//main//a[@href='/guidance/{slug}/']")
    short = parsed(client.get(link.get("href"))).xpath("//section[@class='short-version']")[0]

    assert words_of(link) == claim
    (sentence,) = [each for each in short.xpath(".//p|.//li") if says in words_of(each)]
    assert sentence.xpath(".//*[@class='citation']")


@pytest.mark.parametrize("slug", ["what-is-ldn", "evidence-in-ms"])
def test_the_home_page_claims_nothing_while_a_page_that_cites_it_is_withdrawn(client, slug):
    publishing.close(
        publishing.current_edition(page(slug)),
        approver=approver(),
        reason="A number was wrong.",
        standing=Standing.WITHDRAWN,
    )
    shown = main_words(client.get("/"))

    assert "Make my letter pack" in shown
    assert "licensed" not in shown
    assert "disagree" not in shown


@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_page_costs_few_queries(client, django_assert_max_num_queries, path):
    with django_assert_max_num_queries(MOST_QUERIES.get(path, 3)):
        client.get(path)


def test_a_page_of_two_hundred_sections_needs_no_more_queries(
    client, django_assert_max_num_queries
):
    long, cautions = page(), list(Caution.objects.all())
    shows = ["", "studies-ms", "cautions", "figure-evidence"]
    Section.objects.bulk_create(
        Section(
            page=long,
            heading=f"Part {number}",
            body="<p>A claim [@cree-2010] [@dmd].</p>",
            caution=cautions[number % len(cautions)] if number % 2 else None,
            shows=shows[number // 10 % 4] if number % 10 == 0 else "",
            order=1000 + number,
        )
        for number in range(200)
    )
    publish(long)
    with django_assert_max_num_queries(3):
        shown = main_words(client.get("/guidance/side-effects/"))
    assert "Part 0" in shown
    assert "Part 199" in shown


@pytest.mark.parametrize(
    "path", ["/guidance/nowhere/", "/guidance/x/y/", "/guidance/%00/", "/guidance/WHAT-IS-LDN/"]
)
def test_an_unknown_address_is_not_found(client, path):
    response = client.get(path)

    assert response.status_code == 404
    assert "We cannot find that page" in main_words(response)


@pytest.mark.parametrize("path", PUBLIC)
def test_pages_accept_only_get_and_head(client, path):
    refused, headed = client.post(path), client.head(path)

    assert (refused.status_code, refused["Allow"]) == (405, "GET, HEAD")
    assert (headed.status_code, headed.content) == (200, b"")


@pytest.mark.parametrize("path", PUBLIC)
def test_reading_sets_no_cookie(client, path):
    response = client.get(path)

    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def not_approved(client):
    """The public pages that say that a text on them is not yet approved by a clinician."""
    return [path for path in PUBLIC if NOT_APPROVED in main_words(client.get(path))]


def test_whether_a_text_is_approved_comes_from_its_edition(client, monkeypatch):
    assert not_approved(client) == PUBLIC

    for kind in ("caution", "study", "organisation", "page"):
        approve(monkeypatch, MODELS[kind].objects.all())
    assert not_approved(client) == []


@pytest.mark.hazard("H12.2")
def test_a_caution_that_nobody_approved_says_so_on_an_approved_page(client):
    publish(page("getting-a-prescription"))
    shown = parsed(client.get("/guidance/getting-a-prescription/"))
    (card,) = shown.xpath("//section[h3/@id='caution-who-to-talk-to']")

    assert NOT_APPROVED in words_of(card)


def test_an_approved_page_shows_whether_its_studies_are_approved(client, monkeypatch):
    publish(page("evidence-in-ms"))
    assert NOT_APPROVED in main_words(client.get("/guidance/evidence-in-ms/"))

    *others, last = Study.objects.all()
    approve(monkeypatch, others)
    publish(last)
    assert NOT_APPROVED not in main_words(client.get("/guidance/evidence-in-ms/"))


@pytest.mark.parametrize("path", PUBLIC)
def test_every_id_on_a_page_is_unique(client, path):
    counted = Counter(ids(parsed(client.get(path))))

    assert [each for each, number in counted.items() if number > 1] == []


@pytest.mark.parametrize("path", PUBLIC)
def test_every_link_within_a_page_has_a_target(client, path):
    tree = parsed(client.get(path))
    there = set(ids(tree))
    wanted = [href[1:] for href in tree.xpath("//@href") if href.startswith("#")]
    for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
        wanted += [each for value in tree.xpath(f"//@{name}") for each in value.split()]

    assert set(wanted) - there == set()
    assert "main" in wanted


@pytest.mark.parametrize("path", [*GUIDANCE, "/evidence/"])
def test_citations_lead_to_sources_and_sources_lead_back(client, path):
    tree = parsed(client.get(path))
    cited = {
        link.get("id"): link.get("href")[1:] for link in tree.xpath("//*[@class='citation']/a")
    }
    listed = {
        place[1:]: item.get("id")
        for item in tree.xpath("//ol[@class='source-list']/li")
        for place in item.xpath(".//*[@class='back-to']//a/@href")
    }

    assert cited
    assert cited == listed


@pytest.mark.parametrize("path", [*GUIDANCE, "/", "/evidence/"])
def test_the_number_of_a_citation_is_the_place_of_its_source(client, path):
    tree = parsed(client.get(path))
    sources = tree.xpath("//ol[@class='source-list']/li/@id")

    for link in tree.xpath("//*[@class='citation']/a"):
        assert sources[int(link.text) - 1] == link.get("href")[1:]


@pytest.mark.parametrize("path", PUBLIC)
def test_no_marker_and_no_missing_source_is_left_on_a_page(client, path):
    shown = client.get(path).content.decode()

    assert "[@" not in shown
    assert "source missing" not in shown
