"""What pages show again before somebody confirms a pack, downloads one, or keeps the file."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from prescribing.interview.forms.before_you_start import CONSENT_WORDING
from prescribing.interview.forms.your_pack import LEFT_OUT
from prescribing.interview.steps import STEPS
from tests.support import pack_files
from tests.support.answers import answers
from tests.support.earlier_packs import STILL_TRUE
from tests.support.page_html import main_words, parsed, words_of
from tests.support.read_back import in_words

pytestmark = pytest.mark.django_db
SECTIONS = list(dict.fromkeys(step.section for step in STEPS))


@pytest.fixture
def theirs(client):
    """A browser that has just opened another person's pack."""
    told = {"full_name": "Bronwen Achterberg", "date_of_birth_year": "1961"}
    pack = pack_files.pack(pack_files.printed(answers(patient=told)))
    sent = SimpleUploadedFile("letter-pack.pdf", pack, "application/pdf")
    client.post("/letter/earlier-pack/", {"consent": CONSENT_WORDING, "pack": sent})
    return client


def shown(page, slug):
    """The text under the title of one page of the interview."""
    return words_of(parsed(page).get_element_by_id(f"page-{slug}").getparent().getparent())


# --- An earlier pack ------------------------------------------------------------------------------


@pytest.mark.hazard("H38.1")
def test_the_name_and_date_of_birth_stand_above_the_confirm_button(theirs):
    page = main_words(theirs.get(f"{STILL_TRUE}?section=3"))

    name, born, button = (
        page.index(told)
        for told in ("Bronwen Achterberg", "27 March 1961", "Yes, all of this is still true")
    )
    assert name < born < button


@pytest.mark.hazard("H38.1", "H39.4")
@pytest.mark.parametrize("section", SECTIONS)
def test_every_answer_of_the_pack_is_shown_in_its_section(theirs, section):
    page = theirs.get(f"{STILL_TRUE}?section={SECTIONS.index(section) + 1}")
    slugs = [step.slug for step in STEPS if step.section == section]
    told = pack_files.printed()
    told["patient"] |= {"full_name": "Bronwen Achterberg", "date_of_birth_year": "1961"}

    assert f"of {len(SECTIONS)}: {section}" in main_words(page)
    for slug in slugs:
        assert [text for text in in_words(slug, told) if text not in shown(page, slug)] == []


# --- The download ---------------------------------------------------------------------------------


@pytest.mark.hazard("H37.6")
@pytest.mark.parametrize("slug", [step.slug for step in STEPS])
def test_the_download_page_shows_every_answer_again(visitor, slug):
    page = visitor(answers()).get("/letter/check/")

    assert 'href="/letter/ready/"' in page.content.decode()
    assert [text for text in in_words(slug, answers()) if text not in shown(page, slug)] == []


@pytest.mark.hazard("H40.4")
def test_the_download_page_says_that_the_file_stays_and_holds_a_data_copy(visitor):
    page = main_words(visitor(answers()).get("/letter/preview/"))

    assert "The file you saved stays on your device. Your health details are in it." in page
    assert "holds your answers a second time, as data. Make it without a data copy" in page


@pytest.mark.hazard("H40.4")
def test_the_download_page_says_that_the_data_copy_is_left_out(visitor):
    left_out = answers(documents={"data_copy": [LEFT_OUT]})
    page = main_words(visitor(left_out).get("/letter/preview/"))

    assert "The PDF has no data copy of your answers, as you chose." in page
    assert "a second time" not in page


@pytest.mark.hazard("H40.3")
def test_the_choice_of_a_data_copy_says_who_can_read_it(visitor):
    page = main_words(visitor(answers()).get("/letter/documents/"))

    assert "Anyone with the file can read it." in page
