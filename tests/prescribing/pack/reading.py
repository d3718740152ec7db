"""A pack composed of answers, and the text of its documents."""

import re
import textwrap
from datetime import date
from html import unescape

from django.template.loader import render_to_string
from django.utils.html import strip_tags

from prescribing.interview.journey import Journey
from prescribing.interview.read_fields import read_fields
from prescribing.interview.steps import STEPS
from prescribing.medicines.loading import default_list
from prescribing.medicines.recognise import NameRecogniser
from prescribing.pack.compose import compose
from prescribing.pack.pdf import pack_context
from tests.support.answers import answers
from tests.support.guidance import guidance

TODAY = date(2026, 11, 23)


def composed(*medicines, names=None, **changes):
    """The pack of the example answers with these medicines in place of its own, and changes.

    A medicine is its name, or the fields in which it differs from the example's first.
    """
    stored = answers(**changes)
    (first, *_) = stored["medicines"]["items"]
    stored["medicines"]["items"] = [
        first | (medicine if isinstance(medicine, dict) else {"medication_name": medicine})
        for medicine in medicines
    ]
    stored["medicines"]["completeness"] = "all" if medicines else "none"
    journey = Journey(STEPS, stored)
    assert not list(journey.problems())
    return compose(
        journey.cleaned,
        TODAY,
        lambda _: True,
        NameRecogniser(names or default_list()),
        read_fields(STEPS),
    )


def words(template_name, made, taken=guidance):
    """A document's text, one sentence or cell after the other, folded at 100 characters."""
    html = render_to_string(template_name, pack_context(made, taken()))
    text = unescape(strip_tags(html.replace("<", " <")))
    lines = (re.sub(r" (?=[.,;])", "", " ".join(line.split())) for line in text.splitlines())
    return "\n".join(textwrap.fill(line, 100) for line in lines if line) + "\n"


def part(text, heading, until):
    """What a document says between two of its headings, on one line."""
    return " ".join(text.split(f"\n{heading}\n")[1].split(f"\n{until}\n")[0].split())


def summary(made, taken=guidance):
    """The words of the health summary."""
    return words("pack/summary/health_summary.html", made, taken)


def alerts(made):
    """Its safety alerts."""
    return part(summary(made), "6. Safety alerts", "7. Low dose naltrexone")
