"""Which studies fit what a reader chose, in which order; and the same as a file."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.evidence.csv_export import COLUMNS, PublishedAs, as_csv, cell, rows
from content.evidence.filters import NARROWING, QUESTIONS, Filters, choose, parse, without_types
from tests.support.studies import EVERYTHING, STARTER, TODAY, a_study, chosen


def table_of(*studies, references=None):
    """The rows of a file as a spreadsheet reads them, each by the heads of its columns."""
    published = {
        study.reference.key: PublishedAs("https://example.org/x/", 3, TODAY) for study in studies
    }
    file = as_csv(rows(studies, references or {}, published, TODAY))
    heads, *found = csv.reader(io.StringIO(file.decode("utf-8-sig")))
    return [dict(zip(heads, row, strict=True)) for row in found]


# Enough of the starter's studies to see each choice work.
BEFORE = {
    *("gironi-2008", "sharafaddinzadeh-2010", "cree-2010", "ludwig-2016", "turel-2015"),
    *("raknes-2017", "bruun-2024", "driver-2023", "bolton-2019", "patten-2018"),
}

# --- Choosing ---------------------------------------------------------------------------------


def test_without_a_choice_all_studies_are_shown_those_in_ms_first():
    in_ms = [study.reference.key for study in STARTER.studies if study.scope == "ms"]

    assert len(EVERYTHING) == len(STARTER.studies) == 34
    assert EVERYTHING[: len(in_ms)] == in_ms


@pytest.mark.parametrize(
    ("filters", "keys"),
    [
        ({"type": "rrms"}, ["sharafaddinzadeh-2010", "cree-2010", "ludwig-2016"]),
        ({"type": "spms"}, ["sharafaddinzadeh-2010", "cree-2010"]),
        ({"type": "ppms"}, ["gironi-2008", "cree-2010"]),
        ({"type": "not-recorded"}, ["turel-2015", "raknes-2017"]),
        ({"design": "open-label"}, ["gironi-2008"]),
        (
            {"controlled": "yes"},
            ["sharafaddinzadeh-2010", "cree-2010", "bruun-2024", "bolton-2019"],
        ),
        ({"direction": "safety-only"}, ["bolton-2019"]),
        ({"direction": "no-difference"}, ["sharafaddinzadeh-2010", "bruun-2024"]),
        ({"direction": "mixed"}, ["cree-2010"]),
        ({"direction": "review"}, ["patten-2018"]),
        ({"scope": "beyond"}, ["bruun-2024", "driver-2023", "bolton-2019", "patten-2018"]),
        ({"type": "rrms", "controlled": "no"}, ["ludwig-2016"]),
        ({"type": "rrms", "scope": "beyond"}, []),
    ],
    ids=str,
)
def test_a_choice_leaves_the_studies_that_fit_every_part_of_it(filters, keys):
    assert [key for key in chosen(**filters) if key in BEFORE] == keys


def test_all_types_of_ms_does_not_say_that_people_with_a_first_episode_took_part():
    assert "cree-2010" not in chosen(type="cis")
    assert a_study(ms_types="all cis").took_in("cis")


@pytest.mark.parametrize("key", ["ludwig-2016", "raknes-2017"])
def test_two_groups_on_ldn_and_a_time_before_it_are_no_comparison_with_no_ldn(key):
    assert key in chosen(controlled="no")


def test_every_choice_of_every_question_can_be_made():
    for question in QUESTIONS:
        for value, words in question.choices:
            filters, ignored = parse({question.name: [value]})
            assert getattr(filters, question.name) == value
            assert not ignored
            assert question not in NARROWING or filters.labels == ((question.label, words),)


def test_a_chosen_type_lists_the_studies_whose_types_are_not_recorded():
    left_out = without_types(STARTER.studies, Filters(type="rrms", design="before-and-after"))

    assert [study.reference.key for study in left_out] == ["raknes-2017"]
    assert without_types(STARTER.studies, Filters(type="not-recorded")) == []
    assert without_types(STARTER.studies, Filters(design="retrospective")) == []


@pytest.mark.parametrize(
    ("sort", "beginnings"),
    [
        ("as-listed", ["gironi", "sharafaddinzadeh", "cree", "ludwig", "turel", "raknes",
                       "bruun", "driver", "bolton", "patten"]),
        ("year", ["raknes", "ludwig", "turel", "sharafaddinzadeh", "cree", "gironi",
                  "bruun", "driver", "bolton", "patten"]),
        ("name", ["cree", "gironi", "ludwig", "raknes", "sharafaddinzadeh", "turel",
                  "bolton", "bruun", "driver", "patten"]),
        ("people", ["raknes", "turel", "sharafaddinzadeh", "cree", "gironi", "ludwig",
                    "bolton", "driver", "bruun", "patten"]),
    ],
)  # fmt: skip
def test_each_table_is_in_the_order_asked_for(sort, beginnings):
    assert [key.split("-")[0] for key in chosen(sort=sort) if key in BEFORE] == beginnings


def test_studies_without_a_year_or_number_come_last():
    whole = a_study("a-1999", enrolled=5)
    bare = a_study("b-0000")
    bare.reference.year = None

    assert choose([bare, whole], Filters(sort="year")) == [whole, bare]
    assert choose([bare, whole], Filters(sort="people")) == [whole, bare]


# --- Odd addresses ------------------------------------------------------------------------------


def test_an_unknown_value_is_ignored_and_named_with_its_question():
    filters, (told,) = parse({"design": ["crossover"], "type": ["rrms"]})

    assert filters == Filters(type="rrms")
    assert (told.label, told.typed, told.used) == ("Design", "crossover", "")


def test_the_first_of_two_choices_for_one_question_counts_and_the_other_is_named():
    filters, (told,) = parse({"type": ["ppms", "rrms"]})

    assert filters == Filters(type="ppms")
    assert told.typed == "Relapsing remitting (RRMS)"
    assert told.used == "Primary progressive (PPMS)"


def test_capitals_spaces_and_repeats_are_accepted():
    assert parse({"type": [" RRMS", "rrms"]}) == (Filters(type="rrms"), ())


def test_parameters_that_other_sites_add_are_skipped():
    assert parse({"utm_source": ["x"], "fbclid": ["y"]}) == (Filters(), ())


def test_a_long_or_invisible_value_is_named_in_short_and_visibly():
    _, (told,) = parse({"sort": ["\u202ex\x00" + "y" * 500]})

    assert told.typed == "x" + "y" * 39


@given(st.dictionaries(st.sampled_from([each.name for each in QUESTIONS]), st.lists(st.text())))
def test_no_address_raises_an_error(given_):
    filters, ignored = parse(given_)

    assert len(ignored) <= 10
    for question in QUESTIONS:
        assert getattr(filters, question.name) in ("", *dict(question.choices))


# --- The file -----------------------------------------------------------------------------------


def test_the_file_has_the_mark_by_which_spreadsheets_know_its_characters():
    assert as_csv([["ŵ"]]) == b'\xef\xbb\xbf"\xc5\xb5"\r\n'


@pytest.mark.hazard("H13.2")
def test_no_result_stands_in_the_file_without_its_limits_beside_it():
    found = table_of(*STARTER.studies, references=STARTER.references)

    assert COLUMNS.index("Main limits") == COLUMNS.index("Result") + 1
    assert len(found) == len(STARTER.studies)
    assert all(row["Result"] and row["Main limits"] for row in found)


def test_a_row_says_where_it_is_from_and_of_which_day():
    (row,) = table_of(a_study())

    assert row["Page"] == "https://example.org/x/"
    assert (row["Edition"], row["Published on"]) == ("3", "2026-11-22")
    assert row["Downloaded on"] == "2026-11-22"
    assert row["Approved by a clinician"] == "Not yet"
    assert row["Reference"] == "Llŷr A, et al. T. S; 2001."


def test_citations_in_the_file_are_written_out():
    found = {row["Study"]: row for row in table_of(*STARTER.studies, references=STARTER.references)}

    assert found["Gironi 2008"]["Result"].endswith(
        "half reported more pain [A-Z: low dose naltrexone (LDN). MS Trust.]."
    )
    assert table_of(a_study(limits="L [@gone-1]."))[0]["Main limits"] == "L [source missing]."


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("=1+1", "'=1+1"),
        ("+44", "'+44"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("\t=1", "'=1"),
        ("\r=1", "'=1"),
        (" \n =1", "'=1"),
        ("＝1", "'＝1"),
        ("a; =1", "a; '=1"),
        ("a;=1", "a;'=1"),
        ("a\n=1", "a =1"),
        ("1-2", "1-2"),
        ("p<0.01; SF-36 +3.3", "p<0.01; SF-36 +3.3"),
    ],
)
def test_no_cell_begins_like_a_formula(typed, kept):
    assert cell(typed) == kept


@given(st.text())
def test_any_text_stays_in_one_cell_and_is_no_formula(text):
    (row,) = csv.reader(io.StringIO(as_csv([[text, "end"]]).decode("utf-8-sig")))

    assert len(row) == 2
    assert not row[0].startswith(("=", "+", "-", "@", "\t", "\r", " "))
