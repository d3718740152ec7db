"""The pack to fill in by hand."""

import io
from dataclasses import replace

import pikepdf
import pytest

from prescribing.pack.blank import render_blank_pack
from prescribing.pack.wording import LDNUse, OpioidUse, Pregnancy, YesNo
from tests.support import pdfs
from tests.support.guidance import guidance


@pytest.fixture(scope="module")
def blank():
    return render_blank_pack(guidance())


def test_its_pages_are_as_many_as_their_feet_say_and_accessible(blank):
    text = pdfs.text_of(blank)

    assert pdfs.page_count(blank) == 7
    for number in range(1, 6):
        assert f"Page{number}of5,forthepractice" in text
    for number in (1, 2):
        assert f"Page{number}of2,forthepatient" in text
    assert pdfs.failures(blank) == []


def test_page_1_asks_every_safety_question_with_all_of_its_answers(blank):
    page = pdfs.unspaced(pdfs.first_page(blank))

    for vocabulary in (OpioidUse, Pregnancy, YesNo, LDNUse):
        for value, label in vocabulary.choices:
            assert not value or pdfs.unspaced(f"☐ {label}") in page, label
    for question in ("Opioids", "Pregnancy", "Liver", "Kidney", "LDN", "Operations"):
        assert question in page
    assert "Sources:[1]" in page


@pytest.mark.hazard("H17.4")
def test_empty_lists_of_allergies_and_medicines_can_be_told_from_forgotten_ones(blank):
    text = pdfs.text_of(blank)

    assert text.count(pdfs.unspaced("☐ I am not sure that this is all")) == 2
    assert pdfs.unspaced("☐ None that I know of") in text
    assert pdfs.unspaced("☐ I take no medicines") in text


@pytest.mark.hazard("H02.4")
def test_it_says_that_nobody_looked_up_the_names(blank):
    assert pdfs.unspaced("Nobody has checked the names of your medicines") in pdfs.text_of(blank)


def test_without_a_published_page_for_prescribers_it_has_no_sheet():
    made = render_blank_pack(replace(guidance(), information=None))

    assert pdfs.page_count(made) == 5
    assert "Page3of3,forthepractice" in pdfs.text_of(made)


@pytest.mark.django_db
def test_everybody_gets_it_from_the_start_page_without_answers(client):
    assert 'href="/letter/blank.pdf"' in client.get("/letter/").content.decode()
    answer = client.get("/letter/blank.pdf")

    assert "to fill in by hand.pdf" in answer["Content-Disposition"]
    assert not answer.cookies
    with pikepdf.open(io.BytesIO(answer.content)) as document:
        assert len(document.pages) == 7
        assert not document.attachments
