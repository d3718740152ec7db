"""Public pages are kept until something is published, and never longer."""

from datetime import date

import pytest
import time_machine
from django.contrib.auth.models import User
from django.template import engines

from content import publishing
from content.models import Edition, Page
from content.models.edition import Kind, Standing
from content.models.published_state import PublishedState
from content.views import published
from tests.support.content_records import publish
from tests.support.page_html import main_words
from tests.support.staff import approver, as_, changed, editor

pytestmark = pytest.mark.django_db
PAGE = "/guidance/what-is-ldn/"
KEPT = ["/", "/guidance/", PAGE, f"{PAGE}editions/", f"{PAGE}editions/1/", "/evidence/"]
KEPT += ["/evidence/cree-2010/", "/organisations/", "/about/", "/about/privacy/"]


@pytest.fixture(autouse=True)
def keep_pages(settings):
    settings.KEEP_PAGES = True
    published._kept.clear()


@pytest.fixture
def made(monkeypatch):
    """The names of the templates that were rendered since."""
    names = []
    whole = engines["django"].engine.get_template

    def get_template(name):
        names.append(name)
        return whole(name)

    monkeypatch.setattr(engines["django"].engine, "get_template", get_template)
    return names


@pytest.mark.parametrize("address", KEPT)
def test_a_page_is_made_once_and_its_etag_saves_sending_it_again(client, made, address):
    first = client.get(address)
    assert made
    made.clear()

    again = client.get(address)
    unchanged = client.get(address, headers={"If-None-Match": first["ETag"]})

    assert made == []
    assert again.content == first.content
    assert first["Cache-Control"] == "public, no-cache"
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    assert unchanged["ETag"] == first["ETag"]
    assert "Set-Cookie" not in str(first.headers)


def test_a_text_that_was_published_is_seen_at_the_next_request(client):
    before = client.get(PAGE)
    page = Page.objects.get(slug="what-is-ldn")
    publish(changed(page, title="What is LDN, and what is it not?"))

    after = client.get(PAGE, headers={"If-None-Match": before["ETag"]})

    assert after.status_code == 200
    assert "and what is it not?" in main_words(after)


def test_a_text_withdrawn_as_harmful_is_gone_at_the_next_request(client):
    etag = client.get(PAGE)["ETag"]
    edition = Edition.objects.current().get(kind=Kind.PAGE, key="what-is-ldn")
    publishing.close(
        edition, approver=approver(), reason="It was wrong.", standing=Standing.WITHDRAWN
    )

    assert client.get(PAGE, headers={"If-None-Match": etag}).status_code == 410


def test_a_review_that_becomes_overdue_is_said_on_the_day(client):
    with time_machine.travel(date(2026, 12, 1), tick=False):
        client.get(PAGE)
    with time_machine.travel(date(2030, 1, 1), tick=False):
        assert "overdue" in main_words(client.get(PAGE))


def test_staff_and_readers_with_filters_get_pages_made_for_them(client, made):
    staff = as_(editor())
    client.get(PAGE)
    made.clear()

    assert "ETag" not in staff.get(PAGE).headers
    assert "ETag" not in client.get("/evidence/?type=rrms").headers
    assert made


def test_a_page_that_is_not_there_is_not_kept(client):
    assert client.get("/guidance/nothing/").status_code == 404
    assert not published._kept


def test_so_many_pages_are_kept_at_most(client, monkeypatch):
    monkeypatch.setattr(published, "MOST_PAGES", 2)
    for address in KEPT[:4]:
        client.get(address)

    assert len(published._kept) == 2


@pytest.mark.parametrize(
    "write",
    [
        lambda edition: Edition.objects.filter(pk=edition.pk).update(order=7),
        lambda edition: edition.save(),
        lambda edition: Edition.objects.bulk_update([edition], ["order"]),
        lambda edition: Edition.objects.filter(pk=edition.pk)._raw_delete("default"),
        lambda edition: Edition.objects.bulk_create(
            [Edition(**{**vars_of(edition), "number": 99, "standing": "superseded"})]
        ),
        lambda edition: User.objects.create(username="somebody").save(),
    ],
    ids=["update", "save", "bulk update", "delete", "bulk create", "name of an editor"],
)
def test_no_way_of_writing_an_edition_leaves_the_state_as_it_was(write):
    before = PublishedState.current()
    write(Edition.objects.filter(kind=Kind.ORGANISATION).first())

    assert PublishedState.current() != before


def vars_of(edition):
    return {
        field.attname: getattr(edition, field.attname)
        for field in Edition._meta.concrete_fields
        if not field.primary_key
    }
