"""HTML that is nested too deeply is found before it is cleaned, however it is disguised."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.markup.nesting import MAX_ATTRIBUTES, MAX_DEPTH, MAX_MOVES, is_too_deep
from tests.support.work import steps


@pytest.mark.parametrize("tag", ["div", "blockquote", "ul", "span", "b", "font", "section"])
def test_one_level_more_than_the_limit_is_too_deep(tag):
    def nested(levels):
        return f"<p>x</p><{tag}>" + f"<{tag} id=x>" * (levels - 1) + "x" + f"</{tag}>" * levels

    assert not is_too_deep(nested(MAX_DEPTH))
    assert is_too_deep(nested(MAX_DEPTH + 1))


def test_lists_in_lists_are_counted_with_their_items():
    levels = MAX_DEPTH // 2

    assert not is_too_deep("<ul><li>" * levels + "x" + "</li></ul>" * levels)
    assert is_too_deep("<ul><li>" * (levels + 1))


@pytest.mark.parametrize("sibling", ["<p>x", "<li>x", "<p>x</p>", "<br>", "<td>x", "<p>x<br>"])
def test_many_siblings_are_shallow(sibling):
    assert not is_too_deep(sibling * 2_000)


@pytest.mark.parametrize(
    "row", ["<tr>" + "<td><p>x</p></td>" * 10 + "</tr>", "<tr>" + "<td>x" * 3, "<tr>\n<td>x\n"]
)
def test_a_big_table_is_shallow_with_and_without_end_tags(row):
    assert not is_too_deep(f"<table>\n{row * 200}</table>")


@pytest.mark.parametrize(
    "unit",
    [
        "<div></p></li></em>",
        "<div/>",
        "<b><div></b>",
        "<li><ul></li>",
        "<p><ul></p>",
        "<div><table></div></table>",
        "<blockquote><!--</blockquote><!--><!-->",  # no end tag: a comment, and an empty one
        "<!--</title><!--></strong><object></div>",
    ],
)
def test_no_mark_up_hides_how_deep_it_is(unit):
    assert is_too_deep(unit * 300)


def test_an_empty_comment_hides_nothing():
    assert is_too_deep("<!-->" + "<div>" * 300 + "-->")


@pytest.mark.parametrize(
    "tangle",
    [
        "".join(f"<p><b id={number}>word</p>" for number in range(300)),
        "".join(f"<div><i class=x{number}>word</div>" for number in range(300)),
    ],
)
def test_elements_that_reopen_in_each_paragraph_count_as_deep(tangle):
    assert is_too_deep(tangle)


def test_a_lost_end_of_bold_here_and_there_is_not_too_deep():
    assert not is_too_deep("<p><b>One</p><p>two</b> <i>three</p><p>four</i></p>" * 10)


def test_many_things_that_cannot_stand_in_a_table_are_refused():
    assert not is_too_deep("<table>" + "<br>" * MAX_MOVES)
    assert is_too_deep("<table>" + "<br>" * (MAX_MOVES + 1))
    assert is_too_deep("<table>" + "words<!-- -->" * (MAX_MOVES + 1))


@pytest.mark.parametrize(
    "start", ["<p", '<p title=">"', "</p", "<svg><a", "<p title='\"'", "<p\n/", "<!--><p", "<P"]
)
def test_a_tag_with_more_attributes_than_anybody_needs_is_refused(start):
    def tag(count):
        attributes = "".join(f" a{number}" for number in range(count))
        return f"{'<p>x</p>' * MAX_DEPTH}{start}{attributes}>"

    assert not is_too_deep(tag(MAX_ATTRIBUTES - 1))
    assert is_too_deep(tag(MAX_ATTRIBUTES + 1))


@pytest.mark.parametrize("text", ["<!-- {} -->", "<p title='{}'>", "<p title='>{}'>", "{}"])
def test_words_outside_of_a_tag_are_no_attributes(text):
    assert not is_too_deep("<p>x</p>" * MAX_DEPTH + text.format("a b=1 " * MAX_ATTRIBUTES))


@pytest.mark.parametrize("start", ["<textarea></", "<title></", "<style></", "<", "<p></"])
def test_a_very_long_name_of_a_tag_is_refused(start):
    assert is_too_deep("<p>x</p>" * MAX_DEPTH + start + "a" * 1_000 + ">")


def test_few_but_very_long_tags_are_measured_too():
    assert is_too_deep("<p" + " a" * 10_000 + ">")


@pytest.mark.parametrize("name", ["text/html", "text&#47;html"])
def test_an_attribute_that_changes_the_nesting_is_read(name):
    assert is_too_deep(f'<math><annotation-xml encoding="{name}"><p></p>' * MAX_DEPTH)


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>",
        "<b><p>",
        "<b id=1><i id=2><p></b>",
        "<a><table>",
        "<table><br>",
        "<table>x<b></b>",
        "<font><p></font>",
        "<svg><p>",
        "<nobr>",
    ],
)
def test_twice_as_much_hostile_nesting_is_at_most_twice_the_work(hostile):
    some = hostile * (2_000 // len(hostile))

    assert steps(lambda: is_too_deep(some * 2)) < 2.2 * steps(lambda: is_too_deep(some))


def test_the_name_of_a_file_is_read_as_text(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    name = "<b>" * (MAX_DEPTH + 1)
    (tmp_path / name).write_text("shallow")

    assert is_too_deep(name)


tags = st.sampled_from(
    ["p", "b", "i", "a", "table", "tr", "td", "caption", "ul", "li", "select", "option", "svg",
     "math", "mi", "desc", "template", "form", "button", "textarea", "title", "frameset", "body"]
)  # fmt: skip
pieces = st.one_of(
    tags.map(lambda tag: f"<{tag}>"), tags.map(lambda tag: f"</{tag}>"), st.text(max_size=4)
)


@given(st.lists(pieces, min_size=MAX_DEPTH + 1, max_size=80).map("".join))
def test_any_html_is_either_accepted_or_refused(html):
    assert is_too_deep(html) in (True, False)
