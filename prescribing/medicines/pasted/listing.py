"""Reads a whole pasted list: the medicines and the skipped lines, in their order."""

from collections.abc import Iterator
from dataclasses import dataclass

from prescribing.medicines.pasted.entries import entries_of
from prescribing.medicines.pasted.known import known_names
from prescribing.medicines.pasted.reading import Reading, read_entry


@dataclass(frozen=True, slots=True)
class SkippedLine:
    """A line that names no medicine to take. It is shown with “Add”, never dropped."""

    line: str


def read_list(text: str) -> Iterator[Reading | SkippedLine]:
    """What stands in a pasted text. Every line that is not blank is in one of the results."""
    known = known_names()
    for entry in entries_of(text, known):
        line = text[entry.start : entry.end]
        yield SkippedLine(line) if entry.is_skipped else read_entry(line, known)
