"""Two people on one record: the second save is refused, shows both texts, and loses nothing."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse

from content.models import Caution, Organisation, Page, Reference, Section, Study
from tests.support.page_html import filled_in, main_words, parsed, words_of
from tests.support.staff import editor

pytestmark = pytest.mark.django_db
RECORDS = [
    (lambda: Page.objects.get(slug="side-effects"), "summary", "<p>{}</p>"),
    (lambda: Caution.objects.get(key="liver"), "for_patients", "<p>{}</p>"),
    (lambda: Study.objects.get(reference__key="cree-2010"), "limits", "{}"),
    (lambda: Organisation.objects.get(name="MS Trust"), "description", "<p>{}</p>"),
    (lambda: Reference.objects.get(key="cree-2010"), "quote", "{}"),
]
IDS = ["page", "caution", "study", "organisation", "reference"]


@pytest.fixture
def two(db):
    """Two editors at work, each with a browser."""
    clients = Client(), Client()
    for client, name in zip(clients, ("first", "second"), strict=True):
        client.force_login(editor(name))
    return clients


@pytest.fixture
def client(two):
    return two[0]


def address(record):
    return reverse(f"admin:content_{record._meta.model_name}_change", args=[record.pk])


@pytest.mark.parametrize(("record", "field", "markup"), RECORDS, ids=IDS)
def test_the_second_save_is_refused_with_both_texts_and_can_then_be_repeated(
    two, record, field, markup
):
    (first, second), path = two, address(record())
    opened = filled_in(second.get(path))
    first.post(path, filled_in(first.get(path)) | {field: markup.format("What Ann wrote.")})

    refused = second.post(path, opened | {field: markup.format("What Ben wrote.")})

    words = main_words(refused)
    assert "first saved this on" in words
    assert "What Ann wrote." in words
    assert "What Ben wrote." in words
    assert filled_in(refused)[field] == markup.format("What Ben wrote.")
    assert "What Ann wrote." in getattr(record(), field)

    assert second.post(path, filled_in(refused)).status_code == 302
    assert "What Ben wrote." in getattr(record(), field)


def test_two_texts_whose_links_lead_to_different_addresses_are_not_called_the_same(two):
    (first, second), record = two, Caution.objects.get(key="liver")
    link = '<p>Read <a href="{}">this page</a>.</p>'
    opened = filled_in(second.get(address(record)))
    ann = filled_in(first.get(address(record)))
    first.post(address(record), ann | {"for_patients": link.format("https://a.example/")})

    typed = {"for_patients": link.format("https://b.example/")}
    words = main_words(second.post(address(record), opened | typed))

    assert "The two texts are the same" not in words
    assert "“this page” changed from https://a.example/ to https://b.example/." in words


def test_a_form_without_a_version_is_refused(client):
    record = Page.objects.get(slug="side-effects")
    form = filled_in(client.get(address(record)))
    del form["seen_version"]

    response = client.post(address(record), form | {"title": "Mine"})

    assert response.status_code == 200
    assert Page.objects.get(pk=record.pk).title != "Mine"


def test_a_section_that_the_other_editor_added_is_named_and_kept(two):
    (first, second), record = two, Page.objects.get(slug="side-effects")
    opened = filled_in(second.get(address(record)))
    Section.objects.create(page=record, order=990, heading="From Ann", body="<p>Ann’s.</p>")
    first.post(address(record), filled_in(first.get(address(record))))

    refused = second.post(address(record), opened | {"title": "From Ben"})
    assert "Section “From Ann”" in main_words(refused)

    second.post(address(record), filled_in(refused))
    record.refresh_from_db()
    assert record.title == "From Ben"
    assert record.sections.filter(heading="From Ann").exists()


def test_text_typed_into_a_section_that_the_other_editor_deleted_becomes_a_new_section(two):
    (first, second), record = two, Page.objects.get(slug="side-effects")
    opened = filled_in(second.get(address(record)))
    section = record.sections.first()
    changed = opened | {"sections-0-body": "<p>Typed into what is gone.</p>"}
    first.post(address(record), filled_in(first.get(address(record))) | {"sections-0-DELETE": "on"})
    assert not Section.objects.filter(pk=section.pk).exists()

    refused = second.post(address(record), changed)
    assert "Typed into what is gone." in main_words(refused)

    assert second.post(address(record), filled_in(refused)).status_code == 302
    assert record.sections.filter(body="<p>Typed into what is gone.</p>").exists()


def test_the_same_editor_can_save_twice(client):
    record = Page.objects.get(slug="side-effects")
    for title in ("Once", "Twice"):
        form = filled_in(client.get(address(record))) | {"title": title}
        assert client.post(address(record), form).status_code == 302

    record.refresh_from_db()
    assert record.title == "Twice"


def test_the_explanation_stands_above_both_texts_and_names_who_saved_the_other(two):
    (first, second), record = two, Page.objects.get(slug="side-effects")
    opened = filled_in(second.get(address(record)))
    first.post(address(record), filled_in(first.get(address(record))) | {"title": "Ann’s title"})
    User.objects.filter(username="first").update(first_name="Ann", last_name="Archer")

    refused = second.post(address(record), opened | {"title": "Ben’s title"})
    words = main_words(refused)
    (heading,) = parsed(refused).xpath("//div[@id='content']/h2")

    assert words.index("Ann Archer saved this on") < words.index("Saved by Ann Archer")
    assert words.index("Saved by Ann Archer") < words.index("Yours, not saved yet")
    assert "Please correct the error" not in words
    assert words_of(heading) == "Ann’s title"
    assert parsed(refused).xpath("//title")[0].text.startswith("Error: ")


def test_other_errors_of_the_form_are_shown_beside_the_clash(two):
    (first, second), record = two, Study.objects.get(reference__key="cree-2010")
    opened = filled_in(second.get(address(record)))
    first.post(address(record), filled_in(first.get(address(record))))

    refused = second.post(address(record), opened | {"completed": "999"})

    assert "first saved this on" in main_words(refused)
    assert "More people completed it than were enrolled." in main_words(refused)


def test_a_section_of_the_other_editor_is_not_shown_as_removed(two):
    (first, second), record = two, Page.objects.get(slug="side-effects")
    opened = filled_in(second.get(address(record)))
    Section.objects.create(page=record, order=990, heading="From Ann", body="<p>Ann’s.</p>")
    first.post(address(record), filled_in(first.get(address(record))))

    refused = second.post(address(record), opened)

    assert "(kept: it is not in your form)" in main_words(refused)
    removed = [words_of(mark) for mark in parsed(refused).xpath("//del")]
    assert not any("Ann’s." in words for words in removed)


@pytest.mark.parametrize("right", ["delete_section", "change_section"])
def test_an_editor_without_all_rights_to_sections_sees_both_texts_too(two, right):
    (first, second), record = two, Page.objects.get(slug="side-effects")
    Group.objects.get(name="Editors").permissions.remove(Permission.objects.get(codename=right))
    opened = filled_in(second.get(address(record)))
    first.post(address(record), filled_in(first.get(address(record))))

    refused = second.post(address(record), opened | {"title": "Ben’s title"})

    assert "Ben’s title" in main_words(refused)
    assert "first saved this on" in main_words(refused)
