"""The data copy holds what the pages print, all of it and nothing else."""

import copy

import pytest
from django import forms
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from prescribing.interview.earlier_pack import carry_over
from prescribing.interview.export import NOT_EXPORTED, exported_answers
from prescribing.interview.forms.before_you_start import CONSENT_WORDING
from prescribing.interview.journey import Journey
from prescribing.interview.steps import STEPS
from prescribing.savefile.read import read_pack
from tests.prescribing.pack.strategies import ANY_TEXT
from tests.prescribing.pack.test_compose import UNUSED
from tests.support import pdfs
from tests.support.answers import Answers, answers
from tests.support.examples import examples
from tests.support.savefiles import MADE_ON, composed, made

AGREED = {"consent": [CONSENT_WORDING], "device": []}


def copied(stored: Answers) -> Answers:
    journey = Journey(STEPS, stored)
    assert not [*journey.problems()]
    return exported_answers(journey)


def come_back(copy_of_answers: Answers) -> Answers:
    """Complete answers again, as when their pack was uploaded and every section confirmed."""
    back = carry_over(copy_of_answers, MADE_ON)
    first = {**back["before-you-start"], **AGREED}
    return {step.slug: back[step.slug] for step in STEPS} | {"before-you-start": first}


PLACES = [
    (step.slug, name)
    for step in STEPS
    for name, field in step.form.base_fields.items()
    if isinstance(field, forms.CharField)
]
CHOICES = {
    (step.slug, name): [slug for slug, _ in field.choices]
    for step in STEPS
    for name, field in step.form.base_fields.items()
    if isinstance(field, forms.ChoiceField) and name not in {"completeness", "consent", "device"}
}


@st.composite
def odd_answers(draw: st.DrawFn) -> Answers:
    """Complete answers, some texts and choices of which are others."""
    stored = answers()
    for slug, name in draw(st.lists(st.sampled_from(PLACES), max_size=6)):
        stored[slug][name] = draw(ANY_TEXT)
    for slug, name in draw(st.lists(st.sampled_from(sorted(CHOICES)), max_size=6)):
        several = isinstance(stored[slug].get(name), list)
        chosen = draw(st.sampled_from(CHOICES[slug, name]))
        stored[slug][name] = [chosen] if several else chosen
    stored["medicines"]["items"] = [
        {**item, "medication_name": draw(ANY_TEXT.filter(str.strip)) or "x"}
        for item in stored["medicines"]["items"][:2]
    ]
    return stored


@settings(max_examples=examples(15))
@given(odd_answers())
def test_the_copy_of_any_typed_text_makes_the_same_pack(stored):
    assume(not [*Journey(STEPS, stored).problems()])
    assert composed(come_back(copied(stored))) == composed(stored)


@pytest.mark.hazard("H33.3")
def test_pack_upload_pack_is_equal_text():
    stored = answers(what_matters={"what_matters": "Τ 😀 – “tired” \n\n– a\u0301 ŵ  x"})
    first = made(stored)

    second = made(come_back(read_pack(first).answers))

    assert len(pdfs.text_of(first)) > 8_000
    assert pdfs.text_of(second) == pdfs.text_of(first)
    assert read_pack(second).answers == read_pack(first).answers


REVEALED = [
    (step, field, question, answers_)
    for step in STEPS
    for field, (question, answers_) in step.form.revealed.items()
]


@pytest.mark.hazard("H40.1")
@pytest.mark.parametrize(("step", "field", "question", "shown_for"), REVEALED)
def test_the_data_copy_has_no_hidden_answer(step, field, question, shown_for):
    other = next(
        slug for slug, _ in step.form.base_fields[question].choices if slug not in shown_for
    )
    hidden = dict.fromkeys(step.form.names_of(field), "Hidden")
    stored = answers()
    stored[step.slug] |= {question: other, **hidden}

    assert "Hidden" in str(stored)
    assert "Hidden" not in str(copied(stored))


@pytest.mark.hazard("H40.1")
def test_the_data_copy_has_no_consent_device_or_ids():
    stored = answers(before_you_start={"device": ["shared"]})
    for number, item in enumerate(stored["medicines"]["items"]):
        item["id"] = f"feed{number:04x}"
    found = copied(stored)

    assert set(found["before-you-start"]) == {
        "filling_in_for",
        "helper_name",
        "helper_relationship",
    }
    assert "feed" not in str(found)
    assert NOT_EXPORTED == UNUSED


def test_the_data_copy_has_every_answer_that_counts():
    stored = answers()
    expected = copy.deepcopy(stored)
    del expected["before-you-start"]["consent"], expected["before-you-start"]["device"]
    for name in ("name", "organisation", "address"):
        del expected["addressee"][name]
    for slug, question in (("liver-and-kidneys", "liver"), ("pregnancy", "pregnancy")):
        del expected[slug][f"{question}_brief"], expected[slug][f"{question}_more"]

    assert copied(stored) == expected
