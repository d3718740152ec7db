"""Lines as people paste and type them are read as people would read them."""

import json
from collections import Counter

import pytest

from ldnguide.settings import BASE_DIR
from prescribing.medicines.pasted.listing import SkippedLine, read_list

SAMPLES = BASE_DIR / "tests" / "samples"
WANTED = {"name": 0.95, "strength": 0.95, "form": 0.95, "directions": 0.9, "for": 0.9, "skip": 0.95}


def shares_read_right(rows):
    """{field: share of the lines whose reading is the expected one}"""
    right, total = Counter(), Counter()
    for row in rows:
        for field, is_right in judged(row):
            total[field] += 1
            right[field] += is_right
    return {field: right[field] / total[field] for field in total}


def judged(row):
    found = list(read_list(row["line"]))
    if row.get("skip"):
        yield "skip", bool(found) and all(isinstance(one, SkippedLine) for one in found)
        return
    one = found[0] if len(found) == 1 and not isinstance(found[0], SkippedLine) else None
    for field in ("name", "strength", "form", "directions"):
        yield field, one is not None and getattr(one, field) == row[field]
    yield "for", one is not None and one.reason == row["for"]


@pytest.mark.parametrize("sample", ["repeat-list-lines.json", "medicine-lines.json"])
def test_sample_lines_are_read_as_people_would_read_them(sample):
    shares = shares_read_right(json.loads((SAMPLES / sample).read_text("utf-8")))

    assert {field: share for field, share in shares.items() if share < WANTED[field]} == {}


@pytest.mark.parametrize("sample", ["repeat-list-lines.json", "medicine-lines.json"])
def test_a_list_of_all_the_samples_falls_into_the_same_lines(sample):
    lines = [row["line"] for row in json.loads((SAMPLES / sample).read_text("utf-8"))]

    assert [one.line for one in read_list("\n".join(lines))] == lines
