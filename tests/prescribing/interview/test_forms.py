"""What the forms accept, and their messages for what they refuse."""

import pytest
import time_machine

from prescribing.interview.forms.about_you import PatientDemographicsForm
from prescribing.interview.forms.fields import TypedText
from prescribing.interview.forms.your_ms import DiagnosisForm
from prescribing.interview.journey import bound
from prescribing.interview.steps import STEPS

TODAY = "2026-11-22T12:00:00Z"


def patient(day="27", month="3", year="1975", **others):
    typed = {
        "full_name": "Siân Ŵyn",
        "date_of_birth_day": day,
        "date_of_birth_month": month,
        "date_of_birth_year": year,
        **others,
    }
    return bound(PatientDemographicsForm, typed)


@pytest.mark.parametrize(
    ("day", "month", "year", "message"),
    [
        ("", "", "", "Enter the date of birth"),
        ("", "3", "1975", "must have a day."),
        ("27", "", "", "must have a month and a year."),
        ("31", "2", "1975", "There is no such day"),
        ("29", "2", "1975", "There is no such day"),
        ("1", "1", "0000", "There is no such day"),
        ("1", "1", "75", "Enter the year of birth with four figures"),
        ("1", "13", "1975", "Enter the month of birth"),
        ("1", "ma", "1975", "Enter the month of birth"),
        ("-1", "1", "1975", "Enter the day of birth"),
        ("1e1", "1", "1975", "Enter the day of birth"),
        ("9" * 5000, "3", "1975", "Enter the day of birth"),
        ("23", "11", "2026", "must be in the past"),
        ("1", "1", "9999", "must be in the past"),
        ("1", "1", "1890", "more than 120 years ago"),
    ],
)
@time_machine.travel(TODAY)
def test_an_impossible_date_of_birth_is_refused_with_a_reason(day, month, year, message):
    form = patient(day, month, year)

    assert not form.is_valid()
    assert message in form.errors["date_of_birth"][0]


@pytest.mark.hazard("H19.1")
@time_machine.travel(TODAY)
def test_a_person_is_old_enough_on_their_eighteenth_birthday():
    assert patient("22", "11", "2008").is_valid()
    assert patient("23", "11", "2008").has_error("date_of_birth", "under-18")


@pytest.mark.parametrize(
    "typed",
    ["9990123455", "999 012 345", "99901234544", "abc", "0000000000", "1111111111", "9902031233"],
)
def test_an_nhs_number_with_a_slip_is_refused_kindly(typed):
    form = patient(nhs_number=typed)

    assert "Check the ten digits" in form.errors["nhs_number"][0]


def test_an_address_line_may_be_long_but_not_longer():
    assert "address" not in patient(address="x" * 150).errors
    form = patient(address="12 Street\n" + "x" * 151)
    assert form.errors["address"] == [
        "Line 2 of the address must be 150 characters or fewer. It has 151 now."
    ]


def test_an_address_has_six_lines_at_most():
    assert "address" not in patient(address="\r\n".join("abcdef")).errors
    form = patient(address="\n".join("abcdefg"))
    assert form.errors["address"] == ["The address must be 6 lines or fewer. It has 7 now."]


def test_a_text_that_is_too_long_is_refused_with_its_length():
    form = bound(DiagnosisForm, {"ms_type": "rrms", "made_by": "x" * 151})

    assert form.errors["made_by"] == [
        "Who made the diagnosis must be 150 characters or fewer. It has 151 now."
    ]


def test_control_characters_are_left_out():
    form = bound(DiagnosisForm, {"ms_type": "rrms", "made_by": "Dr\x00 Ev\x07ans"})

    assert form.is_valid()
    assert form.cleaned_data["made_by"] == "Dr Evans"


@pytest.mark.parametrize(
    ("month", "year", "field"),
    [
        ("13", "2012", "diagnosed_month"),
        ("3", "", "diagnosed_year"),
        ("", "12", "diagnosed_year"),
        ("", "0000", "diagnosed_year"),
        ("", "2027", "diagnosed_year"),
        ("December", "2026", "diagnosed_month"),
    ],
)
@time_machine.travel(TODAY)
def test_an_impossible_diagnosis_date_is_refused(month, year, field):
    typed = {"ms_type": "rrms", "diagnosed_month": month, "diagnosed_year": year}

    assert field in bound(DiagnosisForm, typed).errors


def test_a_diagnosis_date_is_optional():
    assert bound(DiagnosisForm, {"ms_type": "not-known"}).is_valid()


BLANK = [
    *(
        "\u00ad",
        "\u115f",
        "\u1160",
        "\u3164",
        "\uffa0",
        "\u2800",
        "\u180e",
        "\u034f",
        "\u2061\u2064",
    ),
    *("\ufe0f", "\U000e0041\U000e007f", "\u200b\u200d \u2060"),
]


@pytest.mark.parametrize("blank", BLANK)
def test_a_name_of_which_nothing_prints_is_empty(blank):
    form = bound(PatientDemographicsForm, {"full_name": blank})

    assert form.errors["full_name"] == ["Enter the full name of the person with MS."]


@pytest.mark.parametrize("blank", BLANK)
def test_no_box_takes_a_text_of_which_nothing_prints(blank):
    boxes = [
        field
        for step in STEPS
        for form in filter(None, (step.form, step.item_form))
        for field in form.base_fields.values()
        if isinstance(field, TypedText)
    ]

    assert len(boxes) > 20
    assert {field.to_python(blank) for field in boxes} == {""}


def test_a_pasted_bullet_becomes_a_plain_one():
    assert TypedText().to_python("\uf0b7\tPain\r\n\uf0b7\tSleep") == "• Pain\n• Sleep"
