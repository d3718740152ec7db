"""Every text box whose form does not exclude it is read for names, up to page 1 of the letter."""

import re
from datetime import date

import pytest
from django import forms

from prescribing.crosscheck.mentions import mentions
from prescribing.crosscheck.read_fields import ReadField
from prescribing.interview.forms.base import StepForm
from prescribing.interview.forms.fields import details, narrative, one_line
from prescribing.interview.journey import Journey
from prescribing.interview.read_fields import read_fields
from prescribing.interview.review_prompts import review_prompts
from prescribing.interview.steps import HEALTH, STEPS, Step
from prescribing.medicines.loading import default_list
from prescribing.medicines.recognise import NameRecogniser
from prescribing.pack.compose import compose
from tests.prescribing.pack.reading import part, summary, words
from tests.support.answers import Answers, answers

TYPED = "oramorph at night"
NEW_PAGE = "a-page-of-this-test"
READ = read_fields(STEPS)
BOXES = [
    ReadField(step.slug, name, form.printed_in.number, form is step.item_form)
    for step in STEPS
    for form in (step.form, step.item_form)
    if form
    for name, field in form.base_fields.items()
    if isinstance(field, forms.CharField)
]


def recogniser():
    return NameRecogniser(default_list())


def pack_of(journey):
    fields = read_fields(journey.steps)
    return compose(journey.cleaned, date(2026, 11, 23), lambda _: True, recogniser(), fields)


def opioid_row(pack):
    """What page 1 says of opioids; nothing if a plain "never" stands in the last line."""
    text = words("pack/letter/answers.html", pack)
    return part(text, "Opioids", "Pregnancy, breastfeeding") if "\nOpioids\n" in text else ""


def typed_in(box: ReadField) -> Answers:
    """Answers that are complete and mention no opioid, but for what is typed in that box."""
    organs = {"liver": "no", "liver_brief": "Not sure"}
    stored = answers(opioids={"opioids": "never"}, liver_and_kidneys=organs)
    stored["medicines"] = {"completeness": "all", "items": [_medicine()]}
    step = next(step for step in STEPS if step.slug == box.step)
    if box.is_in_list:
        stored[box.step]["items"][0][box.field] = TYPED
    else:
        question, revealing = step.form.revealed.get(box.field, ("", ("",)))
        stored[box.step] |= {question: revealing[0], box.field: TYPED}
    return stored


def _medicine():
    return answers()["medicines"]["items"][0] | {"medication_name": "Baclofen", "indication": ""}


@pytest.mark.hazard("H03.4")
@pytest.mark.parametrize("box", READ, ids=lambda box: f"{box.step}.{box.field}")
def test_page_1_names_an_opioid_in_each_text_that_is_read_and_the_section_that_prints_it(box):
    pack = pack_of(Journey(STEPS, typed_in(box)))

    row = opioid_row(pack)
    assert f"Opioid named in other answers (section {box.section}):" in row
    assert TYPED in row
    sections = re.split(r"^([1-9])\. ", summary(pack), flags=re.MULTILINE)
    assert TYPED in sections[sections.index(str(box.section)) + 1]


@pytest.mark.parametrize(
    "box", [box for box in BOXES if box not in READ], ids=lambda box: f"{box.step}.{box.field}"
)
def test_a_text_that_is_not_read_mentions_nothing(box):
    cleaned = Journey(STEPS, typed_in(READ[0])).cleaned
    cleaned["what-matters"] |= dict.fromkeys(("why", "what_matters"), "")
    page = cleaned[box.step]["items"][0] if box.is_in_list else cleaned[box.step]
    page[box.field] = TYPED

    assert mentions(cleaned, recogniser(), READ).opioids == ()


def with_question(field: forms.Field) -> Journey:
    """The interview with one more page, and an opioid typed in its only box."""

    class NewForm(StepForm):
        title = "A new page"
        new = field

    steps = (*STEPS, Step(NEW_PAGE, NewForm, HEALTH))
    return Journey(steps, {**typed_in(READ[0]), "what-matters": {}, NEW_PAGE: {"new": TYPED}})


NEW_BOXES = {
    "details": lambda **read: details("Sleep", "How do you sleep?", **read),
    "narrative": lambda **read: narrative("Sleep", "How do you sleep?", **read),
    "one line": lambda **read: one_line("Sleep", "How do you sleep?", **read),
}


@pytest.mark.hazard("H03.4")
@pytest.mark.parametrize("read", [{}, {"read_for_names": True}], ids=["unsaid", "read"])
@pytest.mark.parametrize("kind", NEW_BOXES)
def test_a_new_question_is_read_for_names_without_any_further_edit(kind, read):
    journey = with_question(NEW_BOXES[kind](**read))

    named = f"Opioid named in other answers (section 6): {TYPED}"
    assert named in opioid_row(pack_of(journey))
    [prompt] = review_prompts(journey, recogniser())
    assert (prompt.about, prompt.typed[0].step.slug) == ("opioids", NEW_PAGE)


def test_a_field_of_django_itself_is_read_as_well():
    journey = with_question(forms.CharField())

    assert TYPED in opioid_row(pack_of(journey))


@pytest.mark.parametrize("kind", NEW_BOXES)
def test_a_new_question_that_says_so_is_not_read(kind):
    journey = with_question(NEW_BOXES[kind](read_for_names=False))

    assert opioid_row(pack_of(journey)) == ""
    assert review_prompts(journey, recogniser()) == []


def test_a_new_list_is_read_item_by_item():
    class PastForm(StepForm):
        title = "A medicine that you took before"
        name = one_line("Name", read_for_names=True)

    allergies = next(step for step in STEPS if step.slug == "allergies")
    past = Step(NEW_PAGE, allergies.form, HEALTH, PastForm, 9)
    items = [{"id": "1", "name": "Panadol"}, {"id": "2", "name": TYPED}]
    stored = {**typed_in(READ[0]), "what-matters": {}}
    stored[NEW_PAGE] = {"completeness": "all", "items": items}

    assert TYPED in opioid_row(pack_of(Journey((*STEPS, past), stored)))
