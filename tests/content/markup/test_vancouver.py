"""A reference reads as in a journal's list, whatever parts of it are known."""

import pytest

from content.markup.vancouver import Formatted, published, sentences
from content.models import Reference


@pytest.mark.parametrize(
    ("source", "year", "details", "shown"),
    [
        ("Mult Scler", 2008, "14(8):1076-1083", "Mult Scler 2008;14(8):1076-1083"),
        ("Biomedicines", 2023, "11(4):1087", "Biomedicines 2023;11(4):1087"),
        ("NICE", 2007, "January 2007", "NICE. January 2007"),
        ("NICE", 2007, "TA115, January 2007", "NICE. TA115, January 2007"),
        ("J Clin Psychopharmacol", 2015, "Letter", "J Clin Psychopharmacol; 2015. Letter"),
        ("EMA", 2024, "", "EMA; 2024"),
        ("MS Trust", None, "", "MS Trust"),
        ("LDN Research Trust", None, "Charity web page", "LDN Research Trust. Charity web page"),
        ("MHRA", None, "12 pages", "MHRA. 12 pages"),
    ],
)
def test_where_and_when_it_was_published(source, year, details, shown):
    assert published(source, year, details) == shown


@pytest.mark.parametrize("year", [2008, None])
@pytest.mark.parametrize("details", ["14(8):1076-1083", "Letter", "January 2008", ""])
def test_no_part_is_lost_and_no_year_stands_twice(year, details):
    shown = published("Mult Scler", year, details)

    assert shown.startswith("Mult Scler")
    assert details in shown
    assert shown.count("2008") == (1 if year or "2008" in details else 0)


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        (("Gironi M, et al.", "A trial"), "Gironi M, et al. A trial."),
        (("", "A trial", "  "), "A trial."),
        (("A title...", "B"), "A title. B."),
        ((), ""),
    ],
)
def test_each_part_ends_with_one_full_stop(parts, shown):
    assert sentences(*parts) == shown


def test_a_title_with_a_question_mark_gets_no_full_stop():
    assert sentences("Does LDN help?", "MS Trust") == "Does LDN help? MS Trust."


def test_links_lead_to_the_doi_and_to_pubmed():
    reference = Formatted("x", doi="10.1000/a", pmid="123")

    assert reference.doi_url == "https://doi.org/10.1000/a"
    assert reference.pmid_url == "https://pubmed.ncbi.nlm.nih.gov/123/"


def test_a_reference_without_numbers_has_no_links():
    assert (Formatted("x").doi_url, Formatted("x").pmid_url) == ("", "")


def test_a_record_formats_itself():
    record = Reference(
        authors="Gironi M, Sacerdote P, et al",
        title="A pilot trial",
        source="Mult Scler",
        year=2008,
        details="14(8):1076-1083",
        doi="10.1177/1352458508095828",
    )

    assert record.formatted == Formatted(
        "Gironi M, Sacerdote P, et al. A pilot trial. Mult Scler 2008;14(8):1076-1083.",
        "10.1177/1352458508095828",
    )


def test_a_missing_fact_is_shown_as_not_recorded():
    record = Reference(key="a")

    assert record.recorded_quote == "not recorded"
    assert record.recorded_check == "not recorded"


# --- In one line ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        (
            {"authors": "Cree BAC, Kornyeyeva E", "year": 2010, "doi": "10.1002/ana.22006"},
            "Cree 2010, doi 10.1002/ana.22006",
        ),
        (
            {"authors": "Bye-Møller L, et al", "year": 2026, "pmid": "42385209"},
            "Bye-Møller 2026, PubMed 42385209",
        ),
        (
            {"authors": "Naumann J", "year": 2023, "source": "Case Rep", "details": "7:352-356"},
            "Naumann 2023, Case Rep 7:352-356",
        ),
        (
            {"source": "Summary of product characteristics", "year": 2023}
            | {"title": "Naltrexone 50 mg", "details": "PL 21344/0002, last updated 12 July 2023"},
            "Summary of product characteristics 2023, Naltrexone 50 mg, PL 21344/0002",
        ),
        (
            {"source": "Medicines Agency (MHRA), Drug Safety Update", "year": 2020}
            | {"title": "Opioids: risks", "details": "Volume 14, issue 2, September 2020"},
            "MHRA 2020, Opioids, Volume 14, issue 2",
        ),
        (
            {"source": "EMA", "year": 2024, "title": "Mysimba: advice", "details": "May 2024"},
            "EMA 2024, Mysimba: advice",
        ),
        (
            {"source": "ClinicalTrials.gov", "title": "A trial", "details": "NCT00501696"},
            "ClinicalTrials.gov, NCT00501696",
        ),
        ({"source": "MS Trust", "title": "LDN: A-Z"}, "MS Trust, LDN: A-Z"),
    ],
)
def test_a_reference_in_brief_has_what_finds_it_again(fields, shown):
    assert Reference(**fields).in_brief == shown
