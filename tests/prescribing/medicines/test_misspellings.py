"""Misspelt names are recognised: a sample written by hand, and generated mistakes."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from prescribing.medicines.names import Kind
from prescribing.medicines.recognise import recognise
from tests.prescribing.medicines.mistakes import misspelt
from tests.prescribing.medicines.test_list import MS_MEDICINES, file_names, opioids_in

SAMPLE = Path(__file__).parent / "misspellings.csv"
LONG_ENOUGH = 6  # letters; shorter names must be typed nearly right


def letters_in(name):
    return sum(letter.isalpha() for letter in name)


def share_found(typed, names):
    """Of pairs of a line and a kind, the share in which the kind is found."""
    return sum(kind in {m.kind for m in recognise(line, names)} for line, kind in typed) / len(
        typed
    )


@pytest.mark.hazard("H01.2")
def test_misspelt_names_that_people_type_are_found(names):
    kinds = {one.name: one.kind for one in names.names}
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        typed = [(row["typed"], kinds[row["name"]]) for row in csv.DictReader(file)]

    assert len(typed) > 600
    assert share_found(typed, names) >= 0.99
    assert share_found([(f"{line} 30mg at night", kind) for line, kind in typed], names) >= 0.99


@pytest.mark.hazard("H01.2")
def test_one_mistake_of_any_sort_is_forgiven(names):
    typed = defaultdict(list)
    for one in names.names:
        if one.kind is Kind.OPIOID and not one.abroad and letters_in(one.name) >= LONG_ENOUGH:
            for mistake, wrong in misspelt(one.name, seed=5, times=2):
                typed[mistake].append((wrong, one.kind))
    every = [pair for pairs in typed.values() for pair in pairs]

    assert len(every) > 3000
    assert share_found(every, names) >= 0.97
    assert min(share_found(pairs, names) for pairs in typed.values()) >= 0.94


def test_names_of_five_letters_forgive_a_wrong_vowel_a_doubled_letter_or_a_swap(names_in):
    assert names_in("zydal") == ["Zydol"]
    assert names_in("tilex") == ["Tylex"]
    assert names_in("codiss") == ["Codis"]
    assert names_in("tylxe") == ["Tylex"]


def test_names_of_four_letters_and_fewer_must_be_right(names_in):
    assert names_in("mzt") == names_in("dhd") == names_in("mxx") == []


def test_a_misspelt_medicine_of_another_sort_is_left_alone(names):
    others = [*MS_MEDICINES, *file_names("other_medicines.txt", r"[,\n]")]
    wrong = [wrong for name in others if letters_in(name) > 3 for _, wrong in misspelt(name, 5, 1)]
    flagged = [line for line in wrong if opioids_in(line, names)]

    assert len(wrong) > 7000
    assert len(flagged) / len(wrong) <= 0.005


@pytest.mark.hazard("H05.2")
def test_a_misspelt_medicine_of_people_with_ms_is_left_alone(names):
    wrong = [line for name in MS_MEDICINES for _, line in misspelt(name, seed=5, times=20)]

    assert [(line, opioids_in(line, names)) for line in wrong if opioids_in(line, names)] == []
