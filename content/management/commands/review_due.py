"""Which published texts must be looked at again soon, or should have been: text for a mail."""

from argparse import ArgumentTypeError
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, ProgrammingError
from django.utils import timezone

from content.editions.review_clock import Clock, Phase
from content.models import Edition
from content.models.edition import Kind
from content.required import FOR_PRESCRIBERS

HEADINGS = {
    Phase.OUT_OF_PACKS: "Overdue by more than 30 days",
    Phase.OVERDUE: "Overdue: readers are told so",
    Phase.WITHIN_7_DAYS: "Due within 7 days",
    Phase.WITHIN_30_DAYS: "Due within 30 days",
    Phase.WITHIN_90_DAYS: "Due within 90 days",
}


class Command(BaseCommand):
    help = "List the published texts whose review is overdue, or due within 90 days."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--on",
            type=_day,
            default=None,
            metavar="YYYY-MM-DD",
            help="as it will stand on another day",
        )
        parser.add_argument(
            "--quiet-when-none",
            action="store_true",
            help="print nothing at all if nothing is due: for cron, which then sends no mail",
        )

    def handle(self, **options: Any) -> None:
        """Print the most pressing first."""
        today = options["on"] or timezone.localdate()
        try:
            editions = sorted(Edition.objects.current().defer("article"), key=lambda each: each.due)
        except (OperationalError, ProgrammingError) as error:
            raise CommandError(f"The database is not ready ({error}). Run: make setup") from error
        due = {
            phase: [each for each in editions if Clock(each.due).phase(today) is phase]
            for phase in HEADINGS
        }
        if any(due.values()):
            self.stdout.write(f"Reviews of LDN Guide, as of {today:%-d %B %Y}.")
            for phase, found in due.items():
                self._list(phase, found)
        elif not options["quiet_when_none"]:
            self.stdout.write(f"No review is due within 90 days of {today:%-d %B %Y}.")

    def _list(self, phase: Phase, editions: list[Edition]) -> None:
        if not editions:
            return
        self.stdout.write(f"\n{HEADINGS[phase]}:")
        for edition in editions:
            approved = "" if edition.is_approved else ", not yet approved by a clinician"
            self.stdout.write(
                f"- {edition.due:%-d %B %Y}: {edition.get_kind_display().lower()} "
                f"“{edition.title}”, edition {edition.number}{approved}"
            )
            if phase is Phase.OUT_OF_PACKS and _is_in_packs(edition):
                self.stdout.write("  The letter pack no longer prints it.")


def _is_in_packs(edition: Edition) -> bool:
    return edition.kind == Kind.PAGE and edition.key == FOR_PRESCRIBERS


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is no day. Write it like 2027-05-03.") from None
