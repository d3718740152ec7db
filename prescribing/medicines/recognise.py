"""Recognises which listed names a line contains."""

from collections.abc import Iterator
from dataclasses import dataclass

from prescribing.medicines.index import Index, Pattern, index_of
from prescribing.medicines.names import Abroad, How, Kind, ListedName, MedicineClass, NameList
from prescribing.medicines.scripts import has_unreadable
from prescribing.medicines.spelling import Forms, forms_of
from prescribing.medicines.tokens import AND, PLUS, Token, tokens_of

_SHORTEST_HYPHENED = 5
_SHORTEST_JOIN = 7  # shorter, “cod is” would be Codis
_SHORTEST_NEAR_JOIN = 8
_SOUNDS_THE_SAME = 0.1  # “oxi norm”
_FARTHEST_NEAR_JOIN = 1.1  # more, and “mother rise” would be Metharose
# Words after a number that is a count: “Tylenol 3 times a day” is not Tylenol 3.
_COUNTED = frozenset({"times", "time", "x", "a", "per", "every", "daily", "day"})
_HOW_WELL = {how: place for place, how in enumerate(How)}


@dataclass(frozen=True, slots=True)
class Match:
    """A listed name in a line: which, how it was recognised, and the words as typed."""

    kind: Kind
    name: str
    active: str
    medicine_class: MedicineClass | None
    how: How
    typed: str
    start: int
    end: int
    abroad: Abroad | None = None
    verified: bool = True

    @property
    def is_unchecked(self) -> bool:
        """Whether it is a name from abroad that nobody has found in a source."""
        return self.abroad is not None and not self.verified


def recognise(line: str, names: NameList) -> tuple[Match, ...]:
    """The listed names in a line, in order, each once. The longest name wins.

    The time is in proportion to the length of the line.
    """
    return NameRecogniser(names).recognise(line)


class NameRecogniser:
    """Recognises the names of one list, and caches each line and word that it has read.

    The cache holds what people typed: make one recogniser for a request, and never keep it longer.
    """

    def __init__(self, names: NameList) -> None:
        self.names = names
        self._words = _Words(index_of(names))
        self._lines: dict[str, tuple[Match, ...]] = {}

    def recognise(self, line: str) -> tuple[Match, ...]:
        """As the function `recognise` does."""
        if line not in self._lines:
            by_name: dict[str, Match] = {}
            for match in sorted(_Line(line, self._words).matches(), key=lambda one: one.start):
                by_name.setdefault(match.name, match)
            self._lines[line] = tuple(by_name.values())
        return self._lines[line]


@dataclass(frozen=True, slots=True)
class _Reading:
    """The first word of a name that typed tokens may mean, and the token to go on from."""

    text: str
    cost: float
    next: int
    joined: bool = False


@dataclass(frozen=True, slots=True)
class _Span:
    """Tokens that may be a name."""

    first: int
    next: int
    cost: float
    how: How
    pattern: Pattern

    @property
    def shields(self) -> bool:
        return self.pattern.listed is None


