"""Puts a copy of the printed answers into a letter pack, as an associated file."""

import io
from collections.abc import Mapping
from datetime import date
from typing import Any

import pikepdf

from prescribing.savefile.data_copy import digest_of, written
from prescribing.savefile.extract import COPY_NAME, page_digests

DESCRIPTION = "The answers printed in this letter pack, for LDN Guide to begin a new pack from."


def with_data_copy(document: bytes, answers: Mapping[str, Any], made_on: date) -> bytes:
    """The PDF with its answers inside (ISO 32000-2, 14.13: associated files)."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(document)) as pdf:
        copy = pikepdf.AttachedFileSpec(
            pdf,
            written(answers, made_on, digest_of(page_digests(pdf))),
            description=DESCRIPTION,
            filename=COPY_NAME,
            mime_type="application/json",
            creation_date="",  # the copy holds the day only
            mod_date="",
        )
        copy.relationship = pikepdf.Name.Data
        pdf.attachments[COPY_NAME] = copy
        pdf.Root.AF = pikepdf.Array([pdf.attachments[COPY_NAME].obj])
        pdf.save(out)
    return out.getvalue()
