"""Staff and what they do: somebody writes, somebody else approves."""

from datetime import timedelta

from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils import timezone

from content import publishing
from content.lint.run import CHECKLIST
from content.models import ClinicalApprover

ALL_TICKED = [key for key, _ in CHECKLIST]


def editor(name="editor"):
    """Somebody of the group Editors."""
    return _member(name, "Editors")


def approver(name="approver"):
    """A pharmacist of the group Clinical approvers."""
    return _registered(_member(name, "Clinical approvers"))


def pharmacist(name="pharmacist"):
    """A pharmacist of the group Pharmacists, who signs off names of medicines."""
    return _registered(_member(name, "Pharmacists"))


def _registered(user):
    ClinicalApprover.objects.get_or_create(
        user=user,
        defaults={
            "profession": "pharmacist",
            "register": "gphc",
            "registration_number": "2099999",
            "registration_checked_on": "2026-11-02",
        },
    )
    return user


def _member(name, group):
    """A member of staff without a password: hashing one is slow, and tests force their login."""
    user = User.objects.filter(username=name).first()
    if not user:
        user = User.objects.create_user(name, is_staff=True)
        user.groups.add(Group.objects.get(name=group))
    return user


def as_(user):
    """A browser in which this member of staff is logged in."""
    client = Client()
    client.force_login(user)
    return client


def changed(record, **changes):
    """Change the record and save it as its form would."""
    for name, value in changes.items():
        setattr(record, name, value)
    record.save()
    record.contributors.add(editor())
    return record


def submitted(record, by=None, **options):
    """Submit the working text."""
    given = {
        "author": by or editor(),
        "change_note": "A change.",
        "review_due": timezone.localdate() + timedelta(days=365),
    }
    return publishing.submit(publishing.snapshot_of(record), **given | options)


def approved(submission, by=None):
    """Approve a submission; its new edition."""
    return publishing.approve(submission, approver=by or approver(), checked=ALL_TICKED)


def published(record, **changes):
    """The record changed, submitted and approved: its new edition."""
    return approved(submitted(changed(record, **changes)))
