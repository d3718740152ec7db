"""The sections of the health summary: numbered and named in one list alone."""

import re
from pathlib import Path

from django.template.loader import render_to_string

from prescribing.pack.pdf import pack_context
from prescribing.pack.sections import SummarySection
from tests.support.builders import pack
from tests.support.guidance import guidance

ROOT = Path(__file__).resolve().parents[3]
LITERAL_NUMBER = re.compile(r"\bsections?(?:&nbsp;|\s)\d|<h2>\s*\d", re.IGNORECASE)


def test_no_template_or_module_of_the_pack_writes_the_number_of_a_section():
    paths = [*ROOT.glob("templates/pack/**/*.html"), *ROOT.glob("prescribing/pack/*.py")]
    matches = {path.name: LITERAL_NUMBER.findall(path.read_text("utf-8")) for path in paths}

    assert len(paths) > 30
    assert {name: literals for name, literals in matches.items() if literals} == {}


def test_the_health_summary_prints_every_section_in_order():
    html = render_to_string("pack/summary/health_summary.html", pack_context(pack(), guidance()))

    assert re.findall("<h2>(.*?)</h2>", html) == [
        f"{section.number}. {section.title}" for section in SummarySection
    ]
