"""What would change for readers if a text were published: a whole page, or the fields of a record."""

from content.differences import Change, Difference, Words, differences, plain_blocks, words_changed
from content.editions import article_of, references_for
from content.frozen import thawed
from content.models import Edition, Page, Publishable
from content.publishing import current_edition
from content.texts import LISTING, Values, rebuilt


def differences_from_published(record: Publishable, text: Values) -> list[Difference]:
    """From the current edition to this text. Raises library.MissingCaution."""
    return differences_from(current_edition(record), record, text)


def differences_from(
    edition: Edition | None, record: Publishable, text: Values
) -> list[Difference]:
    """From this edition, or from nothing, to the text."""
    if not isinstance(record, Page):
        return _of_fields(record, edition.values if edition else {}, text)
    article = article_of(record, text, references_for(record, text))
    return differences(thawed(edition.article) if edition else None, article)


def _of_fields(record: Publishable, before: Values, after: Values) -> list[Difference]:
    """Field by field, with the words that the record's form has for them."""
    found = []
    for field in rebuilt(record.published_as, None, after)._meta.concrete_fields:
        old, new = _plain(before.get(field.name)), _plain(after.get(field.name))
        if field.name != LISTING and old != new:
            heading = str(field.verbose_name).capitalize()
            words = words_changed(old, new) if old else [Words(Change.PUT_IN, new)]
            found.append(Difference(heading, tuple(words)))
    return found


def _plain(value: object) -> str:
    text = "" if value is None else str(value)
    return " ".join(plain_blocks(text)) if "<" in text else text
