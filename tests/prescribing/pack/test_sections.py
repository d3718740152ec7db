"""The sections of the health summary: numbered and named in one list alone."""

import ast
import re
from html import unescape
from pathlib import Path

import pytest
from django.template.loader import render_to_string

from prescribing.pack.pdf import pack_context
from prescribing.pack.records import PlanAndRequestedActions
from prescribing.pack.sections import SummarySection
from tests.support.builders import pack
from tests.support.guidance import guidance

ROOT = Path(__file__).resolve().parents[3]
TAG = re.compile(r"</?[a-z][^>]*>", re.IGNORECASE)
NUMBERED_HEADING = re.compile(r"<h2[^>]*>(?:\s|<[^>]*>)*\d", re.IGNORECASE)
NUMBER_IN_TEXT = re.compile(r"\bsections?\s+\d", re.IGNORECASE)


def literal_numbers(source: str) -> list[str]:
    """Numbers of sections that the markup writes itself, however it is tagged or escaped."""
    markup = unescape(source)
    text = TAG.sub(" ", markup)
    return NUMBERED_HEADING.findall(markup) + NUMBER_IN_TEXT.findall(text)


def literal_arguments(source: str) -> list[str]:
    """Calls that choose a section by a literal number."""
    return [
        ast.unparse(call)
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call)
        for argument in _section_arguments(call)
        for node in ast.walk(argument)
        if isinstance(node, ast.Constant) and isinstance(node.value, int)
    ]


def _section_arguments(call: ast.Call) -> list[ast.expr]:
    if ast.unparse(call.func).rpartition(".")[2] == "numbered":
        return [*call.args, *(keyword.value for keyword in call.keywords)]
    return [keyword.value for keyword in call.keywords if keyword.arg == "section"]


def test_no_template_or_module_of_the_pack_writes_the_number_of_a_section():
    templates, modules = ROOT.glob("templates/pack/**/*.html"), ROOT.glob("prescribing/pack/*.py")
    paths = (*templates, *modules)
    sources = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in paths}
    matches = {name: literal_numbers(source) for name, source in sources.items()}
    calls = {
        name: literal_arguments(source) for name, source in sources.items() if name.endswith(".py")
    }

    assert len(sources) > 30
    assert {name: literals for name, literals in matches.items() if literals} == {}
    assert {name: literals for name, literals in calls.items() if literals} == {}


@pytest.mark.parametrize(
    "markup",
    [
        '<h2 class="x">5. Medications</h2>',
        "<h2>\n  5.",
        "<h2>&#53;.",
        "<h2><span>5.</span>",
        "see section <strong>5</strong>",
        "see section<br>5",
        "see section&nbsp;5",
        "see sections&#160;5 and 6",
    ],
)
def test_a_literal_number_is_found_between_tags_and_entities(markup):
    assert len(literal_numbers(markup)) == 1


def test_a_literal_number_is_found_in_a_call():
    assert literal_arguments("SummarySection.numbered(5)") == ["SummarySection.numbered(5)"]
    assert literal_arguments("cut(text, section=5)") == ["cut(text, section=5)"]
    assert literal_arguments("numbered(mention.section)\ncut(text, section=one, rows=5)") == []


def test_the_health_summary_prints_every_section_in_order():
    request = PlanAndRequestedActions("confirmation", "Harbour Clinic", "Bristol")
    context = pack_context(pack(request=request), guidance())
    html = render_to_string("pack/summary/health_summary.html", context)

    assert re.findall("<h2[^>]*>(.*?)</h2>", html) == [
        f"{section.number}. {section.title}" for section in SummarySection
    ]
