"""What staff are called in the admin: by their name where the account has one."""

from typing import Any


def name_of(user: Any) -> str:
    """The full name, or the username; nothing for nobody."""
    return (user.get_full_name() or user.get_username()) if user else ""
