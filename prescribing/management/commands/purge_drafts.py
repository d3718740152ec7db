"""Delete drafts that have expired; for a timer on the server."""

from typing import Any

from django.core.management.base import BaseCommand

from prescribing.drafts import store


class Command(BaseCommand):
    help = "Delete drafts that have expired. Safe to run twice, or at the same time."

    def handle(self, *args: Any, **options: Any) -> None:
        deleted = 0
        while batch := store.purge_expired():
            deleted += batch
        self.stdout.write(f"{deleted} expired drafts deleted.")
