"""List the published texts whose review is due soon or overdue, as text for an email."""

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
    Phase.OVERDUE: "Overdue: the pages say so",
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
            help="report for another date",
        )
        parser.add_argument(
            "--quiet-when-none",
            action="store_true",
            help="print nothing if nothing is due, so that cron sends no email",
        )

    def handle(self, **options: Any) -> None:
        """Print the most urgent first."""
        today = options["on"] or timezone.localdate()
        try:
            current = Edition.objects.current().defer("article")
            editions = sorted(current, key=lambda edition: edition.due)
        except (OperationalError, ProgrammingError) as error:
            raise CommandError(f"The database is not ready ({error}). Run: make setup") from error
        due = {
            phase: [edition for edition in editions if Clock(edition.due).phase(today) is phase]
            for phase in HEADINGS
        }
        if any(due.values()):
            self.stdout.write(f"Reviews of LDN Guide, as of {today:%-d %B %Y}.")
            for phase, in_phase in due.items():
                self._list(phase, in_phase)
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
        raise ArgumentTypeError(f"“{text}” is not a date. Write it like 2027-05-03.") from None
