"""Migrating a database from before editions existed: readers see the starter content."""

import pytest

from content.models import Caution, Edition, Page, Section
from content.starter.load import load
from content.starter.publish import without_edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def before_editions():
    """The starter records, none of them published yet."""
    Edition.objects.all().delete()


def test_the_starter_content_is_published_unapproved(before_editions, client):
    load()

    assert Edition.objects.current().count() == 69
    assert "Not yet approved by a clinician" in client.get("/").content.decode()


def test_text_that_staff_wrote_before_is_not_published_and_is_named(
    before_editions, client, capsys
):
    Page.objects.filter(slug="side-effects").update(title="Ours, of before")
    Page.objects.create(title="Made by us", slug="ours", description="x", summary="<p>x</p>")
    load()

    assert "Ours, of before" not in client.get("/guidance/side-effects/").content.decode()
    assert "Side effects" in client.get("/guidance/side-effects/").content.decode()
    assert [str(record) for record in without_edition()] == ["Made by us"]


def test_a_deleted_caution_does_not_stop_the_publication_of_the_rest(before_editions, client):
    """Staff could delete a caution then if no section showed it."""
    Section.objects.filter(caution__key="steroids").delete()
    Caution.objects.get(key="steroids").delete()
    load()

    assert client.get("/guidance/cautions/").status_code == 200
    assert Edition.objects.current().filter(kind="page").count() == 13
