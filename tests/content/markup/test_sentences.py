"""Texts as the checks read them: blocks, sentences, and what each sentence cites."""

import pytest

from content.markup.sentences import Link, Text, plain, read


def sentences(markup, source=""):
    blocks = read([Text("Short version", markup, source)])
    return [[each.typed for each in block.sentences] for block in blocks]


def test_a_paragraph_an_item_and_a_row_are_blocks():
    markup = "<p>One.</p><ul><li>Two</li><li><p>Three.</p></li></ul><h3>Four</h3>"
    table = "<table><tbody><tr><th>Dose</th><td><p>5 mg</p></td></tr></tbody></table>"

    assert sentences(markup + table) == [["One."], ["Two"], ["Three."], ["Four"], ["Dose | 5 mg"]]


def test_an_item_does_not_repeat_its_inner_list():
    assert sentences("<ul><li>Outer<ul><li>Inner</li></ul></li></ul>") == [["Outer"], ["Inner"]]


def test_text_outside_of_any_paragraph_is_read_too():
    assert sentences("Bare <p>Whole</p> after") == [["Bare"], ["Whole"], ["after"]]


def test_a_line_break_separates_words_and_other_tags_do_not():
    assert sentences("<p>a<br>b <strong>cu</strong>re</p>") == [["a b cure"]]


def test_a_sentence_ends_with_the_citations_after_its_stop():
    markup = "<p>First [@cree-2010]. Second. [@dmd] “Third.” Fourth?[@nice-ta115] 5 mg.</p>"

    assert sentences(markup) == [
        ["First [@cree-2010].", "Second. [@dmd]", "“Third.”", "Fourth?[@nice-ta115]", "5 mg."]
    ]


@pytest.mark.parametrize(
    "words", ["See e.g. Cree.", "By Cree et al. 2010.", "0.5 mg", "a. b", "Dr. Bihari said: It is."]
)
def test_a_stop_within_a_sentence_does_not_end_it(words):
    assert sentences(plain(words)) == [[words]]


def test_a_sentence_knows_what_it_cites_and_a_row_its_study():
    (block,) = read([Text("Result", plain("Pain [@mstrust-ldn]."), "gironi-2008")])

    assert block.sentences[0].keys == ("gironi-2008", "mstrust-ldn")
    assert block.sentences[0].words == "Pain."


def test_a_link_has_its_words_and_its_address():
    (block,) = read(
        [Text("x", '<p>See <a href="https://a.example/?a&amp;b">th<em>is</em></a>.</p>')]
    )

    assert block.links == (Link("this", "https://a.example/?a&b"),)


@pytest.mark.parametrize(
    "typed",
    [
        "safe",
        "s\u00adafe",
        "sa\u200bfe",
        "s\u2060a\ufefffe",
        "ｓａｆｅ",
        "s&shy;afe",
        "s<em>a</em>fe",
        "&#115;afe",
    ],
)
def test_no_disguise_hides_a_word(typed):
    (block,) = read([Text("x", f"<p>LDN\u00a0is {typed}</p>")])

    assert block.sentences[0].words == "LDN is safe"


def test_look_alikes_of_quotes_hyphens_and_digits_are_read_as_one():
    (block,) = read([Text("x", "<p>“off‑label” ‘it’s’ — 2½ −5 ５ 10<sup>9</sup></p>")])

    assert block.sentences[0].words == "\"off-label\" 'it's' - 2 1/2 -5 5 10^9"


def test_plain_text_is_not_read_as_markup():
    assert sentences(plain("p < 0.01 & more")) == [["p < 0.01 & more"]]
