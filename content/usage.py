"""Where a reference is cited."""

from dataclasses import dataclass

from django.db.models import Model, Q

from content.citations import marker
from content.models import Caution, Organisation, Page, Section, Study

# Every field in which an editor may cite.
CITING: tuple[tuple[type[Model], tuple[str, ...]], ...] = (
    (Page, ("summary",)),
    (Section, ("body",)),
    (Caution, ("for_patients", "for_prescribers")),
    (Study, ("result", "limits")),
    (Organisation, ("description",)),
)


@dataclass(frozen=True)
class Use:
    """A record whose text cites a reference, in words for an editor."""

    words: str
    record: Model


def cited_in(key: str) -> list[Use]:
    """Where this key is cited."""
    return [
        Use(_named(record), record.page if isinstance(record, Section) else record)
        for model, names in CITING
        for record in _citing(model, names, key)
    ]


def _citing(model: type[Model], names: tuple[str, ...], key: str) -> list[Model]:
    anywhere = Q()
    for name in names:
        anywhere |= Q(**{f"{name}__contains": marker(key)})
    return list(model._default_manager.filter(anywhere))


def _named(record: Model) -> str:
    if isinstance(record, Section):
        return f"the page “{record.page}”, section “{record}”"
    return f"the {record._meta.verbose_name} “{record}”"
