"""A name counts only after a pharmacist who did not propose it has signed it off."""

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from content.models import ClinicalApprover
from content.publishing.permissions import Refused
from prescribing.medicines.recognise import recognise
from prescribing.name_list import workflow
from prescribing.name_list.current import current_list
from prescribing.name_list.models import NameProposal
from tests.support.added_names import NUMBER, added, proposed, signed_off, withdrawal_of
from tests.support.staff import approver, editor, pharmacist

pytestmark = pytest.mark.django_db


def marks(text="Zorbidol"):
    return [match.name for match in recognise(text, current_list())]


@pytest.mark.hazard("H44.2")
def test_a_name_marks_nothing_until_a_pharmacist_has_signed_it_off():
    proposal = proposed()
    assert marks() == []

    signed_off(proposal)

    assert marks() == ["Zorbidol"]
    assert (proposal.decided_role, proposal.register_number, proposal.number) == (
        "pharmacist, registered with the General Pharmaceutical Council", NUMBER, 1,
    )  # fmt: skip


@pytest.mark.hazard("H44.2")
@pytest.mark.parametrize("superuser", [False, True])
def test_nobody_signs_off_a_name_that_they_proposed(superuser):
    bea = pharmacist("bea")
    bea.is_superuser = superuser
    bea.save()
    proposal = proposed(by=bea)

    with pytest.raises(Refused, match="You proposed this yourself"):
        signed_off(proposal, by=bea)
    with pytest.raises(Refused, match="You proposed this yourself"):
        workflow.send_back(proposal, by=bea, comment="No.")
    assert marks() == []


@pytest.mark.hazard("H44.2")
def test_the_database_takes_no_sign_off_by_the_proposer_and_none_without_a_number():
    bea, proposal = pharmacist("bea"), proposed(by=pharmacist("bea"))
    signed = {"state": "signed-off", "number": 1, "decided_at": timezone.now()}
    signed |= {"decided_by": bea, "decided_role": "pharmacist", "register_number": NUMBER}
    records = NameProposal.objects.filter(pk=proposal.pk)

    with pytest.raises(IntegrityError, match="not_decided_by_its_author"), transaction.atomic():
        records.update(**signed)
    other = signed | {"decided_by": pharmacist("cy")}
    for missing in ({"register_number": ""}, {"decided_role": ""}, {"number": None}):
        with pytest.raises(IntegrityError, match="register_number"), transaction.atomic():
            records.update(**other | missing)
    assert records.update(**other) == 1


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"register": "gmc"}, "not on record as a pharmacist"),
        ({"profession": "pharmacy technician"}, "on record as pharmacy technician"),
        (None, "not on record as a pharmacist"),
    ],
)
def test_only_somebody_on_record_as_a_pharmacist_signs_off(changes, says):
    profile = ClinicalApprover.objects.filter(user=pharmacist())
    profile.update(**changes) if changes else profile.delete()

    with pytest.raises(Refused, match=says):
        signed_off(proposed(), by=User.objects.get(username="pharmacist"))
    assert marks() == []


def test_editors_and_approvers_of_texts_sign_off_no_name():
    proposal = proposed()

    for user in (editor("second"), approver()):
        with pytest.raises(Refused, match="Only a pharmacist can do this"):
            signed_off(proposal, by=user)
        with pytest.raises(Refused, match="Only a pharmacist can do this"):
            workflow.send_back(proposal, by=user, comment="No.")


@pytest.mark.parametrize(
    ("number", "has_read", "says"),
    [
        ("1234567", True, "not the register number"),
        ("", True, "not the register number"),
        (NUMBER, False, "Read the source"),
    ],
)
def test_a_sign_off_needs_the_number_on_record_and_the_source_read(number, has_read, says):
    with pytest.raises(Refused, match=says):
        workflow.sign_off(
            proposed(), by=pharmacist(), register_number=number, has_read_source=has_read
        )
    assert marks() == []


