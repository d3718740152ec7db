"""The prescriber sheet of the pack is the current edition, as it was approved."""

from dataclasses import replace

import pytest
from django.utils.safestring import mark_safe

from content.models import Caution, Page, Study
from content.required import FOR_PRESCRIBERS
from prescribing.pack import pdf
from prescribing.pack.guidance import read_guidance
from tests.prescribing.pack.test_prescriber_sheet import SHEET, TODAY, laid_out, text_of, with_sheet
from tests.support import pdfs
from tests.support.guidance import guidance
from tests.support.staff import changed, published


@pytest.mark.django_db
def test_the_database_gives_the_same_text_as_the_starter_files():
    assert read_guidance(TODAY).information.sheet == SHEET
    assert read_guidance(TODAY).reminders == guidance().reminders


@pytest.mark.django_db
def test_reading_the_guidance_takes_four_queries_at_most(django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        read_guidance(TODAY)


@pytest.mark.hazard("H09.1")
def test_its_layout_is_cached_for_every_text_size_until_a_word_changes():
    laid_out(guidance())
    before = pdf._lay_out_cached.cache_info()
    same = [laid_out(guidance(), size) for size in (12, 16, 18)]
    kept = pdf._lay_out_cached.cache_info()
    corrected = laid_out(with_sheet(replace(SHEET, summary=mark_safe("<p>Corrected today.</p>"))))

    assert (kept.hits, kept.misses) == (before.hits + 3, before.misses)
    assert pdf._lay_out_cached.cache_info().misses == kept.misses + 1
    assert "Correctedtoday." in pdfs.text_of(pdf.write_pdf([corrected]))
    assert "Correctedtoday." not in pdfs.text_of(pdf.write_pdf(same[:1]))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("record", "changes"),
    [
        (lambda: Page.objects.get(slug=FOR_PRESCRIBERS), {"summary": "<p>Corrected words.</p>"}),
        (lambda: Study.objects.get(reference__key="cree-2010"), {"limits": "Corrected words."}),
        (
            lambda: Caution.objects.get(key="steroids"),
            {"key_lines_for_prescribers": "Corrected words."},
        ),
    ],
    ids=["page", "study", "caution"],
)
def test_a_correction_by_staff_is_printed_once_it_is_approved(record, changes):
    changed(record(), **changes)
    assert "Corrected words." not in text_of(read_guidance(TODAY))

    published(record())
    assert "Corrected words." in text_of(read_guidance(TODAY))


@pytest.mark.hazard("H09.2")
@pytest.mark.django_db
def test_the_document_names_its_edition_and_who_approved_it():
    first = text_of(read_guidance(TODAY))
    assert "Edition 1 of" in first
    assert "Not yet approved by a clinician" in first

    edition = published(Page.objects.get(slug=FOR_PRESCRIBERS))
    made = text_of(read_guidance(TODAY))
    assert f"Edition {edition.number} of" in made
    assert "by a clinician (pharmacist, registered with the General Pharmaceutical Council)" in made
    assert "* Not yet approved by a clinician." in made  # its cautions and studies
    printed = pdf.write_pdf([laid_out(read_guidance(TODAY))])
    assert "prescribersheet,edition2of" in pdfs.text_of(printed)


@pytest.mark.hazard("H09.1")
@pytest.mark.django_db
def test_a_corrected_caution_is_in_the_patients_notes_once_it_is_approved():
    caution = changed(Caution.objects.get(key="liver"), key_lines_for_patients="Corrected words.")
    reminders = read_guidance(TODAY).reminders
    assert "Corrected" not in str(reminders.cards["liver"].key_lines_for_patients)

    published(caution)
    reminders = read_guidance(TODAY).reminders
    assert "Corrected" in str(reminders.cards["liver"].key_lines_for_patients)
