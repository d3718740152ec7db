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
from content.models import Edition, Publishable, StarterRecord
from content.starter.files import FOLDER, BrokenStarterFile, Item, html, read_items, read_review_due
from content.starter.publish import publish
from content.starter.stored import MODELS, Stored

ADDED = "added"
RENEWED = "renewed"
UNCHANGED = "unchanged"
CHANGED_BY_STAFF = "kept as staff changed it"
MADE_BY_STAFF = "kept as staff made it"
DELETED_BY_STAFF = "left out, because staff deleted or renamed it"
LACKING = "left out, because staff deleted or closed what it needs"

# Fields whose words are Markdown in the files.
PROSE = {"summary", "body", "for_patients", "for_prescribers", "description"}
PLAIN = {("page", "description")}
SAVED = (ADDED, RENEWED)
Report = list[tuple[Item, str]]


def load(folder: Path = FOLDER, on_item: Callable[[Item, str], None] | None = None) -> Report:
    """Load every file or, if one is broken, nothing. Raises BrokenStarterFile.

    on_item: called with each record and what became of it.
    """
    report: Report = []
    items, review_due = read_items(folder), read_review_due(folder)
    with transaction.atomic():
        stored = Stored()
        for item in items:
            outcome = _load(item, stored)
            report.append((item, outcome))
            if on_item:
                on_item(item, outcome)
        _publish(report, review_due, stored)
    return report


def _publish(report: Report, review_due: date, stored: Stored) -> None:
    corrected = [
        item.key for item, outcome in report if (item.kind, outcome) == ("reference", RENEWED)
    ]
    records = [
        (stored.record(item.kind, item.key), outcome in SAVED)
        for item, outcome in report
        if item.kind != "reference" and outcome in (*SAVED, UNCHANGED, CHANGED_BY_STAFF)
    ]
    publish(
        [
            (record, is_saved)
            for record, is_saved in records
            if not stored.belongs_to_staff(record)
            and (is_saved or corrected or not stored.was_published(record))
        ],
        corrected,
        review_due,
    )


def _load(item: Item, stored: Stored) -> str:
    record, remembered = stored.record(item.kind, item.key), stored.remembered(item.kind, item.key)
    if not remembered:
        return MADE_BY_STAFF if record else _save(item, _new(item), stored)
    if not record:
        # The admin lets nobody delete these, so they were lost in some other way.
        is_needed = item.kind == "caution" and item.key in required.CAUTIONS
        if not is_needed:
            return DELETED_BY_STAFF
        return _save(item, _new(item, pk=_published_id(item)), stored)
    if not _is_as_left(json.loads(remembered.state), record) or _is_staffs(record, stored):
        return CHANGED_BY_STAFF
    if remembered.source == item.fingerprint:
        return UNCHANGED
    record.refresh_from_db()  # without its parts, which change
    return _save(item, record, stored)


def _new(item: Item, pk: int | None = None) -> models.Model:
    return MODELS[item.kind][0](pk=pk)


def _is_as_left(left: Any, stored: models.Model) -> bool:
    """Whether nobody has changed it since it was loaded, its place in lists included."""
    place = left.get(LISTING) == getattr(stored, LISTING, None)
    return place and in_current_format(type(stored), left) == as_json_values(values_of(stored))


def _is_staffs(record: models.Model, stored: Stored) -> bool:
    return isinstance(record, Publishable) and stored.belongs_to_staff(record)


def _published_id(item: Item) -> int | None:
    """The id by which published pages name it, if there were any."""
    editions = Edition.objects.filter(kind=item.kind, key=item.key).order_by("-pk")
    return editions.values_list("record_id", flat=True).first()


def _lacks(item: Item, stored: Stored) -> bool:
    """Whether it names a starter record that staff have deleted or taken off the site."""
    sections = item.fields.get("sections")
    sections = sections if isinstance(sections, list) else []
    named: set[tuple[str, Any]] = set()
    named |= {("reference", key) for key in citations.cited_keys(json.dumps(item.fields))}
    named |= {("caution", part.get("caution")) for part in sections if isinstance(part, Mapping)}
    named |= {("reference", item.fields["reference"])} if item.kind == "study" else set()
    return any(
        stored.remembered(kind, key) and _is_gone(stored.record(kind, key), stored)
        for kind, key in named
        if key
    )


def _is_gone(record: models.Model | None, stored: Stored) -> bool:
    return record is None or (isinstance(record, Publishable) and stored.is_closed(record))


def _save(item: Item, instance: Any, stored: Stored) -> str:
    if _lacks(item, stored):
        return LACKING
    outcome = RENEWED if instance.pk else ADDED
    instance.version += 1  # so that a form which is open elsewhere reports the change
    fields = dict(item.fields)
    name, _ = PARTS.get(type(instance), ("", None))
    parts = fields.pop(name, [])
    try:
        _fill(item.kind, instance, fields, stored)
        if name:
            _save_parts(instance, parts, stored)
    except (ValidationError, FieldDoesNotExist, TypeError, ValueError) as error:
        raise BrokenStarterFile(item.path, f"{item.kind} “{item.key}”: {_words(error)}") from error
    remembered, _ = StarterRecord.objects.update_or_create(
        kind=item.kind,
        key=item.key,
        defaults={"source": item.fingerprint, "state": to_json(state(instance))},
    )
    stored.keep(item.kind, item.key, instance, remembered)
    return outcome


def _fill(kind: str, instance: models.Model, fields: Mapping[str, Any], stored: Stored) -> None:
    """Give the record every value of its own: a file's, or the default where the file has none."""
    for name, value in fields.items():
        _check_type(instance._meta.get_field(name), value)
    for field in text_fields(instance):
        is_there = field.name in fields
        value = _value(kind, field.name, fields, stored) if is_there else field.get_default()
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


def _value(kind: str, name: str, fields: Mapping[str, Any], stored: Stored) -> Any:
    value = fields[name]
    if name in ("reference", "caution"):
        return _required(name, value, stored) if value else None
    if name in PROSE and (kind, name) not in PLAIN:
        return html(value)
    return value


def _required(kind: str, key: str, stored: Stored) -> models.Model:
    record: models.Model | None = stored.record(kind, key)
    if not record:
        raise ValidationError(f"there is no {kind} with the key “{key}”")
    return record


def _save_parts(record: models.Model, parts: Any, stored: Stored) -> None:
    """Save a page's sections or a study's effects, in the order of the file."""
    name, model = PARTS[type(record)]
    if not isinstance(parts, list):
        raise TypeError(f"{name} must be tables: [[{name}]]")
    there = list(getattr(record, name).all())
    for number, fields in enumerate(parts, start=1):
        if not isinstance(fields, Mapping):
            raise TypeError(f"one of its {name} must be a table, not {fields!r:.40}")
        part = there[number - 1] if number <= len(there) else new_part(model, record)
        _fill(str(model._meta.model_name), part, {"order": number * 10, **fields}, stored)
    for part in there[len(parts) :]:
        part.delete()


def _words(error: Exception) -> str:
    if isinstance(error, ValidationError) and hasattr(error, "message_dict"):
        return " ".join(f"{name}: {' '.join(said)}" for name, said in error.message_dict.items())
    return " ".join(error.messages) if isinstance(error, ValidationError) else str(error)


_TYPES = {str: "text", int: "a whole number", bool: "true or false"}
