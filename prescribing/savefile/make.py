"""The files that people download: the printed pack; with everything a data copy, if wanted."""

from collections.abc import Mapping
from typing import Any

from prescribing.pack import pdf
from prescribing.pack.guidance import Guidance
from prescribing.pack.records import Pack
from prescribing.savefile.attach import with_data_copy


def pack_file(
    answers: Mapping[str, Any],
    pack: Pack,
    guidance: Guidance,
    scope: pdf.Scope = pdf.Scope.EVERYTHING,
) -> bytes:
    """The PDF of a pack, or a part. Raises LetterTooLong, fonts.MissingFont.

    answers: the exported ones that the pack is made of.
    """
    document = pdf.render_pack(pack, guidance, scope)
    if scope is not pdf.Scope.EVERYTHING or not pack.has_data_copy:
        return document
    return with_data_copy(document, answers, pack.made_on)
