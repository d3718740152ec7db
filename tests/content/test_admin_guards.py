"""What the admin never lets happen: loose ends, lost addresses, inline script, a way to answers."""

import re

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.urls import reverse

from content.models import Caution, Organisation, Page, Reference, Section, StarterRecord, Study
from content.needed import CAUTIONS, PAGES
from tests.content.markup import filled_in, parsed, words_of

pytestmark = pytest.mark.django_db
EDITED = [Page, Caution, Study, Organisation, Reference]
WITH_PROSE = [Page, Caution, Organisation]


def address(model, action, *args):
    return reverse(f"admin:content_{model._meta.model_name}_{action}", args=args)


def delete(staff, record):
    """Confirm the deletion of one record; what the answer says."""
    path = address(type(record), "delete", record.pk)
    return words_of(staff.post(path, {"post": "yes"}).content.decode())


def delete_selected(staff, *records):
    """Confirm the deletion of records ticked in a list; what the answer says."""
    data = {
        "action": "delete_selected",
        "_selected_action": [str(record.pk) for record in records],
        "post": "yes",
    }
    path = address(type(records[0]), "changelist")
    return words_of(staff.post(path, data, follow=True).content.decode())


@pytest.mark.parametrize("remove", [delete, delete_selected])
@pytest.mark.parametrize(
    ("key", "where"),
    [
        ("mhra-specials", "the page “Forms and strengths”, section “Special or licensed?”"),
        ("toljan-2018", "the page “What is LDN?”"),
        ("dmd", "the caution “Opioid medicines”"),
        ("mstrust-ldn", "the study “Gironi 2008”"),
    ],
)
def test_a_reference_that_is_cited_stays_and_the_answer_says_where(staff, remove, key, where):
    answer = remove(staff, Reference.objects.get(key=key))

    assert Reference.objects.filter(key=key).exists()
    assert where in answer


@pytest.mark.parametrize("remove", [delete, delete_selected])
def test_the_reference_of_a_study_stays_although_no_text_cites_it(staff, remove):
    reference = Reference.objects.create(key="x-2026", title="x", source="x", kind="review")
    Study.objects.create(
        reference=reference,
        design_kind="retrospective",
        design="x",
        population="x",
        result="x",
        direction="no-comparison",
        limits="x",
    )
    remove(staff, reference)

    assert Reference.objects.filter(key="x-2026").exists()


@pytest.mark.parametrize("remove", [delete, delete_selected])
def test_a_reference_that_nothing_cites_can_go(staff, remove):
    reference = Reference.objects.create(key="x-2026", title="x", source="x", kind="review")
    remove(staff, reference)

    assert not Reference.objects.filter(key="x-2026").exists()


def test_a_key_that_begins_like_another_is_not_mistaken_for_it(staff):
    reference = Reference.objects.create(key="cree", title="x", source="x", kind="review")
    delete(staff, reference)

    assert not Reference.objects.filter(key="cree").exists()


@pytest.mark.parametrize("remove", [delete, delete_selected])
@pytest.mark.parametrize("key", CAUTIONS)
def test_a_caution_that_the_interview_needs_stays_and_the_answer_says_so(staff, remove, key):
    caution = Caution.objects.get(key=key)
    caution.section_set.update(caution=None, shows="cautions")
    answer = remove(staff, caution)

    assert Caution.objects.filter(key=key).exists()
    assert "the interview and the letter pack show it" in answer


@pytest.mark.parametrize("remove", [delete, delete_selected])
def test_a_caution_that_a_page_shows_stays_and_the_answer_names_the_section(staff, remove):
    answer = remove(staff, Caution.objects.get(key="steroids"))

    assert Caution.objects.filter(key="steroids").exists()
    assert "Steroid treatment" in answer


@pytest.mark.parametrize("remove", [delete, delete_selected])
@pytest.mark.parametrize("slug", PAGES)
def test_a_page_that_the_site_leads_to_stays_and_the_answer_says_why(staff, remove, slug):
    answer = remove(staff, Page.objects.get(slug=slug))

    assert Page.objects.filter(slug=slug).exists()
    assert PAGES[slug] in answer


@pytest.mark.parametrize("remove", [delete, delete_selected])
def test_other_pages_can_go_with_their_sections(staff, remove):
    page = Page.objects.get(slug="evidence-beyond-ms")
    remove(staff, page)

    assert not Page.objects.filter(slug="evidence-beyond-ms").exists()
    assert staff.get("/guidance/evidence-beyond-ms/").status_code == 404
    assert staff.get("/guidance/").status_code == 200


def test_one_record_in_use_keeps_all_that_were_selected(staff):
    free = Reference.objects.create(key="x-2026", title="x", source="x", kind="review")
    delete_selected(staff, free, Reference.objects.get(key="cree-2010"))

    assert Reference.objects.filter(key__in=["x-2026", "cree-2010"]).count() == 2


