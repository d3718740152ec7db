"""What the pack prints of the published guidance: cautions, and the prescriber sheet."""

from dataclasses import dataclass
from datetime import date
from typing import Any

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
# Cautions that tell somebody who holds a pack nothing new: the interview is for adults.
NOT_REMINDED = ("under-18", "who-to-talk-to")


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
    def cautions_in_words(self) -> str:
        """The address of the page with every caution, as somebody types it."""
        page = reverse("guidance-page", args=[required.ALL_CAUTIONS])
        return (settings.SITE_ADDRESS + page).removeprefix("https://")

    @property
    def qr(self) -> Drawing:
        return drawing(self.address)


@dataclass(frozen=True)
class Guidance:
    """information: the prescriber sheet; None without its page. The rest is for the patient.

    reminders: a line of each caution, but for urgent help and the signs of withdrawal.
    carry_caution: what the carry card has room for.
    """

    information: Information | None
    urgent_help: CautionCard
    withdrawal: CautionCard
    reminders: CardsTogether
    carry_caution: CautionCard


def for_the_patient(library: Library) -> dict[str, Any]:
    """The cautions of the patient's own pages. Raises MissingCaution."""
    whole = (required.URGENT_HELP, required.WITHDRAWAL_AND_OVERDOSE)
    urgent_help, withdrawal = (caution_cards.in_print(library, key, NOTES_PREFIX) for key in whole)
    return {
        "urgent_help": urgent_help,
        "withdrawal": withdrawal,
        "reminders": caution_cards.reminders_for_patients(library, (*whole, *NOT_REMINDED)),
        "carry_caution": caution_cards.one_line_for_prescribers(library, required.SURGERY),
    }


def read_guidance(today: date) -> Guidance:
    """The guidance as it is published, in two queries. Raises MissingCaution."""
    library = read_library(today)
    for key in required.CAUTIONS:
        library.caution(key)
    pages = Edition.objects.filter(kind=Kind.PAGE, key=required.FOR_PRESCRIBERS)
    newest = pages.exclude(standing=Standing.SUPERSEDED).defer("article").order_by("-number")
    latest = newest.first()
    information = _information(latest, library, today) if latest else None
    return Guidance(information=information, **for_the_patient(library))


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
