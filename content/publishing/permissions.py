"""Who may do what with a published text, and what a refusal says."""

from typing import Any

APPROVE = "content.approve_submission"


class Refused(Exception):
    """What was asked for cannot be done; str() says why, to the person who asked."""


def check_may_approve(user: Any) -> None:
    """Raises Refused."""
    if not user.has_perm(APPROVE):
        raise Refused("Only a clinical approver can do this.")


def role_of(user: Any) -> str:
    """How readers are told who approved. Raises Refused."""
    check_may_approve(user)
    profile = getattr(user, "clinical_approver", None)
    if profile is None:
        raise Refused(
            "Your profession and register are not recorded yet. Ask whoever manages accounts to "
            "add them under “Clinical approvers”."
        )
    return str(profile.role)
