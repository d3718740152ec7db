"""Keys: the short names with which texts and code refer to records."""

from django.core.validators import RegexValidator
from django.db import models

from content.markup.citations import KEY

KEY_FORMAT = RegexValidator(
    f"^{KEY}$", "Use small letters, digits and single hyphens, such as gironi-2008."
)


def key_field(what: str) -> "models.CharField[str, str]":
    """A unique key. It cannot be changed later, because texts and code refer to it."""
    return models.CharField(
        max_length=60,
        unique=True,
        validators=[KEY_FORMAT],
        help_text=f"{what} It cannot be changed later.",
        error_messages={"unique": "This key is already taken. Choose another."},
    )
