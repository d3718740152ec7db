"""`manage.py check --database default`: warn of required cautions that are not published."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Tags, register
from django.core.checks import Warning as CheckWarning
from django.db import DatabaseError

from content.models import Edition
from content.models.edition import Kind
from content.required import CAUTIONS

# The tag of checks on what is public. The admin runs them once a text is published.
PUBLISHED = "published"


@register(Tags.database)
def needed_cautions(databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """A warning for each unpublished caution that the interview and the pack need.

    Not an error, because `migrate` runs these checks before anything is loaded.
    """
    if not databases:
        return []
    try:
        cautions = Edition.objects.current().filter(kind=Kind.CAUTION)
        published = set(cautions.values_list("key", flat=True))
    except DatabaseError:
        return []  # not migrated yet, which Django reports
    return [
        CheckWarning(
            f"The caution “{key}” is not published.",
            hint="Run: manage.py load_starter_content",
            id="content.W001",
        )
        for key in CAUTIONS
        if key not in published
    ]
