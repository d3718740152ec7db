"""The prescribing app."""

from django.apps import AppConfig


class PrescribingConfig(AppConfig):
    name = "prescribing"

    def ready(self) -> None:
        """Register the checks."""
        from prescribing import system_checks  # noqa: F401
