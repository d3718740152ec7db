"""`manage.py check`: can the list of medicine names be used?"""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from prescribing.medicines.loading import BrokenList, default_list


@register()
def list_of_medicines(**_: Any) -> list[CheckMessage]:
    """An error where the list is broken: without it no listed name would be noticed."""
    try:
        default_list()
    except BrokenList as error:
        return [Error(f"The list of medicine names is broken. {error}", id="prescribing.E001")]
    return []
