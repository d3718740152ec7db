"""Rows that no form checked: with any database content a page opens and its links work."""

import pytest
from django.template.loader import render_to_string

from content.articles.compose import compose_article
from content.articles.library import read_library
from content.models import Edition, Page, Reference, Section, Study
from content.models.page import Audience
from tests.support.answers import answers
from tests.support.content_records import liver, page, publish_unchecked
from tests.support.page_html import ids, main_words, parsed, words_of
from tests.support.staff import published

pytestmark = pytest.mark.django_db


def page_of(*bodies, **fields):
    """A working page with a section for each body."""
    defaults = {"title": "A page", "slug": "a-page", "description": "x", "summary": "<p>x</p>"}
    made = Page.objects.create(**(defaults | fields))
    for number, body in enumerate(bodies):
        Section.objects.create(page=made, heading="A heading", body=body, order=number)
    return made


def shown(client, record):
    """Publish the rows unchanged, and get the public page."""
    publish_unchecked(record)
    return client.get(f"/guidance/{record.slug}/")


def test_a_citation_of_a_deleted_key_says_that_the_source_is_missing(client):
    response = shown(client, page_of("<p>A claim [@nobody-1999]. Another [@cree-2010].</p>"))

    assert response.status_code == 200
    assert "A claim [source missing]. Another [1]." in main_words(response)


PATHS = ["/", "/evidence/", "/guidance/what-is-ldn/", "/letter/opioids/", "/letter/preview/"]


@pytest.mark.parametrize("path", PATHS)
def test_a_site_that_lost_its_references_still_shows_those_of_its_editions(visitor, path):
    client = visitor(answers())
    before = main_words(client.get(path))
    Study.objects.all().delete()
    Reference.objects.all().delete()

    assert main_words(client.get(path)) == before
    assert "source missing" not in before


@pytest.mark.parametrize("path", PATHS)
def test_a_site_whose_editions_lost_their_sources_still_opens(visitor, path):
    client = visitor(answers())
    Edition.objects.filter(kind="study").delete()
    Edition.objects.update(references="{}")

    assert client.get(path).status_code == 200


def test_headings_that_are_the_same_have_ids_of_their_own(client):
    tree = parsed(shown(client, page_of(*["<p>x</p>"] * 3)))
    own = tree.xpath("//section/h2[. = 'A heading']/@id")

    assert own == ["a-heading", "a-heading-2", "a-heading-3"]


@pytest.mark.parametrize(
    "heading",
    ["Main", "Sources", "Contents", "Short version", "日本語", "!!!", "Source dmd", "Cite dmd 1",
     "Caution liver", "Study cree-2010", "A heading 2", "Evidence title", "Evidence mixed"],
)  # fmt: skip
def test_no_heading_takes_an_id_used_elsewhere_on_the_page(client, heading):
    made = page_of("<p>x [@dmd]</p>", "<p>x</p>")
    Section.objects.create(page=made, heading=heading, shows="studies-ms", order=5)
    Section.objects.create(page=made, heading=heading, caution=liver(), order=6)
    Section.objects.create(page=made, heading="Last", shows="figure-evidence", order=7)
    found = ids(parsed(shown(client, made)))

    assert len(found) == len(set(found))


def test_a_caution_shown_twice_on_a_page_has_ids_of_its_own(client):
    made = page_of("<p>x</p>")
    for order in (5, 6):
        Section.objects.create(page=made, heading="Twice", caution=liver(), order=order)
    found = ids(parsed(shown(client, made)))

    assert len(found) == len(set(found))


@pytest.mark.parametrize("shows", ["studies-ms", "figure-evidence", "figure-routes"])
def test_anything_shown_twice_on_a_page_has_its_own_ids(client, shows):
    made = page_of("<p>x</p>")
    for order in (5, 6):
        Section.objects.create(page=made, heading="Twice", shows=shows, order=order)
    found = ids(parsed(shown(client, made)))

    assert len(found) == len(set(found))


def test_a_section_that_shows_something_unknown_leaves_the_page_working(client):
    made = page_of("<p>Words</p>")
    made.sections.update(shows="no-such-thing")

    assert "Words" in main_words(shown(client, made))


def test_a_page_without_sections_opens(client):
    assert "A page" in main_words(shown(client, page_of()))


@pytest.mark.parametrize(
    ("audience", "patients", "prescribers"),
    [
        (Audience.PATIENTS, True, False),
        (Audience.PRESCRIBERS, False, True),
        (Audience.EVERYONE, True, True),
    ],
)
@pytest.mark.parametrize("shows", ["cautions", "one caution"])
def test_a_page_shows_the_words_for_its_readers(client, audience, patients, prescribers, shows):
    made = page_of("<p>x</p>", audience=audience)
    made.sections.update(**({"shows": shows} if shows == "cautions" else {"caution": liver()}))
    texts = {"for_patients": "<p>In plain words.</p>", "for_prescribers": "<p>In terse words.</p>"}
    published(liver(), **texts)
    said = main_words(shown(client, made))

    assert ("In plain words." in said, "In terse words." in said) == (patients, prescribers)


def test_a_table_in_a_row_has_header_cells_and_a_frame_with_the_heading_as_its_name(client):
    table = "<table><tr><th>A</th></tr><tr><td>1 mg</td></tr></table>"
    tree = parsed(shown(client, page_of(table)))
    (frame,) = tree.xpath("//div[@class='table-scroll']")

    assert frame.get("aria-label") == "Table: A heading"
    assert frame.xpath(".//th/@scope") == ["col"]
    assert frame.xpath(".//td")[0].text == "1\N{NO-BREAK SPACE}mg"


def test_a_prefix_keeps_the_ids_of_an_article_apart():
    cautions = page("cautions")
    article = compose_article(cautions, cautions.sections.all(), read_library(), "doc5-")

    assert all(part.anchor.startswith("doc5-") for part in article.parts)
    assert all(source.anchor.startswith("doc5-") for source in article.sources)


def test_a_doi_with_odd_characters_makes_one_safe_link():
    reference = Reference(title="x", source="x", doi='10.1002/(SICI)1"><script>', pmid="1")
    html = render_to_string("components/reference.html", {"reference": reference.formatted})

    assert "<script" not in html
    assert words_of(html).startswith("x. x.")
