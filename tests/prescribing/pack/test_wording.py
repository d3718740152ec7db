"""Every answer that is chosen from a list has its words in the pack."""

import pytest
from django import forms
from django.template import Context, Template

from prescribing.interview.steps import STEPS
from prescribing.medicines.names import MedicineClass
from prescribing.pack.documents import DOCUMENTS
from prescribing.pack.wording import VOCABULARIES

ADD_ANOTHER = "add"
# The questions whose answers each vocabulary has words for.
QUESTIONS = {
    "YesNo": [
        *("conditions.has_conditions", "conditions.has_operations"),
        *("liver-and-kidneys.liver", "liver-and-kidneys.kidneys"),
    ],
    "OpioidUse": ["opioids.opioids"],
    "Pregnancy": ["pregnancy.pregnancy"],
    "MSType": ["diagnosis.ms_type"],
    "Proof": ["diagnosis.proof"],
    "AllergyList": ["allergies.completeness"],
    "MedicineList": ["medicines.completeness"],
    "MedicineSource": ["medicines.source"],
    "LDNUse": ["ldn.taken"],
    "PreferredForm": ["ldn.preferred_form"],
    "Role": ["addressee.role", "addressee.copy_to"],
    "CopyTo": ["addressee.copy_to"],
}
# Their answers decide what the pack holds, and are not printed.
NOT_PRINTED = {
    "request.kind",  # page 1 has a sentence for each
    *("before-you-start.filling_in_for", "before-you-start.device", "before-you-start.consent"),
    *("documents.documents", "documents.text_size", "documents.summary_size"),
    "documents.data_copy",
}


def slugs_offered():
    """The slugs that each question with choices offers, by step and field."""
    offered = {}
    for step in STEPS:
        for form in filter(None, (step.form, step.item_form)):
            for name, field in form.base_fields.items():
                if isinstance(field, (forms.ChoiceField, forms.MultipleChoiceField)):
                    choices = [*field.choices]
                    if name == "completeness":
                        choices = [*form.empty_choices, *form.filled_choices]
                    offered[f"{step.slug}.{name}"] = {slug for slug, _ in choices} - {ADD_ANOTHER}
    return offered


OFFERED = slugs_offered()


def slugs_of(vocabulary):
    return {choice.value for choice in VOCABULARIES[vocabulary]}


def printed(slug, vocabulary):
    template = Template("{% load wording %}{{ slug|wording:vocabulary }}")
    return template.render(Context({"slug": slug, "vocabulary": vocabulary}))


@pytest.mark.parametrize("vocabulary", QUESTIONS)
def test_a_vocabulary_has_words_for_each_answer_that_its_questions_offer(vocabulary):
    offered = {slug for question in QUESTIONS[vocabulary] for slug in OFFERED[question]}

    assert slugs_of(vocabulary) == offered


@pytest.mark.parametrize("question", sorted(set(OFFERED) - NOT_PRINTED))
def test_each_question_with_choices_has_a_vocabulary(question):
    assert any(question in questions for questions in QUESTIONS.values())


def test_documents_and_classes_of_opioids_have_words():
    assert slugs_of("Document") == set(DOCUMENTS)
    assert slugs_of("OpioidClass") == {each.value for each in MedicineClass}


def test_an_answer_is_printed_in_the_words_of_its_vocabulary():
    assert printed("never", "OpioidUse") == "Never"
    assert printed("ppms", "MSType") == "Primary progressive multiple sclerosis"


def test_an_answer_that_was_not_given_is_never_printed_as_a_no():
    assert printed("", "OpioidUse") == "Not given"
    assert printed("", "MSType") == "Multiple sclerosis, type not given"


def test_an_answer_without_words_stops_the_pack():
    with pytest.raises(ValueError, match="maybe"):
        printed("maybe", "YesNo")
