"""What may be deleted in the admin, and what stays because something leans on it: it says what."""

import pytest

from content.models import Caution, Edition, Page, Reference, Section, Study
from content.required import CAUTIONS, PAGES
from tests.support.content_records import address, cree, liver, page, trust
from tests.support.page_html import main_words, words_of
from tests.support.staff import changed, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def never_published():
    """Nothing has an edition: what has one stays for that reason alone."""
    Edition.objects.all().delete()


def delete(staff, record):
    """Confirm the deletion of one record; what the answer says."""
    path = address(type(record), "delete", record.pk)
    return words_of(staff.post(path, {"post": "yes"}).content.decode())


def delete_selected(staff, *records):
    """Confirm the deletion of records ticked in a list; what the answer says."""
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
        ("mhra-specials", "the page “Forms and strengths”, section “Special or licensed?”"),
        ("toljan-2018", "the page “What is LDN?”"),
        ("dmd", "the caution “Opioid medicines”"),
        ("mstrust-ldn", "the study “Gironi 2008”"),
    ],
)
def test_a_reference_that_is_cited_stays_and_the_answer_says_where(staff, remove, key, where):
    answer = remove(staff, Reference.objects.get(key=key))

    assert Reference.objects.filter(key=key).exists()
    assert where in answer


@pytest.mark.parametrize("remove", [delete, delete_selected])
def test_the_reference_of_a_study_stays_although_no_text_cites_it(staff, remove):
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
def test_a_reference_that_nothing_cites_can_go(staff, remove):
    reference = Reference.objects.create(key="x-2026", title="x", source="x", kind="review")
    remove(staff, reference)

    assert not Reference.objects.filter(key="x-2026").exists()


def test_a_key_that_begins_like_another_is_not_mistaken_for_it(staff):
    reference = Reference.objects.create(key="cree", title="x", source="x", kind="review")
    delete(staff, reference)

    assert not Reference.objects.filter(key="cree").exists()


@pytest.mark.parametrize("remove", [delete, delete_selected])
@pytest.mark.parametrize("record", [page, liver, cree, trust])
def test_what_has_been_published_stays_and_the_answer_says_what_to_do(staff, remove, record):
    answer = remove(staff, record())

    assert record().pk
    assert "it has been published. Unpublish its current edition instead" in answer


@pytest.mark.hazard("H18.2")
@pytest.mark.usefixtures("never_published")
@pytest.mark.parametrize("remove", [delete, delete_selected])
@pytest.mark.parametrize("key", CAUTIONS)
def test_a_caution_that_the_interview_needs_stays_and_the_answer_says_so(staff, remove, key):
    caution = Caution.objects.get(key=key)
    caution.section_set.update(caution=None, shows="cautions")
    answer = remove(staff, caution)

    assert Caution.objects.filter(key=key).exists()
    assert "the interview and the letter pack show it" in answer


@pytest.mark.usefixtures("never_published")
@pytest.mark.parametrize("remove", [delete, delete_selected])
def test_a_caution_that_a_page_shows_stays_and_the_answer_names_the_section(staff, remove):
    answer = remove(staff, Caution.objects.get(key="steroids"))

    assert Caution.objects.filter(key="steroids").exists()
    assert "Steroid treatment" in answer


@pytest.mark.usefixtures("never_published")
@pytest.mark.parametrize("remove", [delete, delete_selected])
@pytest.mark.parametrize("slug", PAGES)
def test_a_page_that_the_site_leads_to_stays_and_the_answer_says_why(staff, remove, slug):
    answer = remove(staff, Page.objects.get(slug=slug))

    assert Page.objects.filter(slug=slug).exists()
    assert PAGES[slug] in answer


@pytest.mark.usefixtures("never_published")
@pytest.mark.parametrize("remove", [delete, delete_selected])
def test_a_page_that_was_never_published_can_go_with_its_sections(staff, remove):
    sections = Section.objects.filter(page__slug="evidence-beyond-ms")
    assert sections.exists()
    remove(staff, Page.objects.get(slug="evidence-beyond-ms"))

    assert not Page.objects.filter(slug="evidence-beyond-ms").exists()
    assert not sections.exists()


def test_one_record_in_use_keeps_all_that_were_selected(staff):
    free = Reference.objects.create(key="x-2026", title="x", source="x", kind="review")
    delete_selected(staff, free, Reference.objects.get(key="cree-2010"))

    assert Reference.objects.filter(key__in=["x-2026", "cree-2010"]).count() == 2


@pytest.mark.usefixtures("never_published")
@pytest.mark.parametrize("remove", [delete, delete_selected])
def test_a_page_that_a_text_links_to_stays_and_the_answer_says_where(staff, remove):
    Section.objects.create(
        page=Page.objects.get(slug="how-it-may-work"),
        heading="See also",
        body='<p><a href="/guidance/side-effects/">Side effects</a></p>',
    )
    answer = remove(staff, page())

    assert "in use" in answer
    assert "section “See also” links to it" in answer
    assert page().pk


def test_a_reference_that_only_a_published_text_cites_can_go_and_readers_keep_it(staff):
    fields = {"title": "A source that went", "source": "x", "kind": "review"}
    reference = Reference.objects.create(key="x-2026", **fields)
    published(page(), summary="<p>A claim [@x-2026].</p>")
    changed(page(), summary="<p>No claim.</p>")
    delete(staff, reference)

    assert not Reference.objects.filter(key="x-2026").exists()
    assert "A source that went" in main_words(staff.get("/guidance/side-effects/"))
