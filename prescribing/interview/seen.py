"""Whether a page was changed in another window since it was shown: pure.

A form carries a digest of what was stored for it when it was shown. Forms without one, as before
the first save, are taken as they are.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

FIELD = "seen"


class ChangedElsewhere(Exception):
    """Another window has saved this page since. `stored` is what it saved."""

    def __init__(self, stored: Mapping[str, Any]) -> None:
        super().__init__()
        self.stored = stored


def digest(stored: Mapping[str, Any] | None) -> str:
    """Sixteen hexadecimal digits for what is stored of a page, but for a list's items and ids."""
    own = {name: value for name, value in (stored or {}).items() if name not in {"items", "id"}}
    return sha256(json.dumps(own, sort_keys=True).encode()).hexdigest()[:16]


def refuse_if_changed(
    seen: str, stored: Mapping[str, Any] | None, submitted: Mapping[str, Any]
) -> None:
    """Raise ChangedElsewhere if `stored` is neither what was seen nor what was just submitted."""
    if seen and stored and digest(stored) not in {seen, digest(submitted)}:
        raise ChangedElsewhere(stored)
