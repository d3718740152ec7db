"""Where Django looks for the app's models."""

from prescribing.drafts.models import Draft, Opener
from prescribing.name_list.models import NameProposal

__all__ = ["Draft", "NameProposal", "Opener"]
