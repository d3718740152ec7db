"""DOIs and PubMed numbers, cut out of the links that people paste. Pure."""

import re
from urllib.parse import unquote

_BEFORE_DOI = re.compile(
    r"(?:https?://)?(?:dx\.|www\.)?doi\.org/+|doi\s*:?\s*(?=10\.)", re.IGNORECASE
)
_PUBMED = re.compile(
    r"(?:https?://)?(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov/pubmed)/(\d+)/?"
    r"(?:[?#].*)?|(?:pubmed|pmid)\s*:?\s*(?:id\s*:?\s*)?(\d+)\.?",
    re.IGNORECASE,
)


def doi_in(pasted: str) -> str:
    """The DOI of a link or of "doi: 10.…"; any other text only stripped."""
    text = pasted.strip()
    before = _BEFORE_DOI.match(text)
    if not before:
        return text
    doi = text[before.end() :]
    # A link writes some characters of a DOI as "%2F", and may have a query or a fragment.
    if "/" in before[0]:
        doi = unquote(re.split("[?#]", doi)[0])
    return doi.rstrip(". ").removesuffix("/")


def pmid_in(pasted: str) -> str:
    """The number of a PubMed link or of "PMID: 123"; any other text only stripped."""
    text = pasted.strip()
    found = _PUBMED.fullmatch(text)
    return (found[1] or found[2]) if found else text