class _Words:
    """A cache of what was worked out for each typed word."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._near: dict[str, dict[str, float]] = {}
        self._forms: dict[str, Forms] = {}

    def near_to(self, text: str) -> dict[str, float]:
        """As `Index.near`."""
        if text not in self._near:
            may_be = self.index.may_be_near(text)
            self._near[text] = self.index.near(text, self.forms_of(text)) if may_be else {}
        return self._near[text]

    def forms_of(self, text: str) -> Forms:
        """As `spelling.forms_of`."""
        if text not in self._forms:
            self._forms[text] = forms_of(text)
        return self._forms[text]


class _Line:
    """One line while it is read."""

    def __init__(self, line: str, words: _Words) -> None:
        self.line = line
        self.words = words
        self.index = words.index
        self.tokens = tokens_of(line)

    def matches(self) -> Iterator[Match]:
        """The names in letters that have a place in a Latin alphabet, then those as written."""
        for span in self._spans_that_count():
            listed = span.pattern.listed
            if listed is None:
                continue
            start, end = self.tokens[span.first].start, self.tokens[span.next - 1].end
            yield self._match(listed, span.how, start, end)
        for found in self.index.written.find(self.line) if has_unreadable(self.line) else ():
            if found.listed:
                yield self._match(found.listed, How.EXACT, found.start, found.end)

    def _match(self, listed: ListedName, how: How, start: int, end: int) -> Match:
        return Match(
            kind=listed.kind,
            name=listed.name,
            active=listed.active,
            medicine_class=listed.medicine_class,
            how=how,
            typed=self.line[start:end],
            start=start,
            end=end,
            abroad=listed.abroad,
            verified=listed.verified,
        )

    def _spans_that_count(self) -> list[_Span]:
        """The spans that count, in order: the longest win, and none overlaps another.

        Only an exact shield may cover a name that was typed exactly.
        """
        spans = [span for first in range(len(self.tokens)) for span in self._spans(first)]
        exact = {
            at
            for span in spans
            if not span.shields and span.how is not How.SPELLING
            for at in range(span.first, span.next)
        }
        taken: set[int] = set()
        counting = []
        for span in sorted(spans, key=self._rank):
            covered = range(span.first, span.next)
            if span.shields and span.how is How.SPELLING and not exact.isdisjoint(covered):
                continue
            if taken.isdisjoint(covered):
                taken.update(covered)
                counting.append(span)
        return sorted(counting, key=lambda span: span.first)

    def _rank(self, span: _Span) -> tuple[int, float, bool, int]:
        length = self.tokens[span.next - 1].end - self.tokens[span.first].start
        return -length, span.cost, span.shields, _HOW_WELL[span.how]

    def _spans(self, first: int) -> Iterator[_Span]:
        """The names that begin at this token and whose other words follow."""
        for reading in self._readings(first):
            for pattern in self.index.patterns[reading.text]:
                if pattern.is_exact_only and reading.cost:
                    continue
                last, cost = reading.next, reading.cost
                for expected in pattern.texts[1:]:
                    more = self._cost_of(last, expected)
                    if more and pattern.is_exact_only:
                        more = None
                    if more is None:
                        break
                    last, cost = last + 1, cost + more
                else:
                    if not self._counts(pattern, last):
                        yield _Span(first, last, cost, _how(pattern, reading, cost), pattern)

    def _readings(self, first: int) -> Iterator[_Reading]:
        """The first words that the token may mean, alone or joined with its neighbours."""
        token = self.tokens[first]
        if not token.is_word:
            return
        if exact := self.index.exact(token.text):
            yield _Reading(exact, 0.0, first + 1)
        if unglued := self.index.unglued(token.text):
            yield _Reading(unglued, 0.0, first + 1, joined=True)
        elif not self.index.may_be_misspelt(token.text):
            for text, cost in self.words.near_to(token.text).items():
                if not token.by_sound or text in self.index.generics:
                    yield _Reading(text, cost, first + 1)
        for count in () if token.by_sound else (2, 3):
            yield from self._joined(first, count)

    def _joined(self, first: int, count: int) -> Iterator[_Reading]:
        """Neighbouring words as one: “co co damol”, “para mol”, “long-tec”, “d h c”."""
        parts = self.tokens[first : first + count]
        if len(parts) < count or not all(part.is_word for part in parts):
            return
        texts = [part.text for part in parts]
        joined = "".join(texts)
        everyday = (
            frozenset() if parts[1].hyphened else self.index.everyday_words.intersection(texts)
        )
        if len(joined) >= _shortest_join(parts, joined) and joined in self.index.patterns:
            if len(everyday) < len(set(texts)):
                yield _Reading(joined, 0.0, first + count, joined=True)
        elif not (everyday or count > 2 or any(map(self.index.may_be_misspelt, texts))):
            yield from self._joined_nearly(joined, first + count)

    def _joined_nearly(self, joined: str, then: int) -> Iterator[_Reading]:
        farthest = _FARTHEST_NEAR_JOIN if len(joined) >= _SHORTEST_NEAR_JOIN else _SOUNDS_THE_SAME
        if len(joined) >= _SHORTEST_JOIN:
            for text, cost in self.words.near_to(joined).items():
                if cost <= farthest:
                    yield _Reading(text, cost, then, joined=True)

    def _cost_of(self, at: int, expected: str) -> float | None:
        """The cost of reading a token as the next word of a name; None if it is another word."""
        typed = self.tokens[at].text if at < len(self.tokens) else ""
        if typed == expected or (typed == PLUS and expected == AND):
            return 0.0
        if not typed.isalpha() or not self.index.may_be_next(typed, expected):
            return None
        return self.index.cost_of_next(self.words.forms_of(typed), expected)

    def _counts(self, pattern: Pattern, last: int) -> bool:
        number = pattern.texts[-1]
        follows = self.tokens[last].text if last < len(self.tokens) else ""
        return number.isdigit() and len(number) == 1 and follows in _COUNTED


def _shortest_join(parts: list[Token], joined: str) -> int:
    """How many letters separate words, hyphened words or initials need to count as one name."""
    if all(part.hyphened for part in parts[1:]):
        return _SHORTEST_HYPHENED
    return 3 if len(joined) == len(parts) else _SHORTEST_JOIN


def _how(pattern: Pattern, reading: _Reading, cost: float) -> How:
    if cost:
        return How.SPELLING
    return How.SPACING if reading.joined and pattern.how is How.EXACT else pattern.how
