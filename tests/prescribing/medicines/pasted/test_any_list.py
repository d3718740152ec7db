"""Any pasted text is read without error, without losing a word, in linear time."""

import re
from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from prescribing.medicines.pasted.known import known_names
from prescribing.medicines.pasted.listing import SkippedLine, read_list
from tests.support.work import steps

PIECES = st.sampled_from(
    [
        *("baclofen", "Gabapentin", "10mg", "500", "tablets", "56 tablet", "take one", "bd", "1."),
        *("for pain", "to prevent", "½", "১০ মিগ্রা", "кодеин", "Last issued 02-Nov-26", "[ ]", "("),
        *(
            ")",
            "<li>",
            "Allergies",
            "stopped",
            "and",
            "布洛芬",
            "💊",
            "e\u0301",
            "\u200f",
            "Dear Dr",
        ),
        "oral solution",
    ]
)
LISTS = st.lists(st.tuples(PIECES | st.text(max_size=9), st.sampled_from(" \n\t,-|:;"))).map(
    lambda pieces: "".join(f"{piece}{sign}" for piece, sign in pieces)
)


def tokens(*texts):
    """The words and numbers of texts, each with how often it stands there."""
    return Counter(token for text in texts for token in re.findall(r"[^\W\d_]+|\d+", text))


def kept(read):
    if isinstance(read, SkippedLine):
        return [read.line]
    cut = [read.mark, read.name, read.strength, read.form_as_typed, read.directions]
    return [*cut, read.for_word, read.reason, read.rest]


@given(LISTS)
@example("(baclofen 10mg) for (pain) to help 84 tablets")
@example("x" * 2001 + " baclofen 10mg\ntake one for pain")
def test_every_word_of_a_pasted_text_is_in_a_field(text):
    found = list(read_list(text))

    assert tokens(*(part for read in found for part in kept(read))) == tokens(text)


@given(LISTS)
def test_every_line_that_is_not_blank_is_in_one_entry_as_typed(text):
    place = 0
    for read in read_list(text):
        start = text.index(read.line, place)
        assert not text[place:start].strip()
        place = start + len(read.line)
    assert not text[place:].strip()


@pytest.mark.parametrize("piece", [" ", "for ", "to prevent ", "10mg, ", "1/", "<", "\t ", "\n"])
def test_the_work_is_in_proportion_to_the_length_whatever_is_repeated(piece):
    known_names()

    def work(times):
        line = f"baclofen {piece * (1990 // len(piece))} end\n"
        return steps(lambda: list(read_list(line * times)))

    work(1)
    assert work(15) < 16 * work(1) + 1000
