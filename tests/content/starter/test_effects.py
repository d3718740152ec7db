"""Every figure of the forest plot is in its study's record and among the facts of its source."""

import re

import pytest

from content.articles.figures import evidence
from content.articles.plot_axis import MINUS
from content.starter.files import read_items
from tests.support.studies import STARTER

FIGURES = ("estimate", "low", "high", "p_value")
ITEMS = {(item.kind, item.key): item.fields for item in read_items()}
EFFECTS = [
    (key, effect)
    for (kind, key), fields in ITEMS.items()
    if kind == "study"
    for effect in fields.get("effects", ())
]


def numbers_in(text):
    return re.findall(r"(?<![\w.])-?\d+(?:\.\d+)?", text)


def test_every_published_figure_stands_as_such_in_the_facts_of_the_study_s_source():
    untraced = [
        (key, effect["outcome"], effect[name])
        for key, effect in EFFECTS
        for name in FIGURES
        if effect.get(name)
        and effect[name].removeprefix("<") not in numbers_in(ITEMS["reference", key]["key_facts"])
    ]

    assert len(EFFECTS) > 30
    assert untraced == []


def test_an_interval_stands_beside_its_estimate_in_the_facts_of_its_source():
    for key, effect in EFFECTS:
        if effect.get("low"):
            estimate, low, high = map(
                re.escape, (effect["estimate"], effect["low"], effect["high"])
            )
            facts = ITEMS["reference", key]["key_facts"]
            beside = rf"(?<![\d.]){estimate}[ ;,].{{1,50}}?{low} to {high}(?![\d.]*\d)"
            assert re.search(beside, facts), (key, effect["outcome"])


def test_every_effect_that_is_drawn_is_in_its_study_s_record():
    recorded = {
        (effect["estimate"], effect.get("low", ""))
        for _, effect in EFFECTS
        if effect.get("estimate")
    }

    for panel in evidence(STARTER.studies).panels:
        for row in panel.rows:
            figures = numbers_in(" ".join(line.text for line in row.figures).replace(MINUS, "-"))
            assert (figures[0], figures[1] if row.has_interval else "") in recorded


@pytest.mark.parametrize("key", ["bruun-2024", "rodriguez-freire-2026", "cree-2010"])
def test_the_trials_that_found_no_benefit_are_told_with_their_figures(key):
    readings = {effect["reads_as"] for name, effect in EFFECTS if name == key}

    assert "no-difference" in readings
