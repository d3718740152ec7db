"""Load starter files: add, update what nobody has changed, never overwrite changes by staff."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models, transaction

from content import required
from content.editions.values import (
    LISTING,
    NOT_TEXT,
    PARTS,
    as_json_values,
    in_current_format,
    new_part,
    state,
    text_fields,
    to_json,
    values_of,
)
from content.markup import citations
from content.models import (
    Caution,
    Edition,
    Organisation,
    Page,
    Publishable,
    Reference,
    StarterRecord,
    Study,
)
from content.starter.files import FOLDER, BrokenStarterFile, Item, html, read_items, read_review_due
from content.starter.publish import belongs_to_staff, is_closed, publish

ADDED = "added"
RENEWED = "renewed"
UNCHANGED = "unchanged"
CHANGED_BY_STAFF = "kept as staff changed it"
MADE_BY_STAFF = "kept as staff made it"
DELETED_BY_STAFF = "left out, because staff deleted or renamed it"
LACKING = "left out, because staff deleted or closed what it needs"

MODELS: Mapping[str, tuple[type[models.Model], str]] = {
    "reference": (Reference, "key"),
    "caution": (Caution, "key"),
    "study": (Study, "reference__key"),
    "organisation": (Organisation, "name"),
    "page": (Page, "slug"),
}
# Fields whose words are Markdown in the files.
PROSE = {"summary", "body", "for_patients", "for_prescribers", "description"}
PLAIN = {("page", "description")}
Report = list[tuple[Item, str]]


def load(folder: Path = FOLDER, on_item: Callable[[Item, str], None] | None = None) -> Report:
    """Load every file or, if one is broken, nothing. Raises BrokenStarterFile.

    on_item: called with each record and what became of it.
    """
    report: Report = []
    items, review_due = read_items(folder), read_review_due(folder)
    with transaction.atomic():
        for item in items:
            outcome = _load(item)
            report.append((item, outcome))
            if on_item:
                on_item(item, outcome)
        _publish(report, review_due)
    return report


def _publish(report: Report, review_due: date) -> None:
    saved = (ADDED, RENEWED)
    corrected = [
        item.key for item, outcome in report if (item.kind, outcome) == ("reference", RENEWED)
    ]
    items = (
        (_named(item.kind, item.key).first(), outcome in saved)
        for item, outcome in report
        if item.kind != "reference" and outcome in (*saved, UNCHANGED, CHANGED_BY_STAFF)
    )
    records = [(record, is_saved) for record, is_saved in items if record]
    publish(records, corrected, review_due)


def _load(item: Item) -> str:
    model = MODELS[item.kind][0]
    stored = _named(item.kind, item.key).select_for_update().first()
    record = _remembered(item.kind, item.key)
    if not record:
        return MADE_BY_STAFF if stored else _save(item, model())
    if not stored:
        # The admin lets nobody delete these, so they were lost in some other way.
        is_needed = item.kind == "caution" and item.key in required.CAUTIONS
        return _save(item, model(pk=_published_id(item))) if is_needed else DELETED_BY_STAFF
    if not _is_as_left(json.loads(record.state), stored) or _is_staffs(stored):
        return CHANGED_BY_STAFF
    return UNCHANGED if record.source == item.fingerprint else _save(item, stored)


def _is_as_left(left: Any, stored: models.Model) -> bool:
    """Whether nobody has changed it since it was loaded, its place in lists included."""
    place = left.get(LISTING) == getattr(stored, LISTING, None)
    return place and in_current_format(type(stored), left) == as_json_values(values_of(stored))


def _is_staffs(stored: models.Model) -> bool:
    return isinstance(stored, Publishable) and belongs_to_staff(stored)


def _published_id(item: Item) -> int | None:
    """The id by which published pages name it, if there were any."""
    editions = Edition.objects.filter(kind=item.kind, key=item.key).order_by("-pk")
    return editions.values_list("record_id", flat=True).first()


def _remembered(kind: str, key: str) -> StarterRecord | None:
    return StarterRecord.objects.filter(kind=kind, key=key).first()


def _lacks(item: Item) -> bool:
    """Whether it names a starter record that staff have deleted or taken off the site."""
    sections = item.fields.get("sections")
    sections = sections if isinstance(sections, list) else []
    named: set[tuple[str, Any]] = set()
    named |= {("reference", key) for key in citations.cited_keys(json.dumps(item.fields))}
    named |= {("caution", part.get("caution")) for part in sections if isinstance(part, Mapping)}
    named |= {("reference", item.fields["reference"])} if item.kind == "study" else set()
    return any(_remembered(kind, key) and _is_gone(kind, key) for kind, key in named if key)


def _is_gone(kind: str, key: str) -> bool:
    record = _named(kind, key).first()
    return record is None or (isinstance(record, Publishable) and is_closed(record))


def _named(kind: str, key: Any) -> models.QuerySet[Any]:
    """The record of that name, if there is one."""
    model, lookup = MODELS[kind]
    return model._default_manager.filter(**{lookup: key})


def _save(item: Item, instance: Any) -> str:
    if _lacks(item):
        return LACKING
    outcome = RENEWED if instance.pk else ADDED
    instance.version += 1  # so that a form which is open elsewhere reports the change
    fields = dict(item.fields)
    name, _ = PARTS.get(type(instance), ("", None))
    parts = fields.pop(name, [])
    try:
        _fill(item.kind, instance, fields)
        if name:
            _save_parts(instance, parts)
    except (ValidationError, FieldDoesNotExist, TypeError, ValueError) as error:
        raise BrokenStarterFile(item.path, f"{item.kind} “{item.key}”: {_words(error)}") from error
    StarterRecord.objects.update_or_create(
        kind=item.kind,
        key=item.key,
        defaults={"source": item.fingerprint, "state": to_json(state(instance))},
    )
    return outcome


def _fill(kind: str, instance: models.Model, fields: Mapping[str, Any]) -> None:
    """Give the record every value of its own: a file's, or the default where the file has none."""
    for name, value in fields.items():
        _check_type(instance._meta.get_field(name), value)
    for field in text_fields(instance):
        is_there = field.name in fields
        value = _value(kind, field.name, fields[field.name]) if is_there else field.get_default()
        setattr(instance, field.name, value)
    instance.full_clean()
    instance.save()


