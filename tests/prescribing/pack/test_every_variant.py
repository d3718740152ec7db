"""Every kind of pack is an accessible PDF, and none is too large to send. For the long run."""

from dataclasses import replace
from itertools import cycle, product

import pytest

from ldnguide.printing import fonts
from prescribing.pack.pdf import Scope, render_pack
from prescribing.pack.printable import make_printable
from prescribing.pack.records import Medications, PlanAndRequestedActions, Recipient
from tests.prescribing.pack.packs import KINDS, ROLES, filled_with
from tests.printing.scripts import INDIC, READABLE
from tests.support import pdfs
from tests.support.builders import medicine, pack
from tests.support.guidance import guidance

pytestmark = pytest.mark.long
SIZES = [(12, 10.5), (16, 10.5), (18, 18)]  # of the patient's pages, and of the summary
MOST_BYTES = 1_000_000  # a practice's online form takes no more in one file
VARIANTS = list(zip(product(KINDS, ROLES, Scope), cycle(SIZES), strict=False))


@pytest.mark.parametrize(("variant", "sizes"), VARIANTS)
def test_every_request_addressee_part_and_size_passes_pdf_ua(variant, sizes):
    kind, role, scope = variant
    made = pack(
        request=PlanAndRequestedActions(kind, "Example Online Clinic", "records@example.org"),
        recipient=Recipient(role, "Dr Shah", "Example Practice", ("1 High Street",)),
        text_size=sizes[0],
        summary_text_size=sizes[1],
    )

    assert pdfs.failures(render_pack(made, guidance(), scope)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_pack_with_every_box_full_passes_pdf_ua(kind):
    made, _ = make_printable(filled_with("word ", kind), fonts.covers)

    assert pdfs.failures(render_pack(made, guidance())) == []


def test_a_summary_that_is_set_closer_passes_pdf_ua():
    many = tuple(
        medicine(
            f"Beclometasone 100 micrograms/dose / formoterol 6 micrograms/dose inhaler {number}"
        )
        for number in range(12)
    )
    made = render_pack(pack(medications=Medications("all", many)), guidance())

    assert pdfs.failures(made) == []


@pytest.mark.parametrize("script", [*READABLE, *INDIC])
def test_the_longest_answers_in_a_script_make_a_file_of_less_than_a_megabyte(script):
    letters = {**READABLE, **INDIC}[script]
    made, _ = make_printable(filled_with(f"{letters} ", KINDS[0]), fonts.covers)

    assert len(render_pack(made, guidance())) < MOST_BYTES


def test_the_longest_answers_in_every_script_at_once_make_a_file_of_less_than_a_megabyte():
    every = " ".join((*READABLE.values(), *INDIC.values()))
    full = replace(filled_with("word ", KINDS[0]), concerns_and_wishes=(every * 9)[:2000])
    made, _ = make_printable(full, fonts.covers)

    assert len(render_pack(made, guidance())) < MOST_BYTES
