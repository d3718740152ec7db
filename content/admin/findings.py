"""What the checks found, sentence by sentence: one card and one reason for each sentence."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from content.lint.known_errors import KNOWN_ERRORS
from content.lint.run import Finding

_KNOWN = {rule.name for rule in KNOWN_ERRORS}


@dataclass(frozen=True)
class Doubt:
    """A sentence that should be put right, or explained: `reason` is the editor's explanation."""

    where: str
    sentence: str
    findings: tuple[Finding, ...]
    reason: str = ""

    @property
    def key(self) -> str:
        """An id to keep the reason by: another one as soon as anything else is found here."""
        about = "\n".join(sorted(each.key for each in self.findings))
        return hashlib.sha256(about.encode()).hexdigest()[:16]

    @property
    def messages(self) -> list[str]:
        """What is the matter, each thing once."""
        return list(dict.fromkeys(each.says for each in self.findings))


def by_sentence(findings: Iterable[Finding]) -> list[Doubt]:
    """A doubt for each sentence, in the order of the text; known errors first in each."""
    found: dict[tuple[str, str], list[Finding]] = {}
    for each in findings:
        found.setdefault((each.where, each.sentence), []).append(each)
    return [
        Doubt(where, sentence, tuple(sorted(about, key=_is_of_another_kind)))
        for (where, sentence), about in found.items()
    ]


def kept_doubts(kept: Iterable[Mapping[str, str]]) -> list[Doubt]:
    """The findings that a submission keeps, each with its editor's reasons."""
    reasons: dict[tuple[str, str], dict[str, None]] = {}
    findings = []
    for values in kept:
        words = {name: values.get(name, "") for name in Finding.__dataclass_fields__}
        findings.append(Finding(**words))
        said = reasons.setdefault((words["where"], words["sentence"]), {})
        said[values.get("reason", "")] = None
    return [
        Doubt(
            each.where, each.sentence, each.findings, " ".join(reasons[each.where, each.sentence])
        )
        for each in by_sentence(findings)
    ]


def _is_of_another_kind(finding: Finding) -> bool:
    return finding.rule not in _KNOWN
