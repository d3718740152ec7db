"""The wording rules of rules.toml, applied to a paragraph. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from content.lint.denial import asks, first_claim
from content.lint.finding import BALANCE, Finding
from content.lint.rule_file import RuleFile, Table, check_keys, choice, naming, rule_file
from content.markup.sentences import Block, Sentence

_FLAGS = ("denial_passes", "question_passes", "cited_passes", "known_error")
_NEEDED = ("name", "message", "finds")
_OPTIONAL = (
    *("finds_exactly", "except", "unless", "unless_in", "sources", "matches", "passes"),
    *_FLAGS,
)


@dataclass(frozen=True)
class Rule:
    """Words that an approver should look at. The top of rules.toml explains each key."""

    name: str
    message: str
    finds: re.Pattern[str]
    excepted: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    unless_in: str
    sources: frozenset[str]
    denial_passes: bool
    question_passes: bool
    cited_passes: bool
    known_error: bool

    def found_in(self, block: Block) -> Iterator[Finding]:
        """At most one finding for each sentence: the first words that nothing excuses."""
        found = [(each, words) for each in block.sentences if (words := self._words_in(each))]
        if found and self.unless_in == "paragraph" and self._excused(block.words):
            return
        for sentence, words in found:
            message = self.message.format(words=words)
            yield Finding(BALANCE, self.name, block.where, sentence.typed, message, words)

    def _words_in(self, sentence: Sentence) -> str:
        if self.sources and sentence.keys and self.sources.isdisjoint(sentence.keys):
            return ""
        if self.question_passes and asks(sentence.words):
            return ""
        if self.cited_passes and sentence.keys:
            return ""
        found = first_claim(
            self.finds,
            sentence.words,
            denial_passes=self.denial_passes,
            excepted=self.excepted,
        )
        excused = self.unless_in == "sentence" and self._excused(sentence.words)
        return "" if found and excused else found

    def _excused(self, words: str) -> bool:
        return self.unless is not None and self.unless.search(words) is not None


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of the file, in its order."""
    return tuple(read(rule_file()))


def read(file: RuleFile) -> Iterator[Rule]:
    """The rules of a file. Raises RuleError where one cannot be read."""
    for table in file.tables["rule"]:
        with naming(f"rule “{table.get('name', '')}”"):
            check_keys(table, _NEEDED, _OPTIONAL)
            yield _rule(table, file)


def _rule(table: Table, file: RuleFile) -> Rule:
    return Rule(
        table["name"],
        table["message"],
        file.pattern(table["finds"], table.get("finds_exactly", ())),
        excepted=file.excuse(table, "except"),
        unless=file.excuse(table, "unless"),
        unless_in=choice(table, "unless_in", "sentence", "paragraph"),
        sources=frozenset(table.get("sources", ())),
        **{flag: table.get(flag, False) for flag in _FLAGS},
    )
