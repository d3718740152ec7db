"""Who may approve, and the exception that tells a user why a step is refused."""

from typing import Any

APPROVE = "content.approve_submission"


class Refused(Exception):
    """The step is not allowed. str() is a message for the user."""


def check_may_approve(user: Any) -> None:
    """Raises Refused."""
    if not user.has_perm(APPROVE):
        raise Refused("Only a clinical approver can do this.")


def role_of(user: Any) -> str:
    """How readers see the approver: profession and register. Raises Refused."""
    check_may_approve(user)
    profile = getattr(user, "clinical_approver", None)
    if profile is None:
        raise Refused(
            "Your profession and register are not recorded yet. Ask whoever manages accounts to "
            "add them under “Clinical approvers”."
        )
    return str(profile.role)
