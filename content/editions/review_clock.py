"""The review clock: how near a published text is to its next review. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

# The longest time between two reviews.
MOST_YEARS = 3
REMINDERS = (90, 30, 7)
# How long an overdue page stays in new packs. The page itself says that it is overdue.
GRACE_DAYS = 30


class Phase(IntEnum):
    """How near the date is. A higher phase is more urgent."""

    IN_DATE = 0
    WITHIN_90_DAYS = 1
    WITHIN_30_DAYS = 2
    WITHIN_7_DAYS = 3
    OVERDUE = 4
    OUT_OF_PACKS = 5


@dataclass(frozen=True)
class Clock:
    """due: the last day on which the review is not overdue."""

    due: date

    def days_left(self, today: date) -> int:
        """Negative once the review is overdue."""
        return (self.due - today).days

    def phase(self, today: date) -> Phase:
        """The phase of the text today."""
        left = self.days_left(today)
        if left < 0:
            return Phase.OUT_OF_PACKS if -left > GRACE_DAYS else Phase.OVERDUE
        passed = [days for days in REMINDERS if left <= days]
        return Phase(len(passed))

    def is_overdue(self, today: date) -> bool:
        """True from the day after the date."""
        return self.phase(today) >= Phase.OVERDUE

    def has_left_packs(self, today: date) -> bool:
        """True more than GRACE_DAYS after the date."""
        return self.phase(today) is Phase.OUT_OF_PACKS


def latest_review(published: date) -> date:
    """The latest review date: MOST_YEARS later; 28 February for 29 February."""
    try:
        return published.replace(year=published.year + MOST_YEARS)
    except ValueError:
        return published.replace(year=published.year + MOST_YEARS, day=28)


def a_year_on(published: date) -> date:
    """The review date that is suggested to editors."""
    return published + timedelta(days=365)
