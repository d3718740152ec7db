"""From draft to edition: when a text is public, and who may do what."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from content import publishing
from content.models import (
    Edition,
    Organisation,
    Reference,
    Section,
    Study,
    Submission,
)
from content.models.edition import Standing
from content.publishing import Refused
from tests.support.content_records import NEW, page, text_at
from tests.support.staff import (
    ALL_TICKED,
    approved,
    approver,
    changed,
    editor,
    published,
    submitted,
)

pytestmark = pytest.mark.django_db


@pytest.mark.hazard("H12.1")
def test_readers_see_a_change_only_once_somebody_else_has_approved_it(client):
    record = changed(page(), summary=NEW)
    assert "nobody has read before" not in text_at(client, "/guidance/side-effects/")

    submission = submitted(record)
    assert "nobody has read before" not in text_at(client, "/guidance/side-effects/")

    edition = approved(submission)
    assert "nobody has read before" in text_at(client, "/guidance/side-effects/")
    assert (edition.number, edition.author, edition.approver) == (2, editor(), approver())
    assert edition.approver_role == "pharmacist, registered with the General Pharmaceutical Council"
    assert Edition.objects.of("page", record.pk)[1].standing == Standing.SUPERSEDED


def test_nobody_approves_what_they_submitted(client):
    both = approver()
    both.groups.add(Group.objects.get(name="Editors"))
    submission = submitted(page(), by=both)

    with pytest.raises(Refused, match="somebody else must approve"):
        approved(submission, by=both)


def test_nobody_approves_what_they_wrote_and_another_submitted():
    both = approver()
    record = changed(page(), summary=NEW)
    record.contributors.add(both)

    with pytest.raises(Refused, match="somebody else must approve"):
        approved(submitted(record), by=both)


def test_publishing_clears_the_contributors_so_they_may_approve_the_next_text():
    both = approver("writes-and-approves")
    record = changed(page(), summary=NEW)
    record.contributors.add(both)
    approved(submitted(record))

    assert approved(submitted(changed(record, title="Another")), by=both).number == 3


@pytest.mark.hazard("H12.1")
def test_the_database_itself_refuses_an_author_as_approver():
    edition = published(page(), summary=NEW)

    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(author=edition.approver)


def test_the_database_itself_refuses_an_edition_of_staff_without_an_approver():
    edition = published(page(), summary=NEW)

    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(approver=None, approved_on=None)


def test_an_editor_cannot_approve():
    with pytest.raises(Refused, match="Only a clinical approver"):
        approved(submitted(page()), by=editor("another-editor"))


def test_an_approver_without_a_recorded_register_cannot_approve_and_learns_why():
    user = approver()
    user.clinical_approver.delete()

    with pytest.raises(Refused, match="profession and register are not recorded"):
        approved(submitted(page()), by=User.objects.get(pk=user.pk))


def test_a_text_that_changed_since_it_was_submitted_is_not_approved():
    record = changed(page(), summary=NEW)
    submission = submitted(record)
    section = record.sections.first()
    Section.objects.filter(pk=section.pk).update(body="<p>Slipped in afterwards.</p>")

    with pytest.raises(Refused, match="changed since it was submitted"):
        approved(submission)


def test_a_source_that_changed_since_the_text_was_submitted_stops_the_approval():
    submission = submitted(changed(page(), summary=NEW))
    Reference.objects.filter(key="bolton-2019").update(title="LDN cures MS")

    with pytest.raises(Refused, match="A source that this text cites has changed"):
        approved(submission)


def test_a_study_whose_source_was_deleted_after_submission_can_be_read_and_returned():
    study = Study.objects.get(reference__key="cree-2010")
    study.reference = Reference.objects.create(key="other-2026", title="Another paper", year=2026)
    study.save()
    submission = submitted(study)
    study.reference = Reference.objects.create(key="third-2026", title="A third paper", year=2026)
    study.save()
    Reference.objects.get(key="other-2026").delete()
    client = Client()
    client.force_login(approver())

    response = client.get(reverse("admin:content_submission_change", args=[submission.pk]))
    with pytest.raises(Refused, match="changed since it was submitted"):
        approved(submission)
    publishing.send_back(submission, approver=approver(), comment="Its source is gone.")

    assert submission.title in response.content.decode()
    assert Submission.objects.get(pk=submission.pk).state == Submission.State.RETURNED


def test_every_item_of_the_checklist_is_ticked_or_nothing_is_published():
    submission = submitted(page())

    with pytest.raises(Refused, match="Tick every item"):
        publishing.approve(submission, approver=approver(), checked=ALL_TICKED[:-1])
    assert publishing.current_edition(page()).number == 1


def test_a_submission_is_decided_once():
    submission = submitted(page())
    approved(submission)

    with pytest.raises(Refused, match="already been decided: approved and published"):
        publishing.send_back(submission, approver=approver(), comment="Too late.")


def test_a_returned_text_keeps_the_comment_and_can_be_submitted_again():
    submission = submitted(page())
    publishing.send_back(submission, approver=approver(), comment="Say how many took part.")

    submission.refresh_from_db()
    assert submission.comment == "Say how many took part."
    assert submitted(page()).state == Submission.State.WAITING


def test_nothing_is_returned_without_a_comment():
    with pytest.raises(Refused, match="Say what should be changed"):
        publishing.send_back(submitted(page()), approver=approver(), comment="  ")


def test_a_text_can_have_only_one_waiting_submission():
    submitted(page())

    with pytest.raises(Refused, match="already waiting for approval"):
        submitted(page())


def test_an_approved_text_that_has_not_changed_is_not_submitted_again():
    published(page(), summary=NEW)

    with pytest.raises(Refused, match="Nothing has changed since edition 2"):
        submitted(page())


def test_starter_content_can_be_submitted_as_it_is_and_then_says_who_approved_it(client):
    assert "Not yet approved by a clinician" in text_at(client, "/guidance/cautions/")

    approved(submitted(page("cautions")))

    assert "(pharmacist, registered with" in text_at(client, "/guidance/cautions/")


def test_each_finding_needs_a_reason():
    finding = {"check": "number", "sentence": "It was 42.", "reason": " "}

    with pytest.raises(Refused, match="Give a reason for each"):
        submitted(page(), findings=[finding])


@pytest.mark.parametrize("days", [-1, 0, 3 * 366])
def test_a_review_is_due_after_today_and_within_three_years(days):
    with pytest.raises(Refused, match="at most three years"):
        submitted(page(), review_due=timezone.localdate() + timedelta(days=days))


def test_a_text_that_its_form_would_refuse_is_not_submitted():
    record = changed(page(), summary="<p>It is so [@nobody-1999].</p>")

    with pytest.raises(Refused, match="no reference with the key “nobody-1999”"):
        submitted(record)


def test_an_organisation_is_public_only_once_it_is_approved(client):
    record = Organisation.objects.get(name="MS Trust")
    changed(record, description=NEW)
    assert "nobody has read before" not in text_at(client, "/organisations/")

    approved(submitted(record))
    assert "nobody has read before" in text_at(client, "/organisations/")


def test_a_new_address_is_public_once_approved_and_the_old_one_redirects_to_it(client):
    changed(page(), slug="unwanted-effects")
    assert client.get("/guidance/side-effects/").status_code == 200

    approved(submitted(page("unwanted-effects")))

    for ending in ("/", ".pdf", "/editions/", "/editions/1/", "/editions/2/changes/"):
        response = client.get(f"/guidance/side-effects{ending}")
        assert response.status_code == 302
        assert response.url == f"/guidance/unwanted-effects{ending}"


def test_no_other_page_can_take_an_address_that_another_had(client):
    changed(page(), slug="unwanted-effects")
    approved(submitted(page("unwanted-effects")))

    with pytest.raises(Refused, match="Another page had this address before"):
        submitted(changed(page("forms-and-strengths"), slug="side-effects"))


def test_a_text_that_changed_after_its_editor_opened_it_is_not_submitted():
    record = page()
    with pytest.raises(Refused, match="Somebody has changed this text"):
        submitted(record, seen_version=record.version - 1)


def test_nobody_approves_a_source_that_they_changed_themselves():
    both = approver("changes-sources")
    reference = Reference.objects.get(key="bolton-2019")
    reference.title = "Other words"
    reference.save()
    reference.contributors.add(both)

    with pytest.raises(Refused, match="You changed the source “bolton-2019” yourself"):
        approved(submitted(page()), by=both)
    assert approved(submitted_already(page())).number == 2


def submitted_already(record):
    return publishing.waiting_submission(record)


def test_a_name_under_which_another_text_is_still_published_is_refused():
    first = Organisation.objects.get(name="MS Trust")
    first.name = "Renamed in the draft alone"
    first.save()
    second = Organisation.objects.create(
        name="MS Trust", kind="ms-charity", description="<p>Another.</p>"
    )

    with pytest.raises(Refused, match="still published as “MS Trust”"):
        submitted(second)
