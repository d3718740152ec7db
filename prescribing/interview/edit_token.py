"""Whether a page was changed in another window since it was shown. Pure.

A form carries a token: the tag of its draft, and a digest of what was stored for the page when it
was shown. A form without a token, as a program may send it, is saved unchecked.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from prescribing.interview.list_keys import PASTED, UNPRINTED

FIELD = "seen"
_NOT_SUBMITTED = {"items", "id", *UNPRINTED} - {PASTED}


class ChangedElsewhere(Exception):
    """Another window has saved this page since, or opened another draft.

    stored: the page's answers now; empty if there are none.
    """

    def __init__(self, stored: Mapping[str, Any] | None) -> None:
        super().__init__()
        self.stored: Mapping[str, Any] = stored or {}


def page_token(stored: Mapping[str, Any] | None, tag: str) -> str:
    """Token for the page's stored answers, without list items, ids and what a list keeps beside.

    tag: tells the draft from others; empty before there is one.
    """
    own = {name: value for name, value in (stored or {}).items() if name not in _NOT_SUBMITTED}
    return f"{tag}-{sha256(json.dumps(own, sort_keys=True).encode()).hexdigest()[:16]}"


def check_token(
    token: str, stored: Mapping[str, Any] | None, submitted: Mapping[str, Any], tag: str
) -> None:
    """Raise ChangedElsewhere unless `stored` is what the page showed, or what was just submitted.

    Answers that another window removed are saved again. A form of another draft is refused.
    """
    is_same_draft = token.partition("-")[0] == tag
    is_known = page_token(stored, tag) in {token, page_token(submitted, tag)}
    if token and not is_known and (stored or not is_same_draft):
        raise ChangedElsewhere(stored)
