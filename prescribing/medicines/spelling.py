"""Measures how far apart two spellings are, by the mistakes that people make."""

import re
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate, combinations
from operator import or_

_VOWELS = "aeiou"
_LEAST, _LITTLE, _HALF, _MOST, _WHOLE, _MORE = 0.1, 0.25, 0.5, 0.75, 1.0, 1.25
# Letters that sound similar: one for the other counts as half a mistake.
_ALIKE = ("kg", "gj", "mn", "pb", "td", "fv", "bv", "vw", "lr")
_SUBSTITUTION = {
    **{a + b: _HALF for a in _VOWELS for b in _VOWELS},
    **{two: _HALF for pair in _ALIKE for two in (pair, pair[::-1])},
}
# Each letter, and those that may stand for it at half a mistake.
_LIKE = {
    **dict.fromkeys(_VOWELS, _VOWELS),
    **{
        letter: letter + "".join(pair.replace(letter, "") for pair in _ALIKE if letter in pair)
        for letter in "".join(_ALIKE)
    },
}
_OMISSION = {**dict.fromkeys(_VOWELS, _MOST), "h": _LITTLE}
_AT_THE_END = {"e": _LITTLE, "s": _LITTLE}
_RUN = re.compile(r"(.)\1+")
_SOUNDS = tuple(
    (re.compile(letters), sound)
    for letters, sound in (
        ("^kn", "n"),
        ("ough", "of"),
        ("que$", "k"),
        ("ph", "f"),
        ("ch", "k"),
        ("th", "t"),
        ("s?c(?=[eiy])", "s"),
        ("ck|c|q", "k"),
        ("x", "ks"),
        ("z", "s"),
        ("y", "i"),
        ("a[uw]", "o"),
        ("[ao]e", "e"),
    )
)
_BONES = str.maketrans("eiougjbdvm", "aaaakkptfn", "h")


def allowance(length: int) -> float:
    """The highest cost at which a word still counts as a name of so many letters."""
    if length < 5:
        return 0.0
    return {5: 0.5, 6: 1.0, 7: 1.25, 8: 1.5, 9: 1.75, 10: 1.75, 11: 1.75}.get(length, 2.25)


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A word as written or as it sounds, with the cost of leaving out each letter.

    letter_set: a bit for each letter that it has. near_set: for each that is like one of them.
    """

    letters: str
    losses: tuple[float, ...]
    letter_set: int
    near_set: int


Forms = tuple[Form, Form]


def forms_of(word: str) -> Forms:
    """The word as it sounds and as it is written: “nurophen” and “nurofen” sound alike."""
    sound = word
    for letters, replacement in _SOUNDS:
        sound = letters.sub(replacement, sound)
    written = _form(word)
    return (written if sound == word else _form(sound)), written


def _form(letters: str) -> Form:
    near = "".join(_LIKE.get(letter, letter) for letter in set(letters))
    return Form(letters, _losses(letters), _set_of(letters), _set_of(near))


def _set_of(letters: str) -> int:
    return reduce(or_, (1 << (ord(letter) & 31) for letter in letters), 0)


def keys_of(form: Form) -> set[str]:
    """Keys for an index: forms that differ little have a key in common.

    The consonants, with a mark for vowels between them, and one or two of these left out: the
    symmetric-delete index. Only names with a common key have to be measured.
    """
    bones = _RUN.sub(r"\1", form.letters.translate(_BONES))
    least = max(len(bones) - (1 if len(form.letters) < 7 else 2), 1)
    return {
        "".join(kept)
        for length in range(least, len(bones) + 1)
        for kept in combinations(bones, length)
    }


def least_distance(typed: Form, listed: Form) -> float:
    """A cost that `distance` never goes below, for a fraction of its time.

    Each letter that only one of them has costs at least a half, or a whole if the other has none
    that is like it. Some cost less.
    """
    more, less = typed.letter_set & ~listed.letter_set, listed.letter_set & ~typed.letter_set
    return max(_least_cost(more, listed.near_set), _least_cost(less, typed.near_set))


def _least_cost(letters: int, near: int) -> float:
    halves = letters.bit_count() + (letters & _CONSONANTS & ~near).bit_count()
    return halves * _HALF - (letters & _CHEAP).bit_count() * _LITTLE


def distance(typed: Form, listed: Form, limit: float) -> float:
    """The cost of the cheapest mistakes that turn one form into the other.

    Swapped neighbours count once (optimal string alignment). Above `limit`, any larger number.
    """
    above: list[float] = []
    row = [0.0, *accumulate(listed.losses)]
    least_above, before = 0.0, ""
    for letter, gain in zip(typed.letters, typed.losses, strict=True):
        two_above, above, row = above, row, [row[0] + gain]
        cost, last = row[0], ""
        for at, (other, loss) in enumerate(zip(listed.letters, listed.losses, strict=True)):
            cost += loss
            if cost > (without := above[at + 1] + gain):
                cost = without
            change = 0.0 if letter == other else _SUBSTITUTION.get(letter + other, _MORE)
            if cost > (changed := above[at] + change):
                cost = changed
            if letter == last and before == other and cost > two_above[at - 1] + _HALF:
                cost = two_above[at - 1] + _HALF
            row.append(cost)
            last = other
        least = min(row)
        if least > limit and least_above > limit:
            return limit + _WHOLE
        least_above, before = least, letter
    return row[-1]


# “h” and a last “e” or “s” are easily left out.
_CHEAP, _CONSONANTS = _set_of("ehs"), _set_of("bcdfgjklmnpqrtvwxyz")


def _losses(letters: str) -> tuple[float, ...]:
    costs = [_OMISSION.get(letter, _WHOLE) for letter in letters]
    if costs:
        costs[-1] = _AT_THE_END.get(letters[-1], costs[-1])
    for at in range(1, len(letters)):
        if letters[at] == letters[at - 1]:
            costs[at] = _LEAST
    return tuple(costs)
