"""Cautions that stand alone, their sources at their foot: in the interview and on paper."""

from dataclasses import replace

from content.articles import CautionCard, Writer
from content.library import Library
from content.models.page import Audience


def for_patients(library: Library, key: str, prefix: str = "") -> CautionCard:
    """The caution in patients' words, its numbers plain. Raises library.MissingCaution."""
    writer = Writer(library, Audience.PATIENTS, prefix, linked=False)
    card = writer.card(library.caution(key))
    return replace(card, sources=writer.sources)


def found_for_patients(library: Library, key: str) -> CautionCard | None:
    """The same; None if it is missing, for pages that must stand without it."""
    return for_patients(library, key) if key in library.cautions else None
