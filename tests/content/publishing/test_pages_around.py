"""The pages that show a caution or a study get a new edition with it."""

import pytest

from content import publishing
from content.models import (
    Caution,
    Section,
    Study,
)
from content.publishing import Refused
from tests.support.content_records import NEW, opioids, page, text_at
from tests.support.staff import (
    published,
    submitted,
)

pytestmark = pytest.mark.django_db


def test_a_changed_caution_is_public_on_all_pages_at_once(client):
    before = publishing.current_edition(page("cautions")).number
    published(opioids(), for_patients=NEW, for_prescribers=NEW)

    for address in ("/guidance/cautions/", "/guidance/for-prescribers/"):
        assert "nobody has read before" in text_at(client, address)
    edition = publishing.current_edition(page("cautions"))
    assert edition.number == before + 1
    assert edition.change_note == "Changed here: caution “Opioid medicines”."
    assert not edition.is_approved


def test_a_page_that_does_not_show_the_caution_gets_no_new_edition():
    published(opioids(), for_patients=NEW)

    assert publishing.current_edition(page("forms-and-strengths")).number == 1


def test_a_changed_study_reissues_the_pages_with_its_table(client):
    published(Study.objects.get(reference__key="cree-2010"), limits="A limit of its own.")

    assert "A limit of its own." in text_at(client, "/guidance/evidence-in-ms/")
    assert "A limit of its own." in text_at(client, "/evidence/")


def test_an_approved_page_stays_approved_when_a_caution_on_it_changes():
    own = published(page("cautions"), summary=NEW)
    published(opioids(), for_patients=NEW)

    edition = publishing.current_edition(page("cautions"))
    assert edition.number == own.number + 1
    assert (edition.approver, edition.review_due) == (own.approver, own.review_due)


def test_a_page_with_an_unpublished_caution_is_not_submitted():
    caution = Caution.objects.create(key="new", title="New", for_patients=NEW, for_prescribers=NEW)
    record = page()
    Section.objects.create(page=record, heading="More", caution=caution, order=999)

    with pytest.raises(Refused, match="caution “New”, which is not published"):
        submitted(record)
