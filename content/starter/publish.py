"""Publish loaded starter content, marked as approved by nobody."""

import json
from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from django.utils import timezone

from content.editions.values import MODELS, Values, in_current_format, values_of
from content.markup.citations import marker
from content.models import Caution, Edition, Publishable, StarterRecord
from content.publishing import STARTER_NOTE, current_edition, publish_starter
from content.publishing.issue import reissue_pages_with

RENEWED_NOTE = "Changed by LDN Guide."
CORRECTED_NOTE = "A source was corrected by LDN Guide."
AROUND_NOTE = "A caution or a study on this page was changed by LDN Guide."


def publish(
    records: Iterable[tuple[Publishable, bool]], corrected: Collection[str], review_due: date
) -> None:
    """Publish records that have no edition yet, and those that the loader has just saved.

    None of them may belong to staff.

    records: each with whether it was saved now, what stands on pages before the pages. corrected:
    the keys of references whose words have changed. review_due: as the files say.
    """
    published = []
    for record, is_saved in records:
        words = _to_publish(record, is_saved=is_saved, corrected=corrected)
        if words:
            publish_starter(record, words.text, review_due, words.note)
            published.append(record)
    reissue_pages_with(published, AROUND_NOTE, timezone.localdate())


class _Words(NamedTuple):
    """What is to be published, and why, for readers."""

    text: Values
    note: str


def _to_publish(
    record: Publishable, *, is_saved: bool, corrected: Collection[str]
) -> _Words | None:
    edition = current_edition(record)
    if is_saved:
        return _Words(values_of(record), RENEWED_NOTE if edition else STARTER_NOTE)
    if edition is None:
        return _Words(_as_loaded(record), STARTER_NOTE)
    if edition and edition.from_starter and _cites(edition, corrected):
        return _Words(edition.values, CORRECTED_NOTE)
    return None


def _as_loaded(record: Publishable) -> Values:
    """The text as it was loaded, without later changes by staff."""
    remembered = StarterRecord.objects.get(kind=record.published_as, key=record.public_key)
    text: Values = json.loads(remembered.state)
    for section in text.get("sections", ()):
        if not Caution.objects.filter(pk=section["caution"]).exists():
            section["caution"] = None  # staff had deleted it, which was allowed then
    return in_current_format(type(record), text)


def without_edition() -> list[Publishable]:
    """Records that readers cannot see: never submitted, or older than editions."""
    return [
        record
        for kind, model in MODELS.items()
        for record in model._default_manager.exclude(
            pk__in=Edition.objects.filter(kind=kind).values("record_id")
        )
    ]


def _cites(edition: Edition, keys: Collection[str]) -> bool:
    return any(marker(key) in edition.text or f'"{key}"' in edition.references for key in keys)
