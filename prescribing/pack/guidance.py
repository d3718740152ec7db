"""What the pack prints of the published guidance: cautions, and the document for prescribers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from content import required
from content.articles import caution_cards
from content.articles.caution_cards import CardsTogether
from content.articles.compose import FIGURES, Article, CautionCard, compose_article
from content.articles.library import Library, read_library
from content.editions.review_clock import Clock
from content.editions.values import published_record, references_in, sections_of
from content.models import Edition, Page, Section
from content.models.edition import Kind, Standing
from content.models.page import Shows

# Prefixes of ids: the preview page shows all documents together, and an id must be unique.
PREFIX = "information-"
NOTES_PREFIX = "notes-"
# What the document always shows: at its end, if none of the page's own sections shows it.
ALWAYS = {Shows.STUDIES_MS: "Studies in MS", Shows.CAUTIONS: "Cautions"}
# The cautions of the safety alerts, in their order: the same in every pack, whatever was typed.
ALERTS = (
    *(required.OPIOIDS, required.ALREADY_TAKING_NALTREXONE, required.LIVER, required.KIDNEYS),
    *(required.PREGNANCY, required.SURGERY, required.OTHER_MEDICINES),
    "disease-modifying-therapies",
)


@dataclass(frozen=True)
class Information:
    """Document 5: the page for prescribers, and which edition of it.

    is_cautions_only: the article holds only the cautions, because the edition was withdrawn or its
    review has been overdue too long for new packs.
    """

    article: Article
    edition: Edition
    is_overdue: bool = False
    is_cautions_only: bool = False

    @property
    def is_approved(self) -> bool:
        return self.edition.is_approved

    @property
    def says_each_approval(self) -> bool:
        """Whether each caution says if it is approved, because nothing above says so for all."""
        return self.is_approved or self.is_cautions_only


@dataclass(frozen=True)
class Guidance:
    """cautions: by key, in patients' words. information: document 5; None if it has no page.

    alerts: the cautions that the health summary prints for prescribers. carry_caution: what the
    carry card has room for.
    """

    cautions: Mapping[str, CautionCard]
    information: Information | None
    alerts: CardsTogether
    carry_caution: CautionCard


def read_guidance(today: date) -> Guidance:
    """The guidance as it is published, in two queries. Raises MissingCaution."""
    library = read_library(today)
    for key in required.CAUTIONS:
        library.caution(key)
    pages = Edition.objects.filter(kind=Kind.PAGE, key=required.FOR_PRESCRIBERS)
    newest = pages.exclude(standing=Standing.SUPERSEDED).defer("article").order_by("-number")
    latest = newest.first()
    return Guidance(
        cautions={
            key: caution_cards.for_patients(library, key, NOTES_PREFIX) for key in library.cautions
        },
        information=_information(latest, library, today) if latest else None,
        alerts=caution_cards.together_for_prescribers(library, ALERTS),
        carry_caution=caution_cards.one_line_for_prescribers(library, required.SURGERY),
    )


def _information(edition: Edition, library: Library, today: date) -> Information:
    page, clock = published_record(edition), Clock(edition.due)
    library = library.citing(references_in(edition))
    is_left_out = not edition.is_current or clock.has_left_packs(today)
    if is_left_out:
        article = cautions_alone(page, library)
    else:
        article = information(page, sections_of(page, edition.values), library)
    return Information(
        article=article,
        edition=edition,
        is_overdue=edition.is_current and clock.is_overdue(today),
        is_cautions_only=is_left_out,
    )


def information(page: Page, sections: list[Section], library: Library) -> Article:
    """The page for prescribers, with every caution and the studies in MS whose result we have read.

    Without pictures.
    """
    for section in sections:
        section.shows = "" if section.shows in FIGURES else section.shows
    sections = [part for part in sections if part.body or part.shows or part.caution_id]
    shown = {section.shows for section in sections}
    missing = [
        Section(heading=heading, shows=shows)
        for shows, heading in ALWAYS.items()
        if shows not in shown
    ]
    return compose_article(page, [*sections, *missing], library.with_results(), PREFIX)


def cautions_alone(page: Page, library: Library) -> Article:
    """Only the cautions, which are reviewed on their own, without the text of the page."""
    named = Page(title=page.title, slug=page.slug, audience=page.audience)
    section = Section(heading=ALWAYS[Shows.CAUTIONS], shows=Shows.CAUTIONS)
    return compose_article(named, [section], library, PREFIX)
