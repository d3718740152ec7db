"""Set-up names what is missing, and works in a folder that was moved."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from scripts.serve import names_served

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ("bash", "cat", "cmp", "cp", "dirname", "grep", "id", "mktemp", "rm", "sed", "tail")
# A fake .venv/bin/python: it notes each call, and fails the call that contains FAILS.
PYTHON = """#!/usr/bin/env bash
echo "$*" >> calls
if [ -n "${FAILS:-}" ] && [[ "$*" == *"$FAILS"* ]]; then echo "$SAYS" >&2; exit 1; fi
"""
# As pip, uv and apt-get print it.
NO_NETWORK = {
    "-m pip install": "NewConnectionError: Failed to establish a new connection: [Errno -3]",
    "-m uv pip sync": "Caused by: dns error: failed to lookup address information",
}


@pytest.fixture
def checkout(tmp_path):
    """A copy of the files that set-up reads, with nothing installed and a fake Python."""
    for name in ("scripts", "requirements.txt", "requirements-dev.txt"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(PYTHON)
    python.chmod(0o755)
    (tmp_path / "path").mkdir()
    for tool in TOOLS:
        (tmp_path / "path" / tool).symlink_to(shutil.which(tool))
    return tmp_path


def install(checkout, **env):
    """Run set-up where there is no apt-get."""
    env = {"PATH": str(checkout / "path"), "SECRET_KEY": "from the environment"} | env
    command = ["bash", "scripts/install.sh"]
    return subprocess.run(
        command, cwd=checkout, env=env, capture_output=True, text=True, check=False
    )


def calls(checkout):
    return (checkout / "calls").read_text() if (checkout / "calls").exists() else ""


def test_set_up_without_apt_names_the_packages_of_other_systems_and_how_to_continue(checkout):
    run = install(checkout)

    assert run.returncode == 1
    assert calls(checkout) == ""
    for named in (
        "brew install pango",
        "dnf install",
        "apk add",
        "SKIP_SYSTEM_PACKAGES=1 make run",
    ):
        assert named in run.stderr


def test_system_packages_can_be_skipped(checkout):
    run = install(checkout, SKIP_SYSTEM_PACKAGES="1")

    assert (run.returncode, run.stderr) == (0, "")
    assert "-m uv pip sync" in calls(checkout)
    assert "--require-hashes requirements.txt" in calls(checkout)
    assert "scripts/build_assets.py" in calls(checkout)


@pytest.mark.parametrize("step", NO_NETWORK)
def test_set_up_says_in_a_few_lines_that_there_is_no_network(checkout, step):
    failing = {"FAILS": step, "SAYS": "Traceback\n" * 9 + NO_NETWORK[step]}
    if "pip install" in step:
        (checkout / ".venv/bin/python").write_text(
            PYTHON + 'case "$*" in *"uv --version"*) exit 1 ;; esac\n'
        )
    run = install(checkout, SKIP_SYSTEM_PACKAGES="1", **failing)

    assert run.returncode == 1
    assert run.stderr.startswith("There is no network here")
    assert NO_NETWORK[step] in run.stderr
    assert run.stderr.count("\n") == 5


@pytest.mark.parametrize(
    "says",
    [
        "error: Hash mismatch for django from https://proxy.example.org/unreachable/django.whl",
        "error: Hash mismatch for django after the connection timed out",
        "error: No such file: https://proxy.example.org/unreachable/django.whl",
        "error sending request for url (https://example.org/): invalid peer certificate",
    ],
)
def test_any_other_failure_is_shown_in_full(checkout, says):
    run = install(checkout, SKIP_SYSTEM_PACKAGES="1", FAILS="-m uv pip sync", SAYS=says + "\n." * 9)

    assert run.returncode == 1
    assert says in run.stderr
    assert "no network" not in run.stderr


@pytest.mark.parametrize(
    ("settings", "index"),
    [
        ({"PIP_INDEX_URL": "https://pip.example.org/"}, "https://pip.example.org/"),
        (
            {"PIP_INDEX_URL": "https://pip.example.org/", "UV_DEFAULT_INDEX": "https://uv.example"},
            "https://uv.example",
        ),
        ({}, "unset"),
    ],
)
def test_packages_come_from_the_index_that_pip_is_set_to(checkout, settings, index):
    (checkout / ".venv/bin/python").write_text(
        PYTHON + 'echo "index: ${UV_DEFAULT_INDEX-unset}" >> calls\n'
    )
    install(checkout, SKIP_SYSTEM_PACKAGES="1", **settings)

    assert re.search(rf"-m uv pip sync .*\nindex: {index}\n", calls(checkout))


def test_certificates_of_this_machine_are_trusted(checkout):
    """As where a company's proxy reads all traffic: pip and uv trust its certificate then."""
    install(checkout, SKIP_SYSTEM_PACKAGES="1")

    assert re.search("-m uv pip sync .*--system-certs", calls(checkout))


def test_a_lock_file_that_is_installed_is_not_installed_again(checkout):
    install(checkout, SKIP_SYSTEM_PACKAGES="1")
    install(checkout, SKIP_SYSTEM_PACKAGES="1")

    assert calls(checkout).count("-m uv pip sync") == 1


