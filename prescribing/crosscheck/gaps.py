"""What a prescriber would miss: at most three hints on check answers, none of them needed. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from prescribing.crosscheck.mentions import Cleaned

AT_MOST = 3


@dataclass(frozen=True)
class Gap:
    """Something left open. key: directions, diagnosis-date or allergies.

    step: the page that asks for it. count: how many medicines have no directions. item: the first.
    """

    key: str
    step: str
    count: int = 0
    item: int | None = None


def gaps(cleaned: Cleaned) -> list[Gap]:
    """The first few gaps in answers that are complete; what was not asked yet is none."""
    return list(islice(_gaps(cleaned), AT_MOST))


def _gaps(cleaned: Cleaned) -> Iterator[Gap]:
    medicines = cleaned.get("medicines", {}).get("items", [])
    open_places = [place for place, each in enumerate(medicines) if not each["dose_directions"]]
    if open_places:
        yield Gap("directions", "medicines", len(open_places), open_places[0])
    if "diagnosis" in cleaned and not cleaned["diagnosis"]["diagnosed_year"]:
        yield Gap("diagnosis-date", "diagnosis")
    if cleaned.get("allergies", {}).get("completeness") == "not-known":
        yield Gap("allergies", "allergies")
