"""A text whose characters are given to parts one after another, so that none is lost."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from enum import Enum, auto

_BETWEEN = " \t\r\n\v\f\u00a0-‐‑–—―,;:：|¦•·*>=→.،।。、，"
_SIGNS = frozenset("□☐☑✓✔•·●○▪◦|¦<>=→+~^`*◯◻◽▢➢►▸")


class Part(Enum):
    """What a part of a line is."""

    MARK = auto()  # a number or sign of the list: “1.”, “[ ]”
    NAME = auto()
    STRENGTH = auto()
    FORM = auto()
    DIRECTIONS = auto()
    FOR = auto()  # the word that leads to the reason
    REASON = auto()
    REST = auto()


class Spans:
    """A text, and the part that each of its characters was given to. No character has two."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._parts: list[Part | None] = [None] * len(text)

    def is_free(self, start: int, end: int) -> bool:
        """Whether nothing of this span was given to a part."""
        return all(part is None for part in self._parts[start:end])

    def give(self, part: Part, start: int, end: int) -> bool:
        """Give a span to a part. False if something of it has one already."""
        if start >= end or not self.is_free(start, end):
            return False
        self._parts[start:end] = [part] * (end - start)
        return True

    def give_free(self, part: Part, start: int, end: int) -> None:
        """Give what is still free in a span."""
        for place in range(start, end):
            if self._parts[place] is None:
                self._parts[place] = part

    def clear(self, start: int, end: int) -> None:
        """Take a span away from its parts."""
        self._parts[start:end] = [None] * (end - start)

    def free_runs(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The longest spans that are free and hold a word."""
        place = start
        while place < end:
            first = place
            while place < end and self._parts[place] is None:
                place += 1
            if any(_is_word(character) for character in self.text[first:place]):
                yield first, place
            place = max(place, first + 1)

    def next_given(self, start: int) -> int:
        """Where the next character that has a part stands; the text's end without one."""
        given = (n for n in range(start, len(self.text)) if self._parts[n] is not None)
        return next(given, len(self.text))

    def end_of(self, part: Part) -> int:
        """Where the last character of a part ends; 0 without one."""
        return next((n + 1 for n in range(len(self.text) - 1, -1, -1) if self._parts[n] is part), 0)

    def start_of(self, part: Part) -> int:
        """Where the first character of a part stands; the text's end without one."""
        return next((n for n, given in enumerate(self._parts) if given is part), len(self.text))

    def text_of(self, part: Part) -> str:
        """The text of one part before all is read: from its first character to its last."""
        return self.text[self.start_of(part) : self.end_of(part)]

    def pieces(self) -> Iterator[tuple[Part, str]]:
        """Each part's runs in order. Free signs join a run only between two of its characters."""
        run: Part | None = None
        first = last = 0
        for place, (character, given) in enumerate(zip(self.text, self._parts, strict=True)):
            part = given
            if part is None and _is_word(character):
                part = Part.DIRECTIONS
            if part is None:
                continue
            if part is not run:
                if run is not None:
                    yield run, self._trimmed(run, first, last)
                run, first = part, place
            last = place + 1
        if run is not None:
            yield run, self._trimmed(run, first, last)

    def texts(self) -> dict[Part, str]:
        """The text of each part, as typed, each run of spaces as one."""
        found: defaultdict[Part, list[str]] = defaultdict(list)
        for part, piece in self.pieces():
            if piece:
                found[part].append(piece)
        return {part: " ".join(found[part]) for part in Part}

    def _trimmed(self, part: Part, first: int, last: int) -> str:
        if part is Part.REST and self.text[last - 1 : last + 1].rstrip().endswith(":"):
            return re.sub(r"\s+", " ", self.text[first : last + 1].strip())
        piece = self.text[first:last].strip(_BETWEEN)
        piece = piece[:-1].strip(_BETWEEN) if piece.endswith(("(", "[")) else piece
        if re.search(r"\w\.\w$", piece) and self.text[last - 1 : last + 1].endswith("."):
            piece += "."  # “t.d.s.”
        for opening, closing in ("()", "[]"):
            if piece.count(closing) > piece.count(opening):
                before = self.text[max(first - 2, 0) : first].rstrip()
                piece = opening + piece if before.endswith(opening) else piece
            if piece.count(opening) > piece.count(closing):
                after = self.text[last : last + 2].lstrip()
                piece = piece + closing if after.startswith(closing) else piece
        return re.sub(r"\s+", " ", piece)


def _is_word(character: str) -> bool:
    """Whether a character belongs to a word, and is not a sign between words."""
    if character.isalnum():
        return True
    return unicodedata.category(character)[0] in "MS" and character not in _SIGNS
