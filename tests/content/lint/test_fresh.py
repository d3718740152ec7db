"""How far the rules carry: what they find and miss among sentences that they were not made for."""

import tomllib
from pathlib import Path

import pytest

from content.lint.rule_file import FILE
from content.lint.run import balance
from content.markup.sentences import Text, plain

LISTS = ("found", "missed", "passed", "false_alarms")
SETS = tomllib.loads(Path(__file__).with_name("fresh.toml").read_text("utf-8"))["set"]


def is_found(sentence):
    return bool(balance([Text("x", plain(sentence))]))


@pytest.mark.parametrize("each", SETS, ids=lambda each: each["name"])
def test_the_misses_and_false_alarms_are_the_ones_that_are_listed(each):
    risky, innocent = each["found"] + each["missed"], each["passed"] + each["false_alarms"]

    assert [sentence for sentence in risky if not is_found(sentence)] == each["missed"]
    assert [sentence for sentence in innocent if is_found(sentence)] == each["false_alarms"]


def test_no_rule_was_made_for_one_of_these_sentences():
    rules = FILE.read_text("utf-8")
    sentences = [sentence for each in SETS for name in LISTS for sentence in each[name]]

    assert len(sentences) == 300
    assert [sentence for sentence in sentences if sentence in rules] == []
