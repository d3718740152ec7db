"""Imports point one way, and files stay small enough to read."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

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
    "content/articles/plot_axis.py",
    "content/editions/review_clock.py",
    "content/starter/files.py",
    "content/links/*.py",
    "content/search/[!f]*.py",
    "content/search/finding.py",
    "ldnguide/printing/[!p]*.py",
    "ldnguide/rendering/line.py",
    "ldnguide/rendering/messages.py",
    "prescribing/crosscheck/*.py",
    "prescribing/drafts/words/*.py",
    "prescribing/interview/earlier_pack.py",
    "prescribing/interview/edit_token.py",
    "prescribing/interview/forms/normalise.py",
    "prescribing/interview/list_keys.py",
    "prescribing/interview/navigation.py",
    "prescribing/interview/upgrade.py",
    "prescribing/medicines/*.py",
    "prescribing/medicines/pasted/*.py",
    "prescribing/pack/bullets.py",
    "prescribing/pack/cut_text.py",
    "prescribing/pack/documents.py",
    "prescribing/pack/identity_number.py",
    "prescribing/pack/name_records.py",
    "prescribing/pack/records.py",
    "prescribing/pack/compose.py",
    "prescribing/pack/printable.py",
    "prescribing/pack/page_one.py",
    "prescribing/pack/page_room.py",
    "prescribing/pack/return_slots.py",
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
    for node in executed(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)


def executed(node: ast.AST) -> Iterator[ast.AST]:
    """Every node that runs, at any depth, without the imports for type checkers."""
    yield node
    is_for_types = isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    for child in node.orelse if is_for_types else ast.iter_child_nodes(node):
        yield from executed(child)


def ours(name: str) -> Iterator[Path]:
    """Our files that an import of this name runs: its packages and the module itself."""
    parts = name.split(".")
    for length in range(1, len(parts) + 1):
        path = ROOT.joinpath(*parts[:length])
        for file in (path.with_suffix(".py"), path / "__init__.py"):
            if file.is_file() and parts[0] in APPS:
                yield file


def reach_of(path: Path) -> dict[str, Path]:
    """Every name that a module imports, directly or through our modules, with the importer."""
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


def test_each_pattern_of_pure_modules_matches_one():
    assert [pattern for pattern in PURE_PATTERNS if not list(ROOT.glob(pattern))] == []


def test_a_module_that_calls_itself_pure_is_among_them():
    docstrings = {
        path.relative_to(ROOT).as_posix(): ast.get_docstring(ast.parse(path.read_text("utf-8")))
        for path in MODULES
    }
    claims = {name for name, text in docstrings.items() if re.search(r"\bPure\b", text or "")}

    assert claims - set(PURE) == set()


def test_pure_modules_import_no_django():
    found = {
        f"{name}: {module.relative_to(ROOT)} imports {used}"
        for name in PURE
        for used, module in reach_of(ROOT / name).items()
        if used.split(".")[0] == "django"
    }

    assert found == set()


def test_django_is_found_through_the_modules_between():
    assert (
        reach_of(ROOT / "content/evidence/filters.py")["django.db"].parent
        == ROOT / "content/models"
    )


def test_content_never_imports_prescribing():
    assert not [path for path in importers_of("prescribing") if path.startswith("content/")]


def test_the_project_knows_neither_app():
    """Its settings name addresses, models and middleware of the apps, and import nothing.

    The start of the server warms one app up; no module of ours imports it.
    """
    importers = importers_of("content") | importers_of("prescribing")

    assert [path for path in importers if path.startswith("ldnguide/")] == ["ldnguide/wsgi.py"]
    assert importers_of("ldnguide.wsgi") == set()


def test_only_pdf_py_calls_weasyprint():
    assert importers_of("weasyprint") == {"ldnguide/printing/pdf.py"}


def test_the_program_that_parses_uploads_imports_no_other_module_of_ours():
    assert importers_of("subprocess") == {"prescribing/savefile/read.py"}
    extract = ROOT / "prescribing/savefile/extract.py"
    assert not any(name.split(".")[0] in APPS for name in imports_of(extract))


def test_only_the_link_check_command_sends_requests_to_other_hosts():
    assert importers_of("urllib.request") == {"content/links/check.py"}
    assert importers_of("content.links.check") == {"content/management/commands/check_links.py"}
    assert importers_of("content.management") == set()


def test_only_drafts_and_the_cookie_import_the_cipher():
    outside = {
        path
        for path in importers_of("prescribing.drafts.cipher")
        if not path.startswith("prescribing/drafts/")
    }
    assert outside == set()


def test_only_views_open_drafts():
    """One command imports the store: it deletes expired drafts and cannot open any."""
    openers = importers_of("prescribing.drafts.store") | importers_of("prescribing.drafts")
    openers -= {"prescribing/models.py", "prescribing/management/commands/purge_drafts.py"}

    assert {str(Path(path).parent) for path in openers} <= {
        "prescribing/drafts", "prescribing/drafts/words", "prescribing/views",
    }  # fmt: skip


def test_the_interview_imports_no_views_drafts_or_pack_makers():
    for path in (ROOT / "prescribing" / "interview").rglob("*.py"):
        used = imports_of(path)
        makers = ("prescribing.views", "prescribing.drafts", "prescribing.pack.pdf")
        for forbidden in (*makers, "ldnguide.printing"):
            assert not any(name.startswith(forbidden) for name in used), path


def test_every_module_has_a_docstring():
    sources = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in MODULES}
    silent = [
        name
        for name, source in sources.items()
        if source.strip() and not ast.get_docstring(ast.parse(source))
    ]

    assert silent == []


def test_no_module_is_over_300_lines():
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in MODULES}

    assert {path.relative_to(ROOT).as_posix() for path in MODULES if lengths[path] > 300} == set()
