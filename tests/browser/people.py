"""Puts the staff of the browser tests into their database: editors, an approver, a pharmacist.

Run with a password as its argument, in the environment of the site under test. Prints a session
key for each name, as JSON.
"""

import json
import os
import sys

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ldnguide.settings")
    django.setup()
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.auth.hashers import make_password
    from django.contrib.auth.models import Group, User
    from django.contrib.sessions.backends.db import SessionStore

    from content.models import ClinicalApprover

    password = make_password(sys.argv[1])  # once: it is slow on purpose
    staff = {
        "editor": "Editors",
        "second-editor": "Editors",
        "approver": "Clinical approvers",
        "pharmacist": "Pharmacists",
    }
    clinicians = ("approver", "pharmacist")
    sessions = {}
    for name, group in staff.items():
        user = User.objects.create(username=name, password=password, is_staff=True)
        user.groups.add(Group.objects.get(name=group))
        session = SessionStore()
        session.update(
            {
                SESSION_KEY: str(user.pk),
                BACKEND_SESSION_KEY: "django.contrib.auth.backends.ModelBackend",
                HASH_SESSION_KEY: user.get_session_auth_hash(),
            }
        )
        session.create()
        sessions[name] = session.session_key
        if name in clinicians:
            ClinicalApprover.objects.create(
                user=user,
                profession="pharmacist",
                register="gphc",
                registration_number="2099999",
                registration_checked_on="2026-11-02",
            )
    print(json.dumps(sessions))  # noqa: T201
