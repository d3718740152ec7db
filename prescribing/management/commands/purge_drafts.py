"""Delete drafts that have expired; for a timer on the server."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from prescribing.drafts import store


class Command(BaseCommand):
    help = "Delete drafts that have expired. Safe to run twice, or at the same time."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            overdue = store.oldest_expired()
            deleted = 0
            while batch := store.purge_expired():
                deleted += batch
            while store.purge_unopenable():
                pass
        except store.Unavailable:
            raise CommandError("The database does not answer. Run this again soon.") from None
        store.truncate_wal()
        minutes = (overdue or timedelta()) // timedelta(minutes=1)
        self.stdout.write(
            f"{deleted} expired keys to drafts deleted, with the drafts that nothing opens now. "
            f"The oldest was {minutes} minutes past its time."
        )
