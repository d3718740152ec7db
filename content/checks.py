"""`manage.py check --database default`: is what the site cannot do without in the database?"""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError

from content.cards import NEEDED
from content.models import Caution


@register(Tags.database)
def needed_cautions(databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """An error for each caution that the interview and the pack show, and that is missing."""
    if not databases:
        return []
    try:
        present = set(Caution.objects.values_list("key", flat=True))
    except DatabaseError:
        return []  # not migrated yet, which Django says itself
    return [
        Error(
            f"The caution “{key}” is missing.",
            hint="Run: manage.py load_starter_content. If staff deleted it, make it again.",
            id="content.E001",
        )
        for key in NEEDED
        if key not in present
    ]
