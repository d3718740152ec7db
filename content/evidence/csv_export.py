"""Studies as CSV for spreadsheets, in which no cell runs as a formula."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from content.articles.figures import table_of
from content.evidence.filters import CONTROLLED, NO, YES
from content.markup.citations import MISSING, cited_keys, marker
from content.models import Reference, Study

COLUMNS = (
    *("Study", "In MS or beyond", "Kind of design", "Design"),
    *("Compared with a group or period without naltrexone", "Who and where", "Types of MS"),
    *("Enrolled", "Completed", "Participants", "Dose and length", "Primary outcome"),
    *("What was found, in short", "Result", "Main limits", "Published effects"),
    *("What we have read", "Certainty of the evidence", "Approved by a clinician"),
    *("Reference", "DOI", "PMID", "Web address"),
    *("Page", "Edition", "Published on", "Downloaded on"),
)
# What starts a formula, also after a semicolon, which starts a cell in many European spreadsheets.
# See OWASP, "CSV Injection".
_FORMULA = re.compile(r"(^|; ?)([=+\-@\uff1d\uff0b\uff0d\uff20])")


@dataclass(frozen=True)
class PublishedAs:
    """Where a study is published. page: its address, with the host."""

    page: str
    edition: int
    on: date


def rows(
    studies: Iterable[Study],
    references: Mapping[str, Reference],
    published: Mapping[str, PublishedAs],
    today: date,
) -> list[tuple[str, ...]]:
    """A row of column headings, then a row for each study; limits stand beside the result.

    references and published: by the key of a reference.
    """
    named = ((study, published[study.reference.key]) for study in studies)
    return [COLUMNS, *((*_row(study, references, where), f"{today}") for study, where in named)]


def _row(
    study: Study, references: Mapping[str, Reference], published: PublishedAs
) -> tuple[str, ...]:
    source = study.reference.formatted
    return (
        study.short_name,
        study.get_scope_display(),
        study.design_kind_label,
        study.design,
        CONTROLLED.words(YES if study.controlled else NO),
        study.population,
        study.types_label,
        _number(study.enrolled),
        _number(study.completed),
        study.participants,
        study.dose_and_length,
        study.outcome,
        study.direction_label,
        cited_in_words(study.result, references),
        cited_in_words(study.limits, references),
        cited_in_words(_effects(study), references),
        study.read_label,
        _certainty(study, references),
        "Yes" if study.is_approved else "Not yet",
        source.text,
        source.doi,
        source.pmid,
        source.url,
        published.page,
        str(published.edition),
        str(published.on),
    )


def _effects(study: Study) -> str:
    """Each effect in words, one after the other."""
    return " | ".join(
        f"{row.outcome}, {row.condition}: {row.figures} ({row.compared}). "
        f"{row.reads_as}. {row.note}"
        for row in table_of(study)
    )


def _certainty(study: Study, references: Mapping[str, Reference]) -> str:
    source = cited_in_words(study.certainty_source, references)
    return ", ".join(filter(None, (study.certainty_label, source)))


def _number(people: int | None) -> str:
    return "" if people is None else str(people)


def cited_in_words(text: str, references: Mapping[str, Reference]) -> str:
    """Text with each citation written out: "… [MS Trust. A-Z: low dose naltrexone (LDN).]"."""
    for key in cited_keys(text):
        source = references[key].formatted.text if key in references else MISSING
        text = text.replace(marker(key), f"[{source}]")
    return text


def as_csv(rows: Iterable[Iterable[str]]) -> bytes:
    """The rows as CSV in UTF-8, with a byte order mark, by which spreadsheets recognise UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerows([cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def cell(value: str) -> str:
    """The text of a cell on one line, with an apostrophe before what would start a formula."""
    return _FORMULA.sub(r"\1'\2", " ".join(value.split()))
