"""Count the tests that hold each control of the hazard log: `@pytest.mark.hazard("H05.2")`."""

import ast
import inspect
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from textwrap import dedent

import pytest

from prescribing.safety.hazards import Control

TESTS = Path(__file__).resolve().parents[1]
COLLECTED = pytest.StashKey[list[pytest.Item]]()
# A test whose every case has one of these marks does not always run, so it holds no control.
_NOT_ALWAYS_RUN = ("skip", "skipif", "xfail", "long")


def is_whole_run(config: pytest.Config, folder: Path = TESTS) -> bool:
    """Whether pytest was asked for every file of tests: then none may be missing."""
    if any(config.getoption(option, None) for option in ("ignore", "ignore_glob", "lf")):
        return False
    asked = [config.invocation_params.dir / argument for argument in config.args]
    return any(folder.is_relative_to(path.resolve()) for path in asked)


def without_items(items: Iterable[pytest.Item], folder: Path = TESTS) -> list[str]:
    """The files of tests of which no test was collected."""
    missing = set(folder.rglob("test_*.py")) - {item.path for item in items}
    return [f"{path.relative_to(folder)}: no test was collected" for path in sorted(missing)]


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
        for fault in (*_unknown(group[0], known), *_not_always_run(group), *_unchecked(group[0]))
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


def _unchecked(item: pytest.Item) -> list[str]:
    """A test whose own body checks nothing. Checks in functions that it calls do not count."""
    source = dedent(inspect.getsource(item.function))  # type: ignore[attr-defined]
    checks = any(map(_checks, ast.walk(ast.parse(source))))
    return [] if checks else ["it has no assert, raises, warns or expect of its own"]


def _checks(node: ast.AST) -> bool:
    match node:
        case ast.Assert(test=test):
            return not isinstance(test, ast.Constant)
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
            return name in {"raises", "warns"} or name.startswith(("assert", "expect"))
    return False


def _name(item: pytest.Item) -> str:
    """The test function: the cases of one parametrised test count once."""
    return item.nodeid.partition("[")[0]
