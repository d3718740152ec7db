"""The content app."""

from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "content"

    def ready(self) -> None:
        """Register the checks."""
        from content import system_checks  # noqa: F401
