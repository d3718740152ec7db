"""What a prescriber would miss: at most three hints on check answers, all optional. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from prescribing.crosscheck.mentions import Cleaned

AT_MOST = 3


@dataclass(frozen=True)
class Gap:
    """Something that was not answered. key: directions, diagnosis-date or allergies.

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
    if "diagnosis" in cleaned and not cleaned["diagnosis"]["diagnosed_year"]:
        yield Gap("diagnosis-date", "diagnosis")
    if cleaned.get("allergies", {}).get("completeness") == "not-known":
        yield Gap("allergies", "allergies")
