"""Whether a page was changed in another window since it was shown: pure.

A form carries which draft it was shown for, and a digest of what was stored for it then. Forms
without either, as a program may send them, are taken as they are.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

FIELD = "seen"


class ChangedElsewhere(Exception):
    """Another window has saved this page since, or opened another draft.

    `stored` is what is there now; empty if nothing.
    """

    def __init__(self, stored: Mapping[str, Any] | None) -> None:
        super().__init__()
        self.stored: Mapping[str, Any] = stored or {}


def page_token(stored: Mapping[str, Any] | None, draft: str) -> str:
    """What a form carries, for what is stored of its page, but for a list's items and ids.

    `draft` tells this draft from others, and is empty before there is one.
    """
    own = {name: value for name, value in (stored or {}).items() if name not in {"items", "id"}}
    return f"{draft}-{sha256(json.dumps(own, sort_keys=True).encode()).hexdigest()[:16]}"


def check_token(
    seen: str, stored: Mapping[str, Any] | None, submitted: Mapping[str, Any], draft: str
) -> None:
    """Raise ChangedElsewhere unless `stored` is what was seen, or what was just submitted.

    What another window removed may come back; what was shown of another draft is asked about.
    """
    is_same_draft = seen.partition("-")[0] == draft
    is_known = page_token(stored, draft) in {seen, page_token(submitted, draft)}
    if seen and not is_known and (stored or not is_same_draft):
        raise ChangedElsewhere(stored)
