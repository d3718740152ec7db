"""What the tests named in the hazard log are worth: do they exist, run and assert anything?"""

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from prescribing.safety.hazards import ProvingTest

ROOT = Path(__file__).resolve().parents[2]
Function = ast.FunctionDef | ast.AsyncFunctionDef
Assignment = ast.Assign | ast.AnnAssign | ast.AugAssign
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
_SKIPS = frozenset({"skip", "skipif", "xfail", "importorskip", "SkipTest"})
# Calls that fail a test where something is not as it should be: pytest's, the project's own,
# Playwright's (`expect(it)` alone fails nothing; `expect(it).to_be_visible()` does).
_ASSERTS = re.compile(
    r"^(assert|raises|warns|expect)_|^(raises|warns)$|^(not_)?to_(be|have|contain)"
)


def fault_of(test: ProvingTest, root: Path = ROOT) -> str:
    """What is wrong with a named test; empty where it exists, runs and asserts."""
    path = root / test.path
    if not path.is_file():
        return f"{test.path} does not exist"
    module = _parsed(path)
    found = _functions(module.body).get(test.name)
    if found is None:
        return f"{test.path} has no {test.name}"
    if _is_skipped(module, found):
        return f"{test} is skipped"
    if not any(map(_can_fail, _running(_reached(module, [found])))):
        return f"{test} asserts nothing"
    return ""


@cache
def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _functions(body: Iterable[ast.AST]) -> dict[str, Function]:
    """The functions defined here, the last of each name; this project has no classes of tests."""
    return {node.name: node for node in body if isinstance(node, Function)}


def _can_fail(node: ast.AST) -> bool:
    return isinstance(node, ast.Assert) or bool(_ASSERTS.match(_called(node)))


# --- What runs ---------------------------------------------------------------------------------


def _reached(module: ast.Module, waiting: list[Function]) -> list[Function]:
    """The functions, and whichever of the module's or their own they call by name."""
    known, seen = _functions(module.body), []
    while waiting:
        function = waiting.pop()
        if function in seen:
            continue
        seen.append(function)
        nodes = list(_running([function]))
        known = known | _functions(nodes)
        called = {node.func.id for node in nodes if _calls_by_name(node)}
        waiting += [known[name] for name in called & set(known)]
    return seen


def _calls_by_name(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name)


def _running(functions: Iterable[Function]) -> Iterator[ast.AST]:
    """What is executed when the functions are called; what they only define is named, not read."""
    for function in functions:
        yield from _live(_until_the_end(function.body))


def _live(nodes: Iterable[ast.AST]) -> Iterator[ast.AST]:
    for node in nodes:
        yield node
        if not isinstance(node, _SCOPES):
            for name, value in ast.iter_fields(node):
                if not _is_dead(node, name):
                    yield from _live(_children(value))


def _children(value: object) -> Iterable[ast.AST]:
    if isinstance(value, list):
        return _until_the_end(value)
    return [value] if isinstance(value, ast.AST) else []


def _until_the_end(body: list[ast.AST]) -> Iterator[ast.AST]:
    """The statements of a block up to one that leaves it for certain."""
    for node in body:
        if isinstance(node, ast.AST):
            yield node
        if _leaves(node):
            return


def _leaves(node: ast.AST) -> bool:
    if isinstance(node, ast.If):
        branches = {"body": node.body, "orelse": node.orelse}
        live = [body for name, body in branches.items() if not _is_dead(node, name)]
        return all(any(map(_leaves, body)) for body in live)
    return isinstance(node, ast.Return | ast.Raise | ast.Continue | ast.Break)


def _is_dead(node: ast.AST, branch: str) -> bool:
    """Whether this branch of an `if` or `while` never runs: its test is a constant."""
    if not isinstance(node, ast.If | ast.While) or not isinstance(node.test, ast.Constant):
        return False
    return branch == ("orelse" if node.test.value else "body")


# --- What is passed over -----------------------------------------------------------------------


def _is_skipped(module: ast.Module, test: Function) -> bool:
    """Whether a mark, a call on the way or a lack of parameters lets the test pass unrun."""
    meant, assigned = _words_for_a_skip(module), _assigned(module)
    marks = [*test.decorator_list, *assigned.get("pytestmark", [])]
    used = _running(_reached(module, [test, *_fixtures_of(test, module)]))
    return (
        any(_name(node) in meant for mark in marks for node in ast.walk(mark))
        or any(_name(node) in meant for node in used)
        or any(_called(node) in meant and not _is_mark(node) for node in _live(module.body))
        or any(_is_empty(values, assigned) for values in _parameters(marks, assigned))
    )


def _words_for_a_skip(module: ast.Module) -> set[str]:
    """What a skip is called here: by pytest, by an import under another name, by a variable."""
    meant: set[str] = set(_SKIPS)
    before = 0
    while before != len(meant):
        before = len(meant)
        for node in ast.walk(module):
            if isinstance(node, ast.alias) and node.name in meant:
                meant.add(node.asname or node.name)
        for name, values in _assigned(module, everywhere=True).items():
            if any(_name(node) in meant for value in values for node in ast.walk(value)):
                meant.add(name)
    return meant


def _assigned(module: ast.Module, *, everywhere: bool = False) -> dict[str, list[ast.AST]]:
    """What each variable of the module is given; of its functions too, if `everywhere`."""
    found: dict[str, list[ast.AST]] = {}
    for node in ast.walk(module) if everywhere else _live(module.body):
        if isinstance(node, Assignment) and node.value:
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                found.setdefault(_name(target), []).append(node.value)
    return found


def _is_mark(call: ast.AST) -> bool:
    """Whether a call makes a mark: `pytest.mark.skipif(…)`, which by itself skips nothing."""
    return (
        isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and _name(call.func.value) == "mark"
    )


def _fixtures_of(test: Function, module: ast.Module) -> list[Function]:
    """The module's own fixtures that the test asks for, or gets without asking."""
    asked = {each.arg for each in test.args.args}
    functions = _functions(module.body)
    return [each for name, each in functions.items() if name in asked or _is_for_all(each)]


def _is_for_all(function: Function) -> bool:
    nodes = (node for each in function.decorator_list for node in ast.walk(each))
    return any(isinstance(node, ast.keyword) and node.arg == "autouse" for node in nodes)


def _parameters(marks: list[ast.expr], assigned: dict[str, list[ast.AST]]) -> Iterator[ast.AST]:
    """The values of each `parametrize` among the marks."""
    meant = [value for mark in marks for value in (mark, *assigned.get(_name(mark), []))]
    for node in (node for mark in meant for node in ast.walk(mark)):
        if _called(node) == "parametrize":
            yield from node.args[1:2]
            yield from (each.value for each in node.keywords if each.arg == "argvalues")


def _is_empty(values: ast.AST, assigned: dict[str, list[ast.AST]]) -> bool:
    match values:
        case ast.Name(id=name) if name in assigned:
            return _is_empty(assigned[name][-1], {})
        case ast.List(elts=[]) | ast.Tuple(elts=[]) | ast.Dict(keys=[]):
            return True
        case ast.Call(func=ast.Name(id="list" | "tuple" | "set" | "dict"), args=[], keywords=[]):
            return True
    return False


def _called(node: ast.AST) -> str:
    """The name of what is called; empty for anything but a call."""
    return _name(node.func) if isinstance(node, ast.Call) else ""


def _name(node: ast.AST) -> str:
    """The last part of a name: “skip” of pytest.mark.skip."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
