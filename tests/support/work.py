"""Count the work of a call in steps that are the same on every machine."""

import sys
from collections.abc import Callable


def steps(work: Callable[[], object]) -> int:
    """The number of functions that the call calls, Python's own included."""
    count = 0

    def see(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(see)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
