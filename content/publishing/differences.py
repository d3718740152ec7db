"""What would change for readers if a text were published."""

from collections.abc import Iterator

from content.articles.differences import Difference, block_differences, differences, plain_blocks
from content.articles.serialise import loads
from content.editions.values import LISTING, Values, in_current_format
from content.models import Edition, Publishable
from content.models.edition import Kind
from content.publishing.snapshot import Snapshot


def differences_from(edition: Edition | None, snapshot: Snapshot) -> list[Difference]:
    """From this edition (or an empty text) to the snapshot. Raises library.MissingCaution."""
    if snapshot.kind == Kind.PAGE:
        return differences(loads(edition.article) if edition else None, snapshot.article)
    record = snapshot.record
    return _of_fields(record, _values_in(record, edition), snapshot.values)


def _of_fields(record: Publishable, before: Values, after: Values) -> list[Difference]:
    """Field by field, under the labels of the record's form."""
    return block_differences(list(_blocks(record, before)), list(_blocks(record, after)))


def _blocks(record: Publishable, values: Values) -> Iterator[tuple[str, str]]:
    for field in record._meta.concrete_fields:
        value = values.get(field.name)
        if field.name == LISTING or value in (None, ""):
            continue
        heading = str(field.verbose_name).capitalize()
        texts = plain_blocks(value) if isinstance(value, str) and "<" in value else [str(value)]
        yield from ((heading, text) for text in texts)


def _values_in(record: Publishable, edition: Edition | None) -> Values:
    return in_current_format(type(record), edition.values) if edition else {}
