"""The lists of the admin and its first page: what is public, what is to do, and the order."""

from datetime import date, timedelta

import pytest
from django.contrib.admin import site
from django.urls import reverse
from django.utils import timezone

from content import publishing
from content.models import Caution, Edition, Organisation, Page, Study, Submission
from tests.support.content_records import address as in_admin
from tests.support.content_records import page as record
from tests.support.page_html import main_words, parsed, words_of
from tests.support.staff import approver, as_, changed, editor, submitted

pytestmark = pytest.mark.django_db


def steroids():
    return Caution.objects.get(key="steroids")


def first_page(user):
    return as_(user).get(reverse("admin:index"))


def listed(model, **query):
    """The words of a list, or "nothing" if it is empty."""
    response = as_(editor()).get(in_admin(model, "changelist"), query)
    tables = parsed(response).xpath("//*[@id='result_list']")
    return words_of(tables[0]) if tables else "nothing"


def everything_is_reviewed_on(day, **of):
    Edition.objects.filter(**of).update(review_due=day)


def list_form(response):
    """The form of a list as a browser would send it."""
    (form,) = [form for form in parsed(response).forms if form.get("id") == "changelist-form"]
    return {name: value or "" for name, value in form.form_values() if name != "_selected_action"}


def test_the_list_says_what_was_withdrawn_and_what_was_returned():
    edition = publishing.current_edition(record())
    publishing.close(edition, approver=approver(), reason="Wrong.", standing="withdrawn")
    publishing.send_back(submitted(steroids()), approver=approver(), comment="No.")

    assert "Withdrawn" in listed(Page)
    assert "Edition 1, not approved; a new text was returned with a comment" in listed(Caution)


def test_the_first_page_lists_what_is_to_do_with_links():
    publishing.send_back(submitted(steroids()), approver=approver(), comment="No.")
    submitted(record())
    submitted(Page.objects.get(slug="what-is-ldn"))
    today = timezone.localdate()
    everything_is_reviewed_on(today - timedelta(days=1), kind="study", key="cree-2010")
    everything_is_reviewed_on(today + timedelta(days=90), kind="caution", key="liver")
    lines = parsed(first_page(approver())).xpath("//section[@class='waiting']//li")

    assert [words_of(line) for line in lines] == [
        "2 texts are waiting for approval",
        "1 text was returned",
        "1 review is overdue, 1 is due within 90 days",
    ]
    lists = [as_(editor()).get(link) for line in lines for link in line.xpath(".//a/@href")]
    sizes = [len(parsed(page).xpath("//*[@id='result_list']/tbody/tr")) for page in lists]
    assert sizes == [2, 1, 1, 1]


def test_the_first_page_has_no_list_if_there_is_nothing_to_do_or_no_right_to_see_it():
    assert "To do" not in main_words(first_page(editor()))
    submitted(record())
    nobody = editor("no-rights")
    nobody.groups.clear()

    assert "To do" in main_words(first_page(editor()))
    assert "To do" not in main_words(first_page(nobody))


@pytest.mark.parametrize("model", [Page, Caution, Study, Organisation])
def test_each_list_can_be_filtered_by_the_next_review(model):
    everything_is_reviewed_on(date(2029, 1, 1))
    last = model.objects.last()
    soon = timezone.localdate() + timedelta(days=5)
    everything_is_reviewed_on(soon, kind=model.published_as, record_id=last.pk)

    assert str(last) in listed(model, review="7")
    assert listed(model, review="overdue") == "nothing"
    assert listed(model, review="abc") == listed(model) != listed(model, review="7")
    assert listed(Edition, review="abc") == listed(Edition)


def test_saving_the_list_saves_only_the_order(staff, monkeypatch):
    path, saved = in_admin(Page, "changelist"), []
    form = list_form(staff.get(path))
    (row,) = [name for name, value in form.items() if value == str(record().pk)]
    number = row.removesuffix("-id")

    def changed_meanwhile(*args, **kwargs):
        changed_in_between = Page.objects.filter(pk=record().pk)
        saved.append(changed_in_between.update(title="Saved meanwhile", version=7))
        return save_form(*args, **kwargs)

    model_admin = site.get_model_admin(Page)
    save_form = model_admin.save_form
    monkeypatch.setattr(model_admin, "save_form", changed_meanwhile)
    staff.post(path, form | {f"{number}-order": "777", "_save": "Save"})

    assert saved == [1]
    assert (record().title, record().version, record().order) == ("Saved meanwhile", 7, 777)
    assert publishing.current_edition(record()).order == 777
    assert not record().contributors.exists()


@pytest.mark.parametrize("number", ["9" * 30, "9" * 5000, "x"])
@pytest.mark.parametrize("model", [Page, Edition, Submission])
def test_an_id_without_a_record_is_not_found(staff, model, number):
    path = in_admin(model, "change", number)

    for response in (staff.get(path), staff.post(path, {"done": "return"})):
        assert response.status_code in (302, 404)


def test_view_on_site_links_to_the_current_public_address_of_a_page(staff):
    def link():
        tree = parsed(staff.get(in_admin(Page, "change", record_of_title().pk)))
        return tree.xpath("//a[contains(@class, 'viewsitelink')]/@href")

    def record_of_title():
        return Page.objects.get(title="Side effects")

    changed(record(), slug="unwanted-effects")
    assert link() == ["/guidance/side-effects/"]
    edition = publishing.current_edition(record_of_title())
    publishing.close(edition, approver=approver(), reason="Old.", standing="unpublished")
    assert link() == []
