"""The data copy in the PDF: a proper associated file, and nothing where it was left out."""

import io
import json

import pikepdf
import pytest

from prescribing.interview.upgrade import SCHEMA
from prescribing.savefile.extract import COPY_NAME
from tests.support import pdfs
from tests.support.answers import Answers
from tests.support.leaks import SECRETS, found_in, marked_answers
from tests.support.savefiles import copy_in, example, made, saved


def marked(data_copy: list[str]) -> Answers:
    stored = marked_answers()
    stored["documents"]["data_copy"] = data_copy
    return stored


def outside_its_pages(document: bytes) -> bytes:
    """All there is in a PDF, unpacked, but for what its pages paint."""
    with pikepdf.open(io.BytesIO(document)) as pdf:
        for sheet in pdf.pages:
            sheet.obj.Contents = pdf.make_stream(b"")
        unpacked = pikepdf.StreamDecodeLevel.generalized
        return saved(
            pdf,
            compress_streams=False,
            stream_decode_level=unpacked,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )


@pytest.mark.hazard("H40.2")
def test_a_pack_without_the_copy_holds_no_answer_outside_its_pages():
    with_it, without = made(marked([])), made(marked(["left-out"]))

    assert found_in(outside_its_pages(with_it), SECRETS)
    assert found_in(pdfs.text_of(without).encode(), SECRETS)
    assert not found_in(outside_its_pages(without), SECRETS)
    with pikepdf.open(io.BytesIO(without)) as pdf:
        assert not list(pdf.attachments)


def test_the_copy_is_an_associated_file_that_says_what_it_is():
    with pikepdf.open(io.BytesIO(example())) as pdf:
        (associated,) = pdf.Root.AF
        assert associated == pdf.attachments[COPY_NAME].obj
        assert associated.AFRelationship == "/Data"
        assert "answers printed in this letter pack" in str(associated.Desc)
        assert pdf.attachments[COPY_NAME].get_file().mime_type == "application/json"
    record = json.loads(copy_in(example()))
    assert (record["format"], record["schema"]) == ("ldn-guide-letter-pack", SCHEMA)


def test_a_pack_with_its_copy_passes_pdf_ua():
    assert pdfs.failures(example()) == []


@pytest.mark.hazard("H40.1")
def test_the_copy_says_nothing_of_when_and_where_but_the_day():
    record = json.loads(copy_in(example()))

    assert set(record) == {"format", "schema", "made_on", "pages", "answers", "check"}
    assert record["made_on"] == "2026-03-03"
    with pikepdf.open(io.BytesIO(example())) as pdf:
        parameters = pdf.attachments[COPY_NAME].get_file().obj.Params
    assert set(parameters.keys()) == {"/CheckSum", "/Size"}
