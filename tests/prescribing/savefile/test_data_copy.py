"""The data copy as text: any answers come back as they were, and any change is noticed."""

import json
from collections.abc import Sequence
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prescribing.interview import upgrade
from prescribing.savefile import data_copy
from prescribing.savefile.data_copy import (
    MOST_PAGES,
    Reason,
    Refused,
    SavedPack,
    digest_of,
    read,
    written,
)

DAY, PAGES = date(2026, 3, 3), ["ab" * 32, "cd" * 32]
DIGEST = digest_of(PAGES)
TEXT = st.text(max_size=60)
FIELDS = st.dictionaries(TEXT, TEXT | st.lists(TEXT, max_size=3), max_size=4)
ANSWERS = st.dictionaries(TEXT, FIELDS, max_size=4)
SAMPLE = {"patient": {"full_name": "Zoë"}, "diagnosis": {"proof": ["nhs-app"]}}


def refused(copy: bytes, pages: Sequence[str] = PAGES) -> Reason:
    with pytest.raises(Refused) as error:
        read(copy, pages)
    return error.value.reason


@given(ANSWERS, st.dates())
def test_any_answers_come_back_as_they_were(answers, day):
    assert read(written(answers, day, DIGEST), PAGES) == SavedPack(day, answers)


@given(st.data())
def test_any_changed_byte_is_noticed(data):
    copy = bytearray(written(SAMPLE, DAY, DIGEST))
    place = data.draw(st.integers(0, len(copy) - 1))
    copy[place] ^= data.draw(st.integers(1, 255))

    with suppress(Refused):
        assert read(bytes(copy), PAGES) == SavedPack(DAY, SAMPLE)  # a space became another


def test_a_copy_from_other_pages_is_refused():
    for pages in ([], PAGES[:1], PAGES[::-1], [PAGES[0], "ef" * 32, PAGES[1]]):
        assert refused(written(SAMPLE, DAY, DIGEST), pages) is Reason.OTHER_PAGES


def test_pages_that_were_added_before_or_after_ours_change_nothing():
    copy, scan = written(SAMPLE, DAY, DIGEST), ["ef" * 32] * 40

    for pages in (scan + PAGES, PAGES + scan, scan + PAGES + scan):
        assert read(copy, pages) == SavedPack(DAY, SAMPLE)


def test_nobody_looks_for_a_pack_in_a_very_long_document():
    copy, scan = written(SAMPLE, DAY, DIGEST), ["ef" * 32] * MOST_PAGES

    assert refused(copy, PAGES + scan) is Reason.OTHER_PAGES
    assert read(written(SAMPLE, DAY, digest_of(scan * 2)), scan * 2) == SavedPack(DAY, SAMPLE)


@given(st.binary(max_size=80) | st.sampled_from([b"[]", b"null", b"7", b"[" * 9999, b"9" * 9999]))
def test_anything_that_is_no_data_copy_is_refused(copy):
    assert refused(copy) is Reason.CHANGED


@pytest.mark.parametrize("name", ["format", "schema", "made_on", "pages", "answers", "check"])
@pytest.mark.parametrize("value", [None, "", [], {}, "x", -1, [[1]]])
def test_a_part_that_is_missing_or_of_another_kind_is_refused(name, value):
    whole = json.loads(written(SAMPLE, DAY, DIGEST))
    del whole["check"]
    changed = {**whole, name: value}
    checked = {"check": data_copy._check(changed), **changed}

    without = {part: kept for part, kept in checked.items() if part != name}
    assert refused(json.dumps(without).encode()) is Reason.CHANGED
    if (name, value) != ("answers", {}):
        reason = Reason.OTHER_PAGES if name == "pages" else Reason.CHANGED
        assert refused(json.dumps(checked).encode()) is reason


def test_a_lone_surrogate_is_refused():
    """No browser sends one, and no page could show it."""
    assert refused(written({"patient": {"full_name": "Zo\ud800"}}, DAY, DIGEST)) is Reason.CHANGED


@pytest.mark.hazard("H41.1")
def test_a_copy_from_a_newer_version_says_so(monkeypatch):
    monkeypatch.setattr(data_copy, "SCHEMA", data_copy.SCHEMA + 1)
    copy = written(SAMPLE, DAY, DIGEST)
    monkeypatch.undo()

    assert refused(copy) is Reason.NEWER


@pytest.mark.hazard("H41.1")
def test_a_copy_of_an_older_schema_is_brought_up_to_date_step_by_step(monkeypatch):
    monkeypatch.setattr(data_copy, "SCHEMA", 1)
    copy = written(SAMPLE, DAY, DIGEST)

    def renamed(answers):
        return {"person": answers.pop("patient"), **answers}

    def grown(answers):
        return {**answers, "shoes": {"size": answers["person"]["full_name"]}}

    for module in (data_copy, upgrade):
        monkeypatch.setattr(module, "SCHEMA", 3)
    monkeypatch.setattr(upgrade, "UPGRADES", {1: renamed, 2: grown})

    assert read(copy, PAGES).answers == {
        "person": {"full_name": "Zoë"},
        "diagnosis": {"proof": ["nhs-app"]},
        "shoes": {"size": "Zoë"},
    }


@pytest.mark.hazard("H41.1")
def test_there_is_a_way_from_every_older_schema_to_todays():
    assert sorted(upgrade.UPGRADES) == list(range(1, upgrade.SCHEMA))
