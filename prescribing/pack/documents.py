"""The documents of a pack: their slugs, their order, and the template of each. Pure."""

from collections.abc import Collection
from dataclasses import dataclass

LETTER = "letter"
HEALTH_SUMMARY = "health-summary"
DIAGNOSIS_CONFIRMATION = "diagnosis-confirmation"
REPLY_SLIP = "reply-slip"
# Its name in saved answers, from when it was longer.
PRESCRIBER_SHEET = "prescriber-information"
NOTES = "notes"
# In the order in which they are printed. The first two are in every pack: the letter stands alone,
# and the summary prints in full whatever page 1 had no room for.
TEMPLATES = {
    LETTER: "pack/letter/letter.html",
    HEALTH_SUMMARY: "pack/summary/health_summary.html",
    DIAGNOSIS_CONFIRMATION: "pack/diagnosis_confirmation.html",
    REPLY_SLIP: "pack/reply_slip.html",
    PRESCRIBER_SHEET: "pack/prescriber_sheet.html",
    NOTES: "pack/notes/notes.html",
}
DOCUMENTS = tuple(TEMPLATES)


@dataclass(frozen=True)
class PackDocument:
    """One document of a pack. Its template is a fragment of print.html and of the preview page."""

    slug: str
    number: int
    template_name: str

    @property
    def for_patient(self) -> bool:
        """Whether the patient keeps it, so that the letter does not list it as enclosed."""
        return self.slug == NOTES


def number_documents(chosen: Collection[str]) -> tuple[PackDocument, ...]:
    """The chosen documents in order, numbered from 1."""
    slugs = [slug for slug in DOCUMENTS if slug in chosen]
    return tuple(
        PackDocument(slug, number, TEMPLATES[slug]) for number, slug in enumerate(slugs, start=1)
    )
