"""The steps of a proposal: propose, sign off, return, take back. Nothing else writes the list."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from content.models.edition import Register
from content.publishing.permissions import Refused
from prescribing.medicines.additions import Clash, clash_with, is_name
from prescribing.medicines.names import MedicineClass, NameList
from prescribing.medicines.same_name import key_of
from prescribing.name_list.current import current_list
from prescribing.name_list.models import NameProposal

PROPOSE = "prescribing.add_nameproposal"
SIGN_OFF = "prescribing.sign_off_name"
_OF_PHARMACISTS = {Register.GPHC, Register.PSNI}
_CLASHES = {
    Clash.LISTED: "“{name}” is on the list already.",
    Clash.HARMLESS: "“{name}” is on the list of harmless names that comes with the site.",
    Clash.EVERYDAY: "“{name}” is an everyday word. It would be marked in many answers.",
}


@transaction.atomic
def propose(
    *, name: str, active: str, medicine_class: str, source: str, country: str, by: Any
) -> NameProposal:
    """Propose to add a name of an opioid. Raises Refused."""
    _check_may(by, PROPOSE, "Only staff who may propose names can do this.")
    _lock()
    check_is_new(name, current_list())
    waiting = NameProposal.objects.filter(
        state=NameProposal.State.WAITING, action=NameProposal.Action.ADD
    )
    if key_of(name) in {key_of(one.name) for one in waiting}:
        raise Refused(f"“{name}” is waiting for a pharmacist already.")
    return NameProposal.objects.create(
        action=NameProposal.Action.ADD,
        name=name,
        active=active,
        medicine_class=MedicineClass(medicine_class),
        source=source,
        country=country,
        proposed_by=by,
        proposed_at=timezone.now(),
    )


@transaction.atomic
def propose_withdrawal(added: NameProposal, *, reason: str, by: Any) -> NameProposal:
    """Propose to withdraw a name that staff added. Raises Refused."""
    _check_may(by, PROPOSE, "Only staff who may propose names can do this.")
    _lock()
    added.refresh_from_db()
    if added.action != NameProposal.Action.ADD or added.state != NameProposal.State.SIGNED_OFF:
        raise Refused("Only a name that staff added can be withdrawn.")
    if added.withdrawal():
        raise Refused(f"It has been proposed already to withdraw “{added.name}”.")
    if not reason.strip():
        raise Refused("Say why the name should be withdrawn.")
    return NameProposal.objects.create(
        action=NameProposal.Action.WITHDRAW,
        name=added.name,
        active=added.active,
        medicine_class=added.medicine_class,
        source=added.source,
        country=added.country,
        withdraws=added,
        reason=reason,
        proposed_by=by,
        proposed_at=timezone.now(),
    )


@transaction.atomic
def sign_off(
    proposal: NameProposal, *, by: Any, register_number: str, has_read_source: bool
) -> None:
    """Put the proposal into effect: the next version of the list. Raises Refused.

    register_number: as the pharmacist enters it to sign; it must be the one on record.
    """
    proposal = _locked(proposal)
    _check_is_not_theirs(proposal, by)
    profile = pharmacist_profile(by)
    if register_number.strip() != profile.registration_number.strip():
        raise Refused("This is not the register number that is on record for you.")
    if not has_read_source:
        raise Refused("Read the source, then tick the box.")
    if proposal.action == NameProposal.Action.ADD:
        check_is_new(proposal.name, current_list())
    last = NameProposal.objects.aggregate(Max("number"))["number__max"] or 0
    proposal.number = last + 1
    proposal.register_number = profile.registration_number.strip()
    proposal.decided_role = profile.role
    _decide(proposal, NameProposal.State.SIGNED_OFF, by)


@transaction.atomic
def send_back(proposal: NameProposal, *, by: Any, comment: str) -> None:
    """Decide against a proposal, with a comment. Raises Refused."""
    proposal = _locked(proposal)
    _check_is_not_theirs(proposal, by)
    pharmacist_profile(by)
    if not comment.strip():
        raise Refused("Say why you do not sign it off.")
    _decide(proposal, NameProposal.State.RETURNED, by, comment)


@transaction.atomic
def take_back(proposal: NameProposal, *, by: Any) -> None:
    """Take back a proposal of one's own. Raises Refused."""
    proposal = _locked(proposal)
    if by != proposal.proposed_by:
        raise Refused("Only the person who proposed it can take it back.")
    _decide(proposal, NameProposal.State.TAKEN_BACK, by)


def check_is_new(name: str, names: NameList) -> None:
    """Raises Refused if the list has the name, or if recognition could never find it."""
    if not is_name(name):
        raise Refused("Begin the name with a word of at least three letters.")
    if clash := clash_with(name, names):
        raise Refused(_CLASHES[clash].format(name=name))


def pharmacist_profile(user: Any) -> Any:
    """The register entry of a pharmacist who may sign names off. Raises Refused."""
    _check_may(user, SIGN_OFF, "Only a pharmacist can do this.")
    profile = getattr(user, "clinical_approver", None)
    if profile is None or profile.register not in _OF_PHARMACISTS:
        raise Refused(
            "You are not on record as a pharmacist yet. Ask whoever manages accounts to add your "
            "profession, register and number under “Clinical approvers”."
        )
    if "pharmacist" not in profile.profession.casefold():
        raise Refused(f"You are on record as {profile.profession}. Only a pharmacist can do this.")
    return profile


def _check_may(user: Any, permission: str, message: str) -> None:
    if not user.has_perm(permission):
        raise Refused(message)


def _check_is_not_theirs(proposal: NameProposal, user: Any) -> None:
    if user == proposal.proposed_by:
        raise Refused("You proposed this yourself, so a pharmacist who did not must sign it off.")


def _lock() -> None:
    """Lock all proposals, so that two steps at the same moment run in turn."""
    list(NameProposal.objects.select_for_update().order_by("pk").values_list("pk"))


def _locked(proposal: NameProposal) -> NameProposal:
    """The proposal as it is now, if nobody has decided it yet."""
    _lock()
    proposal.refresh_from_db()
    if not proposal.is_waiting:
        raise Refused("Somebody has decided this already.")
    return proposal


def _decide(proposal: NameProposal, state: NameProposal.State, by: Any, comment: str = "") -> None:
    proposal.state, proposal.comment = state, comment
    proposal.decided_by, proposal.decided_at = by, timezone.now()
    proposal.save()