def _check_type(field: Any, value: Any) -> None:
    if field.name in NOT_TEXT:
        raise FieldDoesNotExist(f"a file cannot set “{field.name}”")
    expected: type = str
    if isinstance(field, models.BooleanField):
        expected = bool
    elif isinstance(field, models.IntegerField):
        expected = int
    if type(value) is not expected:
        raise TypeError(f"“{field.name}” must be {_TYPES[expected]}, not {value!r:.40}")


def _value(kind: str, name: str, value: Any) -> Any:
    if name in ("reference", "caution"):
        return _required(name, value) if value else None
    if name in PROSE and (kind, name) not in PLAIN:
        return html(value)
    return value


def _required(kind: str, key: str) -> models.Model:
    record: models.Model | None = _named(kind, key).first()
    if not record:
        raise ValidationError(f"there is no {kind} with the key “{key}”")
    return record


def _save_parts(record: models.Model, parts: Any) -> None:
    """Save a page's sections or a study's effects, in the order of the file."""
    name, model = PARTS[type(record)]
    if not isinstance(parts, list):
        raise TypeError(f"{name} must be tables: [[{name}]]")
    there = list(getattr(record, name).all())
    for number, fields in enumerate(parts, start=1):
        if not isinstance(fields, Mapping):
            raise TypeError(f"one of its {name} must be a table, not {fields!r:.40}")
        part = there[number - 1] if number <= len(there) else new_part(model, record)
        _fill(str(model._meta.model_name), part, {"order": number * 10, **fields})
    for part in there[len(parts) :]:
        part.delete()


def _words(error: Exception) -> str:
    if isinstance(error, ValidationError) and hasattr(error, "message_dict"):
        return " ".join(f"{name}: {' '.join(said)}" for name, said in error.message_dict.items())
    return " ".join(error.messages) if isinstance(error, ValidationError) else str(error)


_TYPES = {str: "text", int: "a whole number", bool: "true or false"}
