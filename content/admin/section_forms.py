"""Sections that somebody deleted while another editor had them open: what was typed is kept.

Django refuses a form for a record that is gone and gives no way on. Here its fields become those
of a new section, which the editor can keep or delete.
"""

import re
from collections.abc import Collection, Iterator

from django.http import QueryDict

PREFIX = "sections"
_FIELD = re.compile(rf"{PREFIX}-(\d+)-(\w+)")


def with_deleted_as_new(posted: QueryDict, kept: Collection[str]) -> QueryDict:
    """The posted form with sections that are not among `kept` (ids) as new ones, at the end."""
    forms = list(_forms(posted))
    gone = [form for form in forms if form.get("id") and form["id"] not in kept]
    if not gone:
        return posted
    for form in gone:
        form["id"] = ""
    forms.sort(key=lambda form: not form.get("id"))  # stable: Django wants the saved ones first
    mended = posted.copy()
    for name in [name for name in mended if _FIELD.fullmatch(name)]:
        del mended[name]
    for number, form in enumerate(forms):
        mended.update({f"{PREFIX}-{number}-{name}": value for name, value in form.items()})
    mended[f"{PREFIX}-INITIAL_FORMS"] = str(sum(1 for form in forms if form.get("id")))
    return mended


def _forms(posted: QueryDict) -> Iterator[dict[str, str]]:
    total = posted.get(f"{PREFIX}-TOTAL_FORMS", "")
    fields = [(match, value) for name, value in posted.items() if (match := _FIELD.fullmatch(name))]
    for number in range(min(int(total), 1000) if total.isdecimal() else 0):
        yield {match[2]: str(value) for match, value in fields if int(match[1]) == number}
