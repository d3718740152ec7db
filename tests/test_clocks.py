"""No test measures time: the machine that runs it may be slow or busy. `make bench` does."""

import ast
import re
from pathlib import Path

CLOCKS = {"perf_counter", "monotonic", "process_time", "thread_time", "clock_gettime", "timeit"}
CLOCKS |= {f"{clock}_ns" for clock in CLOCKS}
TESTS = Path(__file__).parent
IMPORT = re.compile(r"^\s*(import|from) time", re.MULTILINE)


def clocks_in(source: str) -> list[str]:
    """Each clock that is read or imported, as “line: name”."""
    if not IMPORT.search(source):
        return []
    return [
        f"{node.lineno}: {name}"
        for node in ast.walk(ast.parse(source))
        for name in _names(node)
        if name.rpartition(".")[2] in CLOCKS or name in {"time.time", "time.time_ns"}
    ]


def _names(node: ast.AST) -> list[str]:
    match node:
        case ast.Attribute():
            return [ast.unparse(node)]
        case ast.Name(id=name):
            return [name]
        case ast.ImportFrom(module=module, names=names):
            return [f"{module}.{name.name}" for name in names]
        case ast.Import(names=names):
            return [name.name for name in names]
    return []


def test_no_test_measures_time():
    read = {
        path.relative_to(TESTS).as_posix(): clocks
        for path in TESTS.rglob("*.py")
        if (clocks := clocks_in(path.read_text("utf-8")))
    }

    assert not read, f"Count steps instead (tests/support/work.py): {read}"


def test_every_way_to_read_a_clock_is_found():
    assert clocks_in("import time\nbegan = time.perf_counter()") == ["2: time.perf_counter"]
    assert clocks_in("from time import monotonic as now") == ["1: time.monotonic"]
    assert clocks_in("from time import time") == ["1: time.time"]
    assert clocks_in("import timeit") == ["1: timeit"]
    assert clocks_in("import time\ntime.sleep(0.1)\nclock.time()") == []
