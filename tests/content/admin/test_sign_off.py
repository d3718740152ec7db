"""Approval in the admin: what editors and approvers see and can do."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.urls import reverse

from content import publishing
from content.lint.run import CHECKLIST
from content.models import Caution, Edition, Page, Reference, Study, Submission
from tests.support.content_records import page as record
from tests.support.page_html import filled_in, main_words, parsed
from tests.support.pdfs import text_of, unspaced
from tests.support.staff import (
    ALL_TICKED,
    approved,
    approver,
    as_,
    changed,
    editor,
    published,
    submitted,
)

pytestmark = pytest.mark.django_db
DOUBTFUL = "<p>LDN is safe, as 11,184 participants showed [@bolton-2019].</p>"


def address(name, of):
    return reverse(f"admin:content_{of._meta.model_name}_{name}", args=[of.pk])


def submit(client, of, **fields):
    path = address("submit", of)
    form = filled_in(client.get(path)) | {"change_note": "Corrected."} | fields
    return client.post(path, form)


def reasons(client, of):
    form = filled_in(client.get(address("submit", of)))
    return {name: "It is so." for name in form if name.startswith("reason-")}


def test_an_editor_sees_what_the_checks_found_and_must_give_reasons():
    changed(record(), summary=DOUBTFUL)
    client = as_(editor())

    refused = submit(client, record(), **dict.fromkeys(reasons(client, record()), ""))

    words = main_words(refused)
    assert "“11,184” cannot be found among the recorded facts of bolton-2019" in words
    assert "nobody can promise that LDN is safe" in words
    assert "Say why this should stay, or change the text." in words
    assert filled_in(refused)["change_note"] == "Corrected."
    assert not Submission.objects.exists()


def test_the_approver_reads_the_findings_the_reasons_and_the_facts_beside_them():
    changed(record(), summary=DOUBTFUL)
    client = as_(editor())
    assert submit(client, record(), **reasons(client, record())).status_code == 302

    words = main_words(as_(approver()).get(address("change", Submission.objects.get())))

    assert "editor: It is so." in words
    assert "11,194 people." in words
    for _, question in CHECKLIST:
        assert question in words


def test_the_approver_sees_the_changes_from_the_current_edition():
    section = record().sections.first()
    section.body = section.body.replace("half reported more pain", "many reported more pain")
    section.save()
    submission = submitted(changed(record()))

    tree = parsed(as_(approver()).get(address("change", submission)))

    assert any("half" in mark.text_content() for mark in tree.xpath("//del"))
    assert any("many" in mark.text_content() for mark in tree.xpath("//ins"))


def test_an_editor_has_no_button_to_approve_and_the_request_is_refused():
    submission = submitted(record())
    client = as_(editor())
    path = address("change", submission)

    assert "Approve and publish" not in main_words(client.get(path))
    refused = client.post(path, {"done": "approve", "checked": ALL_TICKED})
    assert "Only a clinical approver can do this." in refused.content.decode()
    assert publishing.current_edition(record()).number == 1


def test_an_approver_cannot_edit_or_submit():
    client = as_(approver())

    assert client.post(address("change", record()), {}).status_code == 403
    assert client.get(address("submit", record())).status_code == 403


def test_a_refused_approval_keeps_the_ticks_and_the_comment():
    submission = submitted(record())
    client = as_(approver())

    refused = client.post(
        address("change", submission),
        {"done": "approve", "checked": ALL_TICKED[:1], "comment": "So far so good."},
    )

    assert "Tick every item of the checklist" in refused.content.decode()
    assert len(parsed(refused).xpath("//input[@name='checked' and @checked]")) == 1
    assert "So far so good." in refused.content.decode()


def test_a_returned_text_shows_the_comment_on_its_form():
    submission = submitted(record())
    as_(approver()).post(
        address("change", submission), {"done": "return", "comment": "Name the trial."}
    )

    words = main_words(as_(editor()).get(address("change", record())))
    assert "Returned by approver: Name the trial." in words


def test_an_editor_takes_a_text_back():
    submission = submitted(record())
    as_(editor()).post(address("change", submission), {"done": "take-back"})

    submission.refresh_from_db()
    assert submission.state == Submission.State.TAKEN_BACK


def test_the_form_says_that_a_saved_text_is_not_public_yet():
    client = as_(editor())
    assert "differs from what readers see" not in main_words(
        client.get(address("change", record()))
    )

    changed(record(), title="Other words")
    assert "differs from what readers see" in main_words(client.get(address("change", record())))


def test_an_editor_who_saves_a_change_becomes_a_contributor():
    client = as_(editor("ann"))
    form = filled_in(client.get(address("change", record())))
    client.post(address("change", record()), form | {"title": "Ann’s title"})

    assert [user.username for user in record().contributors.all()] == ["ann"]


def test_a_published_page_cannot_be_deleted():
    response = as_(editor()).post(address("delete", record()), {"post": "yes"})

    assert "it has been published" in main_words(response)
    assert Page.objects.filter(pk=record().pk).exists()


def test_an_approver_withdraws_a_page_from_its_edition():
    edition = publishing.current_edition(record())
    as_(approver()).post(
        address("change", edition), {"done": "close", "how": "withdrawn", "reason": "Wrong number."}
    )

    edition.refresh_from_db()
    assert (edition.standing, edition.closed_reason) == ("withdrawn", "Wrong number.")


def test_an_editor_cannot_withdraw_extend_or_restore_without_the_right():
    edition = publishing.current_edition(record())
    nobody = approver("only-approves")
    refused = as_(nobody).post(address("change", edition), {"done": "restore"})
    assert "Only an editor can do this." in refused.content.decode()

    refused = as_(editor()).post(
        address("change", edition), {"done": "close", "how": "withdrawn", "reason": "x"}
    )
    assert "Only a clinical approver can do this." in refused.content.decode()


@pytest.mark.parametrize(
    "of",
    [
        record,
        lambda: Caution.objects.get(key="liver"),
        lambda: Study.objects.get(reference__key="cree-2010"),
    ],
    ids=["page", "caution", "study"],
)
def test_a_preview_shows_the_saved_text_in_a_frame_of_the_site_alone(of):
    field = {Page: "summary", Caution: "for_patients", Study: "limits"}[type(of())]
    changed(of(), **{field: "Words for the preview."})
    client = as_(editor())

    shown = client.get(address("reader", of()))

    assert "Words for the preview." in shown.content.decode()
    assert shown["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in shown["Content-Security-Policy"]
    assert "frame-src 'self'" in client.get(address("preview", of()))["Content-Security-Policy"]
    assert "'unsafe-inline'" not in shown["Content-Security-Policy"]


def test_a_preview_is_for_staff_alone(client):
    assert client.get(address("reader", record())).status_code == 302
    user = editor()
    user.groups.clear()
    assert as_(user).get(address("reader", record())).status_code == 403


def test_the_preview_of_a_page_is_a_pdf_too():
    changed(record(), title="A title for the preview")
    made = as_(editor()).get(reverse("admin:content_page_pdf", args=[record().pk]))

    assert made.content.startswith(b"%PDF")


def test_a_reference_is_corrected_without_approval_but_editions_keep_their_own_copy(client):
    Reference.objects.filter(key="bolton-2019").update(title="Another title")

    assert "Another title" not in client.get("/guidance/side-effects/").content.decode()
    approved(submitted(record()))
    assert "Another title" in client.get("/guidance/side-effects/").content.decode()


def test_the_pages_of_editions_say_what_changed(client):
    published(record(), summary="<p>A wholly new short version.</p>")

    listed = main_words(client.get("/guidance/side-effects/editions/"))
    assert "A change." in listed
    assert "Superseded" in listed
    old = main_words(client.get("/guidance/side-effects/editions/1/"))
    assert "Superseded. This is edition 1" in old
    for path in ("editions/2/changes/", "editions/1/since/"):
        tree = parsed(client.get(f"/guidance/side-effects/{path}"))
        assert any(
            "A wholly new short version." in mark.text_content() for mark in tree.xpath("//ins")
        )


@pytest.mark.parametrize(
    "path", ["editions/0/", "editions/2/", "editions/1/changes/", "editions/x/"]
)
def test_an_edition_that_does_not_exist_is_not_found(client, path):
    response = client.get(f"/guidance/side-effects/{path}")

    assert response.status_code == 404
    assert "We cannot find that page" in main_words(response)


def test_nobody_can_change_or_delete_the_history():
    client = as_(User.objects.create_superuser("root"))
    edition = Edition.objects.first()

    assert (
        client.post(reverse("admin:content_edition_delete", args=[edition.pk])).status_code == 403
    )
    assert client.get(reverse("admin:content_edition_add")).status_code == 403
    submission = submitted(record())
    assert (
        client.post(reverse("admin:content_submission_delete", args=[submission.pk])).status_code
        == 403
    )


def test_the_pdf_of_a_page_says_who_wrote_and_who_checked_it(client):
    author = editor()
    author.first_name, author.last_name = "Niamh", "O’Brien-D'Arcy"
    author.save()
    approved(submitted(record(), change_note="Two numbers & a date were corrected."))

    words = text_of(client.get("/guidance/side-effects.pdf").content)

    for phrase in (
        "Niamh O’Brien-D'Arcy",
        "pharmacist, registered with the General Pharmaceutical Council",
        "Two numbers & a date were corrected.",
        "First edition, written by LDN Guide.",
    ):
        assert unspaced(phrase) in unspaced(words)


def test_the_pdf_of_an_overdue_page_says_that_it_is_overdue(client):
    edition = publishing.current_edition(record())
    with time_machine.travel(f"{edition.due + timedelta(days=1)}T12:00:00+00:00"):
        words = text_of(client.get("/guidance/side-effects.pdf").content)

    assert unspaced("review of this page is overdue") in unspaced(words)
