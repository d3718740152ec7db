"""No module and no package imports another in a circle; the arrows of the map are imports."""

import ast
import itertools
import re
from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from tests.test_architecture import MODULES, ROOT, executed, imports_of


def module_file(name: str) -> Path | None:
    """The file of a module or package of ours; None for other names."""
    path = ROOT.joinpath(*name.split("."))
    files = (path.with_suffix(".py"), path / "__init__.py")
    return next((file for file in files if file in MODULES), None)


def imported_modules(path: Path) -> set[Path]:
    """Our modules that this one imports itself, also inside functions."""
    direct = {file for name in imports_of(path) if (file := module_file(name))}
    return direct - {path}


def package_of(path: Path) -> str:
    """The folder of the app that a module is in, or the module itself if it is in none."""
    return "/".join(path.relative_to(ROOT).parts[:2])


def circle_in(graph: Mapping[str, set[str]]) -> list[str]:
    """One circle of a graph of imports, as the names along it; empty if there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_modules_import_each_other_in_a_circle():
    graph = {
        path.relative_to(ROOT).as_posix(): {
            used.relative_to(ROOT).as_posix() for used in imported_modules(path)
        }
        for path in MODULES
    }

    assert circle_in(graph) == []


def test_no_packages_import_each_other_in_a_circle():
    graph: dict[str, set[str]] = {}
    for path in MODULES:
        used = {package_of(module) for module in imported_modules(path)}
        graph.setdefault(package_of(path), set()).update(used - {package_of(path)})

    assert circle_in(graph) == []


def test_a_circle_is_found_through_an_import_inside_a_function():
    inside = ast.parse("def late():\n    from content.articles import figures\n")
    imported = {node.module for node in executed(inside) if isinstance(node, ast.ImportFrom)}

    assert imported == {"content.articles"}
    assert circle_in({"a": {"b"}, "b": {"c"}, "c": {"a"}})


MAP = ROOT / "docs" / "architecture.md"
_NODE = re.compile(r"^(\w+)(?:\[\(?([\w/]+)[^\]]*\])?$")


def map_arrows() -> set[tuple[str, str]]:
    """The arrows of the map's picture, as pairs of folders."""
    picture = MAP.read_text("utf-8").split("```mermaid")[1].split("```")[0]
    app, folders, arrows = "", {}, []
    for line in map(str.strip, picture.splitlines()):
        if line.startswith("subgraph "):
            app = line.split()[1]
        nodes = re.split(r" --(?: [^>]+ --)?> ", line)
        names = [match for node in nodes if (match := _NODE.match(node))]
        for match in names:
            folders.setdefault(match[1], f"{app}/{match[2] or match[1]}")
        arrows += itertools.pairwise(match[1] for match in names)
    return {(folders[start], folders[end]) for start, end in arrows}


def test_each_arrow_of_the_map_is_an_import():
    used = {
        (path.relative_to(ROOT).as_posix(), module.relative_to(ROOT).as_posix())
        for path in MODULES
        for module in imported_modules(path)
    }
    drawn = map_arrows()

    assert len(drawn) > 20
    assert {
        arrow
        for arrow in drawn
        if not any(user.startswith(arrow[0]) and name.startswith(arrow[1]) for user, name in used)
    } == set()
