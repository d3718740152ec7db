"""The whole list of medicines on one page: read from a text, then looked over."""

import copy
import json
import re
from pathlib import Path

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings

from prescribing.interview.forms.allergies_and_medicines import MedicineForm
from prescribing.interview.forms.before_you_start import CONSENT_WORDING
from prescribing.interview.forms.limits import PASTED_LIST
from prescribing.interview.journey import Journey
from prescribing.interview.steps import STEPS
from prescribing.interview.upgrade import upgraded
from tests.prescribing.medicines.pasted.test_any_list import LISTS
from tests.support.answers import answers, stored_answers, without
from tests.support.examples import examples
from tests.support.page_html import main_words, parsed

pytestmark = pytest.mark.django_db
STEP, TEXT, REVIEW = (f"/letter/medicines/{page}" for page in ("", "text/", "review/"))
LIST = (
    "Repeat medication\r\n1. BACLOFEN tabs 10mg  84 tablet  TAKE ONE 3 TIMES/DAY\r\n"
    "Gabapentin 300mg capsules\r\nOne capsule three times a day\r\n"
    "nurofen plus 2 when my back is bad\r\nvit D 4000 units - bones"
)


@pytest.fixture
def mine(visitor):
    """A browser whose letter lacks the medicines alone."""
    return visitor(without("medicines"))


def read(client, text=LIST):
    return client.post(TEXT, {"pasted": text, "next": "read"})


def stored(client):
    return stored_answers(client)["medicines"]


def names_of(client):
    return [item["medication_name"] for item in stored(client)["items"]]


def press(client, what, **typed):
    return client.post(REVIEW, {**typed, "next": what})


def test_a_list_is_read_reviewed_and_done_on_two_pages(mine):
    assert main_words(mine.get(STEP)).count("Read my list") == 1
    assert read(mine).url == STEP

    review = main_words(mine.get(STEP))
    assert "Is this right? 4 medicines" in review
    assert "BACLOFEN 10mg, tabs" in review
    assert "TAKE ONE 3 TIMES/DAY Also: 84 tablet" in review
    assert "You typed: vit D 4000 units - bones" in review
    assert mine.post(STEP, {"completeness": "all"}).url == "/letter/check/"
    assert stored(mine)["pasted"] == LIST


@pytest.mark.hazard("H47.2")
def test_a_line_that_was_left_out_is_shown_with_its_marks_and_can_be_added(mine):
    read(mine, "Baclofen 10mg\nI am allergic to codeine")
    page = mine.get(STEP)

    left_out = " ".join(parsed(page).xpath("//section[@aria-labelledby='left-out']")[0].itertext())
    assert "I am allergic to codeine" in left_out
    assert "on our list of opioid medicines: codeine" in " ".join(left_out.split())
    (key,) = parsed(page).xpath("//button[starts-with(@value, 'keep:')]/@value")
    for _ in range(2):
        assert press(mine, key).url == STEP
    assert names_of(mine) == ["Baclofen 10mg", "I am allergic to codeine"]
    assert "Left out" not in main_words(mine.get(STEP))


@pytest.mark.hazard("H47.2")
def test_a_medicine_that_was_removed_stands_among_the_lines_left_out(mine):
    read(mine)
    item = stored(mine)["items"][1]
    assert press(mine, f"remove:{item['id']}").url == f"{STEP}{item['id']}/remove/"
    mine.post(f"{STEP}{item['id']}/remove/")

    assert len(names_of(mine)) == 3
    assert stored(mine)["left_out"][-1] == item["typed"]
    read(mine)
    assert len(names_of(mine)) == 3


# Words that lead to what a medicine is for.
JOINING = {"for", "For", "used", "taken", "because", "of", "due", "to", "reason", "indication"}
JOINING |= {"helps", "with", "treats"}


def tokens(*texts):
    return set(re.findall(r"[^\W\d_]+|\d+", " ".join(texts)))


def as_stored(text):
    """The text as a box of the form reads it, without what nobody sees."""
    return MedicineForm.base_fields["medication_name"].to_python(" ".join(text.split()))


