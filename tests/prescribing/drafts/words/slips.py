"""One slip in a word, as clumsy fingers make it. Written apart from the code it tests."""

from string import ascii_lowercase


def missing(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def added(word: str) -> set[str]:
    return {
        word[:at] + letter + word[at:] for at in range(len(word) + 1) for letter in ascii_lowercase
    }


def changed(word: str) -> set[str]:
    return {
        word[:at] + letter + word[at + 1 :] for at in range(len(word)) for letter in ascii_lowercase
    }


def swapped(word: str) -> set[str]:
    return {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)}


def slips_in(word: str) -> set[str]:
    return (missing(word) | added(word) | changed(word) | swapped(word)) - {word}


def within(word: str, steps: int) -> set[str]:
    """The word with up to so many letters taken out."""
    reached = {word}
    for _ in range(steps):
        reached |= {shorter for one in reached for shorter in missing(one)}
    return reached


def distance(a: str, b: str) -> int:
    """Letters missing, added or changed between two words (Levenshtein)."""
    row = list(range(len(b) + 1))
    for at, letter in enumerate(a, start=1):
        above, row = row, [at]
        for column, other in enumerate(b, start=1):
            change = above[column - 1] + (letter != other)
            row.append(min(above[column] + 1, row[-1] + 1, change))
    return row[-1]
