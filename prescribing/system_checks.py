"""`manage.py check` reports a broken list of medicine names or a broken hazard log.

With `--database default` it also tells when the prescriber sheet has outgrown its leaf, and when
a name that staff added is harmless by the base list.
"""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as CheckWarning
from django.db import DatabaseError
from django.utils import timezone

from content.articles.library import MissingCaution
from content.system_checks import PUBLISHED
from prescribing.medicines.loading import BrokenList, default_list
from prescribing.medicines.pasted.known import common_rows
from prescribing.safety.load import BrokenLog, hazard_log

# Two sides of one leaf.
SHEET_PAGES = 2


@register()
def list_of_medicines(**_: Any) -> list[CheckMessage]:
    """An error if a list is broken: no medicine would be recognised, or no name suggested."""
    try:
        default_list()
        common_rows()
    except BrokenList as error:
        return [Error(f"The list of medicine names is broken. {error}", id="prescribing.E001")]
    return []


@register()
def log_of_hazards(**_: Any) -> list[CheckMessage]:
    """An error if the hazard log is broken: without it there is no page on clinical safety."""
    try:
        hazard_log()
    except BrokenLog as error:
        return [Error(f"The hazard log is broken. {error}", id="prescribing.E002")]
    return []


@register(Tags.security, deploy=True)
def render_service(**_: Any) -> list[CheckMessage]:
    """A warning if the site makes PDFs itself, so that a few visitors could stop it."""
    if settings.RENDER_SOCKET:
        return []
    return [
        CheckWarning(
            "RENDER_SOCKET is not set: PDFs are made in the processes that answer visitors.",
            hint="Start `manage.py render_service` beside the site, and give both the same "
            "RENDER_SOCKET (docs/deploy.md).",
            id="prescribing.W002",
        )
    ]


@register(Tags.database)
def names_of_staff(databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """A warning if the base list calls a name harmless that staff added: the added name counts."""
    if not databases:
        return []
    from prescribing.name_list.current import called_harmless

    try:
        shields = called_harmless()
    except DatabaseError:
        return []
    return [
        CheckWarning(
            f"Staff added “{shield.name}” as an opioid, and the list that comes with the site has "
            "it as harmless. It is marked.",
            hint="A pharmacist decides: withdraw the name in the admin, or take it out of "
            "not-opioids.csv or not-opioids-abroad.csv.",
            id="prescribing.W003",
        )
        for shield in shields
    ]


@register(Tags.database, PUBLISHED)
def length_of_prescriber_sheet(
    databases: Sequence[str] | None = None, **_: Any
) -> list[CheckMessage]:
    """A warning if the sheet needs more than two pages. The admin shows it once a text is public.

    No warning where there is nothing to lay out yet, because `migrate` runs this check too.
    """
    if not databases:
        return []
    # Only here, because every command imports this module.
    from ldnguide.printing.fonts import MissingFont
    from prescribing.pack.guidance import read_guidance
    from prescribing.pack.pdf import sheet_page_count

    try:
        pages = sheet_page_count(read_guidance(timezone.localdate()))
    except (DatabaseError, MissingCaution, MissingFont):
        return []
    if pages <= SHEET_PAGES:
        return []
    return [
        CheckWarning(
            f"The prescriber sheet in the letter pack now has {pages} pages instead of "
            f"{SHEET_PAGES}.",
            hint="Nothing is lost, but shorten the key facts of the page for prescribers, the "
            "first key lines of the cautions for prescribers, or the results of studies in MS.",
            id="prescribing.W001",
        )
    ]
