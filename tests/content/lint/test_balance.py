"""The balance check on whole texts: what it finds in which place, and what a finding says."""

import pytest

from content.lint.run import Text, balance
from content.markup.sentences import plain


def rules(*markups):
    return [each.rule for each in balance([Text("x", each) for each in markups])]


def test_no_disguise_hides_a_phrase():
    disguised = [
        "s\u00adafe",
        "sa\u200bfe",
        "SAFE",
        "<strong>sa</strong>fe",
        "s&shy;afe",
        "ｓａｆｅ",
    ]
    disguised = [f"LDN is {word}" for word in disguised] + ["LDN\u00a0is\u00a0safe"]

    assert [words for words in disguised if "safe" not in rules(f"<p>{words}.</p>")] == []


def test_every_kind_of_hyphen_is_one():
    found = {hyphen: rules(f"<p>LDN is off{hyphen}label (unlicensed).</p>") for hyphen in "-‐‑–−"}

    assert [each for each in found if "off-label-unlicensed" not in found[each]] == []


def test_two_rules_of_one_name_tell_an_editor_once_about_a_sentence():
    assert rules("<p>LDN causes no withdrawal, and any withdrawal is mild.</p>") == [
        "withdrawal-played-down"
    ]


@pytest.mark.hazard("H13.1")
def test_a_limit_in_another_paragraph_does_not_stand_beside_a_benefit():
    assert rules("<p>Sleep was better.</p><p>The trial was small.</p>") == ["missing-limits"]
    assert rules("<p>Sleep was better. The trial was small.</p>") == []


def test_a_limit_may_stand_in_another_cell_of_a_study_but_not_in_another_study():
    better, limits = plain("Sleep was better."), plain("Small trial.")

    assert balance([Text("Result", better, "a"), Text("Limits", limits, "a")]) == []
    (finding,) = balance([Text("Result", better, "a"), Text("Limits", limits, "b")])
    assert finding.rule == "missing-limits"


def test_a_required_statement_may_be_in_another_section():
    told = "<p>One trial was better, but small [@cree-2010].</p>"
    rest = "<p>It was a crossover. 60 finished, so power was lost. See [@raknes-2017] too.</p>"

    assert rules(told, rest) == []
    assert set(rules(told)) == {"crossover-unsaid", "completers-unsaid", "register-study-unsaid"}


def test_a_link_to_a_seller_is_found_and_one_to_anything_else_is_not():
    (finding,) = balance([Text("x", '<p>See <a href="https://shop.example">this</a>.</p>')])

    assert finding.rule == "supplier-link"
    assert finding.sentence == "this (https://shop.example)"
    assert rules('<p>See <a href="https://www.nhs.uk/pharmacy">this</a>.</p>') == []


def test_an_address_that_is_written_out_is_found():
    assert rules("<p>See www.buy-ldn.com for more.</p>") == ["supplier-link"]


def test_a_finding_says_where_what_and_how_to_put_it_right():
    (finding,) = balance([Text("Section “Costs”", "<p>See. It costs £20 [@dmd].</p>")])

    assert (finding.check, finding.rule, finding.where) == ("balance", "price", "Section “Costs”")
    assert finding.sentence == "It costs £20 [@dmd]."
    assert finding.detail == "£"
    assert finding.says.startswith("“£”: we print no prices.")


def test_a_reason_is_kept_while_the_sentence_says_the_same():
    (first,) = balance([Text("Short version", "<p>“LDN” is safe.</p>")])
    (moved,) = balance([Text("Section “A”", '<p>Old.</p><p>"LDN"\u00a0is <em>safe</em>.</p>')])
    (changed,) = balance([Text("Short version", "<p>LDN seems safe.</p>")])

    assert moved.key == first.key
    assert changed.key != first.key
    assert len(first.key) == 16
    assert int(first.key, 16) >= 0
