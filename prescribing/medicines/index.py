"""An index of the list, to look words up exactly or by similar spelling and sound."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from prescribing.medicines.as_written import WrittenNames, is_written
from prescribing.medicines.names import How, Kind, ListedName, NameList
from prescribing.medicines.spelling import (
    Form,
    Forms,
    allowance,
    distance,
    forms_of,
    keys_of,
    least_distance,
)
from prescribing.medicines.tokens import texts_of

# Abbreviations of slow release, which people leave out: “Maxitram” for “Maxitram SR”.
_RELEASE = frozenset({"sr", "xl", "pr", "mr", "continus"})
# What people write to the end of a name without a space: “TramadolSR”, “codeinehcl”.
_GLUED = ("sr", "xl", "pr", "mr", "er", "hcl", "patch", "patches")
_SHORTEST_WITH_GLUED = 5
_SHORTEST_RUN_TOGETHER = 6
# Letters that a misspelt word may have more or less than the name. “Continus” alone lacks three
# of “DHCContinus”, which have little weight but are a word.
_LENGTHS_APART = 2
# A word that lacks two letters is also judged by its own length: “Norval” is not “Normaloe”.
_MORE_FOR_SHORTER = 0.25
# A word of five letters for a name of six may have lost one letter, but not differ in two.
_SHORT, _ONE_SLIP = 5, 0.75
_LONGER_THAN_LISTED = 4
_SHORTEST_MISSPELT_NEXT = 3
_LEAST_ALLOWANCE_NEXT = 0.75
_ANOTHER_FIRST_LETTER = 0.25  # people seldom get the first letter wrong
_MANY = 99.0
_MISSPELT = 0.1  # so that a word that sounds the same never counts as exact


@dataclass(frozen=True, slots=True)
class Pattern:
    """A name, as the texts of its tokens. listed: None for a shield."""

    texts: tuple[str, ...]
    listed: ListedName | None
    how: How = How.EXACT
    is_exact_only: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class _Entry:
    """One form of a word that begins a name, and how far a typed word may be from it."""

    text: str
    form: Form
    limit: float


class _Shelf:
    """Words that may be misspelt, by the keys of their two forms."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.by_key: tuple[_Keys, _Keys] = ({}, {})
        for text in sorted(texts):
            if text.isalpha() and (limit := allowance(len(text))):
                self._enter(text, limit)

    def _enter(self, text: str, limit: float) -> None:
        for by_key, form in zip(self.by_key, forms_of(text), strict=True):
            entry = (_Entry(text, form, limit),)
            for key in keys_of(form):
                # Most keys have one entry: then all of them share this tuple.
                if (before := by_key.setdefault(key, entry)) is not entry:
                    by_key[key] = before + entry


_Keys = dict[str, tuple[_Entry, ...]]


class Index:
    """The index of one list. It is made once and stores nothing that was typed.

    beneath: the index of the list that this one was made from. Its shelves, which take most of the
    time to make, are used again.
    """

    def __init__(self, names: NameList, beneath: "Index | None" = None) -> None:
        self.everyday_words = names.everyday_words
        self.patterns: defaultdict[str, list[Pattern]] = defaultdict(list)
        for pattern in _patterns(names):
            self.patterns[pattern.texts[0]].append(pattern)
        self.written = WrittenNames(_written(names))
        self.generics = frozenset(
            texts_of(one.name)[0]
            for one in names.names
            if one.kind is Kind.OPIOID and one.is_generic and not one.abroad
        )
        self._following = {
            text: forms_of(text)
            for patterns in self.patterns.values()
            for pattern in patterns
            if not pattern.is_exact_only
            for text in pattern.texts[1:]
            if text.isalpha() and len(text) >= _SHORTEST_MISSPELT_NEXT
        }
        self.misspelt = frozenset(
            text
            for text, patterns in self.patterns.items()
            if not all(pattern.is_exact_only for pattern in patterns)
        )
        known = beneath.misspelt if beneath else frozenset()
        shelves = beneath.shelves if beneath else ()
        self.shelves: tuple[_Shelf, ...] = (*shelves, _Shelf(self.misspelt - known))
        lengths = [len(text) for text in self.misspelt if allowance(len(text))] or [0]
        self._lengths = range(min(lengths) - _LENGTHS_APART, max(lengths) + _LENGTHS_APART + 1)

    def exact(self, text: str) -> str | None:
        """The text itself, or without a plural s, if a name begins with it."""
        if text in self.patterns:
            return text
        singular = text.removesuffix("s")
        return singular if len(singular) > 2 and singular in self.patterns else None

    def may_be_misspelt(self, text: str) -> bool:
        """Whether a name that may be misspelt begins with exactly this text."""
        return text in self.misspelt or text.removesuffix("s") in self.misspelt

    def unglued(self, text: str) -> str | None:
        """The first word of a name, if its release, salt or form is written to it."""
        for end in _GLUED:
            name = text.removesuffix(end)
            if name != text and len(name) >= _SHORTEST_WITH_GLUED and name in self.patterns:
                return name
        return None

    def may_be_near(self, text: str) -> bool:
        """Whether `near` is worth the time."""
        return text not in self.everyday_words and len(text) in self._lengths

    def near(self, text: str, forms: Forms) -> dict[str, float]:
        """{first word of a name that `text` may misspell: the cost of the mistakes}"""
        costs: dict[str, float] = {}
        for entry, form in self._entries_near(forms):
            limit = _limit(text, entry)
            if limit < 0 or entry.text not in self.misspelt:
                continue
            first = _first_letter(text, entry.text)
            if least_distance(form, entry.form) + first > limit:
                continue
            cost = distance(form, entry.form, limit) + first
            if cost <= limit and not _differs_twice(text, entry.text, cost):
                costs[entry.text] = min(cost + _MISSPELT, costs.get(entry.text, _MANY))
        return costs

    def _entries_near(self, forms: Forms) -> Iterator[tuple[_Entry, Form]]:
        """The entries that share a key with a form of the typed word, each with that form."""
        keys = [(keys_of(form), form) for form in forms]
        for shelf in self.shelves:
            for by_key, (of_form, form) in zip(shelf.by_key, keys, strict=True):
                near = {entry for key in of_form for entry in by_key.get(key, ())}
                yield from ((entry, form) for entry in sorted(near, key=_text_of))

    def may_be_next(self, typed: str, expected: str) -> bool:
        """Whether a typed word could be the next word of a name, before its cost is measured."""
        if typed in self._following:
            return expected in {f"{typed}s", typed.removesuffix("s")}
        return (
            expected in self._following and abs(len(typed) - len(expected)) <= _LONGER_THAN_LISTED
        )

    def cost_of_next(self, forms: Forms, expected: str) -> float | None:
        """The cost of reading a typed word as the next word of a name; None if it is too far.

        After a word that matched, shorter words may be misspelt too: “Nurofen Pluss”.
        """
        limit = max(allowance(len(expected)), _LEAST_ALLOWANCE_NEXT)
        pairs = zip(forms, self._following[expected], strict=True)
        cost = min(distance(typed, listed, limit) for typed, listed in pairs)
        return cost + _MISSPELT if cost <= limit else None


