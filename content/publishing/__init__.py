"""From working text to public edition: the only code that moves a text between the two.

draft → submitted → approved and published, or returned with a comment. A refused step raises
Refused with a message for the user. Each step is one transaction: a refused one changes nothing.
"""

from content.publishing.lifecycle import close, extend, restore
from content.publishing.permissions import APPROVE, Refused
from content.publishing.snapshot import Snapshot, snapshot_of, snapshot_submitted
from content.publishing.workflow import (
    STARTER_NOTE,
    approve,
    publish_starter,
    send_back,
    submit,
    take_back,
)
from content.publishing.working_records import (
    current_edition,
    pages_showing,
    record_of,
    reorder,
    waiting_submission,
)

__all__ = [
    "APPROVE",
    "STARTER_NOTE",
    "Refused",
    "Snapshot",
    "approve",
    "close",
    "current_edition",
    "extend",
    "pages_showing",
    "publish_starter",
    "record_of",
    "reorder",
    "restore",
    "send_back",
    "snapshot_of",
    "snapshot_submitted",
    "submit",
    "take_back",
    "waiting_submission",
]
