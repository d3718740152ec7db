"""The pages of the interview hide a question until an answer calls for it, without JavaScript."""

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Page

from prescribing.interview.steps import STEPS
from prescribing.management.commands.write_reveal_css import REVEALS_CSS

REVEALING = [step.form for step in STEPS if step.form.revealed]


def open_form(page: Page, form) -> None:
    html = render_to_string("components/question_form.html", {"form": form(), "seen": ""})
    page.set_content(f"<style>{REVEALS_CSS.read_text('utf-8')}</style>{html}")


@pytest.mark.parametrize("form", REVEALING, ids=lambda form: form.__name__)
def test_a_question_shows_only_after_the_answers_that_reveal_it(page, form):
    open_form(page, form)

    for name, (question, answers) in form.revealed.items():
        box = page.locator(f"#id_{name}")
        assert box.count() == 1
        assert not box.is_visible()
        for answer, _ in form.base_fields[question].choices:
            page.locator(f'[name="{question}"][value="{answer}"]').check()
            assert box.is_visible() is (answer in answers), answer
        open_form(page, form)
