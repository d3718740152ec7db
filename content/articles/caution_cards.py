"""Caution cards with their own list of sources: for the interview and for print."""

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass, replace
from typing import Any

from content.articles.compose import CautionCard, Source, Writer
from content.articles.library import Library
from content.markup.vancouver import Formatted
from content.models import Caution
from content.models.caution import lines_of
from content.models.page import Audience


def for_patients(library: Library, key: str, prefix: str = "") -> CautionCard:
    """The caution in patients' words, its numbers plain. Raises library.MissingCaution."""
    writer = Writer(library, Audience.PATIENTS, prefix, linked=False)
    card = writer.card(library.caution(key))
    return replace(card, sources=writer.sources)


def in_print(library: Library, key: str, prefix: str) -> CautionCard:
    """The same with its sources in one line each. Raises library.MissingCaution."""
    card = for_patients(library, key, prefix)
    return replace(card, sources=in_brief(library, card.sources))


def found_for_patients(library: Library, key: str) -> CautionCard | None:
    """The same, or None if it is not published: for pages that must work without it."""
    return for_patients(library, key) if key in library.cautions else None


def one_line_for_prescribers(library: Library, key: str) -> CautionCard:
    """A caution's first key line, its sources in one line each. Raises library.MissingCaution."""
    writer = Writer(library, Audience.PRESCRIBERS, linked=False)
    card = writer.card(one_line(library.caution(key)))
    return replace(card, sources=in_brief(library, writer.sources))


def one_line(caution: Caution) -> Any:
    """A copy with the first key line for prescribers alone; without key lines, with its text."""
    short = in_short(caution)
    short.key_lines_for_prescribers = "".join(lines_of(short.key_lines_for_prescribers)[:1])
    return short


def in_short(caution: Caution) -> Any:
    """A copy without the long text for prescribers, if it has key lines for them."""
    short = copy(caution)
    if short.key_lines_for_prescribers:
        short.for_prescribers = ""  # type: ignore[assignment]
    return short


@dataclass(frozen=True)
class CardsTogether:
    """Cautions by key that share one list of sources, whose numbers are plain."""

    cards: Mapping[str, CautionCard]
    sources: tuple[Source, ...]

    @property
    def is_any_approved(self) -> bool:
        """Whether a clinician has approved any. If none, one sentence says so for all."""
        return any(card.is_approved for card in self.cards.values())


def reminders_for_patients(library: Library, left_out: Iterable[str] = ()) -> CardsTogether:
    """The first key line of each published caution, in patients' words, in the cautions' order."""
    writer = Writer(library, Audience.PATIENTS, linked=False)
    cards = {}
    for key, caution in library.cautions.items():
        if key not in left_out:
            short = copy(caution)
            short.key_lines_for_patients = "".join(lines_of(short.key_lines_for_patients)[:1])
            short.for_patients = short.for_prescribers = ""  # type: ignore[assignment]
            cards[key] = writer.card(short)
    return CardsTogether(cards, in_brief(library, writer.sources))


def in_brief(library: Library, sources: Iterable[Source]) -> tuple[Source, ...]:
    """The sources in one line each, for print: author, year and DOI or number."""
    return tuple(
        replace(source, reference=Formatted(library.references[source.key].in_brief))
        for source in sources
    )
