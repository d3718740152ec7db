"""What a hazard log holds: what could go wrong, and what was done about it."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from prescribing.safety.risk import Likelihood, Severity, risk


class ControlKind(StrEnum):
    """What sort of thing keeps a hazard in check."""

    DESIGN = "design"  # how the site is built
    WORDING = "wording"  # what it says
    CHECK = "check"  # what a program looks at before readers see it
    PROCESS = "process"  # who does what


@dataclass(frozen=True)
class Control:
    """One thing that makes a hazard less likely.

    id: “H05.2” is the second control of hazard H05.
    tests: how many tests carry the mark `hazard("H05.2")`.
    """

    id: str
    what: str
    kind: ControlKind
    tests: int


@dataclass(frozen=True)
class Hazard:
    """One thing that could go wrong for a patient.

    before, after: how likely the harm is without the controls, and with them.
    remaining: what would lower the risk further, where it is undesirable still.
    """

    id: str
    title: str
    causes: tuple[str, ...]
    harm: str
    severity: Severity
    before: Likelihood
    after: Likelihood
    controls: tuple[Control, ...]
    remaining: str = ""

    @property
    def anchor(self) -> str:
        """Where it stands on the page: “h01”."""
        return self.id.lower()

    @property
    def risk_before(self) -> int:
        return risk(self.severity, self.before)

    @property
    def risk_after(self) -> int:
        return risk(self.severity, self.after)


@dataclass(frozen=True)
class HazardLog:
    """Every hazard, in the order of the file, and who judged them."""

    version: str
    date: dt.date
    judged_by: str
    clinical_safety_officer: str
    hazards: tuple[Hazard, ...]

    @property
    def by_risk(self) -> tuple[tuple[int, tuple[Hazard, ...]], ...]:
        """The hazards under the risk that is left, the highest first."""
        risks = sorted({one.risk_after for one in self.hazards}, reverse=True)
        return tuple(
            (left, tuple(one for one in self.hazards if one.risk_after == left)) for left in risks
        )

    @property
    def controls(self) -> tuple[Control, ...]:
        """The controls of all hazards."""
        return tuple(control for hazard in self.hazards for control in hazard.controls)
