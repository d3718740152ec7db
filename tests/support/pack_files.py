"""Files to upload: a letter pack as this site makes them, and files of every other kind."""

import io
import json
import random
from datetime import date
from typing import Any

import pikepdf
from django.conf import settings

from prescribing.interview.export import exported_answers
from prescribing.interview.journey import Journey
from prescribing.interview.steps import STEPS
from prescribing.savefile import attach, data_copy
from prescribing.savefile.data_copy import Reason
from prescribing.savefile.extract import COPY_NAME
from tests.support.answers import Answers, answers

MADE_ON = date(2026, 3, 3)


def printed(complete: Answers | None = None) -> Answers:
    """The printed answers of a pack; of the example answers if none are given."""
    return exported_answers(Journey(STEPS, complete or answers()))


def paper() -> bytes:
    """A PDF of one page, without any answers."""
    with pikepdf.new() as pdf:
        _add_page(pdf, b"% A page")
        return saved(pdf)


def pack(said: Answers | None = None, made_on: date = MADE_ON) -> bytes:
    """A pack with a data copy and a blank page, as the upload does not read the page."""
    return attach.with_data_copy(paper(), printed() if said is None else said, made_on)


def unusable(reason: Reason, said: Answers | None = None) -> bytes:
    """A file that is refused for this reason. There is none for busy, as no file causes that."""
    made = pack(said)
    return {
        Reason.NOT_A_PDF: lambda _: b"PK\x03\x04" + json.dumps(said).encode(),
        Reason.LOCKED: _locked,
        Reason.NO_COPY: _without_copy,
        Reason.CHANGED: _changed,
        Reason.OTHER_PAGES: _painted_over,
        Reason.NEWER: _newer,
        Reason.TOO_LARGE: lambda _: made + bytes(settings.LARGEST_PACK_FILE),
        Reason.BROKEN: lambda _: made[: len(made) // 2],
    }[reason](made)


def large(size: int) -> bytes:
    """This many bytes that start like a PDF."""
    return b"%PDF-1.7\n" + random.Random(6).randbytes(size - 9)  # noqa: S311 - no secret


def _locked(made: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(made)) as pdf:
        return saved(pdf, encryption=pikepdf.Encryption(owner="owner", user="secret"))


def _without_copy(made: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(made)) as pdf:
        del pdf.attachments[COPY_NAME]
        return saved(pdf)


def _changed(made: bytes) -> bytes:
    """The pack with another answer in its copy."""
    with pikepdf.open(io.BytesIO(made)) as pdf:
        stream: Any = pdf.attachments[COPY_NAME].get_file()
        copy = json.loads(stream.read_bytes())
        copy["answers"]["patient"] = {"full_name": "Zebedee"}
        stream.obj.write(json.dumps(copy).encode())
        return saved(pdf)


def _painted_over(made: bytes) -> bytes:
    """The pack with its page painted over."""
    with pikepdf.open(io.BytesIO(made)) as pdf:
        pdf.pages[0].contents_add(b"0 0 m 500 500 l S")
        return saved(pdf)


def _newer(made: bytes) -> bytes:
    """The pack with a valid copy of a newer schema, as from a later version of the site."""
    with pikepdf.open(io.BytesIO(made)) as pdf:
        copy = json.loads(pdf.attachments[COPY_NAME].get_file().read_bytes())
        del copy["check"]
        copy["schema"] += 1
        copy["check"] = data_copy._check(copy)
        pdf.attachments[COPY_NAME] = pikepdf.AttachedFileSpec(pdf, json.dumps(copy).encode())
        return saved(pdf)


def _add_page(pdf: pikepdf.Pdf, content: bytes) -> None:
    pdf.add_blank_page().obj.Contents = pdf.make_stream(content)


def saved(pdf: pikepdf.Pdf, **options: Any) -> bytes:
    out = io.BytesIO()
    pdf.save(out, **options)
    return out.getvalue()
