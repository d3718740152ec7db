"""Real letter packs as files, and changes to them before an upload."""

import io
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

import pikepdf
import pytest

from ldnguide.printing import fonts
from prescribing.interview.export import exported_answers
from prescribing.interview.journey import Journey
from prescribing.interview.read_fields import read_fields
from prescribing.interview.steps import STEPS
from prescribing.medicines.loading import default_list
from prescribing.medicines.recognise import NameRecogniser
from prescribing.pack.compose import compose
from prescribing.pack.records import Pack
from prescribing.savefile.data_copy import Reason, Refused
from prescribing.savefile.extract import COPY_NAME
from prescribing.savefile.make import pack_file
from prescribing.savefile.read import read_pack
from tests.support.answers import Answers, answers
from tests.support.guidance import guidance
from tests.support.pack_files import MADE_ON, saved

# As few documents as possible, as these tests are about the file and not its pages.
FEW: dict[str, Any] = {"documents": []}


def composed(stored: Answers, made_on: date = MADE_ON) -> Pack:
    """The pack that these answers make."""
    reader = NameRecogniser(default_list())
    return compose(
        Journey(STEPS, stored).cleaned, made_on, fonts.covers, reader, read_fields(STEPS)
    )


def made(stored: Answers) -> bytes:
    """The file that a person with these answers downloads."""
    return pack_file(exported_answers(Journey(STEPS, stored)), composed(stored), guidance())


@cache
def example() -> bytes:
    """A pack of the example answers, with its data copy."""
    return made(answers(documents=FEW))


def rewritten(change: Callable[[pikepdf.Pdf], None], **how: Any) -> bytes:
    """The example pack, saved again by another program."""
    with pikepdf.open(io.BytesIO(example())) as pdf:
        change(pdf)
        return saved(pdf, **how)


def copy_in(document: bytes) -> bytes:
    """The data copy, as any PDF reader would save it."""
    with pikepdf.open(io.BytesIO(document)) as pdf:
        return pdf.attachments[COPY_NAME].get_file().read_bytes()


def with_copy(copy: bytes) -> bytes:
    """The example pack with this data copy instead of its own."""
    return rewritten(lambda pdf: pdf.attachments[COPY_NAME].get_file().obj.write(copy))


def refused(uploaded: bytes) -> Reason:
    """The reason why this file is refused."""
    with pytest.raises(Refused) as error:
        read_pack(uploaded)
    return error.value.reason
