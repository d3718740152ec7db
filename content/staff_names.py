"""How the admin names staff."""

from typing import Any


def name_of(user: Any) -> str:
    """The full name, or else the username; "" for None."""
    return (user.get_full_name() or user.get_username()) if user else ""
