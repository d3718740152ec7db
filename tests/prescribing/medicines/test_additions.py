"""Names that staff add are found like the others, and their effect is known beforehand."""

import datetime as dt
from dataclasses import replace

import pytest

from prescribing.medicines.additions import (
    Clash,
    added_name,
    clash_with,
    is_name,
    with_additions,
    without,
)
from prescribing.medicines.effect import effect_of
from prescribing.medicines.index import Index, index_of
from prescribing.medicines.names import MedicineClass, Shield
from prescribing.medicines.pasted.known import common_medicines
from prescribing.medicines.recognise import recognise
from prescribing.medicines.spelling import forms_of
from tests.prescribing.medicines.test_list import file_names

TODAY = dt.date(2026, 12, 1)


def zorbidol(name="Zorbidol", country=""):
    return added_name(name, "codeine", MedicineClass.ANALGESIC, "A register", country)


def extended(names, *added):
    return with_additions(names, added, number=3, date=TODAY)


def found(line, names):
    return [match.name for match in recognise(line, names)]


def test_an_added_british_name_is_found_also_if_misspelt(names):
    for typed in ("Zorbidol 30mg", "zorbiddol", "ZORBIDOL tablets"):
        assert found(typed, extended(names, zorbidol())) == ["Zorbidol"]
        assert found(typed, names) == []


def test_an_added_name_from_abroad_is_found_in_its_own_spelling_alone(names):
    longer = extended(names, zorbidol(country="Poland"))

    assert found("Zorbidol 30 mg", longer) == ["Zorbidol"]
    assert found("Zorbiddol 30 mg", longer) == []
    (match,) = recognise("Zorbidol", longer)
    assert (match.abroad.place, match.is_unchecked) == ("Poland", False)


def test_an_added_name_in_a_script_as_written_is_found_inside_the_text(names):
    longer = extended(names, zorbidol("佐比多", country="China"))

    assert found("服用佐比多片", longer) == ["佐比多"]


def test_the_version_of_a_list_with_additions_counts_the_decisions_of_staff(names):
    longer = extended(names, zorbidol())

    assert longer.version == f"{names.version}.3"
    assert longer.date == max(TODAY, names.date)
    assert longer.added == {"Zorbidol"}
    assert without(longer, "Zorbidol").names == names.names


def test_an_added_name_that_a_later_base_list_has_is_not_there_twice(names):
    longer = extended(names, zorbidol("codeine"), zorbidol("Co-Cod"))

    assert longer.names == names.names
    assert longer.added == frozenset()


@pytest.mark.hazard("H45.4")
def test_a_signed_off_name_goes_on_marking_if_a_later_list_calls_it_harmless(names):
    later = replace(names, shields=(*names.shields, Shield("Zorbidol", "why", "a source")))
    assert found("Zorbidol", later) == []

    for added in (zorbidol(), zorbidol(country="Poland")):
        for typed in ("Zorbidol", "zorbidol 30mg tablets"):
            assert found(typed, extended(later, added)) == ["Zorbidol"]
    assert found("zorbiddol", extended(later, zorbidol())) == ["Zorbidol"]


@pytest.mark.parametrize(
    ("name", "clash"),
    [
        *(("Codeine", Clash.LISTED), ("co codamol", Clash.LISTED), ("co-cod", Clash.LISTED)),
        *(("Thiocodin", Clash.LISTED), ("可待因", Clash.LISTED), ("naltrexone", Clash.LISTED)),
        *(("Abilify", Clash.HARMLESS), ("PANADOL", Clash.HARMLESS), ("Pain", Clash.EVERYDAY)),
        ("Zorbidol", None),
    ],
)
def test_what_the_list_has_of_a_name_is_known(names, name, clash):
    assert clash_with(name, names) is clash


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zorbidol", True),
        ("Co-Zorb", True),
        ("可待", True),
        ("12", False),
        ("ab", False),
        ("...", False),
        ("5-Zorb", False),
    ],
)
def test_what_recognition_could_never_find_is_no_name(text, expected):
    assert is_name(text) is expected


@pytest.mark.hazard("H44.1")
def test_the_effect_of_a_name_is_what_it_would_newly_mark(names):
    effect = effect_of(zorbidol("Senno"), names, common_medicines())

    assert effect.common == ("Senna",)
    assert effect_of(zorbidol("Senno", country="Poland"), names, common_medicines()).count == 0
    assert {"pain", "pains"} == set(effect_of(zorbidol("Pain"), names, []).everyday)
    word = names.shields[0].name
    unshielded = replace(names, shields=names.shields[1:])
    assert effect_of(zorbidol(word), unshielded, [word, "codeine"]).common == (word,)


def test_an_index_made_on_top_of_another_finds_the_same_as_one_made_anew(names):
    longer = extended(names, zorbidol(), zorbidol("Senno"), zorbidol("Co-Zorb", "Spain"))
    on_top, anew = index_of(longer), Index(longer)
    words = [
        *file_names("everyday_words.txt", r"\s+"),
        "zorbidal",
        "senna",
        "codiene",
        "cozorb",
        "zorb",
    ]

    assert len(words) > 200
    for word in words:
        assert on_top.exact(word) == anew.exact(word)
        assert on_top.near(word, forms_of(word)) == anew.near(word, forms_of(word))


def test_the_index_of_a_shorter_list_does_not_find_what_is_gone(names):
    shorter = without(extended(names, zorbidol()), "Zorbidol")

    assert found("zorbidoll", shorter) == []
    assert not index_of(shorter).near("zorbidoll", forms_of("zorbidoll"))
