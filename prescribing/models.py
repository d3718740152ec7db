"""Where Django looks for the app's models."""

from prescribing.drafts.models import Draft

__all__ = ["Draft"]
