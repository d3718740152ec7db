"""A page of guidance as a PDF, read back."""

import io
from dataclasses import replace
from datetime import date
from functools import lru_cache

import pikepdf
import pytest
from django.utils.html import format_html
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from content.articles.compose import Article, Part, compose_article
from content.articles.leaflet import Change, LeafletFacts, render_leaflet
from content.markup.richtext import clean
from content.models import Page, Section
from content.starter.files import read_items
from tests.support import pdfs
from tests.support.examples import examples, longer, together_or_alone
from tests.support.guidance import article, library

WITH_EVERYTHING = ["for-prescribers", "evidence-in-ms"]
SLUGS = [item.key for item in read_items() if item.kind == "page"]
FACTS = LeafletFacts(
    edition=3,
    address="https://ldn.example/guidance/odd/",
    written_by="A. Writer",
    checked_by="pharmacist, registered with the General Pharmaceutical Council",
    approved_on=date(2026, 11, 20),
    published_on=date(2026, 11, 22),
    review_due=date(2027, 5, 1),
    changes=(
        Change(3, date(2026, 11, 22), "Corrected how many people there were."),
        Change(2, date(2026, 5, 2), "Said more plainly what is not known."),
    ),
)


def page_with(*sections: Section, title: str = "Odd", summary: str = "<p>Short.</p>") -> Article:
    page = Page(slug="odd", title=title, audience="everyone", summary=summary)
    return compose_article(page, sections, library())


def section(body: str, heading: str = "A heading") -> Section:
    return Section(heading=heading, body=clean(body))


@lru_cache
def leaflet_of(slug: str) -> bytes:
    """A page of the starter content as a PDF."""
    return render_leaflet(article(slug), FACTS)


def says(pdf: bytes, words: str) -> bool:
    return pdfs.unspaced(words) in pdfs.text_of(pdf)


