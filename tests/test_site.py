"""The site as a whole: headers, error pages and forbidden phrases."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory
from django.urls import get_resolver, reverse

from ldnguide import errors

ROOT = Path(__file__).resolve().parent.parent
ABOUT = ("editorial-policy", "safety", "privacy", "cookies", "accessibility")
PUBLIC = ["/", "/display/", "/letter/", "/letter/tasks/", "/about/"]
PUBLIC += [f"/about/{name}/" for name in ABOUT]


@pytest.mark.hazard("H20.3")
@pytest.mark.django_db
@pytest.mark.parametrize("path", [*PUBLIC, "/nowhere/", "/admin/login/"])
def test_every_answer_carries_the_headers(client, path):
    response = client.get(path)
    policy = response["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]


@pytest.mark.hazard("H18.1", "H24.1")
@pytest.mark.django_db
@pytest.mark.parametrize("path", PUBLIC)
def test_a_page_says_it_is_not_the_nhs_and_names_urgent_help(client, path):
    page = client.get(path).content.decode()

    assert "Not part of the NHS" in page
    assert 'href="tel:999"' in page
    assert 'lang="en-GB"' in page
    assert "<script" not in page


@pytest.mark.parametrize(
    ("answer", "status", "heading"),
    [
        (
            lambda r: errors.bad_request(r, ValueError()),
            400,
            "We could not understand that request",
        ),
        (
            lambda r: errors.permission_denied(r, PermissionDenied()),
            403,
            "You cannot open this page",
        ),
        (lambda r: errors.page_not_found(r, LookupError()), 404, "We cannot find that page"),
        (errors.server_error, 500, "Sorry, something went wrong"),
    ],
)
def test_error_pages_look_like_other_pages(answer, status, heading):
    response = answer(RequestFactory().get("/"))
    page = response.content.decode()

    assert response.status_code == status
    assert heading in page
    assert "site.css" in page
    assert "Not part of the NHS" in page


@pytest.mark.hazard("H20.2")
@pytest.mark.django_db
def test_staff_reach_the_admin_and_find_no_drafts_there(client):
    client.force_login(User.objects.create_superuser("staff"))
    page = client.get("/admin/").content.decode().lower()

    assert "users" in page
    assert "draft" not in page


def sources(*patterns):
    return [
        path
        for pattern in patterns
        for path in ROOT.glob(pattern)
        if ".venv" not in path.parts and "var" not in path.relative_to(ROOT).parts[:1]
    ]


@pytest.mark.hazard("H20.3")
def test_no_template_loads_from_another_host_or_contains_script_or_style():
    """Scripts are our own files with `defer`, as the policy allows no others."""
    ours = r"""src="{% static '[a-z]+\.js' %}" defer></script>"""
    wrong = re.compile(
        rf'<script(?! {ours})|<style|(src|srcset|action)="?https?:|<link[^>]+https?:'
        r'|style="|\son\w+="',
        re.I,
    )
    found = [
        path.name
        for path in sources("templates/**/*.html")
        if wrong.search(path.read_text("utf-8"))
    ]
    assert found == []


def test_no_page_contains_a_phrase_that_promises_too_much():
    phrases = (
        "safe for you|suitable for you|no opioids found|you can take|licen[cs]ed by nice"
        "|inhibits endorphin|11,?184|ask your gp for ldn|cure"
    )
    found = [
        (path.name, match[0])
        for path in sources("templates/**/*.html", "prescribing/interview/**/*.py")
        for match in re.finditer(rf"\b({phrases})\b", path.read_text("utf-8"), re.I)
    ]
    assert found == []


@pytest.mark.hazard("H08.2")
@pytest.mark.django_db
def test_every_page_of_the_letter_but_the_start_is_kept_out_of_caches(client):
    """Reads the addresses from the resolver, so that a new view cannot be forgotten."""
    letter = next(p for p in get_resolver().url_patterns if str(p.pattern) == "letter/")
    examples = {"slug": "medicines", "item_id": "0000000a", "scope": "letter"}
    for pattern in letter.url_patterns:
        wanted = {name: examples[name] for name in pattern.pattern.converters}
        response = client.get(reverse(pattern.name, kwargs=wanted))
        if pattern.name != "letter":
            assert "no-store" in response["Cache-Control"], pattern.name
            assert response["X-Robots-Tag"] == "noindex", pattern.name
