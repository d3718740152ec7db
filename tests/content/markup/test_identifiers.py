"""A DOI or a PubMed link that is pasted whole is trimmed to its number."""

import pytest

from content.markup.identifiers import doi_in, pmid_in

DOI = "10.1177/2055217316672242"


@pytest.mark.parametrize(
    "pasted",
    [DOI, f" {DOI} ", f"https://doi.org/{DOI}", f"http://dx.doi.org/{DOI}", f"doi.org/{DOI}",
     f"https://www.doi.org/{DOI}/", f"doi:{DOI}", f"DOI: {DOI}.", f"doi {DOI}",
     f"https://doi.org/{DOI.replace('/', '%2F')}", f"https://doi.org/{DOI}?utm_source=x#top"],
)  # fmt: skip
def test_a_doi_is_cut_out_of_what_was_pasted(pasted):
    assert doi_in(pasted) == DOI


def test_a_doi_with_brackets_and_a_question_mark_typed_alone_is_kept():
    assert doi_in("10.1016/S0140-6736(05)66545-5") == "10.1016/S0140-6736(05)66545-5"
    assert doi_in("10.1002/x?y#z") == "10.1002/x?y#z"


@pytest.mark.parametrize(
    "pasted",
    ["28607740", " 28607740\n", "https://pubmed.ncbi.nlm.nih.gov/28607740/",
     "https://pubmed.ncbi.nlm.nih.gov/28607740/?from=x#abstract", "PMID: 28607740",
     "PMID 28607740.", "pubmed.ncbi.nlm.nih.gov/28607740", "https://www.ncbi.nlm.nih.gov/pubmed/28607740"],
)  # fmt: skip
def test_a_pubmed_number_is_cut_out_of_what_was_pasted(pasted):
    assert pmid_in(pasted) == "28607740"


@pytest.mark.parametrize(
    "pasted",
    ["", "https://evil.example/28607740", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC5",
     "https://pubmed.ncbi.nlm.nih.gov/?term=28607740", "PMC28607740"],
)  # fmt: skip
def test_nothing_is_made_up_from_another_address(pasted):
    assert pmid_in(pasted) == pasted
    assert doi_in(pasted) == pasted
