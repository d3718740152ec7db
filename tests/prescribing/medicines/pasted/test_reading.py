"""What a pasted list asks about, skips and joins."""

import pytest

from prescribing.medicines.pasted.listing import SkippedLine, read_list


def medicines(text):
    return [read for read in read_list(text) if not isinstance(read, SkippedLine)]


def skipped(text):
    return [read.line for read in read_list(text) if isinstance(read, SkippedLine)]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("baclofen and gabapentin", ("Baclofen", "Gabapentin")),
        ("Ramipril 5mg; amlodipine 5mg od", ("Ramipril", "Amlodipine")),
        ("baclofen 10mg tds gabapentin 300mg nocte", ("Baclofen", "Gabapentin")),
    ],
)
def test_two_medicines_in_a_line_are_asked_about_and_kept_whole(line, names):
    [read] = medicines(line)

    assert (read.name, read.names) == (line, names)


@pytest.mark.parametrize(
    "line",
    [
        "Aspirin and codeine 400mg/8mg tablets",
        "gabapentin (Neurontin) 300mg",
        "Losartan/hydrochlorothiazide 50mg/12.5mg",
        "Folic acid 5mg weekly, not on methotrexate day",
        "Omeprazole 20mg to protect stomach from ibuprofen",
        "Paracetamol 500mg. Do not take with co-codamol",
    ],
)
def test_a_compound_a_brand_or_a_name_in_passing_is_not_a_second_medicine(line):
    assert [read.names for read in medicines(line)] == [()]


def test_the_same_medicine_in_two_strengths_stays_two():
    found = medicines("Baclofen 10mg tds\nBaclofen 20mg at night")

    assert [(read.name, read.strength) for read in found] == [
        ("Baclofen", "10mg"),
        ("Baclofen", "20mg"),
    ]


@pytest.mark.parametrize(
    "next_line",
    [
        "Oral contraceptive pill",
        "tea tree oil",
        "GTN spray",
        "Take paracetamol 500mg",
        "Zyxolol 5mg",
    ],
)
def test_a_line_that_may_name_a_medicine_joins_none(next_line):
    assert [read.line for read in medicines(f"E45 cream\n{next_line}")] == ["E45 cream", next_line]


def test_cells_that_a_document_broke_into_lines_are_joined():
    [read] = medicines("Fluoxetine\r\n20mg\r\ncapsules\r\n\r\nOne each morning\r\n30")

    assert (read.name, read.strength, read.form) == ("Fluoxetine", "20mg", "capsule")
    assert (read.directions, read.rest) == ("One each morning", "30")


def test_what_stands_under_allergies_and_stopped_is_not_read_as_taken():
    text = "Allergies\nPenicillin - rash\n\nStopped:\nOxybutynin 5mg\n\nBaclofen 10mg"

    assert [read.name for read in medicines(text)] == ["Baclofen"]
    assert skipped(text) == ["Allergies", "Penicillin - rash", "Stopped:", "Oxybutynin 5mg"]


@pytest.mark.parametrize(
    "heading", ["Allergies & intolerances", "Known drug allergies:", "Bad reactions to medicines"]
)
def test_a_medicine_under_a_heading_of_allergies_is_not_read_as_taken(heading):
    assert skipped(f"{heading}\nCodeine - makes me sick") == [heading, "Codeine - makes me sick"]


def test_a_time_of_day_heads_the_lines_below_it_and_at_night_ends_the_line_above():
    text = "Baclofen 10mg\nNIGHT\nGabapentin 300mg\nat night\nAs needed:\nsenna"

    assert skipped(text) == ["NIGHT", "As needed:"]
    assert [read.directions for read in medicines(text)] == ["", "at night", ""]


@pytest.mark.parametrize(
    "line",
    ["My medication - November 2026", "Things I get from the chemist", "Date printed 02/11/2026"],
)
def test_a_line_of_heading_words_and_dates_is_skipped(line):
    assert skipped(line) == [line]


def test_a_letter_around_the_list_is_skipped_and_a_labelled_medicine_is_not():
    text = (
        "From: Ann <ann@example.org>\nDear Dr Roe,\nMy list:\nName: Gabapentin 300mg\n"
        "Kind regards,\nAnn Other\n1 High Street, Leeds LS1 4AB\nSent from my phone"
    )

    assert [read.name for read in medicines(text)] == ["Gabapentin"]
    assert len(skipped(text)) == 7


@pytest.mark.parametrize(
    "line", ["same as last time", "see attached", "none", "-----", "<ul>", "12/03/2026"]
)
def test_a_line_that_names_nothing_is_skipped_and_not_dropped(line):
    assert skipped(line) == [line]


def test_latin_and_misspelt_words_stay_as_typed():
    [read] = medicines("bacolfen 10MG  i tds p.r.n.")

    assert (read.name, read.strength, read.directions) == ("bacolfen", "10MG", "i tds p.r.n.")
