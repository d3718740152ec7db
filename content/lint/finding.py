"""What a check found: one thing for an editor to put right, or to give a reason for. Pure."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from content.markup.folding import folded

NUMBER, BALANCE = "number", "balance"


@dataclass(frozen=True)
class Finding:
    """check: "number" or "balance". rule: which of its rules. where: the text it stands in.

    sentence: as typed, citations included. says: what is the matter and how to put it right.
    detail: the words or numbers that it is about.
    """

    check: str
    rule: str
    where: str
    sentence: str
    says: str
    detail: str = ""

    @property
    def key(self) -> str:
        """An id under which an editor's reason is kept. It changes when the sentence changes."""
        about = "\n".join((self.rule, folded(self.sentence), folded(self.detail)))
        return hashlib.sha256(about.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def each_once(findings: Iterable[Finding]) -> list[Finding]:
    """Merge findings about the same words in several places into one that names them all."""
    found: dict[str, Finding] = {}
    for finding in findings:
        first = found.setdefault(finding.key, finding)
        if finding.where not in first.where.split("; "):
            found[finding.key] = replace(first, where=f"{first.where}; {finding.where}")
    return list(found.values())
