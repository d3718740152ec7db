"""recognise_medicine: one JSON object for each line of input, without a database."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from prescribing.medicines import loading

ROOT = Path(__file__).resolve().parents[3]


def run(given=b"", *arguments):
    command = [sys.executable, "manage.py", "recognise_medicine", *arguments]
    env = os.environ | {"DATABASE_URL": "sqlite:////nowhere/none.sqlite3"}
    done = subprocess.run(
        command, cwd=ROOT, env=env, input=given, capture_output=True, check=False, timeout=60
    )
    return done.returncode, done.stdout, done.stderr


def printed(*lines):
    out = io.StringIO()
    call_command("recognise_medicine", *lines, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_line_becomes_one_object():
    assert printed("cocodomol 30/500") == [
        {
            "line": "cocodomol 30/500",
            "matches": [
                {
                    "kind": "opioid",
                    "name": "co-codamol",
                    "active": "codeine + paracetamol",
                    "class": "analgesic",
                    "how": "spelling",
                }
            ],
        }
    ]


def test_only_opioids_have_a_class():
    (match,) = printed("Ocrevus")[0]["matches"]

    assert match["kind"] == "dmt"
    assert match["class"] is None


def test_lines_in_one_argument_and_no_line_at_all():
    assert [one["line"] for one in printed("codeine\r\n\nZapain")] == ["codeine", "", "Zapain"]
    assert printed("") == [{"line": "", "matches": []}]
    with pytest.raises(CommandError, match='recognise_medicine "cocodomol 30/500"') as refused:
        call_command("recognise_medicine")
    assert refused.value.returncode == 2


def test_lines_are_read_from_standard_input_whatever_bytes_they_hold():
    given = b"\xef\xbb\xbfcodeine\r\n\nZapain \xff\xfe\n\xf0\x9f\x92\x8a MST\n\x00\nlast"
    code, out, err = run(given, "-")
    lines = [json.loads(line) for line in out.splitlines()]

    assert (code, err) == (0, b"")
    assert [one["line"] for one in lines] == [
        *("codeine", "", "Zapain \ufffd\ufffd", "💊 MST", "\x00", "last"),
    ]
    assert [[match["name"] for match in one["matches"]] for one in lines] == [
        *(["codeine"], [], ["Zapain"], ["MST"], [], []),
    ]


def test_empty_input_prints_nothing():
    assert run(b"", "-") == (0, b"", b"")


def test_a_closed_pipe_is_no_error():
    command = (
        f"yes codeine | head -20000 | {sys.executable} manage.py recognise_medicine - | head -1"
    )
    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, capture_output=True, check=False, timeout=60
    )

    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""


def test_a_broken_list_is_one_clear_error(monkeypatch, tmp_path):
    def broken():
        return loading.read_list(tmp_path)

    monkeypatch.setattr("prescribing.management.commands.recognise_medicine.default_list", broken)
    with pytest.raises(CommandError, match=r"is broken. version.csv, line 1: cannot be read"):
        call_command("recognise_medicine", "codeine")
