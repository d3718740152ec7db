"""Puts the staff of the browser tests into their database: two editors, an approver, an owner.

Run with a password as its argument, in the environment of the site under test.
"""

import os
import sys

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ldnguide.settings")
    django.setup()
    from django.contrib.auth.models import Group, User

    from content.models import ClinicalApprover
    from tests.conftest import reviewed_in_time

    password = sys.argv[1]
    for name, group in (
        ("editor", "Editors"),
        ("second-editor", "Editors"),
        ("approver", "Clinical approvers"),
    ):
        user = User.objects.create_user(name, password=password, is_staff=True)
        user.groups.add(Group.objects.get(name=group))
    ClinicalApprover.objects.create(
        user=user,
        profession="pharmacist",
        register="gphc",
        registration_number="2099999",
        registration_checked_on="2026-11-02",
    )
    User.objects.create_superuser("owner", password=password)
    reviewed_in_time()
