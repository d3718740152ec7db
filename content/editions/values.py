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
    Effect,
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
# Records that belong to another one and are part of its text: their name in it, and their model.
PARTS: Mapping[type[models.Model], tuple[str, type[models.Model]]] = {
    Page: ("sections", Section),
    Study: ("effects", Effect),
}
# Database ids and the edit counter are no part of the text.
NOT_TEXT = {"id", "page", "study", "version"}
# A record's place in lists needs no approval. A section's place on its page does.
LISTING = "order"


def state(record: models.Model) -> Values:
    """Every value that staff can change, including a page's sections and a study's effects."""
    values = {field.name: field.value_from_object(record) for field in text_fields(record)}
    if type(record) in PARTS:
        name, _ = PARTS[type(record)]
        values[name] = [state(part) for part in getattr(record, name).all()]
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
    if model not in (part for _, part in PARTS.values()):
        now.pop(LISTING, None)
    if model in PARTS:
        name, part = PARTS[model]
        now[name] = [in_current_format(part, each) for each in values.get(name, ())]
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
    if type(record) in PARTS:
        _restore_parts(record, text)


def _restore_parts(record: Publishable, text: Values) -> None:
    """Reuse the stored rows, so that a form that is open elsewhere can still be saved."""
    name, model = PARTS[type(record)]
    stored = list(getattr(record, name).all())
    wanted = text.get(name, [])
    for number, values in enumerate(wanted):
        part = stored[number] if number < len(stored) else new_part(model, record)
        _set(part, values)
        part.full_clean()
        part.save()
    for part in stored[len(wanted) :]:
        part.delete()


def new_part(model: type[models.Model], record: models.Model) -> Any:
    """A section of this page, or an effect of this study, without its values."""
    return model(**{str(record._meta.model_name): record})


def instance_from(kind: str, record_id: int | None, text: Values) -> Any:
    """A record with these values. A field that is newer than them has its default."""
    record: Any = MODELS[kind]()
    record.pk = record_id
    _set(record, text)
    if isinstance(record, Study):
        record.rebuilt_effects = effects_of(record, text)
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


def effects_of(study: Study, text: Values) -> tuple[Effect, ...]:
    """The effects of a study's text, in their order."""
    effects = []
    for values in text.get("effects", ()):
        effect = Effect(study=study)
        _set(effect, values)
        effects.append(effect)
    return tuple(sorted(effects, key=lambda effect: effect.order))


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
