"""read_medicine_lines: one JSON object for each medicine of a pasted list, without a database."""

import io
import json
import sys

import pytest
from django.core.management import CommandError, call_command

from prescribing.medicines.pasted import known


def printed(monkeypatch, text):
    given = io.TextIOWrapper(io.BytesIO(text.encode()))
    monkeypatch.setattr(sys, "stdin", given)
    out = io.StringIO()
    call_command("read_medicine_lines", "-", stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_each_medicine_and_each_skipped_line_becomes_one_object(monkeypatch):
    assert printed(
        monkeypatch, "\ufeffRepeat medicines\nBaclofen 10mg tabs\nOne at night for spasms\n"
    ) == [
        {"line": "Repeat medicines", "skip": True},
        {
            "line": "Baclofen 10mg tabs\nOne at night for spasms",
            "name": "Baclofen",
            "strength": "10mg",
            "form": "tablet",
            "directions": "One at night",
            "for": "spasms",
            "rest": "",
        },
    ]


def test_two_medicines_in_a_line_carry_both_names(monkeypatch):
    [read] = printed(monkeypatch, "baclofen and gabapentin")

    assert read["ask"] == ["Baclofen", "Gabapentin"]


def test_a_broken_list_of_names_is_refused(monkeypatch, tmp_path):
    broken = tmp_path / "common-medicines.csv"
    broken.write_text("name,strengths\nBaclofen,10mg\n", "utf-8")
    monkeypatch.setattr(known, "COMMON", broken)
    known.known_names.cache_clear()

    with pytest.raises(CommandError, match=r"common-medicines.csv, line 1: the columns must be"):
        printed(monkeypatch, "baclofen")
    known.known_names.cache_clear()
