"""The documents of a pack: slugs, order, reader and template of each. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum

LETTER = "letter"
RETURN_PAGE = "return-page"
HEALTH_SUMMARY = "health-summary"
# Its name in saved answers, from when it was longer.
PRESCRIBER_SHEET = "prescriber-information"
NOTES = "notes"
# A choice of the interview that is no document: the second half of the page to return.
DIAGNOSIS_CONFIRMATION = "diagnosis-confirmation"
# In the order in which they are printed, the patient's own last.
TEMPLATES = {
    LETTER: "pack/letter/letter.html",
    RETURN_PAGE: "pack/return/return_page.html",
    HEALTH_SUMMARY: "pack/summary/health_summary.html",
    PRESCRIBER_SHEET: "pack/prescriber_sheet.html",
    NOTES: "pack/notes/notes.html",
}
DOCUMENTS = tuple(TEMPLATES)
# In every pack: the letter and how to answer it, the summary, which prints everything that was
# typed, and the sheet, which has the cautions.
ALWAYS = (LETTER, RETURN_PAGE, HEALTH_SUMMARY, PRESCRIBER_SHEET)


class Reader(Enum):
    """Whom a document is for. The value ends the page number in its foot."""

    PRACTICE = "for the practice"
    PATIENT = "for the patient"


@dataclass(frozen=True)
class PackDocument:
    """One document of a pack. Its template is a fragment of print.html and of the preview page."""

    slug: str

    @property
    def template_name(self) -> str:
        return TEMPLATES[self.slug]

    @property
    def reader(self) -> Reader:
        """Whom it is for: the patient's notes are not handed in."""
        return Reader.PATIENT if self.slug == NOTES else Reader.PRACTICE


def in_order(chosen: Collection[str]) -> tuple[PackDocument, ...]:
    """The chosen documents in the order of the pack."""
    return tuple(PackDocument(slug) for slug in DOCUMENTS if slug in chosen)


def for_reader(documents: Sequence[PackDocument], reader: Reader) -> tuple[PackDocument, ...]:
    """Those of the documents that this reader gets."""
    return tuple(document for document in documents if document.reader is reader)
