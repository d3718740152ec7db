"""Modules with a view import no other module with a view."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import URLPattern, get_resolver

from prescribing import views

PACKAGE = views.__name__
MODULES = {f"{PACKAGE}.{path.stem}": path for path in Path(views.__path__[0]).glob("[!_]*.py")}
SHARED = {f"{PACKAGE}.{name}" for name in ("visit", "form_page", "show_step", "complete_pack")}


def modules_with_a_view() -> set[str]:
    """The modules whose functions answer at some address of the site."""
    return {pattern.callback.__module__ for pattern in patterns(get_resolver())} & set(MODULES)


def patterns(resolver) -> Iterator[URLPattern]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield entry
        else:
            yield from patterns(entry)


def imports_of(module: str) -> set[str]:
    """The modules of views that a module imports, also inside its functions."""
    tree = ast.parse(MODULES[module].read_text("utf-8"))
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module} has a relative import"
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names & set(MODULES)


@pytest.mark.parametrize("module", MODULES)
def test_no_module_imports_a_module_with_a_view(module):
    assert imports_of(module) & modules_with_a_view() == set()


def test_each_shared_module_has_no_view_and_is_used():
    used = {name for module in MODULES for name in imports_of(module)}

    assert not SHARED & modules_with_a_view()
    assert used >= SHARED


def test_the_modules_with_a_view_are_found_by_their_addresses():
    assert {f"{PACKAGE}.step", f"{PACKAGE}.list_item", f"{PACKAGE}.safety"} <= modules_with_a_view()
