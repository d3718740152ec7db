"""Page 1 prints what fits, and the section that has the rest."""

from dataclasses import replace

import pytest

from prescribing.pack.cut_text import Budget, Cut, Measure, cut
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


@pytest.mark.parametrize("scale", [1.0, 0.5, 0.3])
def test_a_cut_text_fits_its_lines_with_the_mark(scale):
    measure = Measure(half, scale)
    shown = cut("W i d e " * 90, ALERTS, Budget(400, 3, 20.0, before=8.0), measure)

    lines = measure.lines(f"{shown.text} … see section 6", 20.0, before=8.0)
    assert lines <= measure.most_lines(3)


def test_an_address_without_room_for_its_lines_is_joined_into_one():
    lines = ("Jo Li", *("Some Street",) * 8)

    assert cut_lines(lines, SummarySection.DEMOGRAPHICS, MEASURE) == (
        Cut("Jo Li"),
        Cut(", ".join(("Some Street",) * 8)),
    )


@pytest.mark.hazard("H07.2")
def test_medicines_that_fit_are_named_and_the_others_counted():
    many = Medications("all", tuple(medicine(f"Medicine number {n}") for n in range(30)))

    row = fit(pack(medications=many), half).medicines

    shown = row.names.text.split(", ")
    assert shown == [f"Medicine number {n}" for n in range(len(shown))]
    assert len(shown) >= 3
    assert row.more == 30 - len(shown)


@pytest.mark.hazard("H15.2")
@pytest.mark.parametrize(
    ("choice", "to_check"),
    [
        ("yes", True),
        ("not-known", True),
        ("prefer-not-to-say", True),
        ("", True),
        ("no", False),
        ("never", False),
    ],
)
def test_an_answer_other_than_no_is_to_be_checked(choice, to_check):
    alerts = replace(pack().safety_alerts, liver=Answer(choice))

    assert fit(pack(safety_alerts=alerts), half).liver.to_check is to_check


def test_a_neurologist_without_a_name_is_not_given_the_practice():
    assert fit(pack(recipient=Recipient("neurologist", "", "", ())), half).recipient == ()
