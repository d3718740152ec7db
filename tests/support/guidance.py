"""The starter content as guidance, from its files and without a database: for tests of the pack."""

from datetime import date
from functools import cache, lru_cache
from typing import Any

from content import required
from content.articles.compose import Article, compose_article
from content.articles.library import Library
from content.markup import richtext
from content.models import Caution, Edition, Effect, Page, Reference, Section, Study
from content.starter.files import html, read_items
from prescribing.pack.guidance import Guidance, Information, for_the_patient
from prescribing.pack.pdf import render_pack
from prescribing.pack.prescriber_sheet import compose_sheet
from prescribing.pack.records import Pack


def _of(kind: str) -> list[dict[str, Any]]:
    return [dict(item.fields) for item in read_items() if item.kind == kind]


def _clean(fields: dict[str, Any], *names: str) -> dict[str, Any]:
    return fields | {name: richtext.clean(html(fields[name])) for name in names if name in fields}


def library() -> Library:
    """Every reference, study and caution of the starter content, unsaved."""
    references = {fields["key"]: Reference(**fields) for fields in _of("reference")}
    studies = [_study(fields, references) for fields in _of("study")]
    cautions = [
        Caution(pk=number, **_clean(fields, "for_patients", "for_prescribers"))
        for number, fields in enumerate(_of("caution"), start=1)
    ]
    return Library(references, tuple(studies), {each.key: each for each in cautions})


def _study(fields: dict[str, Any], references: dict[str, Reference]) -> Study:
    effects = fields.pop("effects", [])
    study = Study(**fields | {"reference": references[fields["reference"]]})
    study.rebuilt_effects = tuple(Effect(study=study, **each) for each in effects)
    return study


def article(slug: str) -> Article:
    """A page of the starter content as its readers see it."""
    kept = library()
    return compose_article(*_page(slug, kept), kept)


def _page(slug: str, kept: Library) -> tuple[Page, list[Section]]:
    (fields,) = (each for each in _of("page") if each["slug"] == slug)
    sections = [_section(each, kept) for each in fields.pop("sections")]
    return Page(**_clean(fields, "summary")), sections


def _section(fields: dict[str, Any], kept: Library) -> Section:
    values = _clean(fields, "body")
    caution = values.pop("caution", None)
    return Section(**values, caution_id=kept.cautions[caution].pk if caution else None)


@cache
def guidance() -> Guidance:
    """The guidance that a pack takes from the starter content."""
    kept = library()
    page, sections = _page(required.FOR_PRESCRIBERS, kept)
    return Guidance(
        information=Information(
            compose_sheet(page, sections, kept),
            Edition(
                key=page.slug,
                number=1,
                published_on=date(2026, 11, 22),
                review_due=date(2027, 11, 22),
            ),
        ),
        **for_the_patient(kept),
    )


@lru_cache(maxsize=4)
def rendered(pack: Pack) -> bytes:
    """The PDF of a pack. Several tests read the usual one."""
    return render_pack(pack, guidance())
