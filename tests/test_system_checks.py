"""`manage.py check` reports errors in the files that the site needs."""

from dataclasses import replace

import pytest
from django.core.checks import run_checks
from django.urls import reverse

from content.models import Page
from content.required import FOR_PRESCRIBERS
from content.system_checks import PUBLISHED
from prescribing import system_checks
from prescribing.medicines.loading import default_list
from prescribing.medicines.names import Shield
from prescribing.name_list import current
from prescribing.safety.load import FILE, read_log
from tests.support.added_names import added
from tests.support.page_html import main_words
from tests.support.staff import ALL_TICKED, approver, as_, published, submitted


def errors():
    return [each.msg for each in run_checks() if each.id == "prescribing.E002"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (None, "hazard-log.toml: cannot be read"),
        ("", "hazard-log.toml: there are no hazards"),
        (FILE.read_text("utf-8").replace("severity", "severe"), "hazard-log.toml, H01: “severe”"),
    ],
    ids=["missing", "empty", "broken"],
)
def test_the_check_of_the_site_names_what_is_wrong_with_the_hazard_log(
    monkeypatch, tmp_path, text, says
):
    path = tmp_path / FILE.name
    if text is not None:
        path.write_text(text, "utf-8")
    monkeypatch.setattr(system_checks, "hazard_log", lambda: read_log(path))

    [error] = errors()
    assert error.startswith(f"The hazard log is broken. {says}")


def test_the_check_of_the_site_accepts_the_hazard_log_in_the_repository():
    assert errors() == []


# --- The prescriber sheet ------------------------------------------------------------------------


def warnings():
    found = run_checks(tags=[PUBLISHED], databases=["default"])
    return [each for each in found if each.id == "prescribing.W001"]


def lengthened():
    """The page for prescribers with key facts for a page more."""
    page = Page.objects.get(slug=FOR_PRESCRIBERS)
    section = page.sections.get(shows="key-facts")
    rows = "".join(f"<tr><th>Row {n}</th><td>{'Many words. ' * 20}</td></tr>" for n in range(9))
    section.body += f"<table>{rows}</table>"
    section.save()
    return page


@pytest.mark.django_db
def test_a_prescriber_sheet_of_two_pages_is_no_warning():
    assert warnings() == []


@pytest.mark.django_db
def test_a_prescriber_sheet_that_outgrew_its_leaf_is_named_with_its_pages():
    published(lengthened())

    (warning,) = warnings()
    assert "now has 3 pages instead of 2" in warning.msg
    assert "shorten the key facts" in warning.hint


@pytest.mark.django_db
def test_an_approver_is_told_when_the_sheet_outgrows_its_leaf():
    submission = submitted(lengthened())
    address = reverse("admin:content_submission_change", args=[submission.pk])

    client = as_(approver())
    client.post(address, {"done": "approve", "checked": ALL_TICKED})
    words = main_words(client.get(reverse("admin:content_submission_changelist")))

    assert "is now public." in words
    assert "The prescriber sheet in the letter pack now has 3 pages instead of 2." in words


def test_a_public_site_without_a_render_service_is_warned_about(settings):
    settings.RENDER_SOCKET = ""
    found = [each.id for each in run_checks(include_deployment_checks=True)]
    settings.RENDER_SOCKET = "/run/ldnguide/render.sock"
    served = [each.id for each in run_checks(include_deployment_checks=True)]

    assert "prescribing.W002" in found
    assert "prescribing.W002" not in served


# --- Names that staff added ----------------------------------------------------------------------


def name_warnings():
    found = run_checks(tags=["database"], databases=["default"])
    return [each.msg for each in found if each.id == "prescribing.W003"]


@pytest.mark.django_db
@pytest.mark.hazard("H45.4")
def test_a_signed_off_name_that_a_later_list_calls_harmless_is_named(monkeypatch):
    added()
    assert name_warnings() == []

    shield = Shield("Zorbidol", "a vitamin", "a source")
    later = replace(default_list(), shields=(*default_list().shields, shield))
    monkeypatch.setattr(current, "default_list", lambda: later)

    [warning] = name_warnings()
    assert warning.startswith("Staff added “Zorbidol” as an opioid")
