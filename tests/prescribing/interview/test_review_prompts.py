"""What check answers asks people to look at again, worked out from a journey."""

from prescribing.interview.journey import Journey
from prescribing.interview.review_prompts import hints, review_prompts
from prescribing.interview.steps import STEPS
from prescribing.medicines.loading import default_list
from prescribing.medicines.recognise import NameRecogniser
from tests.support.answers import answers

NO_YEAR = {"diagnosed_month": "", "diagnosed_year": ""}
NO_OPIOIDS = {"opioids": "never", "opioids_brief": "", "opioids_more": ""}


def test_hints_wait_until_everything_is_answered():
    given = answers(diagnosis=NO_YEAR)
    assert [hint.gap.key for hint in hints(Journey(STEPS, given))] == ["diagnosis-date"]

    del given["documents"]
    assert hints(Journey(STEPS, given)) == []


def test_a_question_leads_to_the_medicine_by_its_id_whatever_its_place():
    given = answers(opioids=NO_OPIOIDS)
    for number, item in enumerate(given["medicines"]["items"]):
        item["id"] = f"{number + 7:08x}"
    (look,) = review_prompts(Journey(STEPS, given), NameRecogniser(default_list()))

    assert [answered.row.answer for answered in look.answers] == ["Never"]
    (typed,) = look.typed
    assert typed.mentions[0].text == "Co-codamol 30/500"
    assert typed.item_id == "00000009"


def test_answers_that_fit_raise_no_question():
    assert review_prompts(Journey(STEPS, answers()), NameRecogniser(default_list())) == []
