"""Accounts of staff are closed, never deleted: who wrote a text is known by the account's id."""

from typing import Any

from django.db.models import ProtectedError

KEPT = (
    "Accounts are not deleted, because the history of the texts names them. To close an account, "
    "untick “Active” and save."
)


def refuse_to_delete(instance: Any, **_: Any) -> None:
    """A receiver of `pre_delete` for accounts. Raises ProtectedError.

    A foreign key could protect authors and approvers alone. Contributors are rows between two
    tables: they would go with the account, and its owner could then approve their own text.
    """
    raise ProtectedError(KEPT, {instance})