def test_a_failed_install_is_started_again_when_the_lock_file_is_back_to_the_one_before(checkout):
    lock, installed = checkout / "requirements.txt", checkout / ".venv" / "installed.txt"
    shutil.copy(lock, installed)
    lock.write_text("a newer lock file")
    install(checkout, SKIP_SYSTEM_PACKAGES="1", FAILS="-m uv pip sync", SAYS="stopped")
    shutil.copy(ROOT / "requirements.txt", lock)
    install(checkout, SKIP_SYSTEM_PACKAGES="1")

    assert calls(checkout).count("-m uv pip sync") == 2
    assert installed.read_text() == lock.read_text()


def test_packages_for_tests_stay_installed_when_the_site_is_run(checkout):
    shutil.copy(ROOT / "requirements-dev.txt", checkout / ".venv" / "installed.txt")
    install(checkout, SKIP_SYSTEM_PACKAGES="1")

    assert "-m uv pip sync" not in calls(checkout)


def leave_without_python(venv_python):
    venv_python.unlink()
    venv_python.symlink_to("/nowhere/python3.11")


def leave_without_installer(venv_python):
    """As when creating the environment was interrupted."""
    venv_python.write_text(PYTHON + 'case "$*" in *"import pip"|*"import uv") exit 1 ;; esac\n')


@pytest.mark.parametrize("leave_broken", [leave_without_python, leave_without_installer])
def test_a_broken_environment_is_created_again(checkout, leave_broken):
    base = checkout / "base-python"
    shutil.copy(checkout / ".venv/bin/python", base)
    base.write_text(
        PYTHON + 'case "$*" in "-m venv"*) mkdir -p .venv/bin; cp "$0" .venv/bin/python ;; esac\n'
    )
    (checkout / "path" / "mkdir").symlink_to(shutil.which("mkdir"))
    leave_broken(checkout / ".venv/bin/python")
    run = install(checkout, SKIP_SYSTEM_PACKAGES="1", PYTHON=str(base))

    assert run.returncode == 0
    assert "-m venv .venv" in calls(checkout)


def test_an_environment_that_only_has_uv_is_kept(checkout):
    (checkout / ".venv/bin/python").write_text(
        PYTHON + 'case "$*" in *"import pip") exit 1 ;; esac\n'
    )
    install(checkout, SKIP_SYSTEM_PACKAGES="1")

    assert "-m venv" not in calls(checkout)
    assert "-m uv pip sync" in calls(checkout)


def test_the_installer_of_packages_is_locked_with_hashes():
    """install.sh reads these lines from the lock file of development."""
    lines = subprocess.run(
        ["sed", "-n", r"/^uv==/,/[^\\]$/p", ROOT / "requirements-dev.txt"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip

    assert re.fullmatch(r"uv==[\d.]+( \\\n    --hash=sha256:[0-9a-f]{64})+\n", lines)


def test_every_tool_is_called_through_python():
    """A script in .venv/bin names the folder that it was installed in, and fails in another one."""
    files = [
        ROOT / "Makefile",
        *ROOT.glob("*.md"),
        *ROOT.glob("docs/*.md"),
        *ROOT.glob("scripts/*"),
    ]
    files.append(ROOT / ".pre-commit-config.yaml")
    called = {
        (path.name, found)
        for path in files
        if path.is_file()
        for found in re.findall(r"\.venv/bin/([\w.-]+)", path.read_text("utf-8"))
    }
    assert {name for _, name in called} == {"python"}, called


@pytest.mark.parametrize(
    ("host", "served"),
    [
        ("127.0.0.1", ["127.0.0.1"]),
        ("192.168.1.5", ["192.168.1.5"]),
        ("::1", ["[::1]"]),
        ("0.0.0.0", ["127.0.0.1", "laptop", "192.168.1.5"]),  # noqa: S104
        ("[::]", ["127.0.0.1", "laptop", "192.168.1.5"]),
    ],
)
def test_run_answers_to_the_names_of_this_machine_and_to_no_others(host, served):
    assert names_served(host, ["laptop", "192.168.1.5"]) == served


def test_make_prints_its_targets():
    printed = subprocess.run(
        ["make"], cwd=ROOT, env=os.environ, capture_output=True, text=True, check=True
    )
    targets = re.findall(r"^make ([a-z-]+) ", printed.stdout, re.MULTILINE)

    assert {"setup", "run", "test", "check", "fix", "letters", "lock"} <= set(targets)


def test_the_hook_before_a_commit_runs_what_make_check_runs_and_fetches_nothing():
    hooks = (ROOT / ".pre-commit-config.yaml").read_text("utf-8")
    recipe = re.search(r"^check:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text(), re.MULTILINE)

    assert recipe
    assert re.findall(r"entry: (.+)", hooks) == re.findall(r"@(scripts/check\S+)", recipe[1])
    assert re.findall(r"repo: (.+)", hooks) == ["local"]
    assert re.findall(r"language: (.+)", hooks) == ["system"]
