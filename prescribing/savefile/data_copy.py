"""The data copy in a letter pack: its format, and the reasons to refuse one. Pure.

It is JSON:
    {"format": "ldn-guide-letter-pack", "schema": 3, "made_on": "2026-11-23", "pages": "<sha256>",
     "answers": {<step>: {<field>: <text or list of texts>, "items": [...]}}, "check": "<sha256>"}
`pages` is a digest of the content of the pages, `check` a digest of all the rest. Neither has a
key: they detect a change by accident or by another program, not a forgery (docs/adr/0014). Pages
that somebody added before or after ours, such as a scan, change neither.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from hashlib import sha256
from typing import Any

from prescribing.interview.upgrade import SCHEMA, Answers, upgraded

FORMAT = "ldn-guide-letter-pack"
# In a longer document nobody looks for a pack among other pages: the number of tries is a square.
MOST_PAGES = 200


class Reason(Enum):
    """Why an uploaded file cannot be used."""

    NOT_A_PDF = "not-a-pdf"
    LOCKED = "locked"
    NO_COPY = "no-copy"
    CHANGED = "changed"
    OTHER_PAGES = "other-pages"
    NEWER = "newer"
    TOO_LARGE = "too-large"
    BROKEN = "broken"
    BUSY = "busy"


class Refused(Exception):
    """The file cannot be used, for this reason."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True)
class SavedPack:
    """The answers of a letter pack. No form has validated them yet."""

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


def digest_of(pages: Iterable[str]) -> str:
    """One digest of pages in their order, from the hexadecimal digest of each."""
    return sha256(b"".join(map(bytes.fromhex, pages))).hexdigest()


def read(copy: bytes, pages: Sequence[str]) -> SavedPack:
    """The answers of a copy, brought to the present schema. Raises Refused.

    pages: digest of each page that it came with.
    """
    try:
        record = json.loads(copy)
        return _read(record, pages)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        raise Refused(Reason.CHANGED) from None


def _read(record: dict[str, Any], pages: Sequence[str]) -> SavedPack:
    """Raises Refused, and other errors if the record has another structure."""
    json.dumps(record, ensure_ascii=False).encode()  # refuses lone surrogates: no page shows them
    if record["format"] != FORMAT:
        raise Refused(Reason.CHANGED)
    if record["schema"] > SCHEMA:  # first: a newer version may compute the check differently
        raise Refused(Reason.NEWER)
    if record.pop("check") != _check(record):
        raise Refused(Reason.CHANGED)
    if record["pages"] not in _digests_of_runs(pages):
        raise Refused(Reason.OTHER_PAGES)
    answers = upgraded(record["answers"], record["schema"])
    if not isinstance(answers, dict):
        raise Refused(Reason.CHANGED)
    return SavedPack(date.fromisoformat(record["made_on"]), answers)


def _digests_of_runs(pages: Sequence[str]) -> Iterator[str]:
    """The digest of all pages, and of every run of pages within them."""
    yield digest_of(pages)
    for start in range(len(pages) if len(pages) <= MOST_PAGES else 0):
        run = sha256()
        for page in pages[start:]:
            run.update(bytes.fromhex(page))
            yield run.hexdigest()


def _check(record: Mapping[str, Any]) -> str:
    return sha256(json.dumps(record, sort_keys=True).encode()).hexdigest()
