"""Everything that pages and packs cite, read in two queries whatever their length."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from content.models import Caution, Reference, Study


class MissingCaution(LookupError):
    """A caution that the site cannot do without is not in the database.

    `manage.py load_starter_content` puts it back; `manage.py check --database default` names it.
    """


@dataclass(frozen=True)
class Library:
    """References by key, studies in the table's order, cautions by key in their order."""

    references: Mapping[str, Reference]
    studies: tuple[Study, ...]
    cautions: Mapping[str, Caution]

    def caution(self, key: str) -> Caution:
        """One caution. Raises MissingCaution."""
        if key not in self.cautions:
            raise MissingCaution(key)
        return self.cautions[key]

    def studies_of(self, scope: str) -> list[Study]:
        """The studies in MS, or those beyond it."""
        return [study for study in self.studies if study.scope == scope]


def read_library(*, cautions: bool = True) -> Library:
    """All references with their studies, and all cautions unless told that none are needed."""
    references = list(Reference.objects.select_related("study"))
    return Library(
        references={reference.key: reference for reference in references},
        studies=tuple(_studies(references)),
        cautions={each.key: each for each in Caution.objects.all()} if cautions else {},
    )


def _studies(references: Iterable[Reference]) -> list[Study]:
    studies = (each.study for each in references if hasattr(each, "study"))
    return sorted(studies, key=lambda study: (study.scope, study.order, study.pk))
