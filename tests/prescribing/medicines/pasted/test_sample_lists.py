"""Lines as people paste and type them are read as people would read them."""

import json
import re
from collections import Counter

import pytest

from ldnguide.settings import BASE_DIR
from prescribing.medicines.loading import default_list
from prescribing.medicines.pasted import listing
from prescribing.medicines.pasted.known import KnownNames, common_medicines
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


@pytest.mark.parametrize(
    "sample", ["repeat-list-lines.json", "medicine-lines.json", "slips-apps-and-labels.json"]
)
def test_sample_lines_are_read_as_people_would_read_them(sample):
    shares = shares_read_right(json.loads((SAMPLES / sample).read_text("utf-8")))

    assert {field: share for field, share in shares.items() if share < WANTED[field]} == {}


@pytest.mark.parametrize("sample", ["repeat-list-lines.json", "medicine-lines.json"])
def test_a_list_of_all_the_samples_falls_into_the_same_lines(sample):
    lines = [row["line"] for row in json.loads((SAMPLES / sample).read_text("utf-8"))]

    assert [one.line for one in read_list("\n".join(lines))] == lines


NAMED_VAGUELY = """
the blue inhaler; NHS inhaler; my pain patches from the hospital; water tablet; sleeping pills
steroids; the pill
cream from the doctor; something for my bladder; herbal tea; hormone implant; white tablet at night
Steroids from York Hospital; a patch from the pain clinic; Hospital infusion twice a year
Tablets for blood pressure; the new one from the neurologist; nerve tablets from Dr Khan
Chinese medicine from my doctor; Dr Reckeweg drops; Vision vitamins; Batch flower remedy; trial drug
study medicine; Alcohol gel; allergy tablets; cold and flu stuff from the shop; pain relief; gummies
Complete multi; Patient Care cream; Optional: Zolbadex; Zolbadex?; Zolbadex - review due May
Zolbadex, last issue June; Zolbadex on prescription; Zolbadex (order from hospital); Zolbadex stamp
"""


def is_skipped(line):
    return all(isinstance(one, SkippedLine) for one in read_list(line))


@pytest.mark.parametrize("line", re.split(r"[;\n]\s*", NAMED_VAGUELY.strip()))
def test_a_medicine_that_is_named_vaguely_or_on_no_list_is_not_skipped(line):
    assert not is_skipped(line)


def test_no_medicine_is_skipped_if_our_lists_do_not_know_it(monkeypatch):
    """Every name that we have, read as if we had none."""
    monkeypatch.setattr(listing, "known_names", lambda: KnownNames(["Zolbadex"], {}))
    names = {one.name for one in default_list().names} | set(common_medicines())
    like_a_person = {"MS Contin"}

    for tail in ("", " one at night", " 2 daily"):
        assert {name for name in names if is_skipped(f"{name}{tail}")} <= like_a_person
