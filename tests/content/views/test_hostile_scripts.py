"""Script in rows that no form checked never runs on any page.

Our own code makes an edition's article, so it is shown unchanged. Every text that is composed
later, from a working text or from an edition, is cleaned again.
"""

import json

import pytest

from content import publishing
from content.editions.values import MODELS
from content.models import Caution, Edition, Organisation, Page, Reference, Section, Study
from content.models.edition import Standing
from tests.support.answers import answers
from tests.support.content_records import address, cree, liver, page, publish_unchecked, trust
from tests.support.page_html import main_words, parsed
from tests.support.staff import approver, editor, published

pytestmark = pytest.mark.django_db
HOSTILE = '<p onclick="x()">Words<script>a()</script><img src=x onerror=y><svg onload=z>'


def make_hostile(model, fields):
    """Hostile words in these fields of every row."""
    for record in model.objects.all():
        unique = {"name": f"{HOSTILE}{record.pk}"} if "name" in fields else {}
        model.objects.filter(pk=record.pk).update(**(dict.fromkeys(fields, HOSTILE) | unique))


def publish_all():
    """Publish every working row unchanged, parts of pages first."""
    for kind in ("caution", "study", "organisation", "page"):
        for record in MODELS[kind].objects.all():
            publish_unchecked(record)


def harmless(response, place="//main"):
    """The hostile words are on the page, and none of them can run.

    Pages of the interview have scripts of ours, from files, and so has the admin; others have none.
    """
    tree = parsed(response)
    section = response.request["PATH_INFO"].split("/")[1]
    others = {"letter": "node() or not(starts-with(@src, '/static/'))", "admin": "false()"}
    handlers = " | ".join(f"//@{name}" for name in ("onclick", "onerror", "onload"))
    return (
        response.status_code == 200
        and "Words" in main_words(response)
        and not tree.xpath(f"{place}//script | {place}//img | {handlers}")
        and not tree.xpath(f"//script[{others.get(section, 'true()')}]")
    )


@pytest.mark.parametrize(
    ("model", "fields", "paths"),
    [
        (
            Page,
            ("title", "description", "summary"),
            ("/guidance/what-is-ldn/", "/guidance/"),
        ),
        (Section, ("heading", "body"), ("/guidance/what-is-ldn/",)),
        (Caution, ("title", "for_patients", "for_prescribers"), ("/guidance/cautions/",)),
        (
            Study,
            ("design", "population", "result", "limits"),
            ("/evidence/", "/guidance/evidence-in-ms/"),
        ),
        (Reference, ("title", "authors", "source"), ("/evidence/", "/guidance/what-is-ldn/")),
        (Organisation, ("name", "description"), ("/organisations/",)),
    ],
)
def test_script_in_a_row_never_runs_once_it_is_published(client, model, fields, paths):
    make_hostile(model, fields)
    publish_all()
    for path in paths:
        response = client.get(path)

        assert harmless(response), path


def write_into_editions(kind, change):
    """Put other values into the text of each current edition of a kind."""
    for edition in Edition.objects.current().filter(kind=kind):
        text = json.dumps(change(edition.values))
        Edition.objects.filter(pk=edition.pk).update(text=text)


def with_hostile(*fields):
    return lambda text: text | dict.fromkeys(fields, HOSTILE)


def with_hostile_sections(text):
    fields = {"heading": HOSTILE, "body": HOSTILE}
    return text | {"sections": [each | fields for each in text["sections"]]}


@pytest.mark.parametrize(
    ("kind", "change", "path"),
    [
        ("page", with_hostile("title", "description"), "/guidance/"),
        ("page", with_hostile("title", "summary"), "/letter/preview/"),
        ("page", with_hostile_sections, "/letter/preview/"),
        ("caution", with_hostile("title", "key_lines_for_patients"), "/"),
        ("caution", with_hostile("title", "for_patients"), "/letter/opioids/"),
        ("caution", with_hostile("title", "for_prescribers"), "/letter/preview/"),
        ("study", with_hostile("design", "result", "limits"), "/evidence/"),
        ("study", with_hostile("design", "result", "limits"), "/evidence/cree-2010/"),
        ("study", with_hostile("design", "result", "limits"), "/letter/preview/"),
        ("organisation", with_hostile("name", "description"), "/organisations/"),
    ],
)
def test_script_in_the_text_of_an_edition_never_runs_where_it_is_composed(
    visitor, kind, change, path
):
    client = visitor(answers())
    write_into_editions(kind, change)
    response = client.get(path)

    assert harmless(response)


@pytest.mark.parametrize("path", ["/evidence/", "/letter/opioids/"])
def test_script_in_the_sources_of_an_edition_never_runs(visitor, path):
    client = visitor(answers())
    for edition in Edition.objects.all():
        fields = dict.fromkeys(("title", "authors", "source"), HOSTILE)
        sources = {key: each | fields for key, each in json.loads(edition.references).items()}
        Edition.objects.filter(pk=edition.pk).update(references=json.dumps(sources))
    response = client.get(path)

    assert harmless(response)


def test_script_in_a_note_of_staff_about_an_edition_never_runs(client):
    type(editor()).objects.update(first_name=HOSTILE)
    edition = published(page(), title="Another title")
    Edition.objects.filter(pk=edition.pk).update(
        change_note=HOSTILE,
        approver_role=HOSTILE,
        extended_to="2027-06-01",
        extended_by=approver(),
        extension_reason=HOSTILE,
    )
    for path in ("", "editions/", "editions/2/"):
        response = client.get(f"/guidance/side-effects/{path}")
        assert harmless(response), path


def test_script_in_the_reason_for_closing_a_page_never_runs(client):
    edition = publishing.current_edition(page())
    publishing.close(edition, approver=approver(), reason=HOSTILE, standing=Standing.WITHDRAWN)
    response = client.get("/guidance/side-effects/")

    assert "Words" in main_words(response)
    assert not parsed(response).xpath("//script | //main//img | //@onclick | //@onerror")


FIELDS = {
    "page": ("title", "summary"),
    "caution": ("title", "for_patients", "for_prescribers"),
    "study": ("design", "result", "limits"),
    "organisation": ("description",),
}


@pytest.mark.parametrize("record", [page, liver, cree, trust])
def test_script_in_a_row_never_runs_where_staff_preview_and_compare_it(staff, record):
    make_hostile(type(record()), FIELDS[record().published_as])
    preview = staff.get(address(type(record()), "reader", record().pk))
    edition = publishing.current_edition(record())
    compared = staff.get(address(Edition, "change", edition.pk))

    assert harmless(preview)
    assert harmless(compared, "//div[@id='content']")