@pytest.mark.hazard("H44.3")
@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("Zapain", "on the list already"),
        ("co codamol", "on the list already"),
        ("Panadol", "harmless names"),
        ("Pain", "everyday word"),
        ("12", "at least three letters"),
    ],
)
def test_a_name_that_the_list_has_cannot_be_proposed(name, says):
    with pytest.raises(Refused, match=says):
        proposed(name=name)


def test_a_name_is_proposed_and_added_once():
    first, second = proposed(), None
    with pytest.raises(Refused, match="waiting for a pharmacist already"):
        second = proposed(name="ZORBIDOL")
    signed_off(first)

    assert second is None
    with pytest.raises(Refused, match="on the list already"):
        proposed(name="zorbidol")


def test_only_those_who_may_propose_propose():
    with pytest.raises(Refused, match="Only staff who may propose"):
        proposed(by=approver())
    with pytest.raises(Refused, match="Only staff who may propose"):
        withdrawal_of(added(), by=approver())


@pytest.mark.hazard("H45.1")
def test_an_added_name_goes_only_by_a_proposal_that_another_person_signs_off():
    name, bea = added(), pharmacist("bea")
    withdrawal = withdrawal_of(name, by=bea)
    assert marks() == ["Zorbidol"]
    with pytest.raises(Refused, match="You proposed this yourself"):
        signed_off(withdrawal, by=bea)
    with pytest.raises(Refused, match="proposed already to withdraw"):
        withdrawal_of(name)

    signed_off(withdrawal)

    assert marks() == []
    assert current_list().version.endswith(".2")


@pytest.mark.hazard("H45.1")
def test_nothing_but_an_added_name_can_be_withdrawn():
    waiting, gone = proposed(), added(name="Zerbidol")
    signed_off(withdrawal_of(gone))

    for proposal in (waiting, gone, gone.withdrawal()):
        with pytest.raises(Refused):
            withdrawal_of(proposal)
    with pytest.raises(IntegrityError, match="withdraws_an_added_name"), transaction.atomic():
        NameProposal.objects.create(
            action="withdraw", name="Zapain", reason="x", proposed_by=editor(),
            proposed_at=timezone.now(),
        )  # fmt: skip


def test_a_withdrawn_name_can_be_proposed_again():
    signed_off(withdrawal_of(added()))

    added()

    assert marks() == ["Zorbidol"]
    assert current_list().version.endswith(".3")


def test_a_proposal_is_decided_once():
    proposal = signed_off(proposed())

    for step in (
        lambda: signed_off(proposal, by=pharmacist("other")),
        lambda: workflow.send_back(proposal, by=pharmacist("other"), comment="No."),
        lambda: workflow.take_back(proposal, by=editor()),
    ):
        with pytest.raises(Refused, match="decided this already"):
            step()


def test_a_returned_proposal_needs_a_reason_and_changes_nothing():
    proposal = proposed()
    with pytest.raises(Refused, match="Say why"):
        workflow.send_back(proposal, by=pharmacist(), comment=" ")

    workflow.send_back(proposal, by=pharmacist(), comment="It is a vitamin.")

    proposal.refresh_from_db()
    assert (proposal.state, proposal.comment) == ("returned", "It is a vitamin.")
    assert marks() == []


def test_only_the_proposer_takes_a_proposal_back():
    proposal = proposed()
    with pytest.raises(Refused, match="Only the person who proposed it"):
        workflow.take_back(proposal, by=pharmacist())

    workflow.take_back(proposal, by=editor())

    proposal.refresh_from_db()
    assert proposal.state == "taken-back"
    assert proposed().is_waiting


@pytest.mark.hazard("H45.2")
def test_an_account_or_a_name_that_the_history_names_cannot_be_deleted():
    name = added()
    withdrawal_of(name)

    for record in (name, name.proposed_by, name.decided_by):
        with pytest.raises(ProtectedError), transaction.atomic():
            record.delete()
    assert NameProposal.objects.count() == 2
