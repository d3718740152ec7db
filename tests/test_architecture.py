"""Imports point one way, and files stay small enough to read."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APPS = ("ldnguide", "content", "prescribing")
MODULES = [
    path for app in APPS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts
]
# Modules that import no Django at run time, themselves or through ours.
PURE_PATTERNS = (
    "content/required.py",
    "content/markup/*.py",
    "content/lint/*.py",
    "content/articles/figures.py",
    "content/starter/files.py",
    "content/links/*.py",
    "content/search/[!f]*.py",
    "content/search/finding.py",
    "ldnguide/printing/[!p]*.py",
    "prescribing/crosscheck/*.py",
    "prescribing/drafts/words/*.py",
    "prescribing/medicines/*.py",
    "prescribing/pack/cut_text.py",
    "prescribing/pack/documents.py",
    "prescribing/pack/records.py",
    "prescribing/pack/compose.py",
    "prescribing/pack/printable.py",
    "prescribing/pack/page_one.py",
    "prescribing/pack/typesetting.py",
    "prescribing/pack/safety_alerts.py",
    "prescribing/pack/sections.py",
    "prescribing/safety/*.py",
    "prescribing/savefile/attach.py",
    "prescribing/savefile/data_copy.py",
    "prescribing/savefile/extract.py",
)
PURE = [
    path.relative_to(ROOT).as_posix()
    for pattern in PURE_PATTERNS
    for path in sorted(ROOT.glob(pattern))
]


@cache
def imports_of(path: Path) -> frozenset[str]:
    found = set()
    for node in _run(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)


def _run(node: ast.AST) -> Iterator[ast.AST]:
    """What runs, wherever it stands: not what is for type checkers alone."""
    yield node
    is_for_types = isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    for child in node.orelse if is_for_types else ast.iter_child_nodes(node):
        yield from _run(child)


def ours(name: str) -> Iterator[Path]:
    """The files that an import of this name runs, if they are ours: its packages, and itself."""
    parts = name.split(".")
    for length in range(1, len(parts) + 1):
        path = ROOT.joinpath(*parts[:length])
        for file in (path.with_suffix(".py"), path / "__init__.py"):
            if file.is_file() and parts[0] in APPS:
                yield file


def reach_of(path: Path) -> dict[str, Path]:
    """Every name that a module imports, itself or through ours, with the module that does."""
    found: dict[str, Path] = {}
    waiting, seen = [path], {path}
    while waiting:
        module = waiting.pop()
        for name in imports_of(module):
            found.setdefault(name, module)
            new = set(ours(name)) - seen
            seen |= new
            waiting += new
    return found


def importers_of(name: str) -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for path in MODULES
        if any(used == name or used.startswith(f"{name}.") for used in imports_of(path))
    }


@pytest.mark.parametrize("name", PURE)
def test_what_is_pure_knows_no_django(name):
    reach = reach_of(ROOT / name)
    django = {used: by for used, by in reach.items() if used.split(".")[0] == "django"}

    assert {f"{by.relative_to(ROOT)} imports {used}" for used, by in django.items()} == set()


def test_django_is_found_through_the_modules_between():
    assert (
        reach_of(ROOT / "content/evidence/filters.py")["django.db"].parent
        == ROOT / "content/models"
    )


def test_content_never_imports_prescribing():
    assert not [path for path in importers_of("prescribing") if path.startswith("content/")]


def test_printing_knows_neither_app():
    knowing = importers_of("content") | importers_of("prescribing")
    assert not [path for path in knowing if path.startswith("ldnguide/printing/")]


def test_only_pdf_py_calls_weasyprint():
    assert importers_of("weasyprint") == {"ldnguide/printing/pdf.py"}


def test_an_uploaded_file_is_parsed_by_a_program_that_knows_nothing_of_ours():
    assert importers_of("subprocess") == {"prescribing/savefile/read.py"}
    extract = ROOT / "prescribing/savefile/extract.py"
    assert not any(name.split(".")[0] in APPS for name in imports_of(extract))


def test_no_view_asks_other_hosts_only_the_command_does():
    assert importers_of("urllib.request") == {"content/links/check.py"}
    assert importers_of("content.links.check") == {"content/management/commands/check_links.py"}
    assert importers_of("content.management") == set()


def test_only_drafts_and_the_cookie_know_the_cipher():
    outside = {
        path
        for path in importers_of("prescribing.drafts.cipher")
        if not path.startswith("prescribing/drafts/")
    }
    assert outside == set()


def test_only_views_open_drafts():
    """The one command that knows the store deletes what has expired, and can open nothing."""
    openers = importers_of("prescribing.drafts.store") | importers_of("prescribing.drafts")
    openers -= {"prescribing/models.py", "prescribing/management/commands/purge_drafts.py"}

    assert {str(Path(path).parent) for path in openers} <= {
        "prescribing/drafts", "prescribing/drafts/words", "prescribing/views",
    }  # fmt: skip


def test_the_interview_knows_no_views_drafts_or_pack_makers():
    for path in (ROOT / "prescribing" / "interview").rglob("*.py"):
        used = imports_of(path)
        makers = ("prescribing.views", "prescribing.drafts", "prescribing.pack.pdf")
        for forbidden in (*makers, "ldnguide.printing"):
            assert not any(name.startswith(forbidden) for name in used), path


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_says_what_it_is_for_and_fits_on_a_few_screens(path):
    source = path.read_text("utf-8")

    assert len(source.splitlines()) <= 300
    assert not source.strip() or ast.get_docstring(ast.parse(source))
