"""`manage.py check`: can the list of medicine names and the hazard log be used?"""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from prescribing.medicines.loading import BrokenList, default_list
from prescribing.safety.load import BrokenLog, hazard_log


@register()
def list_of_medicines(**_: Any) -> list[CheckMessage]:
    """An error where the list is broken: without it no listed name would be noticed."""
    try:
        default_list()
    except BrokenList as error:
        return [Error(f"The list of medicine names is broken. {error}", id="prescribing.E001")]
    return []


@register()
def log_of_hazards(**_: Any) -> list[CheckMessage]:
    """An error where the hazard log is broken: without it there is no page on clinical safety."""
    try:
        hazard_log()
    except BrokenLog as error:
        return [Error(f"The hazard log is broken. {error}", id="prescribing.E002")]
    return []
