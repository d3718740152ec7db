"""`manage.py check_links`: which addresses it asks for, and what it reports."""

import io
from functools import partial

import pytest
from django.core.management import CommandError, call_command

from content.links.check import check
from content.links.outbound import Link
from content.management.commands import check_links
from content.management.commands.check_links import links_of_site
from content.models import Caution, Organisation, Page, Reference
from tests.support.local_web import serving
from tests.support.staff import published

NEW = "https://new.example/"


@pytest.fixture
def report(monkeypatch):
    """`report(paths)`: what the command prints for links to these pages, and its last words."""
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr(check_links, "check", partial(check, pause=0))

    def run(*paths, **options):
        out, error = io.StringIO(), None
        with serving() as web:
            links = [Link(web.url + path, (f"page “{path}”", "caution “C”")) for path in paths]
            monkeypatch.setattr(check_links, "links_of_site", lambda: links)
            try:
                call_command("check_links", stdout=out, **options)
            except CommandError as raised:
                error = raised
        return out.getvalue().replace(web.url, ""), error

    return run


def test_the_report_goes_from_dead_to_unsure_to_moved_and_counts(report):
    printed, error = report("/alive", "/moved", "/forbidden", "/missing", "/gone", verbosity=0)

    assert printed.splitlines() == [
        "",
        "Dead: 2. Correct these addresses, or take them out.",
        "  /gone",
        "    Gone for good (410).",
        "    In: page “/gone”; caution “C”",
        "  /missing",
        "    Not found (404).",
        "    In: page “/missing”; caution “C”",
        "",
        "Unsure: 1. A program could not tell. Open these in a browser.",
        "  /forbidden",
        "    It turns programs away (403).",
        "    In: page “/forbidden”; caution “C”",
        "",
        "Moved: 1. These work, and lead elsewhere for good.",
        "  /moved",
        "    New address: /alive",
        "    In: page “/moved”; caution “C”",
        "",
        "5 addresses: 2 dead, 1 unsure, 2 alive (1 of them moved).",
    ]
    assert str(error) == "Dead links: 2."
    assert error.returncode == 1


def test_without_a_dead_link_it_ends_well(report):
    printed, error = report("/alive", "/forbidden", "/moved", verbosity=0)

    assert error is None
    assert "Dead" not in printed


def test_progress_names_each_address_with_its_verdict(report):
    printed, _ = report("/alive", "/missing")

    assert printed.startswith("1 of 2: alive /alive\n2 of 2: dead /missing\n")


def test_if_nothing_answers_the_report_asks_about_the_connection(report):
    printed, _ = report("/missing", "/broken", verbosity=0)

    assert printed.endswith("Is this machine connected to the internet?\n")


def test_a_site_without_links_is_not_an_error(report):
    assert report(verbosity=0) == (
        "\n0 addresses: 0 dead, 0 unsure, 0 alive (0 of them moved).\n",
        None,
    )


def lead(record, *names):
    """Put a link into each of these texts of a record; its address ends with the text's name."""
    for name in names:
        setattr(record, name, f'{getattr(record, name)}<p><a href="{NEW}{name}">More</a></p>')
    record.save()


@pytest.mark.django_db
def test_links_are_found_wherever_a_published_text_holds_them():
    page = Page.objects.get(slug="side-effects")
    section = page.sections.first()
    cited, society = Caution.objects.get(key="liver"), Organisation.objects.get(name="MS Society")
    lead(page, "summary")
    lead(section, "body")
    lead(cited, "for_patients", "for_prescribers")
    lead(society, "description")
    assert not any(link.url.startswith(NEW) for link in links_of_site())

    for record in (page, cited, society):
        published(record)

    liver = Caution.objects.get(key="liver").title
    assert {link.url: link.places for link in links_of_site() if link.url.startswith(NEW)} == {
        f"{NEW}summary": ("page “Side effects”",),
        f"{NEW}body": (f"page “Side effects”, section “{section.heading}”",),
        f"{NEW}for_patients": (f"caution “{liver}”",),
        f"{NEW}for_prescribers": (f"caution “{liver}”",),
        f"{NEW}description": ("organisation “MS Society”",),
    }


@pytest.mark.django_db
def test_sources_and_organisations_are_found_with_their_addresses():
    found = {link.url: link.places for link in links_of_site()}

    assert found["https://doi.org/10.1002/ana.22006"] == ("reference “cree-2010”",)
    assert found["https://pubmed.ncbi.nlm.nih.gov/20695007/"] == ("reference “cree-2010”",)
    assert "organisation “Yellow Card scheme”" in found["https://yellowcard.mhra.gov.uk/"]
    dois = Reference.objects.exclude(doi="").count()
    assert sum(url.startswith("https://doi.org/") for url in found) == dois


@pytest.mark.django_db
def test_only_outside_addresses_are_asked_for():
    assert {link.url.partition("://")[0] for link in links_of_site()} == {"https"}
