"""`manage.py check` reports a broken list of medicine names or a broken hazard log."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from prescribing.medicines.loading import BrokenList, default_list
from prescribing.safety.load import BrokenLog, hazard_log


@register()
def list_of_medicines(**_: Any) -> list[CheckMessage]:
    """An error if the list is broken: without it no medicine would be recognised."""
    try:
        default_list()
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
