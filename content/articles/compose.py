"""Articles: pages as readers see them, with cleaned texts, numbered citations and sources.

An article holds plain values, so that showing or printing it needs no database.
"""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from content.articles import figures
from content.articles.library import Library, MissingCaution
from content.articles.study_rows import NOTHING, StudyRow, cited, study_row
from content.markup import richtext
from content.markup.citations import Numbering
from content.markup.vancouver import Formatted
from content.models import Caution, Page, Section, Study
from content.models.caution import lines_of
from content.models.page import Audience, Shows
from content.models.study import Scope

FIGURES = {
    Shows.FIGURE_ROUTES: "content/figures/routes.html",
    Shows.FIGURE_HOW: "content/figures/how_it_may_work.html",
    Shows.FIGURE_EVIDENCE: "content/figures/evidence.html",
}
# Ids that the templates around an article use.
RESERVED = ("main", "contents", "short-version", "sources")
RESERVED_BEGINNINGS = ("caution-", "study-", "source-", "cite-", "figure-", "section-")
TABLES: dict[str, Scope] = {Shows.STUDIES_MS: Scope.MS, Shows.STUDIES_BEYOND: Scope.BEYOND}


@dataclass(frozen=True)
class Source:
    """An entry of a list of sources. places: the ids of the citations that lead to it.

    locator: where in the source our facts stand. checked: the day on which they were compared with
    it; both may be empty.
    """

    number: int
    anchor: str
    key: str
    reference: Formatted
    places: tuple[str, ...]
    locator: str = ""
    checked: str = ""


@dataclass(frozen=True)
class CautionCard:
    """A caution for its readers; a text that is not for them is empty.

    key_lines: its most important lines, which stand above the text.
    """

    key: str
    anchor: str
    title: str
    urgency: str
    for_patients: SafeString
    for_prescribers: SafeString
    is_approved: bool
    key_lines_for_patients: tuple[SafeString, ...] = ()
    key_lines_for_prescribers: tuple[SafeString, ...] = ()
    sources: tuple[Source, ...] = ()
    overdue_since: date | None = None


@dataclass(frozen=True)
class Part:
    """A section as it is shown. Key facts stand above the list of contents."""

    anchor: str
    heading: str
    body: SafeString
    cards: tuple[CautionCard, ...] = ()
    studies: tuple[StudyRow, ...] = ()
    figure: SafeString = NOTHING
    is_key_facts: bool = False


@dataclass(frozen=True)
class Article:
    """A page of guidance, ready to be shown or printed."""

    title: str
    slug: str
    audience: str
    description: str
    summary: SafeString
    parts: tuple[Part, ...]
    sources: tuple[Source, ...]


