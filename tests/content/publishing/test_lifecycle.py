"""Published editions: restored, unpublished, withdrawn, their review postponed."""

import pytest

from content import publishing
from content.models import Organisation, Section, Study
from content.models.edition import Standing
from content.publishing import Refused
from tests.support.content_records import NEW, opioids, page, text_at
from tests.support.staff import approved, approver, changed, editor, published, submitted

pytestmark = pytest.mark.django_db


def test_an_earlier_edition_becomes_the_working_text_and_readers_see_no_change(client):
    first = publishing.current_edition(page())
    published(page(), summary=NEW)
    sections = page().sections.count()
    page().sections.all().delete()

    publishing.restore(first, editor=editor())

    assert page().summary == first.values["summary"]
    assert page().sections.count() == sections
    assert "nobody has read before" in text_at(client, "/guidance/side-effects/")
    assert page().contributors.contains(editor())


@pytest.mark.parametrize("part", ["author", "contributor"])
def test_nobody_approves_a_text_that_they_wrote_for_an_earlier_edition(part):
    bea = approver("bea")
    record = changed(page(), summary=NEW)
    record.contributors.set([bea] if part == "contributor" else [])
    first = approved(submitted(record, by=bea if part == "author" else editor()))
    published(page(), summary="<p>Other words.</p>")

    publishing.restore(first, editor=editor())

    with pytest.raises(Refused, match="somebody else must approve"):
        approved(submitted(page()), by=bea)


def test_a_withdrawn_page_gives_the_reason_at_all_its_addresses_and_no_text(client):
    edition = publishing.current_edition(page())
    words = Section.objects.filter(page=page()).first().heading
    publishing.close(
        edition, approver=approver(), reason="A number was wrong.", standing=Standing.WITHDRAWN
    )

    for address in ("/guidance/side-effects/", "/guidance/side-effects/editions/1/"):
        response = client.get(address)
        assert response.status_code == 410
        assert "A number was wrong." in response.content.decode()
        assert words not in response.content.decode()
    assert "Side effects" not in text_at(client, "/guidance/")


def test_an_unpublished_page_says_so_and_its_editions_can_still_be_read(client):
    edition = publishing.current_edition(page())
    publishing.close(
        edition, approver=approver(), reason="Joined to another.", standing=Standing.UNPUBLISHED
    )

    assert client.get("/guidance/side-effects/").status_code == 404
    assert "Joined to another." in text_at(client, "/guidance/side-effects/")
    old = text_at(client, "/guidance/side-effects/editions/1/")
    assert "Not published any more" in old
    assert "What was seen in studies?" in old


def test_a_page_that_the_site_links_to_cannot_be_unpublished_but_can_be_withdrawn(client):
    edition = publishing.current_edition(page("for-prescribers"))
    options = {"approver": approver(), "reason": "Wrong."}

    with pytest.raises(Refused, match="cannot be unpublished: every page links to it"):
        publishing.close(edition, standing=Standing.UNPUBLISHED, **options)
    publishing.close(edition, standing=Standing.WITHDRAWN, **options)
    assert "Wrong." in text_at(client, "/guidance/for-prescribers/")


@pytest.mark.hazard("H18.2")
def test_a_caution_that_the_interview_needs_cannot_be_closed():
    with pytest.raises(Refused, match="interview and the letter pack need"):
        publishing.close(
            publishing.current_edition(opioids()),
            approver=approver(),
            reason="x",
            standing=Standing.WITHDRAWN,
        )


def test_a_withdrawn_study_leaves_the_tables(client):
    study = Study.objects.get(reference__key="turel-2015")
    publishing.close(
        publishing.current_edition(study),
        approver=approver(),
        reason="Retracted.",
        standing=Standing.WITHDRAWN,
    )

    assert 'id="study-turel-2015"' not in text_at(client, "/guidance/evidence-in-ms/")
    assert 'id="study-turel-2015"' not in text_at(client, "/evidence/")


def test_only_an_approver_can_close_a_text_and_must_give_a_reason():
    edition = publishing.current_edition(page())

    with pytest.raises(Refused, match="Only a clinical approver"):
        publishing.close(edition, approver=editor(), reason="x", standing=Standing.WITHDRAWN)
    with pytest.raises(Refused, match="Enter the reason"):
        publishing.close(edition, approver=approver(), reason=" ", standing=Standing.WITHDRAWN)


def test_a_withdrawn_page_that_is_approved_again_is_public_again(client):
    edition = publishing.current_edition(page())
    publishing.close(edition, approver=approver(), reason="x", standing=Standing.WITHDRAWN)
    published(page(), summary=NEW)

    assert "nobody has read before" in text_at(client, "/guidance/side-effects/")
    first = client.get("/guidance/side-effects/editions/1/")
    assert first.status_code == 410


def test_editions_before_a_withdrawal_stay_closed_after_a_new_edition(client):
    published(page(), title="Wrong as well")
    published(page(), title="Wrong")
    publishing.close(
        publishing.current_edition(page()),
        approver=approver(),
        reason="Wrong from the first.",
        standing=Standing.WITHDRAWN,
    )
    published(page(), title="Right")

    for number in (1, 2, 3):
        assert client.get(f"/guidance/side-effects/editions/{number}/").status_code == 410
    assert "Right" in text_at(client, "/guidance/side-effects/editions/4/")
    assert client.get("/guidance/side-effects/editions/4/changes/").status_code == 302


def test_contributors_cannot_postpone_the_review_even_if_somebody_else_submitted_the_text():
    both = approver("writes-and-approves")
    record = page()
    record.contributors.add(both)
    edition = published(record, title="By both")

    with pytest.raises(Refused, match="somebody else must postpone its review"):
        publishing.extend(edition, approver=both, until=edition.due, reason="x")


def test_restoring_reuses_the_section_rows_so_that_open_forms_can_be_saved():
    before = [section.pk for section in page().sections.all()]
    first = publishing.current_edition(page())
    published(page(), title="Changed")
    version = page().version
    publishing.restore(first, editor=editor())

    assert [section.pk for section in page().sections.all()] == before
    assert page().version == version + 1


def test_an_edition_is_not_restored_if_another_record_has_its_name_now():
    record = Organisation.objects.get(name="MS Trust")
    first = publishing.current_edition(record)
    record.name = "Renamed"
    record.save()
    Organisation.objects.create(name="MS Trust", kind="ms-charity", description="<p>x</p>")

    with pytest.raises(Refused, match="cannot be the working text again"):
        publishing.restore(first, editor=editor())
    assert Organisation.objects.get(pk=record.pk).name == "Renamed"


def test_a_withdrawn_page_of_cautions_still_shows_the_most_important_ones(client):
    publishing.close(
        publishing.current_edition(page("cautions")),
        approver=approver(),
        reason="Being rewritten.",
        standing=Standing.WITHDRAWN,
    )
    shown = text_at(client, "/guidance/cautions/")

    assert "Being rewritten." in shown
    assert "Opioid medicines" in shown
    assert "Urgent help" in shown
