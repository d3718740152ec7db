"""A reference in Vancouver style: the one place that knows how a source is written out. Pure."""

import itertools
import re
from dataclasses import dataclass

_ACRONYM = re.compile(r"\(([A-Z]{3,})\)")


@dataclass(frozen=True)
class Formatted:
    """A reference as a reader sees it: its words, and where its links lead."""

    text: str
    doi: str = ""
    pmid: str = ""
    url: str = ""

    @property
    def has_address(self) -> bool:
        return bool(self.doi or self.pmid or self.url)

    @property
    def doi_url(self) -> str:
        return f"https://doi.org/{self.doi}" if self.doi else ""

    @property
    def pmid_url(self) -> str:
        return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/" if self.pmid else ""


def published(source: str, year: int | None, details: str) -> str:
    """Where and when.

    "Mult Scler 2008;14(8):1076-1083", "NICE. TA115, January 2007", "EMA; 2024".
    """
    if year and details[:1].isdigit():
        return f"{source} {year};{details}"
    if not year or str(year) in details:
        return ". ".join(filter(None, (source, details)))
    return ". ".join(filter(None, (f"{source}; {year}", details)))


def sentences(*parts: str) -> str:
    """The parts as sentences, each with one full stop."""
    stripped = (part.strip().rstrip(".") for part in parts)
    return " ".join(part if part.endswith(("?", "!")) else f"{part}." for part in stripped if part)


def first_author(authors: str) -> str:
    """ "Cree" of "Cree BAC, Kornyeyeva E, et al"; empty without authors."""
    return authors.split(",", maxsplit=1)[0].rsplit(" ", 1)[0]


def in_brief(name: str, year: int | None, number: str) -> str:
    """One line that finds a source again: "Cree 2010, doi 10.1002/ana.22006"."""
    return ", ".join(filter(None, (" ".join(filter(None, (name, str(year or "")))), number)))


def number_of(doi: str, pmid: str) -> str:
    """The DOI, or else the PubMed number, as words; empty without both."""
    return f"doi {doi}" if doi else f"PubMed {pmid}" if pmid else ""


def acronym(source: str) -> str:
    """ "EMA" of "European Medicines Agency (EMA)"; any other publisher whole."""
    short = _ACRONYM.search(source)
    return short[1] if short else source


def title_and_number(title: str, details: str, year: int | None) -> str:
    """A title, with what its details hold before a date if that has a digit.

    Such a number makes a subtitle unnecessary: "Opioids, Volume 14, issue 2". The number of a
    register's entry needs no title: "NCT00501696".
    """
    parts = details.split(", ")
    before_a_date = itertools.takewhile(lambda part: not year or str(year) not in part, parts)
    number = ", ".join(before_a_date)
    if not re.search(r"\d", number):
        return title
    return number if " " not in number else f"{title.partition(':')[0]}, {number}"
