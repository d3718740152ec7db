"""Whatever stands in a text, the checks answer, with work in proportion to its length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.lint.run import Text, balance, numbers
from tests.support.work import steps

PIECES = [
    *("<p>", "</p>", "<li>", "<ul>", "<tr>", "</tr>", "<td>", "</td>", "<table>", "<br>", "<sup>"),
    *('<a href="https://shop.example/">', "</a>", "<", ">", "&", "&shy;", "&#0;", "&#xD800;"),
    *("[@cree-2010]", "[@", "[@]", "]", "(", ")", "“", "”", "‘", ".", ". ", "; ", ": ", "?", "!"),
    *("LDN", " is safe", " cure", " not", " whether", " better", " no side effects", " NICE "),
    *("11,184", "11 194", "two hundred and", " half", "½", "²", "1/2", ".5", "%", " mg", "0", "-"),
    *("\u00ad", "\u200b", "\u00a0", "\u202e", "\ufdfa", "\U0001f9d1", "\ud800", "\x00", "é", "İ"),
]
hostile = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=40).map("".join)
# Half of a long page. `make bench` reads more.
LENGTH = 3_000
REPEATED = [
    *(
        "<",
        "[@",
        "[@cree-2010]",
        "(",
        "11,184 ",
        "123 ",
        "1/",
        "a-",
        "a.",
        "safe ",
        "whether safe ",
    ),
    *(
        "not ",
        "no ",
        "two ",
        "hundred and ",
        "ask ",
        "Better. ",
        "NICE ",
        "the clinic ",
        "<p>a</p>",
    ),
    *("<b>a", "'", "but ", "A. ", "A", "a", "1", "\u200d", "<sup>2", "half ", "/shop-", "&amp;"),
    *('<a href="https://shop.x/', "https://a.com/-shop-x", "No side effects. ", "less the the "),
    *("block the the body body ", "! ", "is it? ", "AB-80 ", "<ul><li>x", "<table><tr><td>5", " "),
    *(
        "none of ",
        "Spasticity fell [@gironi-2008]. ",
        "https://a",
        "x@",
        "(?",
        "\\",
        "{words}",
        "\n",
        "stop the ",
        "codeine ",
        "take 1 mg ",
        "two hours codeine ",
        "withdrawal is ",
        "if withdrawal ",
        "you can take it ",
        "LDN is approved ",
        "NHS ",
        "does not need ",
        "raises more ",
        "risk ratio ",
        "no one can say that not ",
        "many people say ",
    ),
]


@pytest.fixture(autouse=True, scope="module")
def rules_are_read():
    """Read the rules first: it takes a second, which no test should count."""
    balance([Text("x", "<p>x</p>")])


@given(hostile, hostile, st.text(max_size=20), hostile)
def test_no_text_makes_the_checks_fail(markup, other, source, facts):
    texts = [Text("Short version", markup), Text("Section", other, source)]

    for finding in (*balance(texts), *numbers(texts, {"cree-2010": facts})):
        assert int(finding.key, 16) >= 0
        assert finding.rule
        assert finding.says
        assert finding.where


def test_the_work_is_in_proportion_to_the_length_whatever_the_words():
    """A pattern that backtracks without end takes minutes here, and ends the process."""
    work = {piece: work_on(piece * (LENGTH // len(piece))) for piece in REPEATED}

    assert {piece: count for piece, count in work.items() if count > 200 * LENGTH} == {}


def test_four_times_the_words_take_about_four_times_the_work():
    sentence = "<p>Of 80 people, 60 finished, and sleep was better [@cree-2010].</p>"

    assert work_on(sentence * 400) < 4.2 * work_on(sentence * 100)


def work_on(markup):
    texts = [Text("Short version", markup)]
    return steps(lambda: (balance(texts), numbers(texts, {"cree-2010": "60 of 80"})))
