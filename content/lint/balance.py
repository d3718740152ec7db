"""The balance check: does a text promise, promote or leave out what must stand beside? Pure."""

from collections.abc import Iterator, Sequence

from content.lint import limits, suppliers
from content.lint.finding import Finding
from content.lint.rules import rules
from content.markup.sentences import Block


def check(blocks: Sequence[Block]) -> Iterator[Finding]:
    """Findings about wording, links and missing limits."""
    for block in blocks:
        yield from _wording(block)
        yield from suppliers.check(block)
    yield from limits.check(blocks)


def _wording(block: Block) -> Iterator[Finding]:
    """Findings of the wording rules. Rules that share a name give one finding for a sentence."""
    told: set[tuple[str, str]] = set()
    for rule in rules():
        for finding in rule.found_in(block):
            if (about := (rule.name, finding.sentence)) not in told:
                told.add(about)
                yield finding
