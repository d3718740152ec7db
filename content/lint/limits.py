"""Results that stand without the limits that belong to them: the `beside` of rules.toml. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from content.lint.denial import first_claim
from content.lint.finding import BALANCE, Finding
from content.lint.rule_file import RuleFile, Table, check_keys, choice, naming, rule_file
from content.markup.sentences import Block, Sentence

_NEEDED = ("name", "message", "tells", "needs")
_OPTIONAL = ("source", "within", "in_table", "denial_passes", "except", "matches", "passes")


@dataclass(frozen=True)
class Beside:
    """Words that tell a result, and what must stand near them. rules.toml explains each key."""

    name: str
    message: str
    tells: re.Pattern[str]
    excepted: re.Pattern[str] | None
    needs: tuple[re.Pattern[str], ...]
    source: str
    within: str
    in_table: bool
    denial_passes: bool

    def missing(self, blocks: Sequence[Block]) -> Iterator[Finding]:
        """A finding for each sentence that lacks what it needs."""
        for scope in self._scopes(blocks):
            if self._all_stand_in(scope):
                continue
            for block in scope:
                for sentence in block.sentences:
                    if words := self._words_in(sentence):
                        message = self.message.format(words=words)
                        yield Finding(
                            BALANCE, self.name, block.where, sentence.typed, message, words
                        )

    def _words_in(self, sentence: Sentence) -> str:
        if self.source and self.source not in sentence.keys:
            return ""
        return first_claim(
            self.tells, sentence.words, denial_passes=self.denial_passes, excepted=self.excepted
        )

    def _scopes(self, blocks: Sequence[Block]) -> Iterator[list[Block]]:
        """Blocks that count as near each other: each row of the studies, then the other blocks."""
        rows: dict[str, list[Block]] = {}
        for block in blocks:
            rows.setdefault(block.source, []).append(block)
        others = rows.pop("", [])
        if self.in_table:
            yield from rows.values()
        if self.within == "page":
            yield others
        elif self.within == "text":
            yield from (list(text) for _, text in groupby(others, lambda block: block.text))
        else:
            yield from ([block] for block in others)

    def _all_stand_in(self, scope: Iterable[Block]) -> bool:
        words = " ".join(block.words for block in scope)
        return all(each.search(words) for each in self.needs)


@cache
def limits() -> tuple[Beside, ...]:
    """Every `beside` of the file, in its order."""
    return tuple(read(rule_file()))


def read(file: RuleFile) -> Iterator[Beside]:
    """Every `beside` of a file. Raises RuleError where one cannot be read."""
    for table in file.tables["beside"]:
        with naming(f"beside “{table.get('name', '')}”"):
            check_keys(table, _NEEDED, _OPTIONAL)
            yield _beside(table, file)


def check(blocks: Sequence[Block]) -> Iterator[Finding]:
    """Findings about limits that are missing."""
    for beside in limits():
        yield from beside.missing(blocks)


def _beside(table: Table, file: RuleFile) -> Beside:
    return Beside(
        table["name"],
        table["message"],
        file.pattern(table["tells"]),
        excepted=file.excuse(table, "except"),
        needs=tuple(file.pattern(each) for each in table["needs"]),
        source=table.get("source", ""),
        within=choice(table, "within", "page", "text", "paragraph"),
        in_table=table.get("in_table", True),
        denial_passes=table.get("denial_passes", False),
    )