@pytest.mark.parametrize(
    ("model", "name", "value"),
    [
        (Page, "slug", "side-effects"),
        (Caution, "key", "liver"),
        (Reference, "key", "cree-2010"),
    ],
)
def test_the_name_of_a_saved_record_cannot_be_changed(edit, staff, model, name, value):
    record = model.objects.get(**{name: value})
    assert name not in filled_in(staff.get(address(model, "change", record.pk)))
    edit(record, **{name: "something-else"})
    record.refresh_from_db()

    assert getattr(record, name) == value


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


def test_each_response_has_a_nonce_of_its_own(staff):
    path = address(Page, "change", Page.objects.first().pk)
    policies = {staff.get(path)["Content-Security-Policy"] for _ in range(3)}

    assert len(policies) == 3


def test_no_other_page_of_the_admin_allows_inline_style_or_script(staff):
    page = Page.objects.first()
    paths = [
        *(address(model, "changelist") for model in EDITED),
        *(address(Page, "delete", page.pk), address(Page, "history", page.pk)),
        *(reverse("admin:index"), reverse("admin:auth_user_changelist")),
        *("/", "/guidance/", "/guidance/cautions/", "/evidence/", "/organisations/"),
    ]
    for path in paths:
        response = staff.get(path)
        assert response.status_code == 200, path
        assert "unsafe" not in response["Content-Security-Policy"], path


@pytest.mark.parametrize("model", [Page, Caution, Study, Organisation])
def test_view_on_site_leads_to_the_public_page(staff, model):
    record = model.objects.last()
    form = parsed(staff.get(address(model, "change", record.pk)))
    (link,) = form.xpath("//a[contains(@class, 'viewsitelink')]/@href")
    response = staff.get(link)

    assert response.status_code in (301, 302)
    assert response["Location"].endswith(record.get_absolute_url())
    assert staff.get(record.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    ("model", "query", "found"),
    [
        (Page, "Yellow Card", "Side effects"),
        (Page, "[@bolton-2019]", "Evidence beyond MS"),
        (Reference, "Zagon", "ludwig-2016"),
        (Caution, "hepatitis", "Liver problems"),
        (Study, "cree", "Cree 2010"),
        (Organisation, "advocacy", "LDN Research Trust"),
    ],
)
def test_search_finds_words_anywhere_in_a_record(staff, model, query, found):
    response = staff.get(address(model, "changelist"), {"q": query})

    assert found in words_of(parsed(response).get_element_by_id("result_list"))


def test_a_reference_says_where_it_is_cited_and_how_it_is_shown(staff):
    reference = Reference.objects.get(key="mstrust-ldn")
    shown = words_of(parsed(staff.get(address(Reference, "change", reference.pk))))

    assert "[@mstrust-ldn]" in shown
    assert "the study “Gironi 2008”" in shown
    assert "A-Z: low dose naltrexone (LDN). MS Trust." in shown
    assert "not recorded" in shown


def test_nothing_of_the_interview_is_registered():
    registered = {model._meta.app_label for model in admin.site._registry}

    assert "prescribing" not in registered
    assert not admin.site.is_registered(StarterRecord)
    assert list(apps.get_app_config("prescribing").get_models())


@pytest.mark.parametrize("model", EDITED)
def test_nobody_edits_without_logging_in_as_staff(client, model):
    paths = [address(model, "changelist"), address(model, "add")]
    paths += [address(model, action, model.objects.first().pk) for action in ("change", "delete")]
    for reader in (None, User.objects.create_user("reader")):
        if reader:
            client.force_login(reader)
        for path in paths:
            response = client.get(path)
            assert response.status_code == 302
            assert response["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("remove", [delete, delete_selected])
def test_a_page_that_a_text_links_to_stays_and_the_answer_says_where(staff, remove):
    page = Page.objects.get(slug="side-effects")
    Section.objects.create(
        page=Page.objects.get(slug="how-it-may-work"),
        heading="See also",
        body='<p><a href="/guidance/side-effects/">Side effects</a></p>',
    )
    answer = remove(staff, page)

    assert "in use" in answer
    assert "section “See also” links to it" in answer
    assert Page.objects.filter(pk=page.pk).exists()


def test_a_marker_where_it_would_be_shown_as_typed_is_refused(edit):
    study = Study.objects.get(reference__key="cree-2010")
    response = edit(study, population="People [@cree-2010]")

    assert "Cite sources in the longer texts, not here" in response.text


def test_a_page_of_too_many_sections_is_refused_in_words(edit):
    page = Page.objects.get(slug="side-effects")
    fields = {"sections-TOTAL_FORMS": "101"}
    for number in range(page.sections.count(), 101):
        fields |= {
            f"sections-{number}-heading": f"Number {number}",
            f"sections-{number}-body": "<p>Words.</p>",
            f"sections-{number}-order": str(number),
        }
    response = edit(page, **fields)

    assert "A page has at most 100 sections. Make two pages." in response.text
