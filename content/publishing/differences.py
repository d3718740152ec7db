"""What would change if a text were published, for readers and, with names, for staff.

Only the comparison of a page is also shown to readers; `articles/differences.py` makes it without
a name of staff.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from content.articles.differences import differences, written_out
from content.articles.serialise import loads
from content.editions.values import LISTING, Values, in_current_format, references_in
from content.markup.blocks import Block
from content.markup.changes import Difference, compare
from content.markup.meaning import blocks_in, plain
from content.models import Edition, Effect, Publishable, Reference
from content.models.edition import Kind
from content.models.prose import ProseField
from content.publishing.snapshot import Snapshot
from content.staff_names import name_of


def differences_from(edition: Edition | None, snapshot: Snapshot) -> list[Difference]:
    """From this edition (or an empty text) to the snapshot. Raises library.MissingCaution."""
    if snapshot.kind == Kind.PAGE:
        return differences(loads(edition.article) if edition else None, snapshot.article)
    record, now = snapshot.record, _blocks(snapshot.record, snapshot.values)
    after = [*now, *_sources(snapshot.references)]
    if edition is None:
        return compare([], after)
    values = in_current_format(type(record), edition.values)
    return compare([*_blocks(record, values), *_sources(references_in(edition))], after)


def _blocks(record: Publishable, values: Values) -> Iterator[Block]:
    """Field by field, under the labels of the record's form."""
    for field in record._meta.concrete_fields:
        value = values.get(field.name)
        if field.name == LISTING or value in (None, "", []):
            continue
        heading = str(field.verbose_name).capitalize()
        for item in value if isinstance(value, list) else [value]:
            yield from _of_value(field, heading, item)
    for effect in values.get("effects", ()):
        yield plain("Published effect", _effect(effect))


def _effect(values: Values) -> str:
    """An effect in one line, under the labels of its form."""
    fields = (field for field in Effect._meta.concrete_fields if field.name in values)
    labelled = ((str(field.verbose_name), values[field.name]) for field in fields)
    return ". ".join(f"{label}: {value}" for label, value in labelled if value not in (None, ""))


def _of_value(field: Any, heading: str, value: Any) -> Iterator[Block]:
    if isinstance(field, ProseField):
        yield from blocks_in(value, heading)
    elif isinstance(value, bool):
        yield plain(heading, "Yes" if value else "No")
    elif field.is_relation:
        yield plain(heading, _pointed_to(field.related_model.objects.filter(pk=value).first()))
    else:
        yield plain(heading, dict(field.flatchoices).get(value, value))


def _pointed_to(record: Any) -> str:
    """A reference by its key, staff by name; "" if the record is gone."""
    return record.key if isinstance(record, Reference) else name_of(record)


def _sources(references: Mapping[str, Reference]) -> Iterator[Block]:
    for key in sorted(references):
        reference = references[key]
        told = [written_out(reference.formatted), *_recorded(reference)]
        yield plain("Sources", f"{key}: {' '.join(told)}")


def _recorded(reference: Reference) -> Iterator[str]:
    """Where in the source our facts stand, and who compared the two."""
    if reference.locator:
        yield f"Where in the source: {reference.locator}."
    if reference.checker:
        yield f"Checked by {name_of(reference.checker)}, {reference.recorded_check}."
