"""What weakens the letter, or a prescriber would miss: at most three hints, all optional. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from prescribing.crosscheck.mentions import Cleaned

AT_MOST = 3


@dataclass(frozen=True)
class Gap:
    """Something that was not answered.

    key: why, reply or practice, without which the letter is weak; or directions, diagnosis-date or
    allergies, which a prescriber would miss.
    step: the page that asks for it. count: how many medicines have no directions. item: the place
    of the first of them in the list, from 0.
    """

    key: str
    step: str
    count: int = 0
    item: int | None = None


def gaps(cleaned: Cleaned) -> list[Gap]:
    """The first few gaps. A page that is not answered yet has none."""
    return list(islice(_gaps(cleaned), AT_MOST))


def _gaps(cleaned: Cleaned) -> Iterator[Gap]:
    medicines = cleaned.get("medicines", {}).get("items", [])
    without = [place for place, medicine in enumerate(medicines) if not medicine["dose_directions"]]
    if without:
        yield Gap("directions", "medicines", len(without), without[0])
    yield from _of_the_letter(cleaned)
    if "diagnosis" in cleaned and not cleaned["diagnosis"]["diagnosed_year"]:
        yield Gap("diagnosis-date", "diagnosis")
    if cleaned.get("allergies", {}).get("completeness") == "not-known":
        yield Gap("allergies", "allergies")


def _of_the_letter(cleaned: Cleaned) -> Iterator[Gap]:
    if "what-matters" in cleaned and not cleaned["what-matters"]["why"]:
        yield Gap("why", "what-matters")
    patient = cleaned.get("patient")
    if patient and not any(patient[way] for way in ("address", "telephone", "email")):
        yield Gap("reply", "patient")
    if "addressee" in cleaned and not cleaned["addressee"]["practice_name"]:
        yield Gap("practice", "addressee")
