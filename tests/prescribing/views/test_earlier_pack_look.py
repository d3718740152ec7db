"""Looking at an uploaded pack before choosing between it and the open answers."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from prescribing.interview.forms.before_you_start import CONSENT_WORDING
from tests.support import pack_files
from tests.support.answers import answers
from tests.support.pack_files import printed
from tests.support.page_html import main_words, parsed, words_of

pytestmark = pytest.mark.django_db
BORN = {"date_of_birth_day": "1", "date_of_birth_month": "5", "date_of_birth_year": "1980"}


def ask(client, said=None):
    sent = SimpleUploadedFile("letter-pack.pdf", pack_files.pack(said), "application/pdf")
    return client.post("/letter/earlier-pack/", {"consent": CONSENT_WORDING, "pack": sent})


def look(client, said=None):
    fields = re.findall(r'name="(pack|open)" value="([\w-]*)"', ask(client, said).content.decode())
    return client.post("/letter/earlier-pack/choose/", {**dict(fields), "choice": "look"})


def both(page):
    return [words_of(each) for each in parsed(page).xpath("//main//section")]


@pytest.mark.hazard("H38.2")
def test_the_page_shows_name_and_date_of_birth_of_both_people(visitor):
    client = visitor(answers(patient={"full_name": "Open Here", **BORN}))
    here, pack = both(ask(client))

    assert "For Open Here, born 1 May 1980" in here
    assert f"For {answers()['patient']['full_name']}, born 27 March 1975" in pack


def test_an_invalid_date_of_birth_is_left_out_beside_the_name(visitor):
    client = visitor(answers(patient={"full_name": "Open Here", "date_of_birth_day": "32"}))
    here, _ = both(ask(client))

    assert "For Open Here 1" in here
    assert "born" not in here


def test_the_page_does_not_say_whose_pack_it_is_without_a_name(visitor):
    client = visitor(answers(patient={"full_name": ""}))

    assert "For " not in both(ask(client))[0]


def test_a_marked_medicine_has_no_link_into_the_open_answers(visitor):
    page = look(visitor(answers()))
    words = main_words(page)

    assert "This name is on our list of opioid medicines: co-codamol." in words
    assert words.count("A medicine without a mark can still be an opioid") == 1
    links = [link.get("href") for link in parsed(page).xpath("//main//a")]
    assert [link for link in links if "/letter/" in link and link != "/letter/stop/"] == []


def test_a_pack_without_marks_shows_no_note_about_marks(visitor):
    said = printed(answers(medicines={"completeness": "none", "items": []}))

    assert "without a mark" not in main_words(look(visitor(answers()), said))


def test_the_ticks_of_today_are_not_shown_as_part_of_the_pack(visitor):
    page = main_words(look(visitor(answers())))

    assert "Who is the letter for? Someone I am helping" in page
    for unsaid in ("Consent", "I agree", "This computer or phone"):
        assert unsaid not in page
