"""Typing and spelling mistakes, made from a seed, so that every run has the same ones."""

import random
from collections.abc import Callable, Iterator

VOWELS = "aeiou"
SOUNDS = (
    *(("ph", "f"), ("f", "ph"), ("c", "k"), ("k", "c"), ("y", "i"), ("i", "y"), ("x", "cks")),
    *(("z", "s"), ("s", "z"), ("th", "t"), ("ei", "ie"), ("ine", "een"), ("qu", "k")),
)


def places(word: str) -> list[int]:
    return [at for at, letter in enumerate(word) if letter.isalpha()]


def drop(word: str, chance: random.Random) -> str:
    at = chance.choice(places(word))
    return word[:at] + word[at + 1 :]


def double(word: str, chance: random.Random) -> str:
    at = chance.choice(places(word))
    return word[: at + 1] + word[at:]


def swap(word: str, chance: random.Random) -> str:
    pairs = [at for at in places(word) if word[at + 1 : at + 2].isalpha()]
    at = chance.choice(pairs)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def another_vowel(word: str, chance: random.Random) -> str:
    at = chance.choice([at for at in places(word) if word[at] in VOWELS] or places(word))
    return word[:at] + chance.choice(VOWELS.replace(word[at], "")) + word[at + 1 :]


def by_ear(word: str, chance: random.Random) -> str:
    heard = [(letters, sound) for letters, sound in SOUNDS if letters in word]
    return word.replace(*chance.choice(heard), 1) if heard else word


MISTAKES: tuple[Callable[[str, random.Random], str], ...] = (
    *(drop, double, swap, another_vowel, by_ear),
)


def misspelt(name: str, seed: int, times: int) -> Iterator[tuple[str, str]]:
    """Pairs of a kind of mistake and the name with it."""
    chance = random.Random(f"{seed} {name}")  # noqa: S311
    for mistake in MISTAKES:
        for _ in range(times):
            wrong = mistake(name.lower(), chance)
            if wrong != name.lower():
                yield mistake.__name__, wrong
