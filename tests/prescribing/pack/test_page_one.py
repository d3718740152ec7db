"""Page 1 prints what fits, and the section that has the rest."""

from dataclasses import replace

import pytest

from prescribing.pack.cut_text import Budget, Cut, Measure, cut
from prescribing.pack.name_records import TypedElsewhere
from prescribing.pack.page_one import cut_lines, fit
from prescribing.pack.records import Answer, Medications, Recipient
from prescribing.pack.sections import SummarySection
from tests.support.builders import medicine, pack


def half(character: str) -> float:
    return 0.5


MEASURE = Measure(half)
ALERTS = SummarySection.SAFETY_ALERTS
ROOM = Budget(characters=40, lines=2, width=20.0)


def test_a_text_that_fits_is_not_cut():
    assert cut("Fatty liver, 2021", ALERTS, ROOM, MEASURE) == Cut("Fatty liver, 2021")


@pytest.mark.hazard("H07.1")
def test_a_long_text_is_cut_at_a_word_and_names_the_section():
    text = "Chronic kidney disease stage 3, found in 2020, checked every six months"

    assert cut(text, ALERTS, ROOM, MEASURE) == Cut(
        "Chronic kidney disease stage 3, found in", ALERTS
    )


def test_a_word_longer_than_its_budget_is_cut_inside():
    assert cut("x" * 2000, ALERTS, ROOM, MEASURE) == Cut("x" * 40, ALERTS)


def test_a_word_is_never_cut_between_a_letter_and_its_mark():
    shown = cut("x" + "\u0301" * 1 + "y\u0301" * 60, ALERTS, ROOM, MEASURE).text

    assert not shown.endswith("y")


def test_a_cut_text_fits_its_lines_with_the_mark():
    shown = cut("W i d e " * 90, ALERTS, Budget(400, 3, 20.0, before=8.0), MEASURE)

    assert MEASURE.lines(f"{shown.text} … see section 6", 20.0, before=8.0) <= 3


def test_an_address_without_room_for_its_lines_is_joined_into_one():
    lines = ("Jo Li", *("Some Street",) * 8)

    assert cut_lines(lines, SummarySection.DEMOGRAPHICS, MEASURE, 7) == (
        Cut("Jo Li"),
        Cut(", ".join(("Some Street",) * 8)),
    )


@pytest.mark.hazard("H07.2")
def test_medicines_are_all_named_or_counted():
    few, many = (tuple(medicine(f"Medicine {n}") for n in range(count)) for count in (3, 30))

    assert fit(pack(medications=Medications("all", few)), half).medicines.names == (
        "Medicine 0, Medicine 1, Medicine 2"
    )
    row = fit(pack(medications=Medications("all", many)), half).medicines
    assert (row.names, row.count) == ("", 30)


@pytest.mark.hazard("H07.2")
def test_a_letter_without_a_summary_names_medicines_and_counts_the_others():
    many = Medications("all", tuple(medicine(f"Medicine number {n}") for n in range(30)))

    row = fit(pack(medications=many), half).medicines

    shown = row.some.text.split(", ")
    assert shown == [f"Medicine number {n}" for n in range(len(shown))]
    assert len(shown) >= 3
    assert row.more == 30 - len(shown)


@pytest.mark.parametrize(
    ("name", "is_unread"),
    [
        *(("ያልታወቀ መድኃኒት", True), ("バクロフェン 10 mg", True), ("Баклофен", False)),
        *(("Baclofen 10 μg", False), ("Baclofen", False), ("10", False)),
    ],
)
def test_a_name_in_a_script_that_the_list_cannot_read_is_quoted(name, is_unread):
    medications = Medications("all", (medicine(name),))

    unread = fit(pack(medications=medications), half).medicines.unread

    assert unread.text == (name if is_unread else "")


def test_unread_names_that_do_not_fit_are_counted_after_at_least_one_of_them():
    medications = Medications("all", tuple(medicine(f"バクロフェン{n}" * 4) for n in range(20)))

    row = fit(pack(medications=medications), half).medicines

    assert row.unread.text.startswith("バクロフェン0")
    assert row.unread_more > 0


@pytest.mark.hazard("H15.2")
@pytest.mark.parametrize(
    ("choice", "is_plain"),
    [("yes", False), ("not-known", False), ("prefer-not-to-say", False), ("", False), ("no", True)],
)
def test_an_answer_other_than_no_has_a_row_of_its_own(choice, is_plain):
    alerts = replace(pack().safety_alerts, liver=Answer(choice))

    assert ("liver" in fit(pack(safety_alerts=alerts), half).plain) is is_plain


@pytest.mark.hazard("H15.2")
def test_a_no_that_something_typed_contradicts_has_a_row_of_its_own():
    typed = TypedElsewhere(SummarySection.HISTORY, "Hepatitis B in 1999", ("Hepatitis",))
    alerts = replace(pack().safety_alerts, liver=Answer("no"), liver_elsewhere=(typed,))

    slots = fit(pack(safety_alerts=alerts), half)

    assert "liver" not in slots.plain
    assert slots.liver.elsewhere.text.text == "Hepatitis B in 1999"


def test_a_neurologist_without_a_name_is_not_given_the_practice():
    assert fit(pack(recipient=Recipient("neurologist", "", "", ())), half).recipient == ()
