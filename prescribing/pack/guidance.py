"""What a pack takes from the guidance: cautions for the patient, a document for prescribers."""

from collections.abc import Mapping
from dataclasses import dataclass

from content import cards, needed
from content.articles import FIGURES, Article, CautionCard, compose_article
from content.library import Library, read_library
from content.models import Page, Section
from content.models.page import Shows

# They make the ids of a document differ from all others on the pack's preview page.
PREFIX = "information-"
NOTES_PREFIX = "notes-"
# What the document always holds, below the page's own sections where those do not show it.
ALWAYS = {Shows.STUDIES_MS: "Studies in MS", Shows.CAUTIONS: "Cautions"}


@dataclass(frozen=True)
class Guidance:
    """cautions: by key, in patients' words. information: document 5, None without its page."""

    cautions: Mapping[str, CautionCard]
    information: Article | None


def read_guidance() -> Guidance:
    """The guidance as it stands now. Raises MissingCaution."""
    library = read_library()
    for key in needed.CAUTIONS:
        library.caution(key)
    page = Page.objects.filter(slug=needed.FOR_PRESCRIBERS).first()
    return Guidance(
        cautions={key: cards.for_patients(library, key, NOTES_PREFIX) for key in library.cautions},
        information=information(page, list(page.sections.all()), library) if page else None,
    )


def information(page: Page, sections: list[Section], library: Library) -> Article:
    """The page for prescribers, with the table of studies and every caution, without pictures."""
    for section in sections:
        section.shows = "" if section.shows in FIGURES else section.shows
    sections = [each for each in sections if each.body or each.shows or each.caution_id]
    shown = {section.shows for section in sections}
    missing = [
        Section(heading=heading, shows=shows)
        for shows, heading in ALWAYS.items()
        if shows not in shown
    ]
    return compose_article(page, [*sections, *missing], library, PREFIX)
