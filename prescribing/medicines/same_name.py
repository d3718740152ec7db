"""Tells when two names of the list are one: by what recognition compares."""

from prescribing.medicines.as_written import is_written, plain_text
from prescribing.medicines.tokens import texts_of


def key_of(name: str) -> tuple[str, ...]:
    """Equal for names that differ in case, accents, hyphens or spaces alone."""
    return (plain_text(name),) if is_written(name) else texts_of(name)