def targets(pdf: bytes) -> list[str]:
    """Where links lead: an address, or "" for a place in the same PDF."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        links = [link for sheet in document.pages for link in sheet.get("/Annots", [])]
        return [str(link.A.URI) if "/A" in link else "" for link in links]


@pytest.mark.parametrize("slug", longer(WITH_EVERYTHING, SLUGS))
def test_every_page_of_the_starter_content_is_accessible_on_paper(slug):
    made = leaflet_of(slug)

    assert pdfs.failures(made) == []
    assert pdfs.undrawn_glyphs(made) == 0
    with pikepdf.open(io.BytesIO(made)) as document:
        assert str(document.docinfo["/Title"]) == f"{article(slug).title} – LDN Guide"
        assert str(document.Root.Lang) == "en-GB"


@pytest.mark.parametrize("slug", longer(WITH_EVERYTHING, SLUGS))
def test_it_holds_the_headings_the_studies_with_limits_the_cautions_and_the_sources(slug):
    page, made = article(slug), leaflet_of(slug)

    for part in page.parts:
        assert says(made, part.heading)
        assert all(says(made, card.title) for card in part.cards)
        for row in part.studies:
            assert says(made, row.name)
            assert says(made, row.direction)
            assert says(made, row.limits.split(". ")[0].split("&nbsp;")[0])
    assert all(says(made, source.reference.text) for source in page.sources)


def test_it_says_which_edition_it_is_and_who_answers_for_it():
    made = render_leaflet(page_with(section("<p>Words.</p>")), FACTS)

    for words in (
        "Edition 3, published on 22 November 2026",
        "Written by A. Writer",
        "Checked by A clinician (pharmacist, registered with the General Pharmaceutical Council)",
        "Text approved by a clinician on 20 November 2026",
        "Review due 1 May 2027",
        "https://ldn.example/guidance/odd/",
        "Edition 3, 22 November 2026. Corrected how many people there were.",
        "Edition 2, 2 May 2026. Said more plainly what is not known.",
    ):
        assert says(made, words), words
    assert not says(made, "Not yet approved")
    assert not says(made, "Please note")


@pytest.mark.hazard("H12.2")
def test_without_an_approver_it_says_so_at_the_top_and_in_the_record():
    made = render_leaflet(page_with(section("<p>Words.</p>")), replace(FACTS, checked_by=""))

    assert pdfs.first_page(made).index("Not yet approved") < pdfs.first_page(made).index("In short")
    assert says(made, "Checked by Not yet approved by a clinician.")


def test_an_unapproved_part_says_so_on_an_approved_page():
    page = article("evidence-in-ms")
    approved = replace(page.parts[0], studies=(), cards=())
    row = next(part.studies[0] for part in page.parts if part.studies)

    shown = replace(page, parts=(approved, replace(approved, studies=(row,))), sources=())

    assert row.is_approved is False
    assert says(render_leaflet(shown, FACTS), "Not yet approved by a clinician.")
    assert not says(render_leaflet(replace(shown, parts=(approved,)), FACTS), "Not yet approved")


def test_a_notice_stands_above_the_short_version():
    made = render_leaflet(page_with(), replace(FACTS, notice="This edition is superseded."))

    first = " ".join(pdfs.first_page(made).split())
    assert first.index("This edition is superseded.") < first.index("In short")


def test_every_sheet_says_whose_it_is_and_counts():
    made = leaflet_of("for-prescribers")
    count = pdfs.page_count(made)

    for number in range(1, count + 1):
        sheet = pdfs.text_of(made, "-f", str(number), "-l", str(number))
        assert "Informationforprescribers·LDNGuide·NotpartoftheNHS" in sheet
        assert f"Page{number}of{count}" in sheet


def test_a_long_title_leaves_the_foot_of_the_page_readable():
    made = render_leaflet(page_with(title="W" * 120), FACTS)

    assert pdfs.missing_words(made, ["W" * 120]) == []
    assert says(made, "W · LDN Guide · Not part of the NHS")


# --- Links ------------------------------------------------------------------------------------


def test_links_lead_to_the_site_and_citations_to_their_source_below():
    body = '<p>So [@cree-2010]. See <a href="/guidance/cautions/">the cautions</a>.</p>'

    found = targets(render_leaflet(page_with(section(body)), FACTS))

    assert "https://ldn.example/guidance/cautions/" in found
    assert FACTS.address in found
    assert found.count("") == 1


def test_a_page_that_is_not_on_the_web_yet_names_no_file_of_this_machine():
    body = '<p>See <a href="/guidance/cautions/">the cautions</a>.</p>'
    facts = replace(FACTS, address="Preview, not published")

    made = render_leaflet(page_with(section(body)), facts)

    assert says(made, "On the web Preview, not published")
    assert targets(made) == ["/guidance/cautions/"]
    assert pdfs.failures(made) == []


# --- Any text of an editor ----------------------------------------------------------------------

LONG = "Pneumono" * 300
ODD = {
    "signs that no font has": "<p>Well done \U0001f600 ᎣᏏᏲ \U0001f469\u200d\U0001f467</p>",
    "rows of unequal length": "<table><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>",
    "cells across a thousand columns": '<table><tr><td colspan="1000">a</td></tr></table>',
    "a table in a table": "<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>",
    "words longer than a page": f"<p>{LONG}</p><table><tr><td>{LONG}</td><td>b</td></tr></table>",
    "headings alone": "<h3>One</h3><h4>Two</h4><h3>Three</h3>",
    "controls": "<p>Fell\x01 off \u202e a lorry\x1f</p>",
    "a lone list item": "<li>One</li>",
    "lists in lists": "<ul><li>" * 14 + "x" + "</li></ul>" * 14,
    "a citation in a link": '<p><a href="https://example.org/">see [@cree-2010]</a></p>',
    "a source that is not there": "<p>So they say [@nobody-1999].</p>",
    "other scripts": "<p>محمد عبد الله שלום כהן สวัสดีครับ น้ำ 王小明 김철수 नमस्ते</p>",
}


@pytest.mark.parametrize("bodies", together_or_alone(ODD))
def test_the_pdf_of_any_page_that_an_editor_writes_is_accessible(bodies):
    sections = [section(body, "Odd \U0001f600") for body in bodies]
    made = render_leaflet(page_with(*sections, title="Odd \U0001f600"), FACTS)

    assert pdfs.failures(made) == []
    assert pdfs.undrawn_glyphs(made) == 0


def test_a_heading_with_nothing_below_it_is_not_printed():
    empty = [section("", "Bare one"), section("<p> </p>", "Bare two")]

    made = render_leaflet(page_with(*empty, section("<p>Words.</p>"), summary=""), FACTS)

    assert not says(made, "Bare")
    assert not says(made, "In short")
    assert not says(made, "Sources")
    assert says(made, "A heading")


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)


@given(title=TEXT, heading=TEXT, words=TEXT, note=TEXT, name=TEXT)
@settings(
    max_examples=examples(6),
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
def test_any_words_can_be_printed(title, heading, words, note, name):
    """Words come from an edition's stored HTML and from people's names."""
    part = Part(anchor="a", heading=heading, body=format_html("<p>{}</p>", words))
    page = replace(page_with(), title=title or "x", parts=(part,))
    facts = replace(
        FACTS, written_by=name, checked_by=name, notice=note, changes=(Change(1, date.min, note),)
    )

    made = render_leaflet(page, facts)

    assert pdfs.failures(made) == []
    assert pdfs.undrawn_glyphs(made) == 0


def test_a_preview_says_so_first_and_claims_no_edition():
    facts = replace(FACTS, is_preview=True, checked_by="", approved_on=None)
    made = render_leaflet(page_with(section("<p>Words.</p>")), facts)

    assert says(made, "PREVIEW: not published")
    assert not says(made, "published on 22 November 2026")
    assert not says(made, "as edition 3")
