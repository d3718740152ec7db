"""What the checks found, grouped by sentence: the editor gives one reason for each."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from content.lint.rules import rules
from content.lint.run import Finding


@dataclass(frozen=True)
class FlaggedSentence:
    """A sentence with its findings. reason: why the editor leaves it as it is."""

    where: str
    sentence: str
    findings: tuple[Finding, ...]
    reason: str = ""

    @property
    def key(self) -> str:
        """An id for the reason's form field. It changes when the findings change."""
        keys = "\n".join(sorted(finding.key for finding in self.findings))
        return hashlib.sha256(keys.encode()).hexdigest()[:16]

    @property
    def messages(self) -> list[str]:
        """What the checks say, without repetition."""
        return list(dict.fromkeys(finding.says for finding in self.findings))


def by_sentence(findings: Iterable[Finding]) -> list[FlaggedSentence]:
    """The sentences with findings, in the order of the text; known errors come first."""
    by_place: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        by_place.setdefault((finding.where, finding.sentence), []).append(finding)
    return [
        FlaggedSentence(where, sentence, tuple(sorted(group, key=_is_no_known_error)))
        for (where, sentence), group in by_place.items()
    ]


def sentences_in(stored: Iterable[Mapping[str, str]]) -> list[FlaggedSentence]:
    """The findings that are stored with a submission, with the editor's reasons."""
    reasons: dict[tuple[str, str], dict[str, None]] = {}
    findings = []
    for values in stored:
        words = {name: values.get(name, "") for name in Finding.__dataclass_fields__}
        findings.append(Finding(**words))
        of_sentence = reasons.setdefault((words["where"], words["sentence"]), {})
        of_sentence[values.get("reason", "")] = None
    return [
        replace(sentence, reason=" ".join(reasons[sentence.where, sentence.sentence]))
        for sentence in by_sentence(findings)
    ]


def _is_no_known_error(finding: Finding) -> bool:
    return finding.rule not in _known_errors()


@cache
def _known_errors() -> frozenset[str]:
    return frozenset(rule.name for rule in rules() if rule.known_error)
