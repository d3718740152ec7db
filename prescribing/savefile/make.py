"""The files that people download: the printed pack; with everything a data copy, if wanted."""

from prescribing.interview.export import exported_answers
from prescribing.interview.journey import Journey
from prescribing.pack import pdf
from prescribing.pack.guidance import Guidance
from prescribing.pack.records import Pack
from prescribing.savefile.attach import with_data_copy


def pack_file(
    journey: Journey, pack: Pack, guidance: Guidance, scope: pdf.Scope = pdf.Scope.EVERYTHING
) -> bytes:
    """The PDF of a complete journey's pack, or a part. Raises LetterTooLong, fonts.MissingFont."""
    document = pdf.render_pack(pack, guidance, scope)
    if scope is not pdf.Scope.EVERYTHING or not pack.has_data_copy:
        return document
    return with_data_copy(document, exported_answers(journey), pack.made_on)
