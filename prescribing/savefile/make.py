"""The file that people download: the printed pack, with a data copy unless they want none."""

from prescribing.interview.export import exported_answers
from prescribing.interview.journey import Journey
from prescribing.pack import pdf
from prescribing.pack.guidance import Guidance
from prescribing.pack.records import Pack
from prescribing.savefile.attach import with_data_copy


def pack_file(journey: Journey, pack: Pack, guidance: Guidance) -> bytes:
    """The PDF of a complete journey's pack. Raises LetterTooLong and fonts.MissingFont."""
    document = pdf.render_pack(pack, guidance)
    if not pack.has_data_copy:
        return document
    return with_data_copy(document, exported_answers(journey), pack.made_on)
