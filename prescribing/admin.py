"""Where Django looks for the app's admin. Never register drafts: staff must not see answers."""

from prescribing.name_list.admin import NameProposalAdmin

__all__ = ["NameProposalAdmin"]
