"""No test measures time: the machine that runs it may be slow or busy. `make bench` does."""

import ast
from itertools import pairwise
from pathlib import Path

import pytest

CLOCKS = {"perf_counter", "monotonic", "process_time", "thread_time", "clock_gettime", "timeit"}
CLOCKS |= {f"{clock}_ns" for clock in CLOCKS} | {
    "getrusage",
    "time.time",
    "time.time_ns",
    "time as",
}
NOW = {"now", "utcnow"}
TESTS = Path(__file__).parent


def clocks_in(source: str) -> list[str]:
    """Each clock that is read or imported, and each interval between two times, as “line: code”."""
    nodes = list(ast.walk(ast.parse(source)))
    stored = {
        name.id
        for node in nodes
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.NamedExpr) and _calls(node, NOW)
        for name in ast.walk(node)
        if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
    }
    return [
        f"{node.lineno}: {ast.unparse(node)}"
        for node in nodes
        if _names(node) & CLOCKS or _is_interval(node, stored)
    ]


def _names(node: ast.AST) -> set[str]:
    """Each name that this node reads or imports: its last part, and the whole."""
    match node:
        case ast.Attribute(attr=name):
            return {name, ast.unparse(node)}
        case ast.Name(id=name):
            return {name}
        case ast.ImportFrom(module=module, names=names):
            return {part for name in names for part in (name.name, f"{module}.{name.name}")}
        case ast.Import(names=names):
            return {f"{name.name} as" if name.asname else name.name for name in names}
    return set()


def _is_interval(node: ast.AST, stored: set[str]) -> bool:
    """now() minus or compared with another now(). A date may be made: now() plus a timedelta."""

    def is_reading(one: ast.AST) -> bool:
        return _calls(one, NOW) or any(_names(part) & stored for part in ast.walk(one))

    match node:
        case ast.BinOp(op=ast.Sub(), left=left, right=right):
            makes_a_date = _calls(right, {"timedelta"}) or not _calls(node, NOW)
            return not makes_a_date or (is_reading(left) and is_reading(right))
        case ast.Compare(left=left, comparators=others):
            return any(is_reading(a) and is_reading(b) for a, b in pairwise([left, *others]))
    return False


def _calls(tree: ast.AST, functions: set[str]) -> bool:
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return any(_names(function) & functions for function in calls)


def test_no_test_measures_time():
    sources = {path: path.read_text("utf-8") for path in TESTS.rglob("*.py")}
    found = {path.name: clocks for path in sources if (clocks := clocks_in(sources[path]))}

    assert not found, f"Count steps instead (tests/support/work.py): {found}"


@pytest.mark.parametrize(
    "source",
    [
        "import os, time\nbegan = time.perf_counter()",
        "from time import monotonic as clock",
        "from time import time",
        "import time as t\nt.time()",
        "resource.getrusage(resource.RUSAGE_SELF).ru_utime",
        "began = datetime.now()\nended = datetime.now()\nended - began",
        "timezone.now() - draft.created",
        "began = datetime.utcnow()\nassert datetime.utcnow() < began + timedelta(seconds=1)",
    ],
)
def test_every_way_to_measure_time_is_found(source):
    assert len(clocks_in(source)) == 1


def test_a_test_may_sleep_and_may_make_dates_from_now():
    assert not clocks_in("import time\ntime.sleep(1)\nclock.time()\nnow() - timedelta(days=1)")
    assert not clocks_in("now = timezone.now()\nassert now < expires < now + timedelta(days=1)")
