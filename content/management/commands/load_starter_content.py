"""Put the starter content into the database, without ever overwriting what staff changed."""

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError

from content.starter.files import BrokenStarterFile, Item
from content.starter.load import ADDED, UNCHANGED, load
from content.starter.publish import without_edition


class Command(BaseCommand):
    help = "Load the pages, cautions, references, studies and organisations to start with."

    def handle(self, **options: Any) -> None:
        """Say what was kept or left out, by name, and how many were added."""
        try:
            report = load(on_item=self._say if options["verbosity"] else None)
        except BrokenStarterFile as error:
            raise CommandError(f"{error}\nNothing was loaded.") from error
        except (OperationalError, ProgrammingError) as error:
            raise CommandError(
                f"The database is not ready ({error}). Run: manage.py migrate\nNothing was loaded."
            ) from error
        counts = Counter(outcome for _, outcome in report)
        summary = ", ".join(f"{number} {outcome}" for outcome, number in counts.items())
        self.stdout.write(f"Starter content: {summary}.")
        for record in without_edition():
            self.stdout.write(
                f"  {record._meta.verbose_name} “{record}”: not public before it is submitted and "
                "approved"
            )

    def _say(self, item: Item, outcome: str) -> None:
        if outcome not in (ADDED, UNCHANGED):
            self.stdout.write(f"  {item.kind} {item.key}: {outcome}")
