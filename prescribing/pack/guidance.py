"""What the pack prints of the published guidance: cautions, and the prescriber sheet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse

from content import required
from content.articles import caution_cards
from content.articles.caution_cards import CardsTogether
from content.articles.compose import CautionCard
from content.articles.library import Library, read_library
from content.editions.review_clock import Clock
from content.editions.values import published_record, references_in, sections_of
from content.models import Edition
from content.models.edition import Kind, Standing
from ldnguide.printing.qr import Drawing, drawing
from prescribing.pack.prescriber_sheet import Sheet, cautions_alone, compose_sheet

# Keeps the ids of the notes apart from those of other documents on the preview page.
NOTES_PREFIX = "notes-"
# The cautions of the safety alerts, in their order: the same in every pack, whatever was typed.
ALERTS = (
    *(required.OPIOIDS, required.ALREADY_TAKING_NALTREXONE, required.LIVER, required.KIDNEYS),
    *(required.PREGNANCY, required.SURGERY, required.OTHER_MEDICINES),
    "disease-modifying-therapies",
)


@dataclass(frozen=True)
class Information:
    """The prescriber sheet, and which edition of the page for prescribers it is made of.

    is_cautions_only: the sheet holds only the cautions, because the edition was withdrawn or its
    review has been overdue too long for new packs.
    """

    sheet: Sheet
    edition: Edition
    is_overdue: bool = False
    is_cautions_only: bool = False

    @property
    def is_approved(self) -> bool:
        """Whether a clinician approved the text of the page, if that is on the sheet."""
        return self.edition.is_approved and not self.is_cautions_only

    @property
    def says_each_approval(self) -> bool:
        """Whether parts that nobody approved are marked. If not, one sentence says so for all."""
        return self.is_approved or (self.is_cautions_only and self.sheet.has_approved)

    @property
    def address(self) -> str:
        """The address of the page as it is now, with its host."""
        return settings.SITE_ADDRESS + reverse("guidance-page", args=[self.edition.key])

    @property
    def address_in_words(self) -> str:
        """The same as somebody types it."""
        return self.address.removeprefix("https://")

    @property
    def qr(self) -> Drawing:
        return drawing(self.address)


@dataclass(frozen=True)
class Guidance:
    """cautions: by key, in patients' words. information: the prescriber sheet; None without page.

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
        sheet = cautions_alone(library)
    else:
        sheet = compose_sheet(page, sections_of(page, edition.values), library)
    return Information(
        sheet=sheet,
        edition=edition,
        is_overdue=edition.is_current and clock.is_overdue(today),
        is_cautions_only=is_left_out,
    )
