"""Cautions that stand alone, their sources at their foot: in the interview and on paper."""

from dataclasses import replace

from content.articles import CautionCard, Writer
from content.library import Library
from content.models.page import Audience

# The cautions that the interview and the letter pack show by name: they cannot be deleted.
OPIOIDS = "opioids"
LIVER = "liver"
KIDNEYS = "kidneys"
SURGERY = "surgery"
PREGNANCY = "pregnancy"
OTHER_MEDICINES = "other-medicines"
ALREADY_TAKING_NALTREXONE = "already-taking-naltrexone"
URGENT_HELP = "urgent-help"
NEEDED = (
    OPIOIDS,
    LIVER,
    KIDNEYS,
    SURGERY,
    PREGNANCY,
    OTHER_MEDICINES,
    ALREADY_TAKING_NALTREXONE,
    URGENT_HELP,
)


def for_patients(library: Library, key: str, prefix: str = "") -> CautionCard:
    """The caution in patients' words, its numbers plain. Raises library.MissingCaution."""
    writer = Writer(library, Audience.PATIENTS, prefix, linked=False)
    card = writer.card(library.caution(key))
    return replace(card, sources=writer.sources)
