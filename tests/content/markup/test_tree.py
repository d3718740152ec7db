"""HTML is read as a tree and written again without a change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.markup.richtext import clean
from content.markup.tree import Begin, elements, parse, text, walk, write
from tests.support.work import steps

pieces = st.one_of(
    st.text(max_size=6),
    st.sampled_from(
        ["<p>", "</p>", "<LI>", "</li>", "<br>", "<br/>", "<a href='x'>", '<a href="a&amp;b">',
         "</a>", "<!-- x -->", "<", ">", "&nbsp;", "&lt;", "<svg viewBox='0 0 1 2'>", "<path/>"]
    ),
)  # fmt: skip
markup = st.lists(pieces, max_size=20).map("".join)


@given(markup)
def test_any_html_is_written_as_it_was_read(html):
    assert write(walk(parse(html))) == html


@given(markup)
def test_cleaned_html_has_no_tag_without_its_element(html):
    """Then the tree is the same as a browser's."""
    for element in elements(parse(clean(html))):
        assert element.tag
        assert element.end or element.tag == "br"


def test_elements_hold_what_stands_between_their_tags():
    whole = parse("<ul><li>One</li><li>Two <em>three</em></li></ul>four")
    items = elements(whole, "li")

    assert [text(item) for item in items] == ["One", "Two three"]
    assert [element.tag for element in elements(whole)] == ["ul", "li", "li", "em"]


def test_an_element_ends_with_the_one_around_it():
    (item,) = elements(parse("<ul><li>One</ul>two"), "li")

    assert text(item) == "One"


def test_an_end_tag_without_its_element_ends_nothing():
    (item,) = elements(parse("<li>One</p></ul> two</li>"), "li")

    assert text(item) == "One two"


def test_attributes_come_with_their_entities_resolved():
    (link,) = elements(parse("""<a HREF="/x?a=1&amp;b=&quot;2&quot;" id='y' class=z hidden>"""))

    assert link.attributes == {"href": '/x?a=1&b="2"', "id": "y", "class": "z"}


def test_comments_add_no_text():
    whole = parse("a<!-- <b> -->b")

    assert text(parse("a<!-- x -->b")) == "ab"
    assert write(walk(whole)) == "a<!-- <b> -->b"


def test_a_renamed_element_is_written_with_its_new_tags():
    whole = parse("<p>x<td>y</td></p>")
    elements(whole, "td")[0].rename("th", ' scope="row"')

    assert write(walk(whole)) == '<p>x<th scope="row">y</th></p>'


def test_what_a_reader_changes_on_entering_an_element_is_what_it_walks_through():
    whole = parse("<a>x</a>")
    for event in walk(whole):
        if isinstance(event, Begin):
            event.element.children = ["y"]

    assert text(whole) == "y"


@pytest.mark.parametrize("unit", ["<div>", "<b></i>", "</b>", "<", '<a href="', "<p>x</p>"])
def test_a_long_text_takes_no_recursion(unit):
    html = unit * 40_000

    assert write(walk(parse(html))) == html


@pytest.mark.parametrize("unit", ["<div>", "<b></i>", "</b>", "<", '<a href="', "<p>x</p>"])
def test_ten_times_the_text_takes_ten_times_the_work(unit):
    assert steps(lambda: parse(unit * 4_000)) < 11 * steps(lambda: parse(unit * 400))
