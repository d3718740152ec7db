"""The data copy in a letter pack: what it looks like, and why one may be refused. Pure.

It is JSON:
    {"format": "ldn-guide-letter-pack", "schema": 1, "made_on": "2026-11-23", "pages": "<sha256>",
     "answers": {<step>: {<field>: <text or list of texts>, "items": [...]}}, "check": "<sha256>"}
`pages` is a digest of what the pages paint, `check` one of all the rest. Neither has a key: they
tell of a change by accident or by another program, not of a forger (docs/adr/0014).
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from hashlib import sha256
from typing import Any

FORMAT = "ldn-guide-letter-pack"
SCHEMA = 1

Answers = dict[str, Any]
# From each older schema to the next: the answers as the one after has them. When a step or a field
# is renamed or goes, SCHEMA grows by one and what to do about it stands here. Never take one out.
UPGRADES: dict[int, Callable[[Answers], Answers]] = {}


class Reason(Enum):
    """Why an uploaded file cannot be used."""

    NOT_A_PDF = "not-a-pdf"
    LOCKED = "locked"
    NO_COPY = "no-copy"
    CHANGED = "changed"
    NEWER = "newer"
    TOO_LARGE = "too-large"
    BROKEN = "broken"
    BUSY = "busy"


class Refused(Exception):
    """The file is not one to go on with."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True)
class SavedPack:
    """What a letter pack held when it was made. Not yet seen by any form."""

    made_on: date
    answers: Answers


def written(answers: Mapping[str, Any], made_on: date, pages: str) -> bytes:
    """The copy for a pack made on that day. pages: digest of its pages, as hexadecimal."""
    record = {
        "format": FORMAT,
        "schema": SCHEMA,
        "made_on": made_on.isoformat(),
        "pages": pages,
        "answers": answers,
    }
    text = json.dumps(record | {"check": _check(record)}, ensure_ascii=False)
    return text.encode("utf-8", "surrogatepass")  # as json.loads reads bytes


def read(copy: bytes, pages: str) -> SavedPack:
    """The answers of a copy, brought to today's schema. Raises Refused.

    pages: digest of the pages that it came with.
    """
    try:
        record = json.loads(copy)
        return _read(record, pages)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        raise Refused(Reason.CHANGED) from None


def _read(record: dict[str, Any], pages: str) -> SavedPack:
    """Raises Refused, and anything else that a record of another shape leads to."""
    json.dumps(record, ensure_ascii=False).encode()  # half a character, which no page could show
    if record["format"] != FORMAT:
        raise Refused(Reason.CHANGED)
    if record["schema"] > SCHEMA:  # before the check, which may be another by then
        raise Refused(Reason.NEWER)
    if record.pop("check") != _check(record) or record["pages"] != pages:
        raise Refused(Reason.CHANGED)
    answers = record["answers"]
    for version in range(record["schema"], SCHEMA):
        answers = UPGRADES[version](answers)
    if not isinstance(answers, dict):
        raise Refused(Reason.CHANGED)
    return SavedPack(date.fromisoformat(record["made_on"]), answers)


def _check(record: Mapping[str, Any]) -> str:
    return sha256(json.dumps(record, sort_keys=True).encode()).hexdigest()
