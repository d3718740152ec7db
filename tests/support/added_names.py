"""Names that staff add to the list in tests: proposed, and signed off."""

from prescribing.name_list import workflow
from tests.support.staff import editor, pharmacist

NUMBER = "2099999"
FIELDS = {
    "name": "Zorbidol",
    "active": "codeine",
    "medicine_class": "analgesic",
    "source": "A register of medicines",
    "country": "",
}


def proposed(by=None, **fields):
    """A proposal to add a name; Zorbidol, a name nobody sells, where none is given."""
    return workflow.propose(**FIELDS | fields, by=by or editor())


def withdrawal_of(added, by=None):
    """A proposal to withdraw an added name."""
    return workflow.propose_withdrawal(added, reason="It is no opioid.", by=by or editor())


def signed_off(proposal, by=None):
    """The proposal, signed off by a pharmacist."""
    workflow.sign_off(proposal, by=by or pharmacist(), register_number=NUMBER, has_read_source=True)
    proposal.refresh_from_db()
    return proposal


def added(**fields):
    """A name that is on the list: proposed by an editor and signed off."""
    return signed_off(proposed(**fields))
