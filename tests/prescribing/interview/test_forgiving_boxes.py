"""Boxes that take what people type in many ways: what is accepted reads back as it was meant."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import fromstring
from nhs_number.validate import calculate_checksum

from prescribing.interview.forms.about_you import PatientDemographicsForm
from prescribing.interview.forms.allergies_and_medicines import MedicineForm
from prescribing.interview.forms.dates import MONTHS, WELSH_MONTHS, rough_year
from prescribing.interview.forms.your_ms import DiagnosisForm, WhatMattersForm
from prescribing.interview.journey import bound
from prescribing.pack.identity_number import kind_of
from prescribing.pack.printable import IGNORABLE
from prescribing.templatetags.wording import wording
from tests.support.examples import examples

FIGURES = ("0123456789", "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९")
UNSEEN = ("", "", "\u200b", "\ufeff", "\u00ad", " ")
ANY_TEXT = st.text(max_size=20) | st.from_regex(r"[0-9a-zé .,/'’~-]{0,12}", fullmatch=True)
few = settings(max_examples=examples(30))


def seen(text):
    """The characters that somebody sees, but for spaces and bullets."""
    return [c for c in text if c.isprintable() and not IGNORABLE.match(c) and c not in " •"]


def patient(day="27", month="3", year="1975", number="", **others):
    born = {"date_of_birth_day": day, "date_of_birth_month": month, "date_of_birth_year": year}
    typed = {"full_name": "Siân", **born, "nhs_number": number, **others}
    return bound(PatientDemographicsForm, typed)


def diagnosis(year, month=""):
    typed = {"ms_type": "rrms", "diagnosed_month": month, "diagnosed_year": year}
    return bound(DiagnosisForm, typed)


@st.composite
def with_noise(draw, text):
    """The text in figures of some script, with something that nobody sees somewhere in it."""
    shown = draw(text).translate(str.maketrans("0123456789", draw(st.sampled_from(FIGURES))))
    place = draw(st.integers(0, len(shown)))
    return shown[:place] + draw(st.sampled_from(UNSEEN[:-1])) + shown[place:]


@st.composite
def days_of_birth(draw):
    """A date, and a way to type it: (date, day, month, year)."""
    born = draw(st.dates(date(1930, 1, 1), date(2000, 12, 31)))
    names = (MONTHS[born.month - 1], WELSH_MONTHS[born.month - 1])
    months = [str(born.month), f"{born.month:02}", *names, *(f"{name[:3]}." for name in names)]
    days = [str(born.day), f"{born.day:02}", f"{born.day}th", f"{born.day}."]
    typed = [draw(with_noise(st.sampled_from(ways))) for ways in (days, months, [str(born.year)])]
    return born, *typed


@given(days_of_birth())
@few
def test_a_date_of_birth_is_read_in_figures_of_any_script_and_months_in_two_languages(typed):
    born, *parts = typed

    assert patient(*parts).fields["date_of_birth"].clean(parts) == born


@pytest.mark.parametrize("month", ["Sept.", "sept", "Medi", "MEDI", "9\u200b", "٩", "９", "09."])
def test_a_month_is_read_in_many_ways(month):
    form = patient(month=month)

    assert form.is_valid(), form.errors
    assert form.cleaned_data["date_of_birth"] == date(1975, 9, 27)


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        (("99", "3", "1975"), ["day"]),
        (("27th", "Marchtember", "1975"), ["month"]),
        (("27", "3", "75"), ["year"]),
        (("27", "", ""), ["month", "year"]),
        (("", "", ""), ["day", "month", "year"]),
    ],
)
def test_an_error_about_a_date_marks_the_box_to_mend_and_no_other(typed, wrong):
    boxes = fromstring(str(patient(*typed)["date_of_birth"])).findall(".//input")
    marked = [box for box in boxes if box.get("aria-invalid")]

    assert [box.get("name") for box in marked] == [f"date_of_birth_{part}" for part in wrong]
    assert {box.get("aria-describedby") for box in marked} == {"id_date_of_birth_error"}
    assert patient(*typed)["date_of_birth"].wrong_input == marked[0].get("id")


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
@few
def test_a_date_of_birth_that_is_refused_names_a_box(day, month, year):
    form = patient(day, month, year)

    if not form.has_error("date_of_birth", "under-18") and not form.is_valid():
        field = form["date_of_birth"]
        first = field.wrong_input
        assert field.wrong_parts
        assert f'id="{first}"' in str(field)
        assert str(field).count('aria-invalid="true"') == len(field.wrong_parts)


@st.composite
def numbers(draw):
    """Ten digits that can be an NHS number."""
    nine = draw(st.from_regex("[4679][0-9]{8}", fullmatch=True).filter(has_check_digit))
    return f"{nine}{calculate_checksum(nine)}"


def has_check_digit(nine):
    return calculate_checksum(nine) != 10 and len(set(nine)) > 1


@given(numbers(), st.data())
@few
def test_a_number_is_read_with_its_name_and_any_dashes(digits, data):
    gap = data.draw(st.sampled_from(["", " ", "-", "\u2011", "\u2013", "\u2014", " \u200b", "."]))
    name = data.draw(st.sampled_from(["", "NHS No. ", "nhs number: ", "CHI ", "H&C no "]))
    typed = name + gap.join((digits[:3], digits[3:6], digits[6:]))
    form = patient(number=data.draw(with_noise(st.just(typed))))

    assert form.is_valid(), form.errors
    assert form.cleaned_data["nhs_number"].replace(" ", "") == digits


@pytest.mark.parametrize(
    ("typed", "kept", "name"),
    [
        ("NHS No. 9990123454", "999 012 3454", "NHS number"),
        ("CHI 010203-1231", "010 203 1231", "CHI number"),
        ("320 000 1232", "320 000 1232", "H&C number"),
        ("3012123458", "301 212 3458", "NHS or CHI number"),
        ("", "", "NHS number"),
    ],
)
def test_a_number_of_each_nation_is_valid_and_printed_under_its_name(typed, kept, name):
    form = patient(number=typed)

    assert form.is_valid(), form.errors
    assert form.cleaned_data["nhs_number"] == kept
    assert wording(kind_of(kept), "IdentityNumber") == name


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2009", "2009"),
        ("in 2009.", "2009"),
        ("About 2009", "about 2009"),
        ("c. ٢٠٠٩", "about 2009"),
        ("2009?", "about 2009"),
        ("2009-ish", "about 2009"),
        ("1990s", "1990s"),
        ("the 1990’s", "1990s"),
        ("the early 90s", "early 1990s"),
    ],
)
def test_a_year_of_diagnosis_may_be_rough(typed, read):
    form = diagnosis(typed)

    assert form.is_valid(), form.errors
    assert form.cleaned_data["diagnosed_year"] == read


@given(ANY_TEXT)
@few
def test_a_year_that_is_accepted_keeps_its_figures_and_is_accepted_again(typed):
    read = rough_year(typed)

    assert rough_year(read) == read
    if read:
        figures = "".join(str(unicodedata.decimal(sign, "")) for sign in typed)
        assert "".join(filter(str.isdigit, read)).endswith(figures)
    else:
        assert "diagnosed_year" in diagnosis(typed).errors or not seen(typed)


@given(st.text(max_size=30))
@few
def test_one_line_keeps_what_can_be_seen_and_nothing_else(text):
    form = bound(MedicineForm, {"medication_name": f"x{text}x", "source": "bought"})

    assert form.is_valid(), form.errors
    kept = form.cleaned_data["medication_name"]
    assert seen(kept) == ["x", *seen(text), "x"]
    assert not IGNORABLE.search(kept)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("co\u200bdeine\ufeff", "codeine"),
        ("Siân\u200d", "Siân"),
        ("می\u200cخواهم", "می\u200cخواهم"),  # Persian spelling needs this joiner
        ("क्\u200dष", "क्\u200dष"),
    ],
)
def test_one_line_drops_what_nobody_sees_but_the_joiners_of_a_script(typed, kept):
    form = bound(MedicineForm, {"medication_name": typed, "source": "bought"})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["medication_name"] == kept


def test_a_bullet_of_word_becomes_one_that_can_be_printed():
    form = bound(WhatMattersForm, {"why": "So", "what_matters": "\uf0b7\tPain\n\uf0b7\tSleep"})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["what_matters"] == "• Pain\n• Sleep"


def test_an_address_with_blank_lines_between_is_counted_and_kept_without_them():
    form = patient(address="a\r\n\r\nb \n\u200b\nc\n\nd\ne\n\nf")

    assert form.is_valid(), form.errors
    assert form.cleaned_data["address"] == "a\nb\nc\nd\ne\nf"


def test_a_curly_apostrophe_in_an_email_address_is_straightened():
    form = patient(email="o’brien@example.org\u200b")

    assert form.is_valid(), form.errors
    assert form.cleaned_data["email"] == "o'brien@example.org"
