"""Uploads: our own packs open, and every other file is refused with a reason."""

import io
from contextlib import suppress
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings as site
from hypothesis import given, settings
from hypothesis import strategies as st

from prescribing.interview.journey import Journey
from prescribing.interview.steps import STEPS
from prescribing.savefile import extract
from prescribing.savefile.data_copy import SCHEMA, Reason, Refused, digest_of, read, written
from prescribing.savefile.read import MARK_WITHIN, read_pack
from tests.support.answers import answers
from tests.support.examples import examples
from tests.support.savefiles import (
    FEW,
    MADE_ON,
    copy_in,
    example,
    made,
    refused,
    rewritten,
    saved,
    with_copy,
)

FIRST = {"before-you-start": answers()["before-you-start"]}


def test_a_pack_gives_its_answers_and_its_day():
    read_back = read_pack(example())

    assert read_back.made_on == MADE_ON
    assert read_back.answers["patient"] == answers()["patient"]
    assert read_back.answers["medicines"] == answers()["medicines"]


OLD_PACKS = sorted((Path(__file__).parents[2] / "golden").glob("letter-pack-schema-*.pdf"))


@pytest.mark.hazard("H41.2")
@pytest.mark.parametrize("path", OLD_PACKS, ids=lambda path: path.stem)
def test_a_pack_that_people_have_on_their_shelves_still_opens(path):
    """Made once with each schema, of the example answers. Never make one of these anew."""
    answered = Journey(STEPS, {**read_pack(path.read_bytes()).answers, **FIRST}).cleaned

    assert answered["patient"]["full_name"] == "Γιώτα Παπαδοπούλου Wójcik"
    assert "Co-codamol 30/500" in answered["opioids"]["opioids_brief"]
    assert len(answered["medicines"]["items"]) == 12


@pytest.mark.hazard("H41.2")
def test_every_schema_has_such_a_pack():
    assert len(OLD_PACKS) == SCHEMA


# --- What other programs may do to a pack that changes nothing in it ----------------------------


def _write_on(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Text,
        Rect=[10, 10, 30, 30],
        Contents="Rang the practice",
    )
    sheet = pdf.pages[0]
    sheet.obj.Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(note)]))


def _put_behind_a_scan(pdf: pikepdf.Pdf) -> None:
    pdf.pages.insert(0, pdf.add_blank_page())
    del pdf.pages[-1]


@pytest.mark.parametrize(
    ("change", "how"),
    [
        pytest.param(lambda _: None, {"linearize": True}, id="for-the-web"),
        pytest.param(
            lambda _: None,
            {"object_stream_mode": pikepdf.ObjectStreamMode.generate, "recompress_flate": True},
            id="packed",
        ),
        pytest.param(
            lambda _: None,
            {"compress_streams": False, "stream_decode_level": pikepdf.StreamDecodeLevel.all},
            id="unpacked",
        ),
        pytest.param(_write_on, {}, id="with-a-note-on-it"),
        pytest.param(lambda pdf: pdf.add_blank_page(), {}, id="with-a-scan-behind-it"),
        pytest.param(_put_behind_a_scan, {}, id="behind-a-scan"),
        pytest.param(
            lambda pdf: pdf.attachments.__setitem__("mine.txt", b"Shopping"), {}, id="with-a-file"
        ),
    ],
)
def test_a_pack_that_was_only_saved_anew_or_written_on_still_opens(change, how):
    assert read_pack(rewritten(change, **how)) == read_pack(example())


@pytest.mark.parametrize("before", [b"\n", b"\xef\xbb\xbf", b"From: a scanner\r\n\r\n" * 40])
def test_bytes_before_and_after_the_pdf_change_nothing(before):
    assert len(before) < MARK_WITHIN
    assert read_pack(before + example() + b"\r\n--\r\n" + bytes(3000)) == read_pack(example())


# --- What is no pack of ours ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "content", [b"", b"Dear Dr", b"\x89PNG\r\n" * 300, b" " * MARK_WITHIN + b"%PDF-1.7\n"]
)
def test_a_file_that_is_no_pdf_is_refused_with_its_reason(content):
    assert refused(content) is Reason.NOT_A_PDF


@pytest.mark.parametrize("user", ["", "secret"])
def test_a_locked_pdf_is_told_so(user):
    lock = pikepdf.Encryption(owner="owner", user=user)
    assert refused(rewritten(lambda _: None, encryption=lock)) is Reason.LOCKED


def _blank() -> pikepdf.Pdf:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    return pdf


def test_a_pdf_without_a_copy_of_ours_is_told_so():
    left_out = made(answers(documents={**FEW, "data_copy": ["left-out"]}))
    other = _blank()
    other.attachments["invoice.json"] = copy_in(example())

    assert refused(left_out) is Reason.NO_COPY
    assert refused(saved(_blank())) is Reason.NO_COPY
    assert refused(saved(other)) is Reason.NO_COPY


def _strike(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"0 0 m 500 500 l S")


def _swap(pdf: pikepdf.Pdf) -> None:
    pdf.pages.reverse()


def _tear(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[1]


@pytest.mark.hazard("H39.1")
@pytest.mark.parametrize("change", [_strike, _swap, _tear])
def test_a_pack_whose_pages_were_changed_is_told_so(change):
    assert refused(rewritten(change)) is Reason.OTHER_PAGES


@pytest.mark.hazard("H39.1")
def test_a_pack_whose_copy_was_changed_is_told_so():
    altered = copy_in(example()).replace(b'"opioids": "now"', b'"opioids": "never"')

    assert altered != copy_in(example())
    assert refused(with_copy(altered)) is Reason.CHANGED


@pytest.mark.hazard("H39.2")
@pytest.mark.parametrize(
    "change",
    [
        {"patient": {"full_name": 7}},
        {"patient": {"full_name": "A", "role": "doctor"}},
        {"shoes": {"size": "7"}},
        {"diagnosis": "rrms"},
        {"medicines": {"completeness": "all", "items": {"0": {}}}},
        {"allergies": {"completeness": "all", "items": [{"causative_agent": "x"}] * 31}},
        {"what-matters": {"what_matters": "x" * 30_000}},
        {"medicines": {"completeness": "all", "items": [{"id": [[[[]]]]}]}},
        {"documents": {"documents": [""] * 100_000}},
    ],
)
def test_a_forged_copy_that_no_form_of_ours_can_have_made_is_told_so(change):
    with pikepdf.open(io.BytesIO(example())) as pdf:
        pages = extract.page_digests(pdf)
    forged = written({**answers(), **change}, MADE_ON, digest_of(pages))
    assert read(forged, pages)  # its own digests are right

    assert refused(with_copy(forged)) in {Reason.CHANGED, Reason.BROKEN}


@pytest.mark.hazard("H39.1")
def test_half_a_pack_is_told_so():
    assert refused(example()[: len(example()) // 2]) is Reason.BROKEN


@pytest.mark.hazard("H28.2")
def test_a_file_that_is_too_large_is_not_even_looked_at():
    assert refused(example() + b" " * site.LARGEST_PACK_FILE) is Reason.TOO_LARGE


@pytest.mark.hazard("H39.1")
@settings(max_examples=examples(20))
@given(st.data())
def test_no_flipped_byte_brings_other_answers(data):
    document = bytearray(example())
    place = data.draw(st.integers(0, len(document) - 1))
    document[place] ^= data.draw(st.integers(1, 255))

    code, found = extract.extract_copy(bytes(document))
    if code == 0:
        pages, _, copy = found.partition(b"\n")
        with suppress(Refused):
            assert read(copy, pages.decode().split()).answers == read_pack(example()).answers
