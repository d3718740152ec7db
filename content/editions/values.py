"""The text of a record as plain values, and records rebuilt from such values.

An edition stores the values. Records rebuilt from them are only read, never saved.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from content.editions.review_clock import Clock
from content.markup.citations import cited_keys
from content.models import (
    Caution,
    Edition,
    Organisation,
    Page,
    Publishable,
    Reference,
    Section,
    Study,
    Submission,
)

Values = dict[str, Any]
MODELS: Mapping[str, type[Publishable]] = {
    model.published_as: model for model in (Page, Caution, Study, Organisation)
}
# Database ids and the edit counter are no part of the text.
NOT_TEXT = {"id", "page", "version"}
# A record's place in lists needs no approval. A section's place on its page does.
LISTING = "order"


def state(record: models.Model) -> Values:
    """Every value that staff can change, including a page's sections."""
    values = {field.name: field.value_from_object(record) for field in text_fields(record)}
    if isinstance(record, Page):
        values["sections"] = [state(section) for section in record.sections.all()]
    return values


def text_fields(record: models.Model) -> list[Any]:
    """The fields that hold those values."""
    return [field for field in record._meta.concrete_fields if field.name not in NOT_TEXT]


def values_of(record: models.Model) -> Values:
    """The values that need approval."""
    return {name: value for name, value in state(record).items() if name != LISTING}


def in_current_format(model: type[models.Model], values: Values) -> Values:
    """Stored values in today's format: removed fields are dropped, new fields have their default.

    The record's place in lists is dropped as well.
    """
    record = model()
    _set(record, values)
    now: Values = {field.name: field.value_from_object(record) for field in text_fields(record)}
    if model is Page:
        now.pop(LISTING)
        now["sections"] = [
            in_current_format(Section, section) for section in values.get("sections", ())
        ]
    elif model is not Section:
        now.pop(LISTING, None)
    return as_json_values(now)


def as_json_values(values: Values) -> Values:
    """Values as they are after a round trip through JSON."""
    return dict(json.loads(to_json(values)))


def to_json(values: Any) -> str:
    """Values as JSON."""
    return json.dumps(values, cls=DjangoJSONEncoder)


def restore_values(record: Publishable, text: Values) -> None:
    """Save these values as the working text again. Raises ValidationError."""
    _set(record, text)
    record.full_clean()
    record.save()
    if isinstance(record, Page):
        _restore_sections(record, text)


def _restore_sections(page: Page, text: Values) -> None:
    """Reuse the page's section rows, so that a form that is open elsewhere can still be saved."""
    stored = list(page.sections.all())
    wanted = text.get("sections", [])
    for number, values in enumerate(wanted):
        section = stored[number] if number < len(stored) else Section(page=page)
        _set(section, values)
        section.full_clean()
        section.save()
    for section in stored[len(wanted) :]:
        section.delete()


def instance_from(kind: str, record_id: int | None, text: Values) -> Any:
    """A record with these values. A field that is newer than them has its default."""
    record: Any = MODELS[kind]()
    record.pk = record_id
    _set(record, text)
    return record


def published_record(edition: Edition, today: date | None = None) -> Any:
    """The record as in this edition, with its approval and whether its review is overdue.

    today: leave it out for a frozen article, which must not depend on the day.
    """
    record = instance_from(edition.kind, edition.record_id, edition.values)
    record.order, record.is_approved = edition.order, edition.is_approved
    if today and Clock(edition.due).is_overdue(today):
        record.overdue_since = edition.due
    if isinstance(record, Study):
        by_id = {reference.pk: reference for reference in references_in(edition).values()}
        record.reference = by_id[record.reference_id]
    return record


def sections_of(page: Page, text: Values) -> list[Section]:
    """The sections of a page's text, in their order."""
    sections = []
    for values in text.get("sections", ()):
        section = Section(page=page)
        _set(section, values)
        sections.append(section)
    return sorted(sections, key=lambda section: section.order)


def keys_in(text: Values) -> list[str]:
    """The keys that a text cites."""
    return cited_keys(json.dumps(text, cls=DjangoJSONEncoder))


def frozen_references(references: Iterable[Reference]) -> str:
    """References as JSON for an edition."""
    return to_json({source.key: {"id": source.pk, **state(source)} for source in references})


def references_in(text: Edition | Submission) -> dict[str, Reference]:
    """The references of an edition or a submission as they were then, by key."""
    return {key: _reference(values) for key, values in json.loads(text.references).items()}


def _reference(values: Values) -> Reference:
    reference = Reference(pk=values["id"])
    _set(reference, values)
    return reference


def _set(record: models.Model, values: Values) -> None:
    fields = {field.name: field for field in record._meta.concrete_fields}
    for name in values.keys() & (fields.keys() - NOT_TEXT):
        setattr(record, fields[name].attname, fields[name].to_python(values[name]))
