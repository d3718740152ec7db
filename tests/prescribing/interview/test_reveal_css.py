"""What a box reveals is stated once, in the form: the style and the page follow from it."""

import re

import pytest
from crispy_forms.utils import render_crispy_form
from django import forms

from prescribing.interview.forms.base import StepForm
from prescribing.interview.forms.fields import YES_NO, details, one_of
from prescribing.interview.reveal_css import reveal_css
from prescribing.interview.steps import HEALTH, STEPS, Step
from prescribing.management.commands.write_reveal_css import REVEALS_CSS

FORMS = [form for step in STEPS for form in (step.form, step.item_form) if form is not None]
REVEALED = [
    pytest.param(form, name, question, answers, id=f"{form.__name__}.{name}")
    for form in FORMS
    for name, (question, answers) in form.revealed.items()
]
RULE = re.compile(
    r"^\.question-page:not\(:has\((.*?)\)\) (\[.*?\]) \{ display: none; \}$", re.MULTILINE
)
CHOSEN = re.compile(r'\[name="(.*?)"\]\[value="(.*?)"\]:checked')


def rules_of(css):
    """{selector of what is hidden: the (question, answer) pairs that show it}"""
    return {hidden: CHOSEN.findall(chosen) for chosen, hidden in RULE.findall(css)}


def test_the_style_is_what_the_forms_make():
    assert REVEALS_CSS.read_text("utf-8") == reveal_css(STEPS), "Run `make fix`."


@pytest.mark.parametrize(("form", "name", "question", "answers"), REVEALED)
def test_a_question_is_hidden_until_one_of_the_answers_that_reveal_it(
    form, name, question, answers
):
    [box] = re.findall(
        rf'<div[^>]*?(data-revealed-by=".*?")[^>]*>\s*<div id="div_id_{name}"',
        render_crispy_form(form()),
    )

    shown_by = rules_of(REVEALS_CSS.read_text("utf-8"))[f"[{box}]"]
    assert shown_by == [(question, answer) for answer in answers]


@pytest.mark.parametrize(("form", "name", "question", "answers"), REVEALED)
def test_a_question_is_revealed_by_an_answer_on_its_own_page(form, name, question, answers):
    field = form.base_fields[question]

    assert name in form.base_fields
    assert isinstance(field.widget, forms.RadioSelect)
    assert set(answers) < {slug for slug, _ in field.choices}


def test_each_rule_hides_a_question_that_the_interview_asks():
    pages = "".join(render_crispy_form(form()) for form in FORMS)

    for hidden in rules_of(REVEALS_CSS.read_text("utf-8")):
        assert hidden.strip("[]") in pages


def test_a_new_question_that_an_answer_reveals_changes_the_style():
    class NewForm(StepForm):
        title = "A new page"
        revealed = {"details": ("asked_by_this_test", ("yes", "not-known"))}
        asked_by_this_test = one_of("Do you sleep badly?", YES_NO, required="Choose.")
        details = details("Details", "How?", read_for_names=True)

    css = reveal_css((*STEPS, Step("a-page-of-this-test", NewForm, HEALTH)))

    assert rules_of(css)['[data-revealed-by="asked_by_this_test yes not-known"]'] == [
        ("asked_by_this_test", "yes"), ("asked_by_this_test", "not-known"),
    ]  # fmt: skip
