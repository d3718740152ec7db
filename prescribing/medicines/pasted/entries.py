"""Cuts a pasted text into medicines and lines that are skipped."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from prescribing.medicines.pasted.asides import DATE, ISSUED, QUANTITY, STATUS, WARNING
from prescribing.medicines.pasted.headings import (
    heads_a_group,
    is_closing,
    is_heading,
    is_talk,
    opens_not_taken,
    says_not_taken,
)
from prescribing.medicines.pasted.known import KnownNames
from prescribing.medicines.pasted.words import (
    BROKEN_NAME,
    FORM,
    STARTS_DIRECTIONS,
    STRENGTH,
    WITH_UNIT,
)

_NUMBERED = re.compile(r"\s*(?:\(?\d{1,2}[.)、।]|[a-z][.)])\s", re.IGNORECASE)
_LEADING_SIGNS = re.compile(r"^(?:[\s\-–—*•·(:,]|<[^<>]{0,200}>)*")
_REASON = re.compile(r"(?:for|to\s(?:help|treat|prevent|reduce|lower|protect))\s", re.IGNORECASE)
# Words of directions that names begin with too: “tea tree oil”, “oral contraceptive”, “sun cream”.
_MAY_BE_A_NAME = re.compile(
    r"(?:tea|oral|sun|sat|mon|wed|bed|day|topical|left|right|max|maximum|self|course|spray|drops?|only"
    r"|now|morning\safter)\s(?!and|or|then|&|once|twice|at|in|eye|ear|side|only)",
    re.IGNORECASE,
)
_ONLY_A_NUMBER = re.compile(r"\W*\d{1,4}\W*")
_SPACES = re.compile(r"[^\S\t]{3,}")
LONGEST_LOOKED_AT = 2000  # what kind of line it is, its beginning tells
_MORE = re.compile(
    r"(?:qty|quantity|supply|dose|dosage|strength|form|route|frequency|(?:dos(?:e|age)\s)?(?:instructions?"
    r"|directions?)|how\sto\stake|reason|indication|status|type|notes?|comments?|duration|issues?|repeats?"
    r"|(?:last|next|first)\s\w+)\s?[:=]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A stretch of the text: one medicine with its lines, or one line that is skipped."""

    start: int
    end: int
    is_skipped: bool


def entries_of(text: str, known: KnownNames) -> Iterator[Entry]:
    """All the lines of a text in order. Blank lines belong to no entry."""
    above: Entry | None = None
    not_taken = ""
    is_closed = False
    for raw, start, end in _lines(text):
        if not raw.strip():
            not_taken = ""
            continue
        line = _SPACES.sub("  ", raw[:LONGEST_LOOKED_AT])
        names_known = any(known.find(line))
        not_taken = _section(line, not_taken, names_known=names_known)
        if above and not not_taken and _joins(line, names_known=names_known):
            above = Entry(above.start, end, is_skipped=False)
            continue
        if above:
            yield above
        above = None
        is_medicine = names_known or bool(WITH_UNIT.search(line))
        is_closed = is_closing(line) or (is_closed and not is_medicine)
        if not_taken or is_closed or _is_skipped(line, is_medicine=is_medicine):
            yield Entry(start, end, is_skipped=True)
        else:
            above = Entry(start, end, is_skipped=False)
    if above:
        yield above


def _lines(text: str) -> Iterator[tuple[str, int, int]]:
    place = 0
    for line in text.splitlines(keepends=True):
        bare = line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
        yield bare, place, place + len(bare)
        place += len(line)


def _section(line: str, before: str, *, names_known: bool) -> str:
    """Whether the line stands under “Allergies” or “Stopped”, which reach to the next heading."""
    opened = opens_not_taken(line)
    if opened:
        return opened
    if not before or is_heading(line):
        return ""
    return "" if before == "allergy" and WITH_UNIT.search(line) else before


def _is_skipped(line: str, *, is_medicine: bool) -> bool:
    return is_heading(line) or says_not_taken(line) or (not is_medicine and is_talk(line))


def _joins(line: str, *, names_known: bool) -> bool:
    """Whether a line goes on with the medicine above it."""
    warning = WARNING.match(line)
    if warning or _ONLY_A_NUMBER.fullmatch(line) or QUANTITY.fullmatch(line):
        return True
    if heads_a_group(line):
        return False
    if names_known or _NUMBERED.match(line):
        return False
    bare = _LEADING_SIGNS.sub("", line, count=1)
    starts = (DATE, ISSUED, STARTS_DIRECTIONS, _REASON, BROKEN_NAME, _MORE)
    if _MAY_BE_A_NAME.match(bare):
        return False
    if any(pattern.match(bare) for pattern in starts) or STATUS.match(line):
        return True
    begun = STRENGTH.match(bare) or FORM.match(bare)
    return begun is not None and _goes_on(bare[begun.end() :])


def _goes_on(after: str) -> bool:
    """Whether what follows a strength at the start of a line is no name."""
    after = after.strip(" ,-–:")
    return not after or any(p.match(after) for p in (FORM, STARTS_DIRECTIONS, DATE, ISSUED))
