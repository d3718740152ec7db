"""How many examples of a property are tried: few in each run, ten times as many in the long one."""

from hypothesis import settings


def examples(count: int) -> int:
    """`count` with the usual profile of Hypothesis, which tries 100 of a cheap property."""
    return count * settings.default.max_examples // 100
