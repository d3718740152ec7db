"""Dates that do not seem to fit each other: a question for the person, never an error. Pure."""

from prescribing.crosscheck.mentions import Cleaned


def diagnosed_before_birth(cleaned: Cleaned) -> bool:
    """Whether MS was diagnosed in a year before the year of birth; not if one is not known."""
    born = cleaned.get("patient", {}).get("date_of_birth")
    year = cleaned.get("diagnosis", {}).get("diagnosed_year")
    return False if not (born and year) else bool(_last_year(year) < born.year)


def _last_year(rough: str) -> int:
    """The figures of a rough year; of a decade its last year."""
    figures = int("".join(filter(str.isdigit, rough)))
    return figures + 9 if rough.endswith("s") else figures
