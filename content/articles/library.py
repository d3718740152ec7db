"""The published references, studies and cautions, read in one query."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from content.editions.values import published_record, references_in
from content.models import Caution, Edition, Reference, Study
from content.models.edition import Kind
from content.models.study import Direction


class MissingCaution(LookupError):
    """A caution that the site cannot do without is not published.

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

    def with_results(self) -> "Library":
        """A copy without the studies whose result we have not read."""
        read = (study for study in self.studies if study.direction != Direction.NOT_RECORDED)
        return replace(self, studies=tuple(read))

    def citing(self, references: Mapping[str, Reference]) -> "Library":
        """A copy with more references, which replace those of the same key."""
        return replace(self, references={**self.references, **references})


def read_library(today: date | None = None) -> Library:
    """The studies, the cautions, and the sources of both. today: see `published_record`."""
    editions = Edition.objects.current().filter(kind__in=(Kind.STUDY, Kind.CAUTION))
    return library_of(editions.defer("article"), today)


def library_of(editions: Iterable[Edition], today: date | None = None) -> Library:
    """The library that these editions make. Where they differ on a source, the newest counts."""
    oldest_first = sorted(editions, key=lambda edition: (edition.published_on, edition.pk))
    in_order = sorted(oldest_first, key=lambda edition: (edition.order, edition.record_id))
    references = {
        key: reference
        for edition in oldest_first
        for key, reference in references_in(edition).items()
    }
    studies = [
        published_record(edition, today) for edition in in_order if edition.kind == Kind.STUDY
    ]
    cautions = [
        published_record(edition, today) for edition in in_order if edition.kind == Kind.CAUTION
    ]
    return Library(
        references=dict(sorted(references.items())),
        studies=tuple(sorted(studies, key=lambda study: study.scope)),
        cautions={caution.key: caution for caution in cautions},
    )
