"""The style that hides a question until the answer that calls for it, made from the forms."""

from collections.abc import Sequence

from prescribing.interview.forms.base import RevealedBy
from prescribing.interview.steps import Step

HEAD = """\
/* Questions that only some answers call for, hidden until one of these is chosen. Made from the
   forms by `make fix` (manage.py write_reveal_css): change `revealed` in a form, not this file.
   A browser without :has() drops these rules and shows every question. */
"""


def reveal_css(steps: Sequence[Step]) -> str:
    """A rule for each question and answers that some form of these pages reveals something by."""
    forms = [form for step in steps for form in (step.form, step.item_form) if form]
    revealed_by = dict.fromkeys(by for form in forms for by in form.revealed.values())
    return HEAD + "".join(map(_rule, revealed_by))


def _rule(by: RevealedBy) -> str:
    question, answers = by
    chosen = ", ".join(f'[name="{question}"][value="{answer}"]:checked' for answer in answers)
    hidden = f'[data-revealed-by="{" ".join((question, *answers))}"]'
    return f".question-page:not(:has({chosen})) {hidden} {{ display: none; }}\n"
