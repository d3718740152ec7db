"""Who waits for a PDF, who is next, and who is told to come back."""

from hypothesis import given
from hypothesis import strategies as st

from ldnguide.rendering.line import TURN_KEPT, Line, Ticket


def ticket(key, owner=None, visitor="somebody"):
    return Ticket(key, key if owner is None else owner, visitor)


def line(*, slots=1, places=2, most_of_one=2):
    return Line(slots, places, most_of_one)


def test_whoever_finds_a_place_waits_and_the_next_is_turned_away_with_a_number():
    queue = line()

    assert [queue.enter(ticket(key), now=0) for key in "abcd"] == [0, 0, 1, 2]


def test_whoever_was_turned_away_comes_before_those_who_come_later():
    queue = line()
    for key in "abc":
        queue.enter(ticket(key), now=0)
    queue.start_next()

    assert queue.enter(ticket("late"), now=1) == 2
    assert queue.enter(ticket("c"), now=1) == 0


def test_a_turn_is_lost_when_nobody_asks_again():
    queue = line()
    for key in "abc":
        queue.enter(ticket(key), now=0)
    queue.start_next()

    assert queue.enter(ticket("late"), now=TURN_KEPT + 1) == 0


def test_one_network_cannot_take_every_place():
    queue = line(places=4, most_of_one=2)
    flood = [queue.enter(ticket(key, visitor="flood"), now=0) for key in "abc"]

    assert flood == [0, 0, 1]
    assert queue.enter(ticket("other", visitor="other"), now=0) == 0


def test_a_free_slot_goes_to_who_has_the_fewest_running():
    queue = line(slots=2, places=4, most_of_one=4)
    for key, visitor in [("a", "one"), ("b", "one"), ("c", "two")]:
        queue.enter(ticket(key, visitor=visitor), now=0)

    assert [queue.start_next().key for _ in range(2)] == ["a", "c"]


def test_a_draft_has_one_task_running_at_a_time():
    queue = line(slots=2, places=4, most_of_one=4)
    first, second = ticket("a", owner="draft"), ticket("b", owner="draft")
    queue.enter(first, now=0)
    queue.enter(second, now=0)
    queue.start_next()

    assert queue.start_next() is None
    queue.leave(first)
    assert queue.start_next() == second


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("xyz")), max_size=60))
def test_nobody_runs_twice_nor_more_than_there_are_slots_and_everybody_ends(arrivals):
    queue = line(slots=2, places=3, most_of_one=2)
    entered, ended = set(), set()
    for now, (key, visitor) in enumerate(arrivals):
        if key not in entered and queue.enter(ticket(key, visitor=visitor), now) == 0:
            entered.add(key)
        if queue.start_next() is None and queue.running:
            ended.add(queue.running[0].key)
            queue.leave(queue.running[0])
        assert len(queue.running) <= queue.slots
        assert len(queue.waiting) <= queue.places
    while queue.start_next() or queue.running:
        ended.add(queue.running[0].key)
        queue.leave(queue.running[0])
    assert ended == entered
