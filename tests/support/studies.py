"""Studies without a database, as rebuilt from editions: starter studies and invented ones."""

from datetime import date

from content.evidence.filters import Filters, choose
from content.models import Reference, Study
from tests.support import guidance

STARTER = guidance.library()
TODAY = date(2026, 11, 22)
REVIEW_DUE = date(2027, 11, 22)
EVERYTHING = [study.reference.key for study in choose(STARTER.studies, Filters())]


def chosen(**filters):
    """The keys of the starter's studies that match, in order."""
    return [study.reference.key for study in choose(STARTER.studies, Filters(**filters))]


def a_study(key="x-2001", **fields):
    """A study that is not in the database, as rebuilt from an edition."""
    reference = Reference(key=key, authors="Llŷr A, et al", title="T", source="S", year=2001)
    defaults = {
        "design_kind": "retrospective",
        "design": "D",
        "population": "P",
        "result": "R",
        "direction": "not-recorded",
        "limits": "L",
    }
    return Study(reference=reference, **(defaults | fields))
