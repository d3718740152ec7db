"""The list of names in the admin: who may see what, what a name would mark, who signs it off."""

import csv
import io

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.urls import reverse

from prescribing.medicines.loading import default_list
from prescribing.models import Draft, NameProposal, Opener
from prescribing.name_list.current import current_list
from tests.support.added_names import FIELDS, NUMBER, added, proposed, signed_off, withdrawal_of
from tests.support.page_html import filled_in, main_words, parsed, words_of
from tests.support.staff import approver, as_, editor, pharmacist

pytestmark = pytest.mark.django_db
SIGN = {"done": "sign-off", "register_number": NUMBER, "has_read_source": "on"}


def at(name, *arguments):
    return reverse(f"admin:prescribing_nameproposal_{name}", args=arguments)


def table_of(response):
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


# --- Who may do what -------------------------------------------------------------------------


def every_address():
    """Every address of the list in the admin, with a name that waits and one that counts."""
    waiting, listed = proposed(), added(name="Zerbidol")
    return {
        **{name: at(name) for name in ("changelist", "list", "download", "add")},
        **{name: at(name, waiting.pk) for name in ("change", "history", "delete")},
        "withdraw": at("withdraw", listed.pk),
    }


READ = {"changelist", "list", "download", "change", "history"}
PROPOSE = READ | {"add", "withdraw"}


@pytest.mark.parametrize(
    ("user", "opened"),
    [
        (lambda: User.objects.create_user("colleague", is_staff=True), set()),
        (approver, READ),
        (lambda: editor("second"), PROPOSE),
        (lambda: pharmacist("second-pharmacist"), PROPOSE),
        (lambda: User.objects.create_superuser("root"), PROPOSE),
    ],
)
def test_each_member_of_staff_opens_what_their_role_allows(user, opened):
    addresses = every_address()
    client = as_(user())

    answers = {name: client.get(path).status_code for name, path in addresses.items()}

    assert answers == {name: 200 if name in opened else 403 for name in addresses}


def test_nobody_reads_or_changes_the_list_without_logging_in_as_staff(client):
    addresses = every_address()
    for reader in (None, User.objects.create_user("reader")):
        if reader:
            client.force_login(reader)
        for path in addresses.values():
            for answer in (client.get(path), client.post(path, SIGN)):
                assert answer.status_code == 302
                assert answer["Location"].startswith("/admin/login/")
    assert NameProposal.objects.signed_off().count() == 1


@pytest.mark.hazard("H44.2")
@pytest.mark.parametrize(
    "user",
    [
        *(editor, lambda: editor("second"), approver),
        lambda: User.objects.create_superuser("root"),
        lambda: User.objects.create_user("colleague", is_staff=True),
    ],
)
def test_a_forged_sign_off_by_anybody_but_another_pharmacist_changes_nothing(user):
    proposal = proposed()

    as_(user()).post(at("change", proposal.pk), SIGN)

    proposal.refresh_from_db()
    assert proposal.is_waiting
    assert current_list() is default_list()


@pytest.mark.hazard("H45.2")
def test_no_request_edits_or_deletes_a_proposal():
    listed = added()
    before = NameProposal.objects.values().get()
    root = as_(User.objects.create_superuser("root"))

    assert root.post(at("delete", listed.pk), {"post": "yes"}).status_code == 403
    root.post(at("change", listed.pk), FIELDS | {"name": "Zapped", "_save": "Save"})
    action = {"action": "delete_selected", "_selected_action": [listed.pk], "post": "yes"}
    root.post(at("changelist"), action)

    assert NameProposal.objects.values().get() == before


def test_the_admin_shows_no_drafts():
    assert not admin.site.is_registered(Draft)
    assert not admin.site.is_registered(Opener)
    registered = {model for model in admin.site._registry if model._meta.app_label == "prescribing"}
    assert registered == {NameProposal}


# --- From a proposal to the list -------------------------------------------------------------


@pytest.mark.hazard("H44.1")
def test_a_name_is_proposed_only_after_its_effect_was_shown():
    client = as_(editor())
    sent = FIELDS | {"name": "Senno", "done": "propose"}

    first = client.post(at("add"), sent)
    assert not NameProposal.objects.exists()
    assert "What “Senno” would newly mark Not proposed yet." in main_words(first)
    assert "Common medicines (1) Senna" in main_words(first)

    other = client.post(at("add"), filled_in(first) | sent | {"name": "Sennox"})
    assert not NameProposal.objects.exists()
    assert "What “Sennox” would newly mark Not proposed yet." in main_words(other)

    done = client.post(at("add"), filled_in(other) | {"done": "propose"}, follow=True)
    assert NameProposal.objects.get().name == "Sennox"
    assert "You proposed this, so you cannot sign it off." in main_words(done)


@pytest.mark.hazard("H44.1")
def test_who_signs_a_name_off_sees_what_it_would_mark():
    proposal = proposed(name="Senno")
    client = as_(pharmacist())
    page = main_words(client.get(at("change", proposal.pk)))

    assert "What it would newly mark Common medicines (1) Senna" in page
    signed = client.post(at("change", proposal.pk), SIGN, follow=True)
    assert "is signed off. It counts from now on." in signed.text
    assert f"version {default_list().version}.1 of the list" in main_words(signed)
    assert f"number {NUMBER}" in main_words(signed)


