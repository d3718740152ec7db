"""The file of rules: each example in it holds, and each phrase in it is shown by an example."""

import re
from dataclasses import replace

import pytest

from content.lint import limits, rules
from content.lint.rule_file import FILE, RuleError, parsed, rule_file
from content.lint.run import balance
from content.lint.suppliers import leads_to_seller
from content.markup.sentences import Text, plain
from content.markup.sentences import read as blocks

TABLES = rule_file().tables
RULES = list(zip(TABLES["rule"], rules.rules(), strict=True))
BESIDE = list(zip(TABLES["beside"], limits.limits(), strict=True))
# Notation that stands for more than its own letters, apart from endings.
STRUCTURE = re.compile(r"[({<#_]|\.\.\.")


def finds(rule, sentence):
    read = blocks([Text("x", plain(sentence))])
    if isinstance(rule, rules.Rule):
        return any(True for block in read for _ in rule.found_in(block))
    return any(rule.missing(read))


def found(sentence):
    return [each.rule for each in balance([Text("x", plain(sentence))])]


@pytest.mark.hazard("H04.2", "H10.1", "H13.1", "H27.1")
def test_each_rule_finds_its_examples():
    missed = [
        f"{rule.name}: {sentence}"
        for table, rule in RULES + BESIDE
        for sentence in table["matches"]
        if not finds(rule, sentence)
    ]

    assert missed == []


def test_no_rule_finds_a_sentence_that_must_pass():
    tables = [table for table, _ in RULES + BESIDE] + [TABLES["innocent"]]
    sentences = [sentence for table in tables for sentence in table.get("passes", ())]

    assert len(sentences) > 150
    assert {each: found(each) for each in sentences if found(each)} == {}


@pytest.mark.hazard("H25.1")
def test_the_addresses_of_sellers_are_told_from_others():
    table = TABLES["suppliers"]

    assert [each for each in table["matches"] if not leads_to_seller(each)] == []
    assert [each for each in table["passes"] if leads_to_seller(each)] == []


# --- Everything in the file is used ---------------------------------------------------------------


def with_only(table, rule, key, phrase):
    """The rule with this phrase alone."""
    field = "tells" if "tells" in table else "finds"
    only = ([], [phrase]) if key == "finds_exactly" else ([phrase],)
    return replace(rule, **{field: rule_file().pattern(*only)})


def test_each_phrase_that_is_looked_for_is_shown_by_an_example():
    idle = [
        f"{rule.name}, {key}: {phrase}"
        for table, rule in RULES + BESIDE
        for key in ("finds", "finds_exactly", "tells")
        for phrase in table.get(key, ())
        if STRUCTURE.search(phrase)
        if not any(finds(with_only(table, rule, key, phrase), each) for each in table["matches"])
    ]

    assert idle == []


def without(phrases, phrase):
    """A pattern of the other phrases. Without any phrase it finds nothing."""
    return rule_file().pattern([each for each in phrases if each != phrase] or ["\\0"])


def laxer(table, rule):
    """For each excuse of the rule: its name, and the rule without it."""
    for key, field in (("except", "excepted"), ("unless", "unless")):
        for phrase in table.get(key, ()):
            if STRUCTURE.search(phrase):
                yield phrase, replace(rule, **{field: without(table[key], phrase)})
    for flag in ("denial_passes", "question_passes", "cited_passes"):
        if table.get(flag):
            yield flag, replace(rule, **{flag: False})
    if table.get("sources"):
        yield "sources", replace(rule, sources=frozenset())
    for place, phrases in enumerate(table.get("needs", ())):
        for phrase in phrases:
            if STRUCTURE.search(phrase) or len(phrases) == 1:
                needs = [*rule.needs]
                needs[place] = without(phrases, phrase)
                yield phrase, replace(rule, needs=tuple(needs))


def test_each_excuse_is_shown_by_a_sentence_that_would_be_found_without_it():
    idle = [
        f"{rule.name}: {excuse}"
        for table, rule in RULES + BESIDE
        for excuse, stricter in laxer(table, rule)
        if not any(finds(stricter, each) for each in table.get("passes", ()))
    ]

    assert idle == []


def test_each_vocabulary_is_used():
    text = FILE.read_text("utf-8")

    assert [
        name
        for name in TABLES["vocabulary"]
        if f"{{{name}}}" not in text and not re.search(rf"<\d {name}>", text)
    ] == []


# --- A mistake in the file is named ---------------------------------------------------------------

SMALL = """
[vocabulary]
ldn = ["LDN"]
[begins]
order = ["and"]
[[rule]]
name = "cure"
message = "Nothing cures MS."
finds = ["cure[s]"]
"""


def read_all(text):
    return [rule.name for rule in rules.read(parsed(text))]


def test_a_small_file_is_read():
    assert read_all(SMALL) == ["cure"]


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("cure[s]", "cure[s", "rules.toml, rule “cure”: phrase “cure[s”: “[” is not closed"),
        ("cure[s]", "(cure", "rule “cure”: phrase “(cure”: “(” is not closed"),
        ("cure[s]", "cures]", "phrase “cures]”: a bracket is closed where no “[” is open"),
        ("cure[s]", "[cure)s", "a bracket is closed where no “(” is open"),
        ("cure[s]", "{opoid} cures", "there is no vocabulary “opoid” above it"),
        ("cure[s]", "stop <3 opoid> cures", "there is no vocabulary “opoid” above it"),
        ("cure[s]", "stop <three> cures", "“<” stands alone"),
        ("cure[s]", " ", "it is empty"),
        ('["LDN"]', '["{drug}"]', "vocabulary “ldn”: phrase “{drug}”: there is no vocabulary"),
        ("message =", "mesage =", "rule “cure”: “message” is missing"),
        ("finds =", "find =", "“finds” is missing"),
        ("name =", "deniable = true\nname =", "there is no key “deniable”"),
        ("name =", 'unless_in = "page"\nname =', "“unless_in” is “page”, not one of sentence,"),
    ],
)
def test_a_mistake_in_the_file_is_named_with_its_rule(right, wrong, message):
    assert right in SMALL

    with pytest.raises(RuleError, match=re.escape(message)):
        read_all(SMALL.replace(right, wrong))
