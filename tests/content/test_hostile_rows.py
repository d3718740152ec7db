"""Rows that no form wrote: whatever stands in the database, a page is safe and opens."""

import pytest
from django.template.loader import render_to_string

from content.articles import read_article
from content.models import Caution, Organisation, Page, Reference, Section, Study
from content.models.page import Audience
from tests.content.markup import ids, main_words, parsed, words_of

pytestmark = pytest.mark.django_db
HOSTILE = '<p onclick="x()">Words<script>a()</script><img src=x onerror=y><svg onload=z>'


def page_of(*bodies, **fields):
    """A page with a section for each body."""
    defaults = {"title": "A page", "slug": "a-page", "description": "x", "summary": "<p>x</p>"}
    page = Page.objects.create(**(defaults | fields))
    for number, body in enumerate(bodies):
        Section.objects.create(page=page, heading="A heading", body=body, order=number)
    return page


@pytest.mark.parametrize(
    ("model", "fields", "path"),
    [
        (Page, ("title", "description", "summary"), "/guidance/what-is-ldn/"),
        (Page, ("title", "description", "summary"), "/"),
        (Page, ("title", "description"), "/guidance/"),
        (Section, ("heading", "body"), "/guidance/what-is-ldn/"),
        (Caution, ("title", "for_patients", "for_prescribers"), "/guidance/cautions/"),
        (Study, ("design", "population", "result", "limits"), "/evidence/"),
        (Reference, ("title", "authors", "source"), "/evidence/"),
        (Organisation, ("name", "description"), "/organisations/"),
    ],
)
def test_script_in_a_row_never_runs(client, model, fields, path):
    for record in model.objects.all():
        unique = {"name": f"{HOSTILE}{record.pk}"} if "name" in fields else {}
        model.objects.filter(pk=record.pk).update(**(dict.fromkeys(fields, HOSTILE) | unique))
    response = client.get(path)
    tree = parsed(response)

    assert response.status_code == 200
    assert "Words" in main_words(response)
    assert not tree.xpath("//script | //main//img | //@onclick | //@onerror | //@onload")


def test_a_key_that_was_deleted_is_said_to_be_missing(client):
    page_of("<p>A claim [@nobody-1999]. Another [@cree-2010].</p>")
    response = client.get("/guidance/a-page/")

    assert response.status_code == 200
    assert "A claim [source missing]. Another [1]." in main_words(response)


@pytest.mark.parametrize(
    "path", ["/evidence/", "/guidance/what-is-ldn/", "/", "/guidance/how-it-may-work/"]
)
def test_a_site_that_lost_its_references_still_opens(client, path):
    Study.objects.all().delete()
    Reference.objects.all().delete()

    assert client.get(path).status_code == 200


def test_headings_that_are_the_same_have_ids_of_their_own(client):
    page_of(*["<p>x</p>"] * 3)
    tree = parsed(client.get("/guidance/a-page/"))
    own = tree.xpath("//section/h2[. = 'A heading']/@id")

    assert own == ["a-heading", "a-heading-2", "a-heading-3"]


@pytest.mark.parametrize(
    "heading",
    ["Main", "Sources", "Contents", "Short version", "日本語", "!!!", "Source dmd", "Cite dmd 1",
     "Caution liver", "Study cree-2010", "A heading 2", "Evidence title", "Evidence mixed"],
)  # fmt: skip
def test_no_heading_takes_an_id_that_stands_elsewhere_on_the_page(client, heading):
    page = page_of("<p>x [@dmd]</p>", "<p>x</p>")
    caution = Caution.objects.get(key="liver")
    Section.objects.create(page=page, heading=heading, shows="studies-ms", order=5)
    Section.objects.create(page=page, heading=heading, caution=caution, order=6)
    Section.objects.create(page=page, heading="Last", shows="figure-evidence", order=7)
    found = ids(parsed(client.get("/guidance/a-page/")))

    assert len(found) == len(set(found))


def test_a_caution_shown_twice_on_a_page_has_ids_of_its_own(client):
    page = page_of("<p>x</p>")
    for order in (5, 6):
        caution = Caution.objects.get(key="liver")
        Section.objects.create(page=page, heading="Twice", caution=caution, order=order)
    found = ids(parsed(client.get("/guidance/a-page/")))

    assert len(found) == len(set(found))


@pytest.mark.parametrize("shows", ["studies-ms", "figure-evidence", "figure-routes"])
def test_what_a_page_shows_twice_has_ids_of_its_own(client, shows):
    page = page_of("<p>x</p>")
    for order in (5, 6):
        Section.objects.create(page=page, heading="Twice", shows=shows, order=order)
    found = ids(parsed(client.get("/guidance/a-page/")))

    assert len(found) == len(set(found))


def test_a_section_that_shows_something_unknown_breaks_nothing(client):
    page = page_of("<p>Words</p>")
    page.sections.update(shows="no-such-thing")

    assert "Words" in main_words(client.get("/guidance/a-page/"))


def test_a_page_without_sections_opens(client):
    page_of()

    assert client.get("/guidance/a-page/").status_code == 200


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
    page = page_of("<p>x</p>", audience=audience)
    caution = Caution.objects.get(key="liver")
    fields = {"shows": shows} if shows == "cautions" else {"caution": caution}
    page.sections.update(**fields)
    Caution.objects.filter(key="liver").update(
        for_patients="<p>In plain words.</p>", for_prescribers="<p>In terse words.</p>"
    )
    shown = main_words(client.get("/guidance/a-page/"))

    assert ("In plain words." in shown, "In terse words." in shown) == (patients, prescribers)


def test_a_table_in_a_row_has_header_cells_and_a_frame_with_the_heading_as_its_name(client):
    page_of("<table><tr><th>A</th></tr><tr><td>1 mg</td></tr></table>")
    tree = parsed(client.get("/guidance/a-page/"))
    (frame,) = tree.xpath("//div[@class='table-scroll']")

    assert frame.get("aria-label") == "Table: A heading"
    assert frame.xpath(".//th/@scope") == ["col"]
    assert frame.xpath(".//td")[0].text == "1\N{NO-BREAK SPACE}mg"


def test_a_prefix_keeps_the_ids_of_an_article_apart(client):
    article = read_article("cautions", "doc5-")

    assert all(part.anchor.startswith("doc5-") for part in article.parts)
    assert all(source.anchor.startswith("doc5-") for source in article.sources)


def test_a_doi_of_odd_characters_makes_one_safe_link():
    reference = Reference(title="x", source="x", doi='10.1002/(SICI)1"><script>', pmid="1")
    html = render_to_string("components/reference.html", {"reference": reference.formatted})

    assert "<script" not in html
    assert words_of(html).startswith("x. x.")
