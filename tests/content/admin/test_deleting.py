"""What can be deleted in the admin; a record that is in use cannot, and the page says where."""

import pytest

from content.models import Caution, Edition, Page, Reference, Section, Study
from content.required import CAUTIONS, PAGES
from tests.support.content_records import address, cree, liver, page, trust
from tests.support.page_html import main_words, words_of
from tests.support.staff import changed, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def never_published():
    """Remove every edition, because a record with editions cannot be deleted."""
    Edition.objects.all().delete()


def delete(staff, record):
    """Confirm the deletion of one record; the words of the next page."""
    path = address(type(record), "delete", record.pk)
    return words_of(staff.post(path, {"post": "yes"}).content.decode())


def delete_selected(staff, *records):
    """Confirm the deletion of records ticked in a list; the words of the next page."""
    data = {
        "action": "delete_selected",
        "_selected_action": [str(record.pk) for record in records],
        "post": "yes",
    }
    path = address(type(records[0]), "changelist")
    return words_of(staff.post(path, data, follow=True).content.decode())


@pytest.mark.parametrize("remove", [delete, delete_selected])
@pytest.mark.parametrize(
    ("key", "where"),
    [
        ("mhra-specials", "the page “Forms and strengths”, section “Is it a special or licensed?”"),
        ("toljan-2018", "the page “What is LDN?”"),
        ("dmd", "the caution “Opioid medicines”"),
        ("mstrust-ldn", "the study “Gironi 2008”"),
    ],
)
def test_a_cited_reference_cannot_be_deleted_and_the_page_says_where_it_is_cited(
    staff, remove, key, where
):
    answer = remove(staff, Reference.objects.get(key=key))

    assert Reference.objects.filter(key=key).exists()
    assert where in answer


@pytest.mark.parametrize("remove", [delete, delete_selected])
def test_the_reference_of_a_study_cannot_be_deleted_even_if_no_text_cites_it(staff, remove):
    reference = Reference.objects.create(key="x-2026", title="x", source="x", kind="review")
    Study.objects.create(
        reference=reference,
        design_kind="retrospective",
        design="x",
        population="x",
        result="x",
        direction="no-comparison",
        limits="x",
    )
    remove(staff, reference)

    assert Reference.objects.filter(key="x-2026").exists()


@pytest.mark.parametrize("remove", [delete, delete_selected])
def test_a_reference_that_nothing_cites_can_be_deleted(staff, remove):
    reference = Reference.objects.create(key="x-2026", title="x", source="x", kind="review")
    remove(staff, reference)

    assert not Reference.objects.filter(key="x-2026").exists()


def test_a_key_is_not_confused_with_a_longer_key(staff):
    reference = Reference.objects.create(key="cree", title="x", source="x", kind="review")
    delete(staff, reference)

    assert not Reference.objects.filter(key="cree").exists()


@pytest.mark.parametrize("remove", [delete, delete_selected])
@pytest.mark.parametrize("record", [page, liver, cree, trust])
def test_a_published_record_cannot_be_deleted_and_the_page_says_what_to_do(staff, remove, record):
    answer = remove(staff, record())

    assert record().pk
    assert "it has been published. Unpublish its current edition instead" in answer


@pytest.mark.hazard("H18.2")
@pytest.mark.usefixtures("never_published")
@pytest.mark.parametrize("remove", [delete, delete_selected])
@pytest.mark.parametrize("key", CAUTIONS)
def test_a_caution_that_the_interview_needs_cannot_be_deleted(staff, remove, key):
    caution = Caution.objects.get(key=key)
    caution.section_set.update(caution=None, shows="cautions")
    answer = remove(staff, caution)

    assert Caution.objects.filter(key=key).exists()
    assert "the interview and the letter pack show it" in answer


@pytest.mark.usefixtures("never_published")
@pytest.mark.parametrize("remove", [delete, delete_selected])
def test_a_caution_that_a_page_shows_cannot_be_deleted_and_the_section_is_named(staff, remove):
    answer = remove(staff, Caution.objects.get(key="steroids"))

    assert Caution.objects.filter(key="steroids").exists()
    assert "Are you having steroids?" in answer


@pytest.mark.usefixtures("never_published")
@pytest.mark.parametrize("remove", [delete, delete_selected])
@pytest.mark.parametrize("slug", PAGES)
def test_a_page_that_the_site_links_to_cannot_be_deleted_and_the_page_says_why(staff, remove, slug):
    answer = remove(staff, Page.objects.get(slug=slug))

    assert Page.objects.filter(slug=slug).exists()
    assert PAGES[slug] in answer


@pytest.mark.usefixtures("never_published")
@pytest.mark.parametrize("remove", [delete, delete_selected])
def test_a_page_that_was_never_published_can_be_deleted_with_its_sections(staff, remove):
    sections = Section.objects.filter(page__slug="evidence-beyond-ms")
    assert sections.exists()
    remove(staff, Page.objects.get(slug="evidence-beyond-ms"))

    assert not Page.objects.filter(slug="evidence-beyond-ms").exists()
    assert not sections.exists()


def test_nothing_selected_is_deleted_if_one_record_is_in_use(staff):
    free = Reference.objects.create(key="x-2026", title="x", source="x", kind="review")
    delete_selected(staff, free, Reference.objects.get(key="cree-2010"))

    assert Reference.objects.filter(key__in=["x-2026", "cree-2010"]).count() == 2


@pytest.mark.usefixtures("never_published")
@pytest.mark.parametrize("remove", [delete, delete_selected])
def test_a_page_that_a_text_links_to_cannot_be_deleted_and_the_page_says_where(staff, remove):
    Section.objects.create(
        page=Page.objects.get(slug="how-it-may-work"),
        heading="See also",
        body='<p><a href="/guidance/side-effects/">Side effects</a></p>',
    )
    answer = remove(staff, page())

    assert "in use" in answer
    assert "section “See also” links to it" in answer
    assert page().pk


def test_a_reference_cited_only_by_an_edition_can_be_deleted_and_readers_still_see_it(staff):
    fields = {"title": "A source that went", "source": "x", "kind": "review"}
    reference = Reference.objects.create(key="x-2026", **fields)
    published(page(), summary="<p>A claim [@x-2026].</p>")
    changed(page(), summary="<p>No claim.</p>")
    delete(staff, reference)

    assert not Reference.objects.filter(key="x-2026").exists()
    assert "A source that went" in main_words(staff.get("/guidance/side-effects/"))
