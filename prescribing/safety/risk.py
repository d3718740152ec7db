"""How bad, how likely, and the risk that follows: the example matrix of DCB0129's guidance. Pure.

Read in NHS Digital's hazard log of the UK Core, whose scales are those of the guidance.
"""

from enum import StrEnum


class Severity(StrEnum):
    """The worst harm that can reasonably be expected, from the least to the most."""

    MINOR = "minor"
    SIGNIFICANT = "significant"
    CONSIDERABLE = "considerable"
    MAJOR = "major"
    CATASTROPHIC = "catastrophic"


class Likelihood(StrEnum):
    """How likely that harm is, from the least to the most."""

    VERY_LOW = "very-low"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very-high"


# One row for each likelihood; in it one figure for each severity.
_MATRIX = {
    Likelihood.VERY_LOW: (1, 1, 2, 2, 3),
    Likelihood.LOW: (1, 2, 2, 3, 4),
    Likelihood.MEDIUM: (2, 2, 3, 3, 4),
    Likelihood.HIGH: (2, 3, 3, 4, 5),
    Likelihood.VERY_HIGH: (3, 4, 4, 5, 5),
}
# From this figure on a risk is undesirable, and it must be said what would lower it.
UNDESIRABLE = 3


def risk(severity: Severity, likelihood: Likelihood) -> int:
    """The risk, from 1 (the least) to 5."""
    return _MATRIX[likelihood][list(Severity).index(severity)]


def is_less_or_equally_likely(one: Likelihood, other: Likelihood) -> bool:
    """Whether `one` is no higher on the scale than `other`."""
    scale = list(Likelihood)
    return scale.index(one) <= scale.index(other)
