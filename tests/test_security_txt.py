"""security.txt (RFC 9116) says where to report a weakness; its setting is checked at start."""

import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

ROOT = Path(__file__).resolve().parent.parent
PATH = "/.well-known/security.txt"


def fields_of(response):
    lines = response.content.decode().splitlines()
    return dict(line.split(": ", 1) for line in lines)


def test_security_txt_names_contact_language_and_its_own_address(client, settings):
    settings.SECURITY_CONTACT = "mailto:security@example.org"
    response = client.get(PATH)
    fields = fields_of(response)

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert list(fields) == ["Contact", "Expires", "Preferred-Languages", "Canonical"]
    assert fields["Contact"] == "mailto:security@example.org"
    assert fields["Preferred-Languages"] == "en"
    assert fields["Canonical"] == f"http://testserver{PATH}"


@pytest.mark.parametrize("today", ["2027-01-31 23:30Z", "2028-02-29 00:10Z"])
def test_security_txt_expires_within_a_year_and_not_soon(client, settings, time_machine, today):
    settings.SECURITY_CONTACT = "https://example.org/report"
    time_machine.move_to(today)
    expires = datetime.fromisoformat(fields_of(client.get(PATH))["Expires"])

    now = timezone.now()
    assert now + timedelta(days=90) < expires < now + timedelta(days=365)


@pytest.mark.django_db
def test_security_txt_needs_a_contact(client, settings):
    settings.SECURITY_CONTACT = ""
    response = client.get(PATH)

    assert response.status_code == 404
    assert b"Contact:" not in response.content


@pytest.mark.parametrize(
    ("contact", "starts"),
    [
        ("", True),
        ("mailto:security@example.org", True),
        ("https://example.org/report", True),
        ("security@example.org", False),
        ("http://example.org/report", False),
        ("mailto:nobody", False),
        ("mailto:a@example.org\nContact: mailto:b@example.org", False),
    ],
)
def test_an_invalid_contact_stops_the_site_at_start(contact, starts):
    run = subprocess.run(
        [sys.executable, "-c", "import ldnguide.settings"],
        cwd=ROOT, env=os.environ | {"SECURITY_CONTACT": contact},
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert (run.returncode == 0) is starts
    assert ("SECURITY_CONTACT must be a whole address" in run.stderr) is not starts
