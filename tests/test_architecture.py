"""Imports point one way, and files stay small enough to read."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APPS = ("ldnguide", "content", "prescribing")
MODULES = [
    path for app in APPS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts
]
PURE = (
    *("prescribing/pack/records.py", "prescribing/pack/compose.py", "prescribing/pack/text.py"),
    *("prescribing/pack/letter.py", "prescribing/pack/fonts.py", "prescribing/pack/setting.py"),
    *("content/citations.py", "content/richtext.py", "content/typography.py"),
    *("content/vancouver.py", "content/figures.py", "content/starter_files.py"),
    "content/needed.py",
)


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def importers_of(name: str) -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for path in MODULES
        if any(used == name or used.startswith(f"{name}.") for used in imports_of(path))
    }


@pytest.mark.parametrize("name", PURE)
def test_what_is_pure_knows_no_django(name):
    used = imports_of(ROOT / name)

    assert not {module for module in used if module.split(".")[0] == "django"}


def test_content_never_imports_prescribing():
    assert not [path for path in importers_of("prescribing") if path.startswith("content/")]


def test_only_pdf_py_calls_weasyprint():
    assert importers_of("weasyprint") == {"prescribing/pack/pdf.py"}


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
        "prescribing/drafts", "prescribing/views",
    }  # fmt: skip


def test_the_interview_knows_no_views_drafts_or_pack_makers():
    for path in (ROOT / "prescribing" / "interview").rglob("*.py"):
        used = imports_of(path)
        for forbidden in ("prescribing.views", "prescribing.drafts", "prescribing.pack.pdf"):
            assert not any(name.startswith(forbidden) for name in used), path


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_says_what_it_is_for_and_fits_on_a_few_screens(path):
    source = path.read_text("utf-8")

    assert len(source.splitlines()) <= 300
    assert not source.strip() or ast.get_docstring(ast.parse(source))
