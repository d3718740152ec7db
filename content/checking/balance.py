"""The balance check: does a text promise, promote or leave out what must stand beside? Pure."""

from collections.abc import Iterator, Sequence

from content.checking import limits, suppliers
from content.checking.finding import Finding
from content.checking.known_errors import KNOWN_ERRORS
from content.checking.promotion import ADVERTISING, SAFETY
from content.claims import Block

RULES = (*KNOWN_ERRORS, *SAFETY, *ADVERTISING)


def check(blocks: Sequence[Block]) -> Iterator[Finding]:
    """Findings about wording, links and missing limits."""
    for block in blocks:
        for rule in RULES:
            yield from rule.found_in(block)
        yield from suppliers.check(block)
    yield from limits.check(blocks)
