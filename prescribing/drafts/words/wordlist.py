"""The list of words that codes are made of, and which of them a typed word means."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from string import ascii_lowercase

PATH = Path(__file__).parent / "words.txt"
SIZE = 1024
START = 3  # letters that tell a word from all others
SHORTEST_WITH_A_SLIP = 4  # with fewer letters a slip is too often another word


class BrokenWordList(ValueError):
    """A list that cannot be used; the message says what is wrong with it."""


@dataclass(frozen=True, eq=False)
class WordList:
    """1,024 words in order, each with its own first three letters. Raises BrokenWordList."""

    words: tuple[str, ...]
    _by_start: dict[str, str] = field(init=False, repr=False)
    _all: frozenset[str] = field(init=False, repr=False)
    _longest: int = field(init=False, repr=False)

    def __post_init__(self) -> None:
        _refuse_broken(self.words)
        object.__setattr__(self, "_by_start", {word[:START]: word for word in self.words})
        object.__setattr__(self, "_all", frozenset(self.words))
        object.__setattr__(self, "_longest", max(map(len, self.words)))

    def __contains__(self, word: str) -> bool:
        return word in self._all

    def meant_by(self, typed: str) -> str | None:
        """The word that lower-case letters stand for, or None.

        They may be the word, its first three or more letters, or the whole word with one slip:
        a letter missing, added, changed, or swapped with its neighbour.
        """
        word = self._by_start.get(typed[:START])
        if word is not None and word.startswith(typed):
            return word
        return self._with_one_slip(typed)

    def _with_one_slip(self, typed: str) -> str | None:
        if not SHORTEST_WITH_A_SLIP <= len(typed) <= self._longest + 1:
            return None
        near = self._all & set(one_slip_from(typed))
        return next(iter(near)) if len(near) == 1 else None


def one_slip_from(word: str) -> Iterator[str]:
    """Everything that is one missing, added, changed or swapped letter from the word."""
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        yield from (before + letter + after for letter in ascii_lowercase)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in ascii_lowercase)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]


@lru_cache(maxsize=1)
def default_list() -> WordList:
    """The list that comes with the site, read once. Raises BrokenWordList."""
    return read_list()


def read_list(path: Path = PATH) -> WordList:
    """The words of a file, one a line. Raises BrokenWordList."""
    try:
        text = path.read_text("ascii")
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenWordList(f"{path.name} cannot be read: {error}") from error
    return WordList(tuple(text.splitlines()))


def _refuse_broken(words: tuple[str, ...]) -> None:
    if len(words) != SIZE:
        raise BrokenWordList(f"There are {len(words)} words; there must be {SIZE}.")
    for word in words:
        if len(word) < START or not set(word) <= set(ascii_lowercase):
            raise BrokenWordList(f"“{word}” is not {START} or more letters a–z.")
    for word, after in pairwise(words):
        if word >= after:
            raise BrokenWordList(f"“{after}” is there twice or out of order.")
    start, times = Counter(word[:START] for word in words).most_common(1)[0]
    if times > 1:
        raise BrokenWordList(f"{times} words start with “{start}”.")
