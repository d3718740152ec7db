"""The list is complete, its words differ clearly, and none of them embarrasses."""

import re
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pytest

from prescribing.drafts.words.reading import FILLERS
from prescribing.drafts.words.wordlist import (
    PATH,
    BrokenWordList,
    WordList,
    default_list,
    read_list,
)
from tests.prescribing.drafts.words.slips import distance, slips_in, within

WORDS = default_list().words
ALL = set(WORDS)
STARTS = {word[:length]: word for word in WORDS for length in range(3, len(word) + 1)}
BANNED = re.sub(r"(?m)^#.*$", "", (Path(__file__).parent / "banned.txt").read_text()).split()
BEGINNINGS = tuple(one for one in BANNED if not one.endswith("."))


def test_there_are_1024_words_in_order():
    assert len(ALL) == len(WORDS) == 1024
    assert list(WORDS) == sorted(WORDS)


def test_the_file_is_plain_ascii_with_one_word_a_line():
    assert PATH.read_bytes() == "".join(f"{word}\n" for word in WORDS).encode("ascii")


def test_words_are_four_to_eight_letters():
    assert [word for word in WORDS if not re.fullmatch("[a-z]{4,8}", word)] == []


def test_three_letters_tell_a_word_from_all_others():
    assert len({word[:3] for word in WORDS}) == 1024


def test_any_two_words_are_at_least_three_slips_apart():
    # Words within two slips share what is left when up to two letters are taken out of each.
    sharing = defaultdict(set)
    for word in WORDS:
        for left in within(word, 2):
            sharing[left].add(word)
    pairs = {pair for words in sharing.values() for pair in combinations(sorted(words), 2)}

    assert pairs
    assert [pair for pair in pairs if distance(*pair) < 3] == []


def test_a_slip_in_a_word_is_read_as_that_word_or_not_at_all():
    misread = [
        (word, slip, meant)
        for word in WORDS
        for slip in slips_in(word)
        if len(slip) > 2 and (meant := STARTS.get(slip, word)) != word
    ]

    assert misread == []


def test_no_slip_lies_between_two_words():
    near = defaultdict(set)
    for word in WORDS:
        for slip in slips_in(word):
            near[slip].add(word)

    assert [words for words in near.values() if len(words) > 1] == []


def is_banned(word):
    """The word itself, with a full stop in the file, or the way it begins."""
    return f"{word}." in BANNED or word.startswith(BEGINNINGS)


def test_no_word_upsets_embarrasses_or_confuses():
    assert is_banned("illness")
    assert is_banned("hips")
    assert [word for word in WORDS if is_banned(word)] == []


@pytest.mark.parametrize("filler", sorted(FILLERS))
def test_a_filler_is_no_word_and_no_beginning_or_slip_of_one(filler):
    assert default_list().meant_by(filler) is None


BREAKAGES = {
    "a word short": (lambda words: words[:-1], "1023"),
    "a word twice": (lambda words: [words[1], *words[1:]], "twice or out of order"),
    "out of order": (lambda words: [words[1], words[0], *words[2:]], "twice or out of order"),
    "one start twice": (lambda words: [*words[:-2], words[-1], words[-1] + "s"], "start with"),
    "a capital": (lambda words: ["Abacus", *words[1:]], "letters a–z"),
    "too short": (lambda words: ["ab", *words[1:]], "letters a–z"),
    "an empty line": (lambda words: ["", *words[1:]], "letters a–z"),
}


@pytest.mark.parametrize(("breakage", "says"), BREAKAGES.values(), ids=BREAKAGES)
def test_a_broken_list_is_refused(breakage, says, tmp_path):
    path = tmp_path / "words.txt"
    path.write_text("\n".join(breakage(WORDS)) + "\n")

    with pytest.raises(BrokenWordList, match=says):
        read_list(path)


def test_a_list_that_is_missing_or_not_ascii_is_refused(tmp_path):
    with pytest.raises(BrokenWordList, match="cannot be read"):
        read_list(tmp_path / "words.txt")

    (tmp_path / "words.txt").write_text("café\n", "utf-8")
    with pytest.raises(BrokenWordList, match="cannot be read"):
        read_list(tmp_path / "words.txt")


def test_two_words_that_are_equally_near_are_not_guessed_between():
    words = WordList((*WORDS[:-2], "zzybbbb", "zzzbbbb"))

    assert words.meant_by("zzbbbb") is None
    assert words.meant_by("zzzbbbbb") == "zzzbbbb"
