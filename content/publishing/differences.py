"""What would change for readers if a text were published: a page, or the fields of a record."""

from collections.abc import Iterator

from content.articles.differences import Difference, block_differences, differences, plain_blocks
from content.articles.serialise import loads
from content.editions.values import LISTING, Values, as_kept_now
from content.models import Edition, Page, Publishable
from content.publishing import current_edition
from content.publishing.issue import article_of, references_for


def differences_from_published(record: Publishable, text: Values) -> list[Difference]:
    """From the current edition to this text. Raises library.MissingCaution."""
    return differences_from(current_edition(record), record, text)


def differences_from(
    edition: Edition | None, record: Publishable, text: Values
) -> list[Difference]:
    """From this edition, or from nothing, to the text."""
    if not isinstance(record, Page):
        return _of_fields(record, _known(record, edition), text)
    article = article_of(record, text, references_for(record, text))
    return differences(loads(edition.article) if edition else None, article)


def _of_fields(record: Publishable, before: Values, after: Values) -> list[Difference]:
    """Field by field, with the words that the record's form has for them."""
    return block_differences(list(_blocks(record, before)), list(_blocks(record, after)))


def _blocks(record: Publishable, values: Values) -> Iterator[tuple[str, str]]:
    for field in record._meta.concrete_fields:
        value = values.get(field.name)
        if field.name == LISTING or value in (None, ""):
            continue
        heading = str(field.verbose_name).capitalize()
        texts = plain_blocks(value) if isinstance(value, str) and "<" in value else [str(value)]
        yield from ((heading, text) for text in texts)


def _known(record: Publishable, edition: Edition | None) -> Values:
    return as_kept_now(type(record), edition.values) if edition else {}