def test_who_proposed_a_name_sees_no_form_to_sign_it_off():
    bea = pharmacist("bea")
    shown = as_(bea).get(at("change", proposed(by=bea).pk))

    buttons = [words_of(button) for button in parsed(shown).xpath("//main//button")]
    assert "Take it back" in buttons
    assert not [words for words in buttons if "Sign it off" in words]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"register_number": "1"}, "not the register number that is on record"),
        ({"has_read_source": ""}, "Read the source, then tick the box."),
        ({"done": "return"}, "Say why you do not sign it off."),
        ({"done": "x"}, "Choose what to do."),
        ({"comment": "a\x00b"}, "Null characters"),
    ],
)
def test_a_decision_that_cannot_stand_is_refused_in_words(changes, says):
    proposal = proposed()
    given = {name: value for name, value in (SIGN | changes).items() if value}

    answer = as_(pharmacist()).post(at("change", proposal.pk), given)

    assert says in answer.text
    proposal.refresh_from_db()
    assert proposal.is_waiting


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        *(({"name": ""}, "Enter the name."), ({"source": " "}, "Say where the pharmacist")),
        ({"medicine_class": "x"}, "Select a valid choice"),
        ({"medicine_class": ""}, "Choose what the medicine is used for."),
        *(({"name": "Zapain"}, "on the list already"), ({"name": "x" * 81}, "at most 80")),
        ({"name": "Panadol"}, "harmless names"),
    ],
)
def test_a_proposal_that_is_not_whole_is_refused_beside_its_field(changes, says):
    answer = as_(editor()).post(at("add"), FIELDS | changes | {"done": "show"})
    errors = " ".join(words_of(each) for each in parsed(answer).xpath("//ul[@class='errorlist']"))

    assert says in errors
    assert "would newly mark" not in main_words(answer)


def test_a_name_is_withdrawn_by_two_people_and_the_page_shows_what_loses_its_mark():
    listed = added(name="Senno")
    client = as_(editor("second"))
    assert "Propose to withdraw this name" in main_words(client.get(at("change", listed.pk)))

    page = client.get(at("withdraw", listed.pk))
    assert "What would lose its mark, besides the name itself" in main_words(page)
    assert "Senna" in main_words(page)
    assert "Say why" in main_words(client.post(at("withdraw", listed.pk), {"reason": ""}))
    asked = client.post(at("withdraw", listed.pk), {"reason": "It is a laxative."}, follow=True)
    assert "is waiting for a pharmacist" in asked.text
    assert client.get(at("withdraw", listed.pk)).status_code == 403

    as_(pharmacist()).post(at("change", listed.withdrawal().pk), SIGN)
    assert current_list().added == frozenset()


def test_the_first_page_of_the_admin_says_what_waits_for_a_pharmacist():
    proposed()
    link = "1 proposal for the list of names is waiting for a pharmacist"

    assert link in main_words(as_(pharmacist()).get(reverse("admin:index")))
    colleague = User.objects.create_user("colleague", is_staff=True)
    assert link not in main_words(as_(colleague).get(reverse("admin:index")))


# --- The whole list --------------------------------------------------------------------------


def test_the_whole_list_has_the_added_names_first_and_finds_words():
    added(country="Poland")
    client = as_(editor())

    first = parsed(client.get(at("list"))).xpath("//tbody/tr")[0]
    assert words_of(first).startswith("Zorbidol Opioid: painkiller codeine Poland")
    assert "Added by editor, signed off by pharmacist on" in words_of(first)
    found = main_words(client.get(at("list"), {"q": "tramadol zydol"}))
    assert "Zydol" in found
    assert "Came with the site" in found
    assert "0 names with “nothing”" in main_words(client.get(at("list"), {"q": "nothing"}))
    assert client.get(at("list"), {"page": "x"}).status_code == 200
    assert "Harmless name" in main_words(client.get(at("list"), {"q": "Panadol"}))


def test_the_download_holds_every_name_with_who_and_when():
    listed = added(country="Poland", source="=1+1")
    gone = added(name="Zerbidol")
    signed_off(withdrawal_of(gone))
    names = default_list()

    columns, *rows = table_of(as_(editor()).get(at("download")))
    by_name = {row[0]: dict(zip(columns, row, strict=True)) for row in rows}

    assert len(rows) == len(names.names) + len(names.shields) + 2
    mine = by_name["Zorbidol"]
    assert (mine["Proposed by"], mine["Signed off by"]) == ("editor", "pharmacist")
    assert (mine["Register number"], mine["Status"]) == (NUMBER, "On the list")
    assert mine["Where from"] == f"Added by staff in version {names.version}.1"
    assert mine["Signed off on"] == f"{listed.decided_at:%Y-%m-%d}"
    assert mine["Source"] == "'=1+1"
    assert by_name["Zerbidol"]["Status"].startswith(f"Withdrawn in version {names.version}.3")
    assert by_name["Zerbidol"]["Withdrawn by"] == "pharmacist"
    assert by_name["codeine"]["Where from"] == f"Base list {names.version}"
    assert by_name["Panadol"]["Kind"] == "Harmless name"


def test_the_download_names_the_version_and_is_a_file(client):
    added()
    answer = as_(editor()).get(at("download"))

    assert answer["Content-Type"].startswith("text/csv")
    assert (
        f'attachment; filename="list-of-names-{default_list().version}.1-'
        in (answer["Content-Disposition"])
    )


def test_no_page_of_the_list_allows_inline_style_or_script():
    addresses = every_address()
    client = as_(User.objects.create_superuser("root"))

    for name in PROPOSE:
        assert "unsafe" not in client.get(addresses[name])["Content-Security-Policy"], name
