"""The review clock: how a published text stands to the date by which it must be looked at. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

# At most this long may pass before somebody looks at a text again.
MOST_YEARS = 3
REMINDERS = (90, 30, 7)
# After its date a page stays in new packs this long, with a banner where it is read.
GRACE_DAYS = 30


class Phase(IntEnum):
    """How near the date is; the later, the more pressing."""

    IN_DATE = 0
    WITHIN_90_DAYS = 1
    WITHIN_30_DAYS = 2
    WITHIN_7_DAYS = 3
    OVERDUE = 4
    OUT_OF_PACKS = 5


@dataclass(frozen=True)
class Clock:
    """due: the last day on which the text is in date."""

    due: date

    def days_left(self, today: date) -> int:
        """Negative once the review is overdue."""
        return (self.due - today).days

    def phase(self, today: date) -> Phase:
        """Where the text stands today."""
        left = self.days_left(today)
        if left < 0:
            return Phase.OUT_OF_PACKS if -left > GRACE_DAYS else Phase.OVERDUE
        passed = [days for days in REMINDERS if left <= days]
        return Phase(len(passed))

    def is_overdue(self, today: date) -> bool:
        """From the first day after the date."""
        return self.phase(today) >= Phase.OVERDUE

    def has_left_packs(self, today: date) -> bool:
        """More than GRACE_DAYS after the date."""
        return self.phase(today) is Phase.OUT_OF_PACKS


def latest_review(published: date) -> date:
    """The last day that may be set for a review: MOST_YEARS on, a day short of 29 February."""
    try:
        return published.replace(year=published.year + MOST_YEARS)
    except ValueError:
        return published.replace(year=published.year + MOST_YEARS, day=28)


def a_year_on(published: date) -> date:
    """What is suggested to an editor, and set for the starter content."""
    return published + timedelta(days=365)
