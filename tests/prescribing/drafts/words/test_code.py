"""A code is eight independent, equally likely draws, and never prints its words."""

from collections import Counter
from itertools import count

import pytest

from prescribing.drafts.words.code import Code, new_code
from prescribing.drafts.words.wordlist import default_list

WORDS = default_list().words
EIGHT = WORDS[10:18]


@pytest.mark.hazard("H32.2")
def test_every_word_is_drawn_equally_often_in_every_place():
    at = count()
    codes = [new_code(lambda below: next(at) % below) for _ in range(1024)]
    drawn = Counter(word for code in codes for word in code.words)

    assert drawn == dict.fromkeys(WORDS, 8)


def test_a_code_is_eight_draws_from_1024_that_do_not_touch_each_other():
    asked = []
    numbers = [0, 1023, 5, 5, 5, 512, 1, 0]

    def randbelow(below):
        asked.append(below)
        return numbers[len(asked) - 1]

    assert new_code(randbelow).words == tuple(WORDS[number] for number in numbers)
    assert asked == [1024] * 8


def test_two_codes_differ():
    assert new_code() != new_code()


def test_two_words_find_the_draft_and_six_are_the_secret():
    code = Code(EIGHT)

    assert code.lookup == b"%s %s" % tuple(word.encode() for word in EIGHT[:2])
    assert code.secret.decode().split(" ") == list(EIGHT[2:])
    assert not set(code.lookup.split()) & set(code.secret.split())


@pytest.mark.parametrize(
    "words",
    [EIGHT[:7], (*EIGHT, EIGHT[0]), (*EIGHT[:7], "unlisted"), (*EIGHT[:7], EIGHT[7].upper()), ()],
)
def test_anything_but_eight_listed_words_is_refused_without_repeating_it(words):
    with pytest.raises(ValueError, match="8 words of the list") as refused:
        Code(words)

    assert not [word for word in words if word in str(refused.value)]


def test_a_code_as_text_has_no_words():
    code = Code(EIGHT)

    for shown in (repr(code), str(code), f"{code}", f"{[code]}", f"{ {1: code} }"):
        assert not [word for word in EIGHT if word[:3] in shown]


def test_a_code_cannot_be_altered():
    with pytest.raises(AttributeError):
        Code(EIGHT).words = EIGHT
