"""Count the tests that hold each control of the hazard log: `@pytest.mark.hazard("H05.2")`."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from prescribing.safety.hazards import Control

TESTS = Path(__file__).resolve().parents[1]
COLLECTED = pytest.StashKey[list[pytest.Item]]()
# A test whose every case has one of these marks does not always run, so it holds no control.
_NOT_ALWAYS_RUN = ("skip", "skipif", "xfail", "long")


def are_all(items: Iterable[pytest.Item], folder: Path = TESTS) -> bool:
    """Whether every file of tests was collected: only then can the tests be counted."""
    return {item.path for item in items} >= set(folder.rglob("test_*.py"))


def faults(items: Sequence[pytest.Item], controls: Iterable[Control]) -> list[str]:
    """What is wrong with the marks, whichever tests were collected."""
    known = {control.id for control in controls}
    cases: dict[str, list[pytest.Item]] = {}
    for item in items:
        if item.get_closest_marker("hazard"):
            cases.setdefault(_name(item), []).append(item)
    return [
        f"{name}: {fault}"
        for name, group in cases.items()
        for fault in (*_unknown(group[0], known), *_not_always_run(group))
    ]


def miscounts(items: Sequence[pytest.Item], controls: Iterable[Control]) -> list[str]:
    """Controls held by another number of tests than the log says. items: those of the suite."""
    held: dict[str, set[str]] = {}
    for item in items:
        for control_id in _control_ids(item):
            held.setdefault(control_id, set()).add(_name(item))
    return [
        f"{control.id}: the log says tests = {control.tests}, "
        f"but {len(held.get(control.id, ()))} tests are marked"
        for control in controls
        if control.tests != len(held.get(control.id, ()))
    ]


def _control_ids(item: pytest.Item) -> Iterator[str]:
    for mark in item.iter_markers("hazard"):
        yield from mark.args


def _unknown(item: pytest.Item, known: set[str]) -> list[str]:
    return [f"the log has no control {one}" for one in _control_ids(item) if one not in known]


def _not_always_run(cases: Iterable[pytest.Item]) -> list[str]:
    marks = [[name for name in _NOT_ALWAYS_RUN if case.get_closest_marker(name)] for case in cases]
    return [f"marked {', '.join(marks[0])}"] if all(marks) else []


def _name(item: pytest.Item) -> str:
    """The test function: the cases of one parametrised test count once."""
    return item.nodeid.partition("[")[0]
