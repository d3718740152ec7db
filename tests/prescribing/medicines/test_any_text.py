"""Any text is read without error, with right places, in time proportional to its length."""

import random
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from prescribing.medicines.loading import default_list
from prescribing.medicines.recognise import recognise
from tests.support.work import steps

NAMES = default_list()
LISTED = [one.name for one in NAMES.names]
BRITISH = [one.name for one in NAMES.names if not one.abroad]
PIECES = st.sampled_from(
    [*LISTED, *(shield.name for shield in NAMES.shields), "and", "+", "plus", "/", "30/500", "mg"]
)
SEPARATORS = st.sampled_from([" ", "-", ", ", "\n", "; ", "/", " + ", "\u00a0", "💊", ""])
SLOW_LINES = {
    "one long word": "a" * 5000,
    "dots": "a." * 2500,
    "dots that fail": "a." * 2499 + "ab",
    "hyphens": "co-" * 1666,
    "brackets": "(" * 5000,
    "plus signs": "+" * 5000,
    "noughts": "o0" * 2500,
    "invisible": "\u200b" * 5000,
    "ligatures": "\ufdfa" * 5000,
    "accents": "e\u0301" * 2500,
    "digits": "1" * 5000,
    "slashes": "1/" * 2500,
    "boots": "boots " * 833,
    "codeine": "codeine " * 625,
    "broken names": "mor phine " * 500,
    "nearly codeine": " ".join(
        f"codein{first}{second}" for first in "abcdfghjklmnopqrstuvwxyz" for second in "bcdfghjklm"
    ),
}


@given(st.text(max_size=300))
@example("\ud800 codeine")
@example("ﷺ codeine")
def test_any_text_is_read_without_error(line):
    for match in recognise(line, NAMES):
        assert match.typed == line[match.start : match.end] != ""


@given(st.lists(st.tuples(PIECES, SEPARATORS), max_size=12))
def test_names_beside_any_other_text_are_read_without_error(pieces):
    line = "".join(piece + separator for piece, separator in pieces)
    matches = recognise(line, NAMES)

    assert all(a.end <= b.start for a, b in pairwise(matches))
    assert len({match.name for match in matches}) == len(matches)


@given(st.sampled_from(LISTED), st.sampled_from(["baclofen 10mg", "at night", "for pain", "x"]))
def test_a_name_is_found_beside_other_words(name, other):
    for line in (f"{name}, {other}", f"{other}, {name}", f"{other} ({name})"):
        assert name in {match.name for match in recognise(line, NAMES)}


@given(st.sampled_from([shield.name for shield in NAMES.shields]), st.sampled_from(LISTED))
def test_a_shield_covers_itself_and_nothing_beside_it(shield, name):
    assert name in {match.name for match in recognise(f"{shield}; {name}", NAMES)}


@given(st.sampled_from(BRITISH), st.text("bcdfgjklmpqrvwxz", min_size=4, max_size=6))
def test_a_name_inside_a_longer_word_is_not_that_name(name, letters):
    typed = recognise(f"{letters}{name}{letters}", NAMES)

    assert not [match for match in typed if match.how == "exact" and match.name == name.split()[0]]


@pytest.mark.hazard("H28.1")
def test_a_line_made_to_be_slow_is_not():
    recognise("", NAMES)
    work = {
        what: steps(lambda line=line: recognise(line[:1000], NAMES))
        for what, line in SLOW_LINES.items()
    }

    assert {what: count for what, count in work.items() if count > 400_000} == {}


@pytest.mark.hazard("H28.1")
def test_ten_times_the_text_takes_about_ten_times_the_work():
    chance = random.Random(5)  # noqa: S311
    words = ["".join(chance.choices("aeiorstnlmdcph", k=9)) for _ in range(500)]

    def work(count):
        return steps(lambda: recognise(" ".join(words[:count]), NAMES))

    assert work(500) < 11 * work(50)


@pytest.mark.hazard("H28.1")
def test_sixty_medicines_take_little_work():
    lines = [f"{name} 10mg tablets, one twice a day" for name in (BRITISH * 2)[::13][:60]]
    recognise("", NAMES)

    assert steps(lambda: [recognise(line, NAMES) for line in lines]) < 100_000
