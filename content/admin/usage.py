"""Which texts cite a reference, and which link to a page."""

from dataclasses import dataclass

from django.db.models import Model, Q

from content.markup.citations import marker
from content.models import Caution, Organisation, Page, Section, Study
from content.models.citing import Citing

CITING: tuple[type[Citing], ...] = (Page, Section, Caution, Study, Organisation)


@dataclass(frozen=True)
class Use:
    """A record that cites or links. words: its description for staff."""

    words: str
    record: Model


def cited_in(key: str) -> list[Use]:
    """The texts that cite this key."""
    return _texts_with(marker(key))


def linked_in(page: Page) -> list[Use]:
    """The texts that link to this page, other than its own."""
    uses = _texts_with(f'"{page.get_absolute_url()}')
    return [use for use in uses if use.record != page]


def _texts_with(words: str) -> list[Use]:
    return [
        Use(_named(record), record.page if isinstance(record, Section) else record)
        for model in CITING
        for record in _holding(model, words)
    ]


def _holding(model: type[Citing], words: str) -> list[Model]:
    anywhere = Q()
    for name in model.cites:
        anywhere |= Q(**{f"{name}__contains": words})
    return list(model._default_manager.filter(anywhere))


def _named(record: Model) -> str:
    if isinstance(record, Section):
        return f"the page “{record.page}”, section “{record}”"
    return f"the {record._meta.verbose_name} “{record}”"
