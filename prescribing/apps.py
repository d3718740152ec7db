"""The prescribing app."""

from django.apps import AppConfig


class PrescribingConfig(AppConfig):
    name = "prescribing"
    verbose_name = "Names of medicines"

    def ready(self) -> None:
        """Register the checks."""
        from prescribing import system_checks  # noqa: F401

    @staticmethod
    def warm_up() -> None:
        """Read the lists of medicines; called by ldnguide.wsgi before the first visitor.

        A broken list stops the site: without it no medicine would be recognised.
        """
        from prescribing.medicines.loading import default_list
        from prescribing.medicines.pasted.known import known_names
        from prescribing.medicines.recognise import recognise

        recognise("", default_list())
        known_names()
