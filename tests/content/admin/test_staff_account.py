"""An account is closed, never deleted: else its owner could come back as somebody else."""

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import ProtectedError
from django.urls import reverse

from content import publishing
from content.models import ClinicalApprover
from tests.support.content_records import address as in_admin
from tests.support.content_records import page
from tests.support.page_html import filled_in, main_words, parsed, words_of
from tests.support.staff import approver, as_, changed, editor, submitted

# Django's form of a password leaves a variable of its template undefined.
pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture
def root():
    return as_(User.objects.create_superuser("root"))


def of(user, action="change"):
    return reverse(f"admin:auth_user_{action}", args=[user.pk])


def test_nobody_can_delete_their_account_and_come_back_to_approve_their_own_text(root):
    bea = approver("bea")
    record = changed(page(), title="Bea’s title")
    record.contributors.set([bea])
    submission = submitted(record)

    profile = bea.clinical_approver
    root.post(in_admin(ClinicalApprover, "delete", profile.pk), {"post": "yes"})
    assert not ClinicalApprover.objects.filter(pk=profile.pk).exists()
    root.post(of(bea, "delete"), {"post": "yes"})

    assert approver("bea").pk == bea.pk
    with pytest.raises(publishing.Refused, match="somebody else must approve"):
        publishing.approve(submission, approver=approver("bea"), checked=[])


def test_a_superuser_who_asks_to_delete_an_account_reads_how_to_close_it(root):
    ann = editor("ann")

    for answer in (
        root.get(of(ann, "delete"), follow=True),
        root.post(of(ann, "delete"), {"post": "yes"}, follow=True),
    ):
        assert "Accounts are not deleted" in main_words(answer)
        assert "untick “Active” and save" in main_words(answer)
    assert User.objects.filter(pk=ann.pk).exists()


def test_no_list_of_accounts_offers_to_delete_and_a_forged_request_deletes_nothing(root):
    ann, path = editor("ann"), reverse("admin:auth_user_changelist")
    forged = {"action": "delete_selected", "_selected_action": [ann.pk], "post": "yes"}

    root.post(path, forged)

    assert User.objects.filter(pk=ann.pk).exists()
    assert not parsed(root.get(path)).xpath("//option[@value='delete_selected']")
    assert "Accounts are not deleted" in words_of(parsed(root.get(path)))
    assert not parsed(root.get(of(ann))).xpath("//a[contains(@class, 'deletelink')]")


def test_an_account_is_closed_by_unticking_active_and_the_history_keeps_its_name(root):
    ann = editor("ann")
    submission = submitted(changed(page(), title="Ann’s title"), by=ann)
    form = filled_in(root.get(of(ann)))
    del form["is_active"]

    assert root.post(of(ann), form).status_code == 302

    ann.refresh_from_db()
    assert not ann.is_active
    shown = reverse("admin:content_submission_change", args=[submission.pk])
    assert "Submitted by ann" in main_words(root.get(shown))


def test_no_code_can_delete_an_account_even_one_that_did_nothing():
    editor("ann")
    with pytest.raises(ProtectedError, match="untick “Active”"), transaction.atomic():
        User.objects.get(username="ann").delete()
    with pytest.raises(ProtectedError), transaction.atomic():
        User.objects.filter(username="ann").delete()
    assert User.objects.filter(username="ann").exists()


def test_somebody_who_may_not_see_accounts_is_told_nothing_about_them():
    assert as_(editor("ann")).get(of(editor("ben"), "delete")).status_code == 403
