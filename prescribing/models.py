"""Where Django looks for the app's models."""

from prescribing.drafts.models import Draft, Opener

__all__ = ["Draft", "Opener"]
