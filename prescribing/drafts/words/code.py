"""A code of eight words: two that find a draft and six that open it."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from prescribing.drafts.words.wordlist import SIZE, default_list

LENGTH = 8
FINDING = 2  # the words that find the draft; the others are its secret: 6 x 10 bits


@dataclass(frozen=True, slots=True)
class Code:
    """Eight words of the list. Raises ValueError for anything else. Its repr shows no words."""

    words: tuple[str, ...] = field(repr=False)

    def __post_init__(self) -> None:
        known = default_list()
        if len(self.words) != LENGTH or not all(word in known for word in self.words):
            raise ValueError(f"A code is {LENGTH} words of the list.")

    @property
    def lookup(self) -> bytes:
        """The first two words as ASCII, with a space between: what finds the draft (20 bits)."""
        return " ".join(self.words[:FINDING]).encode("ascii")

    @property
    def secret(self) -> bytes:
        """The other six words as ASCII, with a space between: the same however they were typed."""
        return " ".join(self.words[FINDING:]).encode("ascii")


def new_code(randbelow: Callable[[int], int] = secrets.randbelow) -> Code:
    """A code of eight independent draws; a word can occur twice. randbelow(n): from 0 to n - 1."""
    words = default_list().words
    return Code(tuple(words[randbelow(SIZE)] for _ in range(LENGTH)))
