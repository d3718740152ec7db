"""The names that the reader of a pasted list knows, and where they stand in a line.

They only help to cut a line. Whether a name is an opioid is for `medicines/recognise.py` to say.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from prescribing.medicines.loading import default_list, rows_of

COMMON = Path(__file__).with_name("common-medicines.csv")
# Names that people write and the list has only in a longer or another form.
_ALSO = (
    "Insulin|Fish oil|Omega 3|Multivitamin|Penicillin|Levodopa|Turmeric|Curcumin|"
    "Valproate|Oestrogen|Hydrochlorothiazide|B12|Macrogol|Gaviscon|Symbicort|"
    "Ventolin|Clenil|Vitamin A|Vitamin K|Vitamin K2|Vitamin B|Garlic|Laxido|"
    "Voltarol|Solu-Medrol|Elleste|Garlic oil|Potassium|CBD|GTN|Nitrolingual|"
    "Lidocaine plasters|Calcichew|Novomix|Humulin|Microgynon|Creon"
)
_WORD = re.compile(r"[^\W_]+(?:['’‘`][^\W_]+)*|[&+]")
_GAP = re.compile(r"[\s,\-‐‑–.™®&+]{0,3}")
_SAME = {"&": "and", "+": "and", "vit": "vitamin", "vits": "vitamin"}
_LONGEST_TO_KEEP_S = 4
_PLAIN = re.compile(r"['’‘`]")


class CommonKind(StrEnum):
    """What sort of name a common medicine has."""

    GENERIC = "generic"
    BRAND = "brand"
    BOUGHT = "bought"
    SUPPLEMENT = "supplement"
    HERBAL = "herbal"


@dataclass(frozen=True, slots=True)
class KnownName:
    """A known name in a text, and its place."""

    name: str
    start: int
    end: int


class KnownNames:
    """An index of names by their first word."""

    def __init__(self, names: Iterable[str], strengths: dict[str, frozenset[str]]) -> None:
        self.strengths = strengths
        self._by_first: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for name in names:
            texts = tuple(text for text, _, _ in _words(name))
            for writing in {texts, ("".join(texts[:2]), *texts[2:])} if "-" in name else {texts}:
                self._by_first[writing[0]].append((writing, name))
        for writings in self._by_first.values():
            writings.sort(key=lambda writing: (-len(writing[0]), writing[1]))

    def find(self, text: str) -> Iterator[KnownName]:
        """The known names in a text in order: the longest at each place, none overlapping."""
        words = list(_words(text))
        at = 0
        while at < len(words):
            found = self._longest_at(text, words, at)
            if found is None:
                at += 1
                continue
            length, name = found
            yield KnownName(name, words[at][1], words[at + length - 1][2])
            at += length

    def _longest_at(
        self, text: str, words: list[tuple[str, int, int]], at: int
    ) -> tuple[int, str] | None:
        for texts, name in self._by_first.get(words[at][0], ()):
            typed = words[at : at + len(texts)]
            if tuple(word for word, _, _ in typed) == texts and all(
                _GAP.fullmatch(text, before[2], after[1]) for before, after in pairwise(typed)
            ):
                return len(texts), name
        return None


@lru_cache(maxsize=1)
def known_names() -> KnownNames:
    """The names of the site's lists, read once."""
    rows = common_rows()
    names = {row["name"]: frozenset(row["strengths"].split("|")) for row in rows}
    listed = (listed.name for listed in default_list().names)
    return KnownNames(dict.fromkeys((*names, *listed, *_ALSO.split("|"))), names)


@lru_cache(maxsize=1)
def known_uses() -> frozenset[str]:
    """What the common medicines are for, in plain lower-case words."""
    rows = common_rows()
    return frozenset(use.lower() for row in rows for use in row["uses"].split("|") if use)


def common_medicines() -> list[str]:
    """The names of the common medicines, in order of likelihood."""
    return [row["name"] for row in common_rows()]


def common_rows() -> list[dict[str, str]]:
    """The lines of the list, all of them whole. Raises BrokenList."""
    rows = rows_of(COMMON, "name strengths forms kind uses")
    names: set[str] = set()
    for row in rows:
        name = row.text("name").casefold()
        row.choice("kind", CommonKind)
        if name in names:
            raise row.broken(f"“{row.text('name')}” stands in the list already. Take one out.")
        names.add(name)
    return [row.fields for row in rows]


def _words(text: str) -> Iterator[tuple[str, int, int]]:
    """The words of a text without case, accents, apostrophes and a plural s, with their places."""
    for match in _WORD.finditer(text):
        word = _PLAIN.sub("", match[0]).casefold()
        if not word.isascii():
            plain = unicodedata.normalize("NFKD", word)
            word = "".join(letter for letter in plain if not unicodedata.combining(letter))
        if len(word) > _LONGEST_TO_KEEP_S:
            word = word.removesuffix("s")
        yield _SAME.get(word, word), match.start(), match.end()
