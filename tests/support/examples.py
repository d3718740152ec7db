"""How much of a property is tried: few examples in each run, many in the long one."""

from collections.abc import Collection, Mapping
from typing import Any

import pytest
from hypothesis import settings


def examples(count: int, *, long: int = 0) -> int:
    """`count` with the usual profile of Hypothesis, which tries 100 of a cheap property.

    In the long run as many times more as it tries of any property, or `long`.
    """
    times = settings.default.max_examples / 100
    return max(long, int(count * times)) if times > 1 else int(count * times)


def longer(first: Collection[Any], others: Collection[Any]) -> list[Any]:
    """Values for `parametrize`; the others that are not among the first in the long run only."""
    rest = [pytest.param(value, marks=pytest.mark.long) for value in others if value not in first]
    return [*first, *rest]


def together_or_alone(cases: Mapping[str, Any]) -> list[Any]:
    """All the cases in one list; in the long run also each in a list of its own, under its name."""
    alone = [pytest.param([case], id=name, marks=pytest.mark.long) for name, case in cases.items()]
    return [pytest.param(list(cases.values()), id="all together"), *alone]
