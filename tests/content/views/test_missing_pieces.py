"""A site without a caution, its database or a reference says so, and loses no answer."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from content.models import Caution, Edition, Page, Reference, Section
from content.publishing import current_edition
from content.required import OPIOIDS, URGENT_HELP
from content.starter import load as starter_load
from content.starter.files import FOLDER, read_items
from content.starter.load import ADDED, LACKING, UNCHANGED, load
from tests.support.answers import answers
from tests.support.content_records import page
from tests.support.page_html import main_words
from tests.support.staff import approved, submitted

pytestmark = pytest.mark.django_db


def lose(*keys):
    """Delete cautions from the database directly, as the admin would refuse."""
    Edition.objects.filter(kind="caution", key__in=keys).delete()
    Section.objects.filter(caution__key__in=keys).delete()
    Caution.objects.filter(key__in=keys).delete()


def test_migrations_run_while_cautions_are_missing_and_loading_restores_them():
    lose(OPIOIDS, URGENT_HELP)
    call_command("migrate", verbosity=0, stderr=io.StringIO())
    outcomes = {item.key: outcome for item, outcome in load() if item.kind == "caution"}

    assert outcomes[OPIOIDS] == outcomes[URGENT_HELP] == ADDED
    assert current_edition(Caution.objects.get(key=OPIOIDS)).values["for_patients"]


def test_loading_publishes_cautions_that_were_never_published():
    Edition.objects.filter(kind="caution").delete()
    load()

    assert current_edition(Caution.objects.get(key=OPIOIDS))


def test_a_question_says_that_its_caution_is_missing_and_saves_the_answer(visitor):
    client = visitor(answers())
    lose(OPIOIDS)
    response = client.post(
        "/letter/opioids/", {"opioids": "now", "opioids_brief": "", "opioids_more": "Tuesday"}
    )

    assert response.status_code == 422
    assert "A caution is missing here" in response.text
    assert ">\nTuesday</textarea>" in response.text


@pytest.mark.hazard("H18.1")
@pytest.mark.parametrize("path", ["/", "/letter/"])
def test_urgent_help_is_named_even_if_its_caution_is_missing(client, path):
    lose(URGENT_HELP)
    shown = main_words(client.get(path))

    assert "In an emergency call 999. For urgent advice call NHS 111." in shown


@pytest.mark.parametrize("path", ["/", "/guidance/", "/evidence/", "/organisations/"])
def test_a_page_asks_to_come_back_later_without_a_database(client, monkeypatch, path):
    def away(*_, **__):
        raise OperationalError

    monkeypatch.setattr("django.db.models.query.QuerySet._fetch_all", away)
    response = client.get(path)

    assert response.status_code == 503
    assert "wait a minute, and try again" in response.text


def test_loading_into_a_database_without_tables_says_what_to_run(monkeypatch):
    def away(*_, **__):
        raise OperationalError("no such table")

    monkeypatch.setattr("django.db.models.query.QuerySet._fetch_all", away)
    with pytest.raises(CommandError, match=r"Run: manage\.py migrate"):
        call_command("load_starter_content", verbosity=0)


def test_a_field_added_by_a_later_version_does_not_count_as_a_change(monkeypatch):
    before = starter_load.state
    monkeypatch.setattr(starter_load, "state", lambda record: before(record) | {"new": 1})

    assert {outcome for _, outcome in load()} == {UNCHANGED}


def test_a_page_that_needs_a_deleted_record_is_left_out_and_the_rest_is_loaded(tmp_path):
    Section.objects.filter(body__contains="[@hmr-2012-279]").delete()
    Page.objects.filter(summary__contains="[@hmr-2012-279]").delete()
    Reference.objects.get(key="hmr-2012-279").delete()
    for each in FOLDER.glob("*.toml"):
        (tmp_path / each.name).write_bytes(each.read_bytes())
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "13-new.toml").write_text(
        'title = "New"\nslug = "new"\naudience = "everyone"\norder = 130\ndescription = "New"\n'
        'summary = "The law says so [@hmr-2012-279]."\n'
    )
    outcomes = {item.key: outcome for item, outcome in load(tmp_path)}

    assert outcomes["new"] == LACKING
    assert outcomes["cree-2010"] == UNCHANGED
    assert not Page.objects.filter(slug="new").exists()


def test_the_loader_remembers_every_starter_record():
    items = {(item.kind, item.key) for item in read_items()}
    remembered = starter_load.StarterRecord.objects.values_list("kind", "key")

    assert set(remembered) == items


def test_a_list_can_be_reordered_while_a_citation_is_broken(staff):
    Page.objects.filter(slug="side-effects").update(summary="<p>x [@gone-2000].</p>")
    response = reorder(staff, {"side-effects": 5})

    assert response.status_code == 302
    assert Page.objects.first().slug == "side-effects"
    assert "gone-2000" not in current_edition(page()).text


def test_reordering_the_list_leaves_the_approved_text_and_its_authors_as_they_are(staff):
    own = approved(submitted(page()))
    reorder(staff, {"side-effects": 5})

    assert current_edition(page()) == own
    assert not page().contributors.exists()
    assert current_edition(page()).order == 5


def reorder(staff, orders):
    pages = list(Page.objects.all())
    fields = {"form-TOTAL_FORMS": len(pages), "form-INITIAL_FORMS": len(pages), "_save": "Save"}
    for number, each in enumerate(pages):
        fields[f"form-{number}-id"] = each.pk
        fields[f"form-{number}-order"] = orders.get(each.slug, each.order)
    return staff.post("/admin/content/page/", fields)
