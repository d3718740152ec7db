"""Who waits, who is next, and who is told to come back. Pure.

A line has so many slots, in which tasks run, and so many places to wait. Whoever finds no place is
turned away and keeps a turn: who asks again comes before those who came later.
"""

from collections.abc import Hashable
from dataclasses import dataclass, field

# A turn is kept for so many seconds after somebody last asked. The page asks again sooner.
TURN_KEPT = 20.0
# So many turns are kept at most. Beyond that newcomers are told that they come last.
MOST_TURNS = 500


@dataclass(frozen=True)
class Ticket:
    """One task. Its key tells it from others; an owner, such as a draft, has one running at a time.

    visitor: who asks, such as a network; several people may share one.
    """

    key: Hashable
    owner: Hashable
    visitor: Hashable


@dataclass
class Line:
    """A line of tickets. most_of_one: how many places one visitor may hold."""

    slots: int
    places: int
    most_of_one: int
    running: list[Ticket] = field(default_factory=list)
    waiting: list[Ticket] = field(default_factory=list)
    turns: dict[Hashable, float] = field(default_factory=dict)

    def enter(self, ticket: Ticket, now: float) -> int:
        """0 if the ticket now waits; else its number among those who are told to come back."""
        self._forget(now)
        before = self._turn_of(ticket)
        if before < self.places - len(self.waiting) and self._held_by(ticket) < self.most_of_one:
            self.turns.pop(ticket.key, None)
            self.waiting.append(ticket)
            return 0
        if ticket.key in self.turns or len(self.turns) < MOST_TURNS:
            self.turns[ticket.key] = now
        return before + 1

    def start_next(self) -> Ticket | None:
        """Move a ticket into a free slot: the first of the visitors with the fewest running.

        None if no slot is free, or only owners wait who have a task running.
        """
        busy = {ticket.owner for ticket in self.running}
        ready = [ticket for ticket in self.waiting if ticket.owner not in busy]
        if not ready or len(self.running) >= self.slots:
            return None
        ticket = min(ready, key=self._running_of)
        self.waiting.remove(ticket)
        self.running.append(ticket)
        return ticket

    def leave(self, ticket: Ticket) -> None:
        """The task has ended, or nobody waits for it any more."""
        for tickets in (self.running, self.waiting):
            if ticket in tickets:
                tickets.remove(ticket)

    def _turn_of(self, ticket: Ticket) -> int:
        """How many of those who were turned away come before."""
        keys = list(self.turns)
        return keys.index(ticket.key) if ticket.key in self.turns else len(keys)

    def _held_by(self, ticket: Ticket) -> int:
        return sum(other.visitor == ticket.visitor for other in self.waiting)

    def _running_of(self, ticket: Ticket) -> int:
        return sum(other.visitor == ticket.visitor for other in self.running)

    def _forget(self, now: float) -> None:
        """Let those lose their turn who have not asked for some time."""
        for key, asked in list(self.turns.items()):
            if now - asked > TURN_KEPT:
                del self.turns[key]