@pytest.mark.hazard("H47.1")
@settings(
    max_examples=examples(20),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(LISTS)
def test_every_word_of_any_text_stands_on_the_page_and_what_is_kept_in_the_pack(mine, text):
    if read(mine, text).status_code == 302:
        page = tokens(as_stored(main_words(mine.get(STEP))))
        assert {word for word in tokens(as_stored(text)) if word not in page} == set()

    journey = Journey(STEPS, {**answers(), "medicines": stored_answers(mine).get("medicines", {})})
    step = next(step for step in STEPS if step.slug == "medicines")
    for item, form in zip(journey.items(step), journey.item_forms(step), strict=True):
        if form.is_valid() and "typed" in item:
            kept = tokens(*map(str, form.cleaned_data.values()))
            lost = tokens(as_stored(item["typed"])) - kept - JOINING
            assert {word for word in lost if not re.fullmatch(r"\d{1,2}|[a-zA-Z]", word)} == set()


@pytest.mark.hazard("H47.2")
@pytest.mark.parametrize("text", [LIST, "same as last time", "Codeine 30mg\nDear Dr Rao\nHello"])
def test_every_word_of_the_text_stands_on_the_review(mine, text):
    read(mine, text)
    page = main_words(mine.get(STEP))

    assert [word for word in text.split() if word not in page] == []


@pytest.mark.hazard("H47.7")
def test_where_medicines_come_from_is_saved_for_all_at_once_and_never_chosen_beforehand(mine):
    read(mine)
    page = parsed(mine.get(STEP))
    assert page.xpath("//input[@type='radio']")
    assert not page.xpath("//input[@type='radio' and @checked]")

    ids = [item["id"] for item in stored(mine)["items"]]
    chosen = {f"source-{ids[0]}": "prescribed", f"source-{ids[2]}": "bought"}
    assert mine.post(STEP, {"completeness": "all", **chosen}).url == "/letter/check/"
    assert [item["source"] for item in stored(mine)["items"]] == [*("prescribed", "", "bought", "")]
    assert "Source not said" in main_words(mine.get("/letter/preview/"))


def test_each_button_saves_what_was_chosen_before_it(mine):
    read(mine)
    item = stored(mine)["items"][0]
    chosen = {f"source-{item['id']}": "herbal"}

    assert press(mine, f"change:{item['id']}", **chosen).url == f"{STEP}{item['id']}/"
    assert stored(mine)["items"][0]["source"] == "herbal"
    assert press(mine, "text").url == TEXT
    assert press(mine, "later").url == "/letter/stop/"
    assert press(mine, "change:no-such").url == STEP
    assert press(mine, "change:<b>").url == STEP


def test_a_choice_of_another_window_is_not_undone_by_one_that_was_shown_before(mine):
    read(mine)
    item_id = stored(mine)["items"][0]["id"]
    press(mine, "text", **{f"source-{item_id}": "herbal"})
    stale = {f"source-{item_id}": "bought", f"was-{item_id}": "bought"}
    press(mine, "text", **stale)

    assert stored(mine)["items"][0]["source"] == "herbal"


@pytest.mark.hazard("H34.3")
def test_a_review_of_one_draft_changes_nothing_in_another(mine, visitor):
    read(mine)
    seen = parsed(mine.get(STEP)).xpath("//main//input[@name='seen']/@value")[0]
    other = visitor(answers())
    page = other.post(REVIEW, {"seen": seen, "next": "add", "another": "Senna"})

    assert page.status_code == 422
    assert "This page was changed somewhere else" in main_words(page)
    assert "Senna" not in names_of(other)
    assert parsed(page).xpath("//input[@name='another']/@value") == ["Senna"]


def test_one_more_is_added_from_the_review_and_the_focus_stays_there(mine):
    read(mine)
    after = press(mine, "add", another="senna 7.5mg 2 at night")

    assert after.url == f"{STEP}?another#another"
    assert names_of(mine)[-1] == "senna 7.5mg"
    assert parsed(mine.get(after.url)).xpath("//input[@name='another']/@autofocus")
    assert not parsed(mine.get(STEP)).xpath("//input[@name='another']/@autofocus")
    read(mine)
    assert names_of(mine)[-1] == "senna 7.5mg"


def test_a_line_typed_beside_another_button_is_added_or_asked_about(mine):
    read(mine)
    press(mine, "text", another="Senna")
    assert names_of(mine)[-1] == "Senna"

    page = mine.post(STEP, {"completeness": "all", "another": "Aspirin"})
    assert page.status_code == 422
    assert "You have typed something under “Add another”." in main_words(page)
    assert parsed(page).xpath("//input[@name='another']/@value") == ["Aspirin"]


@pytest.mark.hazard("H47.3")
def test_two_names_on_one_line_are_asked_about_and_not_split(mine):
    read(mine, "baclofen and gabapentin\nCo-codamol 30/500")
    page = main_words(mine.get(STEP))

    assert names_of(mine) == ["baclofen and gabapentin", "Co-codamol 30/500"]
    assert page.count("Are these two medicines: Baclofen, Gabapentin?") == 1
    assert page.count("Are these two medicines") == 1


@pytest.mark.hazard("H47.3")
def test_one_name_with_two_strengths_is_asked_about_and_not_merged(mine):
    read(mine, "Baclofen 10mg\nSenna\nBaclofen 20 mg")
    page = main_words(mine.get(STEP))

    question = "This stands in your list 2 times: Baclofen 10mg, Baclofen 20 mg."
    assert names_of(mine) == ["Baclofen 10mg", "Senna", "Baclofen 20 mg"]
    assert page.count(question) == 2


@pytest.mark.hazard("H47.5")
def test_a_medicine_changed_on_its_page_survives_another_reading_of_the_text(mine):
    read(mine)
    item = stored(mine)["items"][0]
    fields = {"medication_name": "Baclofen 20 mg", "source": "prescribed", "rest": "84 tablet"}
    mine.post(f"{STEP}{item['id']}/", fields)
    read(mine, LIST + "\r\nSenna")

    assert [item["medication_name"] for item in stored(mine)["items"]] == [
        *("Baclofen 20 mg", "Gabapentin 300mg", "nurofen plus", "vit D 4000 units", "Senna")
    ]
    assert "completeness" not in stored(mine)


def test_the_rest_of_a_line_can_be_changed_and_stands_in_the_pack(mine):
    read(mine)
    item = stored(mine)["items"][0]
    page = parsed(mine.get(f"{STEP}{item['id']}/"))
    assert page.get_element_by_id("id_rest").text.strip() == "84 tablet"
    assert not parsed(mine.get(f"{STEP}deadbeef/")).xpath("//*[@name='rest']")

    mine.post(STEP, {"completeness": "all"})
    assert "Also on the line: 84 tablet" in main_words(mine.get("/letter/preview/"))


# --- Text that is no list, and too much of it -----------------------------------------------------


@pytest.mark.parametrize("typed", ["", " \r\n\t "])
def test_an_empty_box_is_not_read(mine, typed):
    page = read(mine, typed)

    assert page.status_code == 422
    assert "Type or paste your list first, or choose another answer." in main_words(page)


@pytest.mark.hazard("H47.6")
def test_a_list_of_sixty_one_is_refused_and_stays_in_the_box(mine):
    text = "\n".join(f"Vitamin D {n} units" for n in range(61))
    page = read(mine, text)

    assert page.status_code == 422
    assert "That makes 61 medicines, and the letter can hold 60. Take 1 out" in main_words(page)
    assert parsed(page).get_element_by_id("id_pasted").text.strip() == text
    assert "medicines" not in stored_answers(mine)


def test_a_sixty_first_from_the_review_is_refused_and_stays_in_its_box(mine):
    read(mine, "\n".join(f"Vitamin D {n} units" for n in range(60)))
    page = press(mine, "add", another="Senna")

    assert page.status_code == 422
    assert "That makes 61 medicines" in main_words(page)
    assert parsed(page).xpath("//input[@name='another']/@value") == ["Senna"]
    assert len(names_of(mine)) == 60


@pytest.mark.hazard("H47.6")
@pytest.mark.parametrize("answer", ["none", "not-known"])
def test_none_is_not_saved_over_a_list_that_was_typed_and_not_read(mine, answer):
    page = mine.post(STEP, {"completeness": answer, "pasted": LIST})

    assert page.status_code == 422
    assert "You have typed a list. Choose “Read my list”" in main_words(page)
    assert parsed(page).get_element_by_id("id_pasted").text.strip() == LIST.replace("\r", "")
    assert mine.post(STEP, {"completeness": answer, "pasted": " "}).url == "/letter/check/"


def test_thirty_thousand_characters_are_refused_with_the_count(mine):
    text = "x" * 30_000
    page = read(mine, text)

    assert f"must be {PASTED_LIST:,} characters or fewer. It has 30,000 now." in main_words(page)
    assert text in page.content.decode()


def test_a_line_of_two_thousand_characters_has_to_be_shortened_first(mine):
    read(mine, "Senna " + "x" * 2000)
    page = mine.post(STEP, {"completeness": "all"})

    assert page.status_code == 422
    assert "First finish or remove" in main_words(page)
    assert "must be 150 characters or fewer" in main_words(page)
    assert "x" * 2000 in page.content.decode()


@pytest.mark.parametrize("text", ["same as last time", "Please see attached list", "None"])
def test_a_text_without_a_medicine_says_how_to_write_one_and_can_be_none(mine, text):
    read(mine, text)
    page = main_words(mine.get(STEP))

    assert "write each medicine on a line of its own" in page
    assert text in page
    assert mine.post(STEP, {"completeness": "none"}).url == "/letter/check/"


ODD = {
    "html": "<ul><li>Baclofen 10mg</li><li><script>alert(1)</script></li></ul>",
    "right to left": "باكلوفين 10 ملغم\nغابابنتين 300 ملغم",
    "Bengali": "ওষুধের তালিকা\nব্যাক্লোফেন ১০ মিগ্রা রাতে একটি",
    "a table of Word": "Drug\tDose\tHow often\r\nBaclofen\t10 mg\tthree times a day",
    "a broken PDF": "Baclofen 10\r\nmg tablets take\r\none three times\r\na day",
    "an e-mail": "Hi Dr Rao,\n\nI take Senna 7.5mg.\n\nKind regards,\nAnn\nSent from my phone",
    "signs": "\u202e\u200f💊\x00\n•\n--\n%%%",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_texts_are_read_and_shown_whole_and_never_as_html(mine, text):
    assert read(mine, text).status_code == 302
    page = mine.get(STEP)

    missing = [word for word in text.split() if word.isalnum() and word not in main_words(page)]
    assert page.status_code == 200
    assert missing == []
    assert "<script>alert" not in page.content.decode()


def test_lines_in_a_script_that_cannot_be_read_are_said_so(mine):
    read(mine, "Baclofen 10mg\nያልታወቀ 5mg")

    assert "in a script we cannot read: ያልታወቀ 5mg." in main_words(mine.get(STEP))


# --- Other ways -----------------------------------------------------------------------------------


def test_one_by_one_leads_to_a_blank_medicine_and_reads_what_was_typed(mine):
    assert mine.post(TEXT, {"pasted": "", "next": "one-by-one"}).url == f"{STEP}add/"
    assert mine.post(TEXT, {"pasted": "Senna", "next": "one-by-one"}).url == f"{STEP}add/"
    assert names_of(mine) == ["Senna"]


def test_a_text_saved_for_later_is_there_to_be_read(mine):
    assert mine.post(STEP, {"pasted": LIST, "next": "later"}).url == "/letter/stop/"
    page = parsed(mine.get(STEP))

    assert page.get_element_by_id("id_pasted").text.strip() == LIST.replace("\r", "")
    assert page.xpath("//button[.='Read my list']")
    read(mine)
    assert "Is this right? 4 medicines" in main_words(mine.get(STEP))


@pytest.mark.parametrize(
    ("path", "field"), [(TEXT, "pasted"), (REVIEW, "another"), (STEP, "another")]
)
def test_what_was_typed_comes_back_where_there_is_no_draft(path, field):
    page = Client().post(path, {field: "Typed with care", "next": "read"})

    assert page.status_code == 422
    assert "We no longer have your earlier answers" in main_words(page)
    assert "Typed with care" in main_words(page)


def test_only_the_medicines_have_a_text(mine):
    for step in STEPS:
        found = mine.get(f"/letter/{step.slug}/text/").status_code != 404
        assert found == (step.slug == "medicines")


GOLDEN = Path(__file__).parents[2] / "golden"


@pytest.mark.parametrize("schema", [1, 2])
def test_a_draft_from_before_the_list_was_read_opens_on_the_review_with_nothing_lost(
    visitor, schema
):
    old = json.loads((GOLDEN / f"draft-schema-{schema}.json").read_text("utf-8"))["answers"]
    then = copy.deepcopy(old["medicines"]["items"])
    old["before-you-start"]["consent"] = [CONSENT_WORDING]
    mine = visitor(upgraded(old, schema))
    page = main_words(mine.get(STEP))

    assert f"Is this right? {len(then)} medicines" in page
    assert "Baclofen 10 mg, Tablet" in page
    texts = [text for item in then for name, text in item.items() if name not in {"source", "id"}]
    assert [text for text in texts if text not in page] == []
    assert mine.post(STEP, {"completeness": "all"}).status_code == 302
    now = stored(mine)["items"]
    assert [after | before for before, after in zip(then, now, strict=True)] == now
    read(mine, "Senna")
    assert names_of(mine) == ["Senna", *(item["medication_name"] for item in then)]


def test_the_text_of_the_list_and_its_lines_are_in_no_pack(mine):
    read(mine, "Baclofen 10mg\nDear Dr Secretperson")
    mine.post(STEP, {"completeness": "all"})

    assert "Secretperson" in str(stored_answers(mine))
    assert "Secretperson" not in main_words(mine.get("/letter/preview/"))
    assert "Secretperson" not in main_words(mine.get("/letter/check/"))
