"""The letter and the page to return are one page each, whatever was typed."""

from dataclasses import replace

import pytest
from hypothesis import given

from ldnguide.printing import fonts
from ldnguide.printing.pdf import LaidOut, PageNumbers, write_pdf
from prescribing.pack import page_one, pdf
from prescribing.pack.documents import RETURN_PAGE
from prescribing.pack.letter_layout import LetterTooLong, lay_out_letter
from prescribing.pack.page_one import Budgets, Layout
from prescribing.pack.pdf import Scope, render_pack
from prescribing.pack.printable import make_printable
from prescribing.pack.records import (
    Medications,
    Pack,
)
from tests.prescribing.pack.packs import KINDS, PACKS, as_drawn, filled_with
from tests.support import pdfs
from tests.support.builders import medicine, pack
from tests.support.guidance import guidance


def letter_of(printed: Pack) -> LaidOut:
    """The letter alone, with all that it may enclose. Raises LetterTooLong."""
    context = pdf.pack_context(printed, guidance())
    numbers = PageNumbers(1, 6, "for the practice")
    return lay_out_letter(printed, context, numbers).paper


@given(PACKS)
@as_drawn(6)
def test_the_letter_is_one_page_whatever_was_typed(drawn):
    printed, _ = make_printable(drawn, fonts.covers)

    assert letter_of(printed).page_count == 1


@given(PACKS)
@as_drawn(3)
def test_opioids_pregnancy_liver_and_kidneys_stand_whole_on_page_1(drawn):
    printed, _ = make_printable(drawn, fonts.covers)
    alerts = printed.safety_alerts
    answers = [alerts.opioids, alerts.liver, alerts.kidneys, printed.history.pregnancy]

    page_1 = write_pdf([letter_of(printed)])

    assert pdfs.missing_words(page_1, [answer.brief for answer in answers]) == []


@pytest.mark.hazard("H15.1")
@pytest.mark.parametrize(
    ("character", "kind"),
    [
        # Each request and each sort of script once; all pairs of them in the long run.
        ("W", "nhs-prescription"),
        ("จ王ڑ ", "confirmation"),  # the highest: lines in other scripts are said to be unread
        ("क", "private-prescription"),
        *(
            pytest.param(character, kind, marks=pytest.mark.long)
            for character in ("W", "王", "م", "क", "จ", "ڑ", "จ王ڑ ", "x ")
            for kind in KINDS
        ),
    ],
)
def test_the_longest_letter_is_one_page(character, kind):
    assert letter_of(filled_with(character, kind)).page_count == 1


@pytest.mark.hazard("H15.1")
def test_a_letter_that_cannot_fit_is_an_error(monkeypatch):
    monkeypatch.setattr(
        page_one, "BUDGETS", dict.fromkeys(Layout, Budgets(9, 99, 99, 99, 99, 99, 99))
    )

    with pytest.raises(LetterTooLong):
        letter_of(filled_with("W", "confirmation"))


def test_the_letter_alone_is_one_page_and_refers_to_nothing_else():
    many = tuple(medicine(f"Medicine number {n}") for n in range(30))
    alone = pack(medications=Medications("all", many))

    made = render_pack(alone, guidance(), Scope.LETTER)

    text = " ".join(pdfs.first_page(made).split())
    assert pdfs.page_count(made) == 1
    assert "Medicine number 0" in text
    for word in ("section", "page 2", "Enclosed", "summary", "sheet"):
        assert word not in text


@pytest.mark.hazard("H07.1")
@pytest.mark.parametrize("wants", [True, False])
def test_the_page_to_return_is_one_page_however_much_was_typed(wants):
    full = replace(filled_with("W ", "confirmation"), wants_confirmation=wants)
    context = pdf.pack_context(full, guidance())
    page = next(each for each in context["documents"] if each.slug == RETURN_PAGE)

    numbers = PageNumbers(2, 6, "for the practice")
    assert pdf._lay_out(page, full, context, numbers).page_count == 1
