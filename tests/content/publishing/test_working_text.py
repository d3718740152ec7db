"""Readers see what staff save only after somebody else has approved it."""

import pytest

from content.models import Caution
from tests.support.content_records import cree, editions, liver, page, publish, saved, trust
from tests.support.page_html import main_words
from tests.support.staff import editor

pytestmark = pytest.mark.django_db


CHANGES = [
    (page, "/guidance/side-effects/", {"title": "Other words."}),
    (page, "/guidance/", {"title": "Other words."}),
    (page, "/guidance/side-effects/", {"sections-1-body": "<p>Other words.</p>"}),
    (liver, "/guidance/cautions/", {"for_patients": "<p>Other words.</p>"}),
    (cree, "/evidence/", {"limits": "Other words."}),
    (cree, "/guidance/evidence-in-ms/", {"limits": "Other words."}),
    (trust, "/organisations/", {"description": "<p>Other words.</p>"}),
]


@pytest.mark.parametrize(("record", "path", "changes"), CHANGES)
def test_a_saved_text_is_not_public_before_it_is_approved(edit, client, record, path, changes):
    assert saved(edit(record(), **changes))
    assert "Other words." not in main_words(client.get(path))

    publish(record())
    assert "Other words." in main_words(client.get(path))


@pytest.mark.parametrize(("record", "path", "changes"), CHANGES)
def test_readers_keep_the_approved_text_while_it_is_edited(edit, client, record, path, changes):
    publish(record())
    before, shown = editions(), main_words(client.get(path))
    assert saved(edit(record(), **changes))

    assert editions() == before
    assert main_words(client.get(path)) == shown


def test_a_deleted_section_is_public_until_the_deletion_is_approved(edit, client):
    heading = page().sections.all()[1].heading
    assert saved(edit(page(), **{"sections-1-DELETE": "on"}))
    assert heading in main_words(client.get("/guidance/side-effects/"))

    publish(page())
    assert heading not in main_words(client.get("/guidance/side-effects/"))


@pytest.mark.parametrize("record", [page, liver, cree, trust])
def test_a_save_without_a_change_adds_no_contributor(edit, record):
    assert saved(edit(record()))

    assert not record().contributors.exists()


@pytest.mark.parametrize(
    ("record", "changes"),
    [
        (page, {"title": "Other"}),
        (page, {"sections-1-body": "<p>Other</p>"}),
        (page, {"sections-0-order": "999"}),
        (page, {"sections-1-DELETE": "on"}),
        (liver, {"for_patients": "<p>Other</p>"}),
        (cree, {"limits": "Other"}),
        (trust, {"description": "<p>Other</p>"}),
    ],
)
def test_a_person_who_changes_a_text_becomes_a_contributor(edit, record, changes):
    assert saved(edit(record(), **changes))

    assert list(record().contributors.all()) == [editor()]


def test_a_changed_caution_reaches_every_page_that_shows_it(edit, client):
    def caution():
        return Caution.objects.get(key="already-taking-naltrexone")

    assert saved(edit(caution(), for_patients="<p>Words of today.</p>"))
    publish(caution())

    for slug in ("cautions", "forms-and-strengths"):
        assert "Words of today." in main_words(client.get(f"/guidance/{slug}/"))
