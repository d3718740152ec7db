"""Starter files are loaded once, renew untouched records, and never overwrite staff's changes."""

import io

import pytest
from django.core.management import call_command

from content.models import (
    Caution,
    Organisation,
    Page,
    Reference,
    Section,
    StarterRecord,
    Study,
)
from content.starter.files import read_items
from content.starter.load import (
    ADDED,
    CHANGED_BY_STAFF,
    DELETED_BY_STAFF,
    MADE_BY_STAFF,
    RENEWED,
    UNCHANGED,
    load,
)
from tests.support.content_records import page
from tests.support.staff import approved, submitted
from tests.support.starter_files import PAGE, change, outcomes, rows

pytestmark = pytest.mark.django_db


def said(**options):
    out = io.StringIO()
    call_command("load_starter_content", stdout=out, **options)
    return out.getvalue()


@pytest.mark.usefixtures("emptied")
def test_the_first_load_adds_everything(folder):
    report = load(folder)

    assert {outcome for _, outcome in report} == {ADDED}
    assert Page.objects.count() == len(list((folder / "pages").glob("*.toml")))
    assert StarterRecord.objects.count() == len(read_items(folder))


def test_the_sections_of_a_page_are_numbered_in_tens():
    numbers = Page.objects.get(slug="side-effects").sections.values_list("order", flat=True)

    assert list(numbers) == [10 * place for place in range(1, len(numbers) + 1)]


def test_the_second_load_changes_nothing(folder):
    before = rows()
    report = load(folder)

    assert {outcome for _, outcome in report} == {UNCHANGED}
    assert rows() == before


def test_the_command_says_how_many_records_are_as_they_were():
    count = len(read_items())

    assert said() == f"Starter content: {count} unchanged.\n"


@pytest.mark.usefixtures("emptied")
def test_the_command_says_how_many_it_added():
    count = len(read_items())

    assert said() == f"Starter content: {count} added.\n"


@pytest.mark.parametrize(
    ("model", "lookup", "field"),
    [
        (Page, {"slug": "side-effects"}, "title"),
        (Page, {"slug": "side-effects"}, "order"),
        (Caution, {"key": "liver"}, "for_patients"),
        (Study, {"reference__key": "cree-2010"}, "limits"),
        (Reference, {"key": "cree-2010"}, "key_facts"),
        (Reference, {"key": "cree-2010"}, "locator"),
        (Organisation, {"name": "MS Trust"}, "description"),
    ],
)
def test_a_record_that_staff_changed_is_kept_and_reported(model, lookup, field):
    value = 77 if field == "order" else "<p>Ours.</p>"
    model.objects.filter(**lookup).update(**{field: value})
    message = said()

    assert getattr(model.objects.get(**lookup), field) == value
    assert (
        f"  {model.__name__.lower()} {next(iter(lookup.values()))}: {CHANGED_BY_STAFF}" in message
    )


def test_a_section_that_staff_changed_keeps_its_page_as_it_is():
    section = Section.objects.filter(page__slug="side-effects").first()
    Section.objects.filter(pk=section.pk).update(body="<p>Ours.</p>")

    assert f"page side-effects: {CHANGED_BY_STAFF}" in said()
    assert Section.objects.get(pk=section.pk).body == "<p>Ours.</p>"


@pytest.mark.parametrize("what", ["added", "deleted", "moved"])
def test_sections_that_staff_add_delete_or_move_keep_the_page(folder, what):
    page = Page.objects.get(slug="side-effects")
    if what == "added":
        Section.objects.create(page=page, heading="Ours", body="<p>x</p>", order=5)
    elif what == "deleted":
        page.sections.first().delete()
    else:
        page.sections.filter(pk=page.sections.first().pk).update(order=999)
    before = rows()
    change(folder, PAGE, 'title = "Side effects"', 'title = "Other"')

    assert ("page", "side-effects") in outcomes(load(folder), CHANGED_BY_STAFF)
    assert rows() == before


def test_a_record_that_staff_deleted_stays_deleted_and_is_reported():
    lose_a_reference()

    assert f"reference hmr-2012-279: {DELETED_BY_STAFF}" in said()
    assert not Reference.objects.filter(key="hmr-2012-279").exists()


