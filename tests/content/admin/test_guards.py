"""The admin loses no address, allows no inline script and no strangers, and shows no answers."""

import re

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.urls import reverse

from content.models import (
    Caution,
    Edition,
    Organisation,
    Page,
    Reference,
    StarterRecord,
    Study,
    Submission,
)
from content.required import PAGES
from tests.support.content_records import address, cree, liver, page, trust
from tests.support.page_html import filled_in, parsed, words_of
from tests.support.staff import submitted

pytestmark = pytest.mark.django_db
EDITED = [Page, Caution, Study, Organisation, Reference]
WITH_PROSE = [Page, Caution, Organisation]
PUBLISHED = [Page, Caution, Study, Organisation]


@pytest.mark.parametrize(
    ("model", "name", "value"),
    [
        *((Page, "slug", slug) for slug in PAGES),
        (Caution, "key", "liver"),
        (Reference, "key", "cree-2010"),
    ],
)
def test_a_key_or_address_that_texts_or_the_site_refer_to_cannot_be_changed(
    edit, staff, model, name, value
):
    record = model.objects.get(**{name: value})
    assert name not in filled_in(staff.get(address(model, "change", record.pk)))
    edit(record, **{name: "something-else"})
    record.refresh_from_db()

    assert getattr(record, name) == value


def test_the_address_of_any_other_page_can_be_changed(edit):
    edit(page(), slug="unwanted-effects")

    assert Page.objects.get(title="Side effects").slug == "unwanted-effects"


@pytest.mark.parametrize("model", EDITED)
def test_every_inline_script_of_a_form_carries_the_nonce_of_its_response(staff, model):
    for path in (
        address(model, "add"),
        address(model, "change", model.objects.first().pk),
    ):
        response = staff.get(path)
        nonces = set(re.findall(r"'nonce-([^']+)'", response["Content-Security-Policy"]))
        inline = parsed(response).xpath("//script[not(@src)]")

        assert all(script.get("nonce") in nonces for script in inline)
        assert not parsed(response).xpath("//@onclick | //@onload | //@onchange")


@pytest.mark.parametrize("model", WITH_PROSE)
def test_a_form_with_the_editor_allows_its_style_sheet_and_its_import_map(staff, model):
    response = staff.get(address(model, "change", model.objects.first().pk))
    policy = response["Content-Security-Policy"]

    assert re.search(r"script-src 'self' 'nonce-[^']{16,}'(;|$)", policy)
    assert parsed(response).xpath("//script[@type='importmap']/@nonce")


def test_each_response_has_its_own_nonce(staff):
    path = address(Page, "change", Page.objects.first().pk)
    policies = {staff.get(path)["Content-Security-Policy"] for _ in range(3)}

    assert len(policies) == 3


def own_views(record):
    """The addresses of our own views below a record's address."""
    names = ["submit", "preview", "reader", *(["pdf"] if isinstance(record, Page) else [])]
    return [address(type(record), name, record.pk) for name in names]


def history():
    """The lists and pages of submissions and editions."""
    submission, edition = submitted(page()), Edition.objects.current().first()
    return [
        *(address(model, "changelist") for model in (Edition, Submission)),
        *(address(type(record), "change", record.pk) for record in (submission, edition)),
    ]


def test_no_other_page_of_the_admin_allows_inline_style_or_script(admin_client):
    paths = [
        *(address(model, "changelist") for model in EDITED),
        *(address(Page, "delete", page().pk), address(Page, "history", page().pk)),
        *(path for record in (page(), liver(), cree(), trust()) for path in own_views(record)),
        *history(),
        *(reverse("admin:index"), reverse("admin:auth_user_changelist")),
        *("/", "/guidance/", "/guidance/cautions/", "/evidence/", "/organisations/"),
    ]
    for path in paths:
        response = admin_client.get(path)
        assert response.status_code == 200, path
        assert "unsafe" not in response["Content-Security-Policy"], path


@pytest.mark.parametrize("record", [page, liver, cree, trust])
def test_view_on_site_links_to_the_public_address_while_there_is_one(staff, record):
    def links():
        form = parsed(staff.get(address(type(record()), "change", record().pk)))
        return form.xpath("//a[contains(@class, 'viewsitelink')]/@href")

    assert links() == [record().get_absolute_url()]
    assert staff.get(links()[0]).status_code == 200

    Edition.objects.all().delete()
    assert links() == []


@pytest.mark.parametrize(
    ("model", "query", "result"),
    [
        (Page, "Yellow Card", "Side effects"),
        (Page, "[@bolton-2019]", "Evidence beyond MS"),
        (Reference, "Zagon", "ludwig-2016"),
        (Caution, "hepatitis", "Liver problems"),
        (Study, "cree", "Cree 2010"),
        (Organisation, "advocacy", "LDN Research Trust"),
    ],
)
def test_search_finds_words_anywhere_in_a_record(staff, model, query, result):
    response = staff.get(address(model, "changelist"), {"q": query})

    assert result in words_of(parsed(response).get_element_by_id("result_list"))


def test_a_reference_says_where_it_is_cited_and_how_it_is_shown(staff):
    reference = Reference.objects.get(key="mstrust-ldn")
    shown = words_of(parsed(staff.get(address(Reference, "change", reference.pk))))

    assert "[@mstrust-ldn]" in shown
    assert "the study “Gironi 2008”" in shown
    assert "A-Z: low dose naltrexone (LDN). MS Trust." in shown


def test_what_the_starter_content_published_is_not_registered():
    assert not admin.site.is_registered(StarterRecord)


def addresses(model):
    """Every address of one kind of record."""
    record = model.objects.first()
    return [
        *(address(model, "changelist"), address(model, "add")),
        *(address(model, action, record.pk) for action in ("change", "delete", "history")),
        *(own_views(record) if model in PUBLISHED else ()),
    ]


def is_sent_to_log_in(response):
    return response.status_code == 302 and response["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("model", EDITED)
def test_nobody_edits_without_logging_in_as_staff(client, model):
    for reader in (None, User.objects.create_user("reader")):
        if reader:
            client.force_login(reader)
        let_in = [path for path in addresses(model) if not is_sent_to_log_in(client.get(path))]
        assert let_in == []


def test_nobody_sees_the_history_without_logging_in_as_staff(client):
    for reader in (None, User.objects.create_user("reader")):
        if reader:
            client.force_login(reader)
        Submission.objects.all().delete()
        let_in = [path for path in history() if not is_sent_to_log_in(client.get(path))]
        assert let_in == []


def test_a_citation_in_a_field_that_cannot_cite_is_refused(edit):
    response = edit(cree(), population="People [@cree-2010]")

    assert "Cite sources in the longer texts, not here" in response.text


def test_a_page_with_too_many_sections_is_refused_with_a_message(edit):
    fields = {"sections-TOTAL_FORMS": "101"}
    for number in range(page().sections.count(), 101):
        fields |= {
            f"sections-{number}-heading": f"Number {number}",
            f"sections-{number}-body": "<p>Words.</p>",
            f"sections-{number}-order": str(number),
        }
    response = edit(page(), **fields)

    assert "A page has at most 100 sections. Make two pages." in response.text
