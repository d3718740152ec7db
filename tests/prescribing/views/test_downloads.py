"""The three downloads, the page that starts them, and the reminder to ask for the reply."""

import io
from datetime import date

import pikepdf
import pytest
import time_machine

from ldnguide.printing import fonts
from prescribing.interview.forms.your_pack import LEFT_OUT
from prescribing.pack.documents import DOCUMENTS, HEALTH_SUMMARY, LETTER
from tests.support import pdfs
from tests.support.answers import answers
from tests.support.page_html import main_words, parsed, words_of

pytestmark = pytest.mark.django_db
EVERYTHING, PRACTICE, ONLY_LETTER = "", "for-the-practice/", "letter/"
SHORT = {"documents": {"documents": []}}


@pytest.fixture
def person(visitor):
    """A visitor whose pack has the three documents of every pack, to be made in a second."""
    return visitor(answers(**SHORT))


def downloaded(client, which):
    return client.get(f"/letter/download/{which}")


def attachments(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return list(document.attachments)


@pytest.mark.hazard("H40.5")
def test_only_the_download_of_everything_carries_the_data_copy(person):
    assert len(attachments(downloaded(person, EVERYTHING).content)) == 1
    assert attachments(downloaded(person, PRACTICE).content) == []
    assert attachments(downloaded(person, ONLY_LETTER).content) == []


@time_machine.travel(date(2026, 11, 30), tick=False)
@pytest.mark.hazard("H40.5")
@pytest.mark.parametrize(
    ("which", "name"),
    [
        (EVERYTHING, "LDN letter pack 30 Nov 2026.pdf"),
        (PRACTICE, "LDN pack for the practice 30 Nov 2026.pdf"),
        (ONLY_LETTER, "LDN letter 30 Nov 2026.pdf"),
    ],
)
def test_a_file_is_named_for_what_it_holds_and_the_day_and_for_nobody(person, which, name):
    response = person.head(f"/letter/download/{which}")

    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response["Content-Type"] == "application/pdf"
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("which", ["everything/", "practice/", "LETTER/", "letter/letter/"])
def test_a_download_that_is_not_one_of_the_three_is_not_found(person, which):
    assert downloaded(person, which).status_code == 404


@pytest.mark.parametrize("which", [EVERYTHING, PRACTICE, ONLY_LETTER])
def test_the_page_starts_its_own_download_and_offers_it_as_a_link(person, which):
    response = person.get(f"/letter/ready/{which}")
    page, address = parsed(response), f"/letter/download/{which}"

    assert page.xpath("//head/meta[@http-equiv='refresh']/@content") == [f"0; url={address}"]
    (link,) = page.xpath(f"//main//a[@href='{address}']")
    assert words_of(link) == "Not started? Download it here"
    assert "no-store" in response["Cache-Control"]


def test_the_page_says_how_to_hand_the_pack_in(person):
    steps = parsed(person.get("/letter/ready/")).xpath("//main//ol/li")

    said = [words_of(step) for step in steps]
    assert [words.split()[0] for words in said] == ["Open", "Print", "Hand", "Keep"]
    assert "sign page 1" in said[1]
    assert (
        "the pages marked “for the practice” at the desk, by post, or by the practice’s online "
        "form. The other pages are for you."
    ) in said[2]


def test_who_sends_a_file_is_led_to_the_one_with_the_practice_s_pages_only(person):
    page = parsed(person.get("/letter/ready/"))

    assert page.xpath("//main//ol/li[3]/a/@href") == ["/letter/ready/for-the-practice/"]


@pytest.mark.parametrize("which", [EVERYTHING, PRACTICE])
@pytest.mark.parametrize("data_copy", [[], [LEFT_OUT]])
def test_the_page_says_whether_the_file_opens_again_next_year(visitor, which, data_copy):
    complete = answers(documents={"documents": [], "data_copy": data_copy})
    page = main_words(visitor(complete).get(f"/letter/ready/{which}"))

    assert ("you can start from it" in page) == (which == EVERYTHING and not data_copy)
    assert ("keep the one with everything" in page) == (which == PRACTICE and not data_copy)
    assert ("You cannot start another pack from it" in page) == bool(data_copy)


# --- The pages of each ----------------------------------------------------------------------------


def test_each_document_has_as_many_pages_as_the_preview_says(visitor):
    client = visitor(answers())
    page = main_words(client.get("/letter/preview/"))
    everything, practice = (
        pdfs.page_count(downloaded(client, which).content) for which in (EVERYTHING, PRACTICE)
    )

    assert page.count(f"Everything ({everything} pages)") == 2
    assert page.count(f"For the practice ({practice} pages)") == 2
    assert page.count("Only the letter (1 page)") == 2
    assert pdfs.page_count(downloaded(client, ONLY_LETTER).content) == 1


def test_the_preview_has_no_counts_if_the_pages_cannot_be_laid_out(person, monkeypatch):
    def failing(*_args):
        raise fonts.MissingFont("a")

    monkeypatch.setattr("prescribing.pack.pdf.page_counts", failing)
    page = person.get("/letter/preview/")

    assert [words_of(link) for link in parsed(page).xpath("//a[@href='/letter/ready/']")] == [
        "Everything"
    ] * 2
    assert words_of(parsed(page).xpath(f"//*[@id='{HEALTH_SUMMARY}']/summary")[0]) == (
        "Health summary"
    )


def test_without_a_font_the_download_says_whose_fault_it_is_and_what_else_there_is(
    person, monkeypatch, caplog
):
    def failing(*_args):
        raise fonts.MissingFont("Install fonts-noto-cjk.")

    monkeypatch.setattr("prescribing.views.download.pack_file", failing)
    answer = person.get("/letter/download/")

    assert answer.status_code == 503
    assert "Your answers are still there." in main_words(answer)
    assert parsed(answer).xpath("//main//a[@href='/letter/message/']")
    (said,) = (each.exc_info[0] for each in caplog.records if each.exc_info)
    assert said is fonts.MissingFont


def test_the_preview_opens_with_the_letter_and_folds_the_rest(visitor):
    page = parsed(visitor(answers()).get("/letter/preview/"))

    folded = page.xpath("//details[summary and .//article]")
    assert [details.get("id") for details in folded] == list(DOCUMENTS[1:])
    assert not any("open" in details.attrib for details in folded)
    (letter,) = page.xpath(f"//*[@id='{LETTER}']")
    assert letter.tag == "div"
    assert letter.xpath(".//article")
