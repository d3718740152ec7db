"""Keep what an editor typed into a section that somebody else deleted meanwhile.

Django refuses the form of a deleted record for good. Here its fields become a new section, which
the editor can keep or delete.
"""

import re
from collections.abc import Collection, Iterator

from django.http import QueryDict

PREFIX = "sections"
_FIELD = re.compile(rf"{PREFIX}-(\d+)-(\w+)")


def with_deleted_as_new(posted: QueryDict, stored: Collection[str]) -> QueryDict:
    """The posted form with deleted sections as new ones at the end. stored: ids that exist."""
    forms = list(_forms(posted))
    deleted = [form for form in forms if form.get("id") and form["id"] not in stored]
    if not deleted:
        return posted
    for form in deleted:
        form["id"] = ""
    forms.sort(
        key=lambda form: not form.get("id")
    )  # stable sort: Django expects stored sections first
    changed = posted.copy()
    for name in [name for name in changed if _FIELD.fullmatch(name)]:
        del changed[name]
    for number, form in enumerate(forms):
        changed.update({f"{PREFIX}-{number}-{name}": value for name, value in form.items()})
    changed[f"{PREFIX}-INITIAL_FORMS"] = str(sum(1 for form in forms if form.get("id")))
    return changed


def _forms(posted: QueryDict) -> Iterator[dict[str, str]]:
    total = posted.get(f"{PREFIX}-TOTAL_FORMS", "")
    fields = [(match, value) for name, value in posted.items() if (match := _FIELD.fullmatch(name))]
    for number in range(min(int(total), 1000) if total.isdecimal() else 0):
        yield {match[2]: str(value) for match, value in fields if int(match[1]) == number}
