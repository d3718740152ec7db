"""The content app."""

from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "content"

    def ready(self) -> None:
        """Register the checks, and protect the accounts of staff."""
        from django.contrib.auth import get_user_model
        from django.db.models.signals import pre_delete

        from content import system_checks  # noqa: F401
        from content.accounts import refuse_to_delete

        pre_delete.connect(refuse_to_delete, sender=get_user_model())
