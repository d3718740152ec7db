"""Document 5: what the pack prints of the guidance, and when its layout is cached."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils.safestring import mark_safe

from content.markup.richtext import clean
from content.models import Caution, Page, Section, Study
from content.required import FOR_PRESCRIBERS
from prescribing.pack import pdf
from prescribing.pack.documents import LETTER, PRESCRIBER_INFORMATION
from prescribing.pack.guidance import information, read_guidance
from tests.support import pdfs
from tests.support.builders import pack
from tests.support.examples import together_or_alone
from tests.support.guidance import guidance, library, rendered
from tests.support.staff import changed, published

TODAY = date(2026, 11, 23)
CHOSEN = pack(documents=(LETTER, PRESCRIBER_INFORMATION))


def with_article(article):
    """The guidance of the starter files with another article as document 5."""
    kept = guidance().information
    return replace(guidance(), information=replace(kept, article=article))


@pytest.mark.django_db
def test_the_database_gives_the_same_text_as_the_starter_files():
    assert read_guidance(TODAY).information.article == guidance().information.article
    assert read_guidance(TODAY).cautions == guidance().cautions


@pytest.mark.django_db
def test_reading_the_guidance_takes_four_queries_at_most(django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        read_guidance(TODAY)


def test_the_document_prints_studies_with_limits_cautions_and_sources():
    made = pdfs.text_of(rendered(CHOSEN))

    for study in library().with_results().studies_of("ms"):
        assert pdfs.unspaced(study.short_name) in made
        assert pdfs.unspaced(study.limits.split(". ")[0].split(" [@")[0]) in made
    for caution in library().cautions.values():
        assert pdfs.unspaced(caution.title) in made
    for source in guidance().information.article.sources:
        assert pdfs.unspaced(source.reference.text) in made


def bare_page():
    return Page(slug=FOR_PRESCRIBERS, title="Bare", audience="prescribers")


@pytest.mark.hazard("H26.1")
def test_studies_and_cautions_are_printed_even_if_the_page_shows_neither():
    made = information(bare_page(), [Section(heading="Status", body="<p>So.</p>")], library())

    assert [part.heading for part in made.parts] == ["Status", "Studies in MS", "Cautions"]
    assert len(made.parts[1].studies) == len(library().with_results().studies_of("ms"))
    assert len(made.parts[2].cards) == len(library().cautions)


def test_a_pack_without_the_page_leaves_the_document_out():
    nothing = replace(guidance(), information=None)
    numbers = pdf.pack_context(pack(), nothing)["numbers"]

    assert "prescriber_information" not in numbers
    assert "notes" in numbers


@pytest.mark.hazard("H09.1")
def test_its_layout_is_cached_until_a_word_changes():
    pdf.render_pack(pack(), guidance())
    before = pdf._lay_out_cached.cache_info()
    first, second = (pdf.render_pack(pack(), guidance()) for _ in range(2))
    kept = pdf._lay_out_cached.cache_info()
    words = mark_safe("<p>Corrected today.</p>")
    corrected = replace(guidance().information.article, summary=words)
    third = pdf.render_pack(pack(), with_article(corrected))

    assert kept.hits == before.hits + 2
    assert pdf._lay_out_cached.cache_info().misses == kept.misses + 1
    assert pdfs.text_of(first) == pdfs.text_of(second)
    assert "Correctedtoday." in pdfs.text_of(third)
    assert "Correctedtoday." not in pdfs.text_of(first)
    assert pdfs.failures(second) == []


def test_a_picture_is_not_printed_nor_are_its_heading_and_sources():
    alone = Section(heading="Ideas", shows="figure-how-it-may-work")
    beside = Section(heading="Text", body="<p>Words.</p>", shows="figure-routes")
    made = information(bare_page(), [alone, beside], library())

    assert [part.heading for part in made.parts] == ["Text", "Studies in MS", "Cautions"]
    assert not any(part.figure for part in made.parts)
    assert all(source.places for source in made.sources)


ODD = {
    "a heading four alone": "<h4>Small</h4><p>Words.</p>",
    "a citation in a link": '<p><a href="https://example.org/">see [@cree-2010]</a></p>',
    "bold in a link": '<p><a href="https://example.org/">see <strong>this</strong> now</a></p>',
    "a link in bold": '<p><strong>See <a href="https://example.org/">this</a></strong></p>',
    "rows of unequal length": "<table><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>",
    "cells across a thousand columns": '<table><tr><td colspan="1000">a</td></tr></table>',
    "a lone list item": "<li>One</li>",
    "signs that no font has": "<p>Well done \U0001f600 ᎣᏏᏲ</p>",
    "a table in a table": "<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>",
}


@pytest.mark.parametrize("bodies", together_or_alone(ODD))
def test_the_document_is_accessible_whatever_an_editor_writes(bodies):
    sections = [Section(heading="Odd", body=clean(body)) for body in bodies]
    made = information(bare_page(), sections, library())
    document = pdf.render_pack(CHOSEN, with_article(made))

    assert pdfs.failures(document) == []
    assert pdfs.undrawn_glyphs(document) == 0


@pytest.mark.long
def test_layouts_of_all_three_text_sizes_are_cached():
    packs = [replace(CHOSEN, text_size=size) for size in (12, 16, 18)]
    for pack_of_size in packs:
        pdf.render_pack(pack_of_size, guidance())
    before = pdf._lay_out_cached.cache_info()
    for pack_of_size in packs:
        pdf.render_pack(pack_of_size, guidance())

    after = pdf._lay_out_cached.cache_info()
    assert (after.hits, after.misses) == (before.hits + 3, before.misses)


def printed():
    return pdfs.text_of(pdf.render_pack(CHOSEN, read_guidance(TODAY)))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("record", "changes"),
    [
        (lambda: Page.objects.get(slug=FOR_PRESCRIBERS), {"summary": "<p>Corrected words.</p>"}),
        (lambda: Study.objects.get(reference__key="cree-2010"), {"limits": "Corrected words."}),
        (lambda: Caution.objects.get(key="liver"), {"for_prescribers": "<p>Corrected words.</p>"}),
    ],
    ids=["page", "study", "caution"],
)
def test_a_correction_by_staff_is_printed_once_it_is_approved(record, changes):
    changed(record(), **changes)
    assert "Correctedwords." not in printed()

    published(record())
    assert "Correctedwords." in printed()


@pytest.mark.hazard("H09.2")
@pytest.mark.django_db
def test_the_document_names_its_edition_and_who_approved_it():
    assert "Edition1,publishedon" in printed()
    assert "Notyetapprovedbyaclinician." in printed()

    edition = published(Page.objects.get(slug=FOR_PRESCRIBERS))
    assert read_guidance(TODAY).information.edition == edition
    assert "Edition2,publishedon" in printed()
    assert "Textapprovedbyaclinicianon" in printed()
    assert "(pharmacist,registeredwiththeGeneralPharmaceuticalCouncil)" in printed()
    assert "Notyetapprovedbyaclinician." in printed()  # each of its cautions and studies


@pytest.mark.hazard("H09.1")
@pytest.mark.django_db
def test_a_corrected_caution_is_in_the_patients_notes_once_it_is_approved():
    caution = changed(Caution.objects.get(key="liver"), for_patients="<p>Corrected words.</p>")
    assert "Corrected" not in read_guidance(TODAY).cautions["liver"].for_patients

    published(caution)
    assert "Corrected" in read_guidance(TODAY).cautions["liver"].for_patients
