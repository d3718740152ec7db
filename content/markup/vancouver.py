"""A reference in Vancouver style: the one place that knows how a source is written out. Pure."""

from dataclasses import dataclass


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
