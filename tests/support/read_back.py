"""The words that a page must show for stored answers, derived from the questions."""

import re
from datetime import date
from typing import Any

from prescribing.interview.steps import STEPS
from tests.support.answers import Answers

BY_SLUG = {step.slug: step for step in STEPS}
BORN = "date_of_birth"


def in_words(slug: str, answers: Answers) -> list[str]:
    """Every answer to one page's questions in the words that a reader sees, items included."""
    step, fields = BY_SLUG[slug], dict(answers[slug])
    said = [_in_words(step.item_form, item) for item in fields.pop("items", [])]
    return [text for texts in (*said, _in_words(step.form, fields)) for text in texts]


def _in_words(form: Any, fields: dict[str, Any]) -> list[str]:
    fields = dict(fields)
    born = [int(fields.pop(f"{BORN}_{part}", 0)) for part in ("year", "month", "day")]
    said = [f"{date(*born):%-d %B %Y}"] if all(born) else []
    for name, value in fields.items():
        labels = dict(getattr(form.base_fields.get(name), "choices", ()))
        chosen = value if isinstance(value, list) else [value]
        said += [_on_one_line(labels.get(each, each)) for each in chosen if name != "id"]
    return [text for text in said if text]


def _on_one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