@lru_cache(maxsize=8)  # the current list, its base, and what the admin tries
def index_of(names: NameList) -> Index:
    """The index of a list, made at first use."""
    return Index(names, beneath=index_of(names.base) if names.base else None)


def _text_of(entry: _Entry) -> str:
    return entry.text


def _limit(typed: str, entry: _Entry) -> float:
    """The highest cost at which a typed word may be the listed one. Below 0: never."""
    missing = len(entry.text) - len(typed)
    if abs(missing) > _LENGTHS_APART:
        return -1.0
    if missing < _LENGTHS_APART:
        return entry.limit
    return min(entry.limit, allowance(len(typed)) + _MORE_FOR_SHORTER)


def _differs_twice(typed: str, listed: str, cost: float) -> bool:
    """Whether a short word has other letters than the name, and not just one less."""
    if len(typed) > _SHORT or len(listed) <= len(typed) or cost <= _ONE_SLIP:
        return False
    shorter = (listed[:at] + listed[at + 1 :] for at in range(len(listed)))
    return typed not in shorter


def _first_letter(typed: str, listed: str) -> float:
    return 0.0 if typed[0] == listed[0] else _ANOTHER_FIRST_LETTER


def _patterns(names: NameList) -> Iterator[Pattern]:
    by_name = {listed.name: listed for listed in names.names}
    for listed in names.names:
        yield from _patterns_of(listed.name, listed, is_abroad=listed.abroad is not None)
    for other in names.other_writings:
        for pattern in _writings(other.written, by_name[other.name]):
            yield Pattern(pattern.texts, pattern.listed, How.OTHER_WRITING)
    for shield in names.shields:
        yield from _patterns_of(shield.name, None, is_abroad=shield.is_abroad)


def _patterns_of(name: str, listed: ListedName | None, *, is_abroad: bool) -> Iterator[Pattern]:
    """The patterns of a name, or of a shield. None if it is compared as written."""
    if not is_written(name):
        yield from (_writings_abroad if is_abroad else _writings)(name, listed)


def _written(names: NameList) -> Iterator[tuple[str, ListedName | None]]:
    pairs = (
        *((listed.name, listed) for listed in names.names),
        *((shield.name, None) for shield in names.shields),
    )
    return ((name, listed) for name, listed in pairs if is_written(name))


def _writings_abroad(name: str, listed: ListedName | None) -> Iterator[Pattern]:
    """The name itself and as one word. Neither may be misspelt."""
    texts = texts_of(name)
    yield Pattern(texts, listed, is_exact_only=True)
    together = "".join(texts)
    if len(texts) > 1 and together.isalpha() and len(together) >= _SHORTEST_RUN_TOGETHER:
        yield Pattern((together,), listed, How.SPACING, is_exact_only=True)


def _writings(name: str, listed: ListedName | None) -> Iterator[Pattern]:
    """The name itself, without the abbreviation of its release, and as one word."""
    texts = texts_of(name)
    yield Pattern(texts, listed)
    if listed and texts[-1] in _RELEASE:
        yield Pattern(texts[:-1], listed, How.OTHER_WRITING)
    together = "".join(texts)
    if len(texts) > 1 and together.isalpha() and len(together) >= _SHORTEST_RUN_TOGETHER:
        yield Pattern((together,), listed, How.SPACING)
