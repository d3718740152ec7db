"""PostgreSQL runs each test that uses the database, and is closed to other users of the machine."""

import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parent.parent / "scripts" / "test-postgresql.sh"
# pg_ctl notes its arguments and who may open the folder of the socket, which is also its log's.
PG_CTL = """#!/usr/bin/env bash
printf '%s\\n' "$*" >> "$CALLS"
[[ "$*" == *start ]] && stat --format='folder %a' "${2%/data}" >> "$CALLS"
exit 0
"""
NOTE = """#!/usr/bin/env bash
printf '%s\\n' "${0##*/} $*" >> "$CALLS"
"""


@pytest.fixture
def calls(tmp_path):
    """What the script calls, where PostgreSQL and Python are fakes and the user is not root."""
    fakes = {
        "scripts/test-postgresql.sh": SCRIPT.read_text("utf-8"),
        "path/find": f"#!/usr/bin/env bash\necho {tmp_path / 'programs'}\n",
        "path/id": "#!/usr/bin/env bash\necho 1000\n",
        "programs/initdb": NOTE,
        "programs/pg_ctl": PG_CTL,
        ".venv/bin/python": NOTE,
    }
    for name, text in fakes.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        path.chmod(0o755)
    for tool in ("bash", "chmod", "dirname", "mktemp", "rm", "sort", "stat", "tail"):
        (tmp_path / "path" / tool).symlink_to(shutil.which(tool))
    env = {"PATH": str(tmp_path / "path"), "CALLS": str(tmp_path / "calls")}
    subprocess.run(
        ["bash", "scripts/test-postgresql.sh", "-k", "one"], cwd=tmp_path, env=env, check=True
    )
    return (tmp_path / "calls").read_text("utf-8")


def test_no_other_user_can_connect_to_the_database_of_the_tests(calls):
    assert "folder 700\n" in calls
    assert "-c listen_addresses= " in calls
    assert "-c unix_socket_permissions=0700 " in calls


def test_a_test_that_is_marked_for_the_database_runs_on_postgresql(calls):
    assert "-m database and not long -k one" in calls
    assert "--ignore=tests/canary tests\n" in calls


@pytest.mark.django_db
def test_the_mark_of_django_counts_as_use_of_the_database(request):
    assert request.node.get_closest_marker("database")


def test_a_fixture_that_uses_the_database_counts(request, visitor):
    assert request.node.get_closest_marker("database")


def test_a_test_that_never_uses_the_database_is_left_out(request):
    assert not request.node.get_closest_marker("database")


def test_installing_postgresql_starts_no_server(tmp_path):
    """Without a network or root: apt-get, sudo and the rest only note what they are asked to do."""
    shutil.copytree(SCRIPT.parent, tmp_path / "scripts")
    path = tmp_path / "path"
    path.mkdir()
    for tool in ("apt-get", "env", "mkdir", "tee", "rm", "id", "sudo", "dpkg-query"):
        (path / tool).write_text(NOTE)
        (path / tool).chmod(0o755)
    (path / "sudo").write_text(NOTE + '[[ "$2" == tee ]] && cat >> "$CALLS"\nexit 0\n')
    for tool in ("bash", "cat", "dirname", "grep", "mktemp"):
        (path / tool).symlink_to(shutil.which(tool))
    env = {"PATH": str(path), "CALLS": str(tmp_path / "calls")}
    run = ["bash", "scripts/install.sh", "long"]
    subprocess.run(run, cwd=tmp_path, env=env, check=False, capture_output=True)
    asked = (tmp_path / "calls").read_text("utf-8")
    before, _, after = asked.partition("sudo -n env DEBIAN_FRONTEND")

    assert "createcluster.d/ldnguide.conf\ncreate_main_cluster = false\n" in before
    assert " postgresql ghostscript\n" in after
    assert "sudo -n rm /etc/postgresql-common/createcluster.d/ldnguide.conf\n" in after
