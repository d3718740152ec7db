"""`manage.py check --database default`: is what the site cannot do without published?"""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Tags, register
from django.core.checks import Warning as CheckWarning
from django.db import DatabaseError

from content.models import Edition
from content.models.edition import Kind
from content.required import CAUTIONS


@register(Tags.database)
def needed_cautions(databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """A warning for each caution that the interview and the pack show, and that is not published.

    No error: `migrate` runs these checks first, and must go on where nothing is loaded yet.
    """
    if not databases:
        return []
    try:
        cautions = Edition.objects.current().filter(kind=Kind.CAUTION)
        published = set(cautions.values_list("key", flat=True))
    except DatabaseError:
        return []  # not migrated yet, which Django says itself
    return [
        CheckWarning(
            f"The caution “{key}” is not published.",
            hint="Run: manage.py load_starter_content",
            id="content.W001",
        )
        for key in CAUTIONS
        if key not in published
    ]
