"""The checks, applied to the records of the site."""

import pytest
from django.db import models

from content.editions.values import MODELS
from content.models import Caution, Effect, Organisation, Page, Section, Study
from content.publishing import snapshot_of
from content.publishing.findings import findings_in, texts_in
from content.starter.files import read_items

pytestmark = pytest.mark.django_db


def test_the_loaded_starter_content_passes_both_checks():
    records = [record for model in MODELS.values() for record in model.objects.all()]
    findings = {str(record): findings_in(snapshot_of(record)) for record in records}

    assert len(records) == sum(item.kind != "reference" for item in read_items())
    assert {name: errors for name, errors in findings.items() if errors} == {}


CHECKED = [
    *((Page, name) for name in ("title", "description", "summary")),
    *((Caution, name) for name in ("title", *Caution.cites)),
    *((Organisation, name) for name in ("name", "description")),
    *(
        (Study, name)
        for name in ("design", "population", "participants", "dose_and_length", "outcome")
    ),
    *((Study, name) for name in ("result", "limits")),
    *((Section, name) for name in ("heading", "body")),
    *((Effect, name) for name in ("condition", "outcome", "measure", "comparator", "note")),
]
FIGURES = ("scale", "estimate", "low", "high", "p_value")
# No sentences: addresses, keys and choices. The address of an organisation has a test of its own.
NOT_SENTENCES = {
    *((Page, "slug"), (Caution, "key"), (Study, "ms_types"), (Organisation, "url")),
    *((Study, "certainty_source"), *((Effect, name) for name in FIGURES)),
}


def test_every_field_of_words_is_checked_or_named_as_none():
    words = {
        (model, field.name)
        for model in (Page, Section, Caution, Study, Effect, Organisation)
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField) and not field.choices
    }

    assert words == {*CHECKED, *NOT_SENTENCES}


@pytest.mark.parametrize(("model", "field"), CHECKED)
def test_every_text_that_readers_see_is_checked(model, field):
    part = model.objects.first()
    setattr(part, field, "A miracle cure")
    part.save()
    record = getattr(part, {Section: "page", Effect: "study"}.get(model, ""), part)

    assert any("miracle" in text.markup for text in texts_in(snapshot_of(record)))
    assert {"cure"} & {finding.rule for finding in findings_in(snapshot_of(record))}


def test_a_number_is_compared_with_the_facts_and_not_with_pages_or_volumes():
    page = Page.objects.get(slug="side-effects")
    page.summary = "<p>In that trial, 145 people took part, although it was small [@cree-2010].</p>"
    page.save()

    assert [finding.rule for finding in findings_in(snapshot_of(page))] == ["number-not-recorded"]


@pytest.mark.hazard("H25.1")
def test_an_organisation_that_sells_is_found_by_its_address():
    organisation = Organisation.objects.first()
    organisation.url = "https://buy-ldn-online-pharmacy.example.com/"
    organisation.save()

    assert "supplier-link" in {finding.rule for finding in findings_in(snapshot_of(organisation))}