class Writer:
    """Turns records into what readers see, in reading order: citations are numbered as they come.

    audience: decides which texts of a caution are shown. prefix and linked: see Numbering.
    """

    def __init__(
        self, library: Library, audience: str, prefix: str = "", *, linked: bool = True
    ) -> None:
        self.library, self.audience, self.prefix = library, audience, prefix
        self.numbering = Numbering(library.references, prefix, linked)
        self._ids = set(RESERVED)

    def anchor(self, name: str) -> str:
        """An id that is unique on this page, made from a heading or a key."""
        slug = slugify(name) or "section"
        numbered = (f"{slug}-{number}" for number in itertools.count(2))
        free = next(name for name in itertools.chain([slug], numbered) if name not in self._ids)
        self._ids.add(free)
        return self.prefix + free

    def text(self, html: str, label: str) -> SafeString:
        """Rich text. label: what a table in it is called."""
        return mark_safe(self.numbering.in_html(richtext.for_reading(html, label)))  # noqa: S308

    def lines(self, text: str) -> tuple[SafeString, ...]:
        """Plain lines with citations, each as HTML."""
        return tuple(cited(line, self.numbering.in_text) for line in lines_of(text))

    def card(self, caution: Caution) -> CautionCard:
        """A caution in the words for this audience. Its numbers follow the reading order."""
        to_patients = self.audience != Audience.PRESCRIBERS
        to_prescribers = self.audience != Audience.PATIENTS
        return CautionCard(
            key=caution.key,
            anchor=self.anchor(f"caution-{caution.key}"),
            title=caution.title,
            urgency=caution.urgency,
            key_lines_for_patients=self.lines(
                caution.key_lines_for_patients if to_patients else ""
            ),
            for_patients=self.text(caution.for_patients if to_patients else "", caution.title),
            key_lines_for_prescribers=self.lines(
                caution.key_lines_for_prescribers if to_prescribers else ""
            ),
            for_prescribers=self.text(
                caution.for_prescribers if to_prescribers else "",
                f"{caution.title}, for prescribers",
            ),
            is_approved=caution.is_approved,
            overdue_since=caution.overdue_since,
        )

    def study(self, study: Study, *, in_full: bool = False) -> StudyRow:
        """A row of the evidence table."""
        anchor = self.anchor(f"study-{study.reference.key}")
        return study_row(study, anchor, self.numbering.in_text, in_full=in_full)

    def studies(self, scope: str) -> tuple[StudyRow, ...]:
        """The evidence table of one scope."""
        return tuple(self.study(study) for study in self.library.studies_of(scope))

    def figure(self, shows: str) -> SafeString:
        """A picture with its text equivalent."""
        context: dict[str, object] = {"prefix": self.anchor(shows)}
        if shows == Shows.FIGURE_EVIDENCE:
            context["figure"] = figures.evidence(self.library.studies)
        html = render_to_string(FIGURES[Shows(shows)], context)
        return mark_safe(self.numbering.in_html(html))  # noqa: S308

    def part(self, section: Section) -> Part:
        """A section with what stands below its text."""
        anchor = self.anchor(_heading_id(section.heading))
        body = self.text(section.body, section.heading)
        shown = [self.library.caution(key) for key in self._cautions_of(section)]
        return Part(
            anchor=anchor,
            heading=section.heading,
            body=body,
            is_key_facts=section.shows == Shows.KEY_FACTS,
            cards=tuple(self.card(caution) for caution in shown),
            studies=self.studies(TABLES[section.shows]) if section.shows in TABLES else (),
            figure=self.figure(section.shows) if section.shows in FIGURES else NOTHING,
        )

    def _cautions_of(self, section: Section) -> list[str]:
        if section.shows == Shows.CAUTIONS:
            return list(self.library.cautions)
        if not section.caution_id:
            return []
        by_id = {caution.pk: key for key, caution in self.library.cautions.items()}
        if section.caution_id not in by_id:
            raise MissingCaution(_named(section))
        return [by_id[section.caution_id]]

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources cited so far, in their numbers' order."""
        return tuple(
            self._source(number, key) for number, key in enumerate(self.numbering.keys, start=1)
        )

    def _source(self, number: int, key: str) -> Source:
        reference = self.library.references[key]
        return Source(
            number=number,
            anchor=self.numbering.source_id(key),
            key=key,
            reference=reference.formatted,
            places=tuple(self.numbering.places[key]),
            locator=reference.locator,
            checked=f"{reference.checked_on:%-d %B %Y}" if reference.checked_on else "",
        )


def compose_article(
    page: Page, sections: Iterable[Section], library: Library, prefix: str = ""
) -> Article:
    """The article that a page's records make."""
    writer = Writer(library, page.audience, prefix)
    summary = writer.text(page.summary, page.title)
    parts = tuple(writer.part(section) for section in sections)
    return Article(
        title=page.title,
        slug=page.slug,
        audience=page.audience,
        description=page.description,
        summary=summary,
        parts=parts,
        sources=writer.sources,
    )


def _named(section: Section) -> str:
    """The title of the section's caution; its id if the caution was deleted."""
    try:
        return str(section.caution)
    except Caution.DoesNotExist:
        return f"number {section.caution_id}"


def _heading_id(heading: str) -> str:
    """A heading's id, which never begins like the ids of other things on a page."""
    slug = slugify(heading)
    return f"section-{slug}" if slug.startswith(RESERVED_BEGINNINGS) else slug
