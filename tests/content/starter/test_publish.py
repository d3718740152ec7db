"""Loading publishes starter content as unapproved, and never changes what staff decided."""

import pytest

from content import publishing
from content.editions.values import values_of
from content.models import Caution, Edition, Page, Section
from content.models.edition import Standing
from content.publishing import current_edition
from content.starter.files import read_items
from content.starter.load import CHANGED_BY_STAFF, LACKING, load
from tests.support.content_records import cree, editions, liver, page, trust
from tests.support.page_html import main_words
from tests.support.staff import approved, approver, changed, submitted
from tests.support.starter_files import PAGE, change, outcomes

pytestmark = pytest.mark.django_db
RECORDS = [page, liver, cree, trust]
# For each record: words of its file, and others to replace them.
FILES = {
    "page": (PAGE, 'title = "Side effects"', 'title = "Other words"'),
    "caution": ("cautions.toml", 'title = "Liver problems"', 'title = "Other words"'),
    "study": ("studies.toml", "UCSF, US", "Other words"),
    "organisation": ("organisations.toml", "A charity for", "Other words: a charity for"),
}
REFERENCE = ("references.toml", 'title = "Pilot trial of', 'title = "First trial of')


def renew(folder, record):
    """Load files that have changed for this record."""
    change(folder, *FILES[record.published_as])
    return load(folder)


def close(record, standing):
    publishing.close(
        current_edition(record), approver=approver(), reason="It was wrong.", standing=standing
    )


def never_published(record):
    """Remove the record's editions, as on a site from before editions existed."""
    Edition.objects.of(record.published_as, record.pk).delete()
    return record


def on_page(client, slug):
    return main_words(client.get(f"/guidance/{slug}/"))


@pytest.mark.usefixtures("emptied")
def test_the_first_load_publishes_everything_as_edition_1_without_an_approver(folder):
    load(folder)
    wanted = {(item.kind, item.key) for item in read_items(folder) if item.kind != "reference"}

    assert set(Edition.objects.values_list("kind", "key")) == wanted
    for edition in Edition.objects.all():
        assert (edition.number, edition.standing) == (1, Standing.CURRENT)
        assert edition.from_starter
        assert (edition.author, edition.approver, edition.approved_on) == (None, None, None)
        assert edition.change_note == "First edition, written by LDN Guide."


@pytest.mark.parametrize("record", RECORDS)
def test_a_file_that_changed_makes_a_new_edition_for_readers(folder, record):
    first = current_edition(record())
    renew(folder, record())
    edition = current_edition(record())

    assert "Other words" in edition.text
    assert edition.number == first.number + 1
    assert edition.change_note == "Changed by LDN Guide."
    assert not edition.is_approved
    first.refresh_from_db()
    assert first.standing == Standing.SUPERSEDED


@pytest.mark.parametrize(
    ("record", "shown_on", "not_shown_on"),
    [(liver, "cautions", "side-effects"), (cree, "evidence-in-ms", "side-effects")],
)
def test_the_pages_around_a_renewed_record_are_renewed_with_it_and_no_others(
    folder, client, record, shown_on, not_shown_on
):
    renew(folder, record())

    assert "Other words" in on_page(client, shown_on)
    assert current_edition(page(shown_on)).change_note == (
        "A caution or a study on this page was changed by LDN Guide."
    )
    assert current_edition(page(not_shown_on)).number == 1


def test_an_approved_page_shows_a_renewed_caution_and_stays_approved(folder, client):
    own = approved(submitted(page("cautions")))
    renew(folder, liver())
    edition = current_edition(page("cautions"))

    assert "Other words" in on_page(client, "cautions")
    assert (edition.number, edition.approver) == (own.number + 1, own.approver)
    assert edition.review_due == own.review_due


def test_a_corrected_reference_is_corrected_wherever_starter_content_cites_it(folder, client):
    change(folder, *REFERENCE)
    load(folder)

    assert "First trial of" in on_page(client, "evidence-in-ms")
    assert "First trial of" in main_words(client.get("/evidence/"))
    assert current_edition(cree()).change_note == "A source was corrected by LDN Guide."
    assert current_edition(page("cautions")).number == 1


