"""What the database holds of the starter records, read with one query for each model."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models

from content.editions.values import PARTS
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
from content.models.edition import Standing

MODELS: Mapping[str, tuple[type[models.Model], str]] = {
    "reference": (Reference, "key"),
    "caution": (Caution, "key"),
    "study": (Study, "reference__key"),
    "organisation": (Organisation, "name"),
    "page": (Page, "slug"),
}


class Stored:
    """Records and what the loader remembers of them, by kind and key; locked for the transaction.

    A record that the loader saves is put back with `keep`.
    """

    def __init__(self) -> None:
        self._records = {
            (kind, key): record for kind in MODELS for key, record in _records_of(kind)
        }
        self._remembered = {
            (record.kind, record.key): record for record in StarterRecord.objects.all()
        }
        self._newest = _newest_editions()

    def record(self, kind: str, key: Any) -> Any:
        """The record of that name, if there is one."""
        return self._records.get((kind, key))

    def remembered(self, kind: str, key: Any) -> StarterRecord | None:
        return self._remembered.get((kind, key))

    def keep(self, kind: str, key: str, record: models.Model, remembered: StarterRecord) -> None:
        self._records[kind, key], self._remembered[kind, key] = record, remembered

    def was_published(self, record: Publishable) -> bool:
        return (record.published_as, record.pk) in self._newest

    def belongs_to_staff(self, record: Publishable) -> bool:
        """Whether staff have approved it or taken it off the site: the loader leaves it alone."""
        is_approved, _ = self._newest.get((record.published_as, record.pk), (False, True))
        return is_approved or self.is_closed(record)

    def is_closed(self, record: Publishable) -> bool:
        """Whether staff have unpublished or withdrawn it."""
        _, is_current = self._newest.get((record.published_as, record.pk), (False, True))
        return not is_current


def _records_of(kind: str) -> Iterable[tuple[Any, models.Model]]:
    """Each record with its key. Their parts are read as well."""
    model, lookup = MODELS[kind]
    parts = [PARTS[model][0]] if model in PARTS else []
    records = model._default_manager.select_for_update().prefetch_related(*parts)
    keys = dict(model._default_manager.values_list("pk", lookup))
    return ((keys[record.pk], record) for record in records)


def _newest_editions() -> dict[tuple[str, int], tuple[bool, bool]]:
    """{(kind, record id): whether its newest edition is approved, and whether it is current}."""
    editions = Edition.objects.order_by("number").values_list(
        "kind", "record_id", "approver", "standing"
    )
    return {
        (kind, record_id): (approver is not None, standing == Standing.CURRENT)
        for kind, record_id, approver, standing in editions
    }