def lose_a_reference():
    """Delete a reference, as staff can if no text cites it."""
    Section.objects.filter(body__contains="[@hmr-2012-279]").update(body="<p>x</p>")
    Page.objects.filter(summary__contains="[@hmr-2012-279]").update(summary="<p>x</p>")
    Reference.objects.get(key="hmr-2012-279").delete()


def test_a_record_that_staff_renamed_does_not_return_under_its_old_name():
    Page.objects.filter(slug="side-effects").update(slug="unwanted-effects")
    Organisation.objects.filter(name="MS Trust").update(name="The Trust")
    message, before = said(), rows()

    assert f"page side-effects: {DELETED_BY_STAFF}" in message
    assert f"organisation MS Trust: {DELETED_BY_STAFF}" in message
    load()
    assert rows() == before


def test_a_record_that_staff_made_is_kept_and_reported():
    StarterRecord.objects.filter(kind="caution", key="liver").delete()
    Caution.objects.filter(key="liver").update(title="Ours")

    assert f"caution liver: {MADE_BY_STAFF}" in said()
    assert Caution.objects.get(key="liver").title == "Ours"


def test_a_file_that_changed_renews_a_record_nobody_touched(folder):
    pk = Page.objects.get(slug="side-effects").pk
    change(folder, PAGE, 'title = "Side effects"', 'title = "Other"')
    report = load(folder)

    assert outcomes(report, RENEWED) == {("page", "side-effects")}
    assert Page.objects.get(slug="side-effects").title == "Other"
    assert Page.objects.get(slug="side-effects").pk == pk


def test_a_renewed_page_has_the_sections_of_its_file_and_no_others(folder):
    change(folder, PAGE, 'heading = "What should I do?"', 'heading = "Do this"')
    headings = [
        *Section.objects.filter(page__slug="side-effects").values_list("heading", flat=True)
    ]
    load(folder)
    renewed = Section.objects.filter(page__slug="side-effects").values_list("heading", flat=True)

    assert [*renewed] == ["Do this" if it == "What should I do?" else it for it in headings]
    assert outcomes(load(folder), UNCHANGED) >= {("page", "side-effects")}


def test_a_renewed_record_can_be_renewed_again(folder):
    for title in ("One", "Two"):
        path = folder / "cautions.toml"
        text = path.read_text("utf-8")
        start = text.index("title = ")
        path.write_text(text[:start] + f'title = "{title}"' + text[text.index("\n", start) :])
        assert outcomes(load(folder), RENEWED) == {("caution", "opioids")}
    assert Caution.objects.get(key="opioids").title == "Two"


def test_a_field_that_a_file_no_longer_gives_is_emptied(folder):
    change(folder, "references.toml", 'pmid = "18728058"\n', "")
    load(folder)

    assert Reference.objects.get(key="gironi-2008").pmid == ""


def test_the_message_about_a_renewed_record_names_it(folder, monkeypatch):
    change(folder, "cautions.toml", 'title = "Liver problems"', 'title = "The liver"')
    monkeypatch.setattr("content.starter.load.load.__defaults__", (folder, None))

    assert f"  caution liver: {RENEWED}\n" in said()


def test_a_record_of_a_new_file_is_added_among_the_old(folder):
    text = (folder / PAGE).read_text("utf-8")
    new = text.replace('slug = "side-effects"', 'slug = "new-page"')
    (folder / "pages/99-new.toml").write_text(new, "utf-8")

    assert outcomes(load(folder), ADDED) == {("page", "new-page")}


def test_an_approved_record_is_kept_even_when_its_file_changes(folder):
    approved(submitted(page()))
    before = rows()
    change(folder, PAGE, 'title = "Side effects"', 'title = "Other"')

    assert ("page", "side-effects") in outcomes(load(folder), CHANGED_BY_STAFF)
    assert rows() == before


def test_a_quiet_load_prints_one_line():
    lose_a_reference()

    assert said(verbosity=0).count("\n") == 1