def test_a_corrected_reference_leaves_the_words_of_staff_unpublished(folder):
    changed(cree(), limits="Not approved yet.")
    change(folder, *REFERENCE)
    load(folder)

    assert "First trial of" in current_edition(cree()).references
    assert "Not approved yet." not in current_edition(cree()).text


def test_a_corrected_reference_leaves_a_text_as_a_clinician_approved_it(folder):
    own = approved(submitted(cree()))
    change(folder, *REFERENCE)
    load(folder)

    assert current_edition(cree()) == own
    assert "Pilot trial of" in current_edition(cree()).references


@pytest.mark.parametrize("record", RECORDS)
def test_an_approved_record_is_unchanged_when_its_file_changes(folder, record):
    own = approved(submitted(record()))
    before, text = editions(), values_of(record())
    report = renew(folder, record())

    assert (own.kind, own.key) in outcomes(report, CHANGED_BY_STAFF)
    assert editions() == before
    assert values_of(record()) == text


@pytest.mark.parametrize("standing", [Standing.UNPUBLISHED, Standing.WITHDRAWN])
@pytest.mark.parametrize("record", [page, cree, trust])
def test_a_text_that_staff_closed_stays_closed(folder, record, standing):
    close(record(), standing)
    before, text = editions(), values_of(record())
    load(folder)
    renew(folder, record())

    assert editions() == before
    assert values_of(record()) == text


@pytest.mark.parametrize("record", RECORDS)
def test_a_load_does_not_publish_unapproved_changes_of_staff(folder, record):
    name = {"page": "summary", "caution": "for_patients", "study": "limits"}
    changed(record(), **{name.get(record().published_as, "description"): "<p>Ours.</p>"})
    before = editions()
    load(folder)
    renew(folder, record())

    assert editions() == before


@pytest.mark.parametrize("record", RECORDS)
def test_a_load_gives_a_record_without_an_edition_its_first(record):
    never_published(record())
    load()

    assert (current_edition(record()).number, current_edition(record()).is_approved) == (1, False)


def test_a_record_changed_before_editions_existed_is_published_as_in_its_file(client):
    file_said = liver().for_patients
    changed(never_published(liver()), for_patients="<p>Ours.</p>")
    Section.objects.filter(page=page()).update(body="<p>Ours.</p>")
    never_published(page())
    load()

    assert current_edition(liver()).values["for_patients"] == file_said
    assert "Ours." not in current_edition(page()).text
    assert "Ours." not in on_page(client, "side-effects")
    assert liver().for_patients == "<p>Ours.</p>"
    assert set(page().sections.values_list("body", flat=True)) == {"<p>Ours.</p>"}


def test_a_new_page_that_shows_a_caution_which_staff_closed_is_left_out(folder):
    under_18 = Caution.objects.get(key="under-18")
    page("cautions").sections.filter(caution=under_18).delete()
    approved(submitted(page("cautions")))
    close(under_18, Standing.UNPUBLISHED)
    text = (folder / PAGE).read_text("utf-8").replace('"urgent-help"', '"under-18"')
    (folder / "pages/99-new.toml").write_text(text.replace('"side-effects"', '"new"'), "utf-8")

    assert ("page", "new") in outcomes(load(folder), LACKING)
    assert not Page.objects.filter(slug="new").exists()


@pytest.mark.parametrize("is_approved", [True, False])
def test_a_lost_caution_record_is_restored_as_pages_show_it(is_approved):
    opioids = Caution.objects.get(key="opioids")
    if is_approved:
        approved(submitted(changed(opioids, title="Ours")))
    shown = current_edition(opioids).title
    Section.objects.filter(caution=opioids).delete()
    Caution.objects.filter(key="opioids").delete()
    load()

    assert Caution.objects.get(key="opioids").pk == opioids.pk
    assert current_edition(opioids).title == shown


def test_a_load_does_not_publish_a_record_that_staff_made(client):
    Page.objects.create(title="Ours", slug="ours", description="x", summary="<p>x</p>")
    Caution.objects.create(key="ours", title="Ours", for_patients="x", for_prescribers="x")
    load()

    assert not Edition.objects.filter(key="ours").exists()
    assert client.get("/guidance/ours/").status_code == 404


def test_a_load_that_changes_nothing_makes_no_edition():
    before = editions()
    load()

    assert editions() == before
