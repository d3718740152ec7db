"""Whose answers a draft holds and how far they are, for people who choose between two drafts."""

from dataclasses import dataclass
from datetime import date

from prescribing.interview import earlier_pack
from prescribing.interview.journey import Journey
from prescribing.interview.read_back import Patient, patient_of


@dataclass(frozen=True)
class Progress:
    """Whose answers, and how many pages. made_on: the day of an unconfirmed earlier pack."""

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
