"""What tells two sets of answers from each other, for whoever has to choose between them."""

from dataclasses import dataclass
from datetime import date

from prescribing.interview import earlier_pack
from prescribing.interview.journey import Journey
from prescribing.interview.read_back import Patient, patient_of


@dataclass(frozen=True)
class Progress:
    """Whose answers, and how many pages. made_on: of the pack that they come from, if any."""

    patient: Patient
    made_on: date | None
    answered: int
    unconfirmed: int
    pages: int


def progress_of(journey: Journey) -> Progress:
    """How far these answers have come."""
    return Progress(
        patient=patient_of(journey),
        made_on=earlier_pack.made_on(journey.answers),
        answered=sum(journey.is_answered(step) for step in journey.steps),
        unconfirmed=len(journey.unconfirmed),
        pages=len(journey.steps),
    )
