"""Two texts are compared with all that they mean: words, links, emphasis, lists and tables."""

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from content.markup.changes import Change, compare
from content.markup.meaning import blocks_in
from content.markup.richtext import clean
from tests.support.page_html import words_of


def found(before, after):
    return compare(blocks_in(clean(before)), blocks_in(clean(after)))


def said(before, after):
    """The sentences below the changed words."""
    notes = [note for difference in found(before, after) for note in difference.notes]
    return [
        words_of(render_to_string("components/difference_note.html", {"note": note}))
        for note in notes
    ]


A = '<a href="/guidance/a/">'
B = '<a href="https://b.example/">'


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (f"<p>See {A}our page</a> now</p>", f"<p>See {B}our page</a> now</p>",
         "The address of the link “our page” changed from /guidance/a/ to https://b.example/."),
        ("<p>See our page</p>", f"<p>See {B}our page</a></p>",
         "“our page” is now a link to https://b.example/."),
        (f"<p>See {A}our page</a></p>", "<p>See our page</p>",
         "“our page” is no longer a link. It led to /guidance/a/."),
        (f"<p>See {A}one</a> two {A}three</a></p>", f"<p>See {A}one</a> two {B}three</a></p>",
         "The address of the link “three” changed from /guidance/a/ to https://b.example/."),
        (f"<p>Read {A}this</a></p>", f"<p>Read {B}other words</a></p>",
         "“other words” is now a link to https://b.example/."),
        ("<p>no opioids at all</p>", "<p><strong>no opioids</strong> at all</p>",
         "“no opioids” is now bold."),
        ("<p><em>not</em> safe</p>", "<p>not safe</p>", "“not” is no longer in italics."),
        ("<p>Do <strong>not</strong> and not</p>", "<p>Do not and <strong>not</strong></p>",
         "“not” is no longer bold."),
        ("<p>H2O</p>", "<p>H<sub>2</sub>O</p>", "“2” is now lowered (as the 2 in H₂O)."),
        ("<p>Stop it</p>", "<h3>Stop it</h3>", "Before: a paragraph. Now: a heading."),
        ("<h3>x y</h3><h4>Stop it</h4>", "<h3>x y</h3><h3>Stop it</h3>",
         "Before: a smaller heading. Now: a heading."),
        ("<p>a b</p><ul><li>Stop it</li></ul>", "<p>a b</p><p>Stop it</p>",
         "Before: the first item of a list. Now: a paragraph."),
        ("<ul><li>One</li><li>Two</li></ul>", "<ol><li>One</li><li>Two</li></ol>",
         "Before: an item of a list. Now: an item of a numbered list."),
        ("<ol><li>One</li><li>Two</li></ol>", "<ol><li>One</li></ol><ol><li>Two</li></ol>",
         "Before: an item of a numbered list. Now: the first item of a numbered list."),
        ("<ul><li>One</li><li>Two</li></ul>", "<ul><li>One<ul><li>Two</li></ul></li></ul>",
         "Before: an item of a list. Now: the first item of a list."),
        ("<ol><li>One</li></ol>", '<ol start="3"><li>One</li></ol>',
         "The first number of the list changed from 1 to 3."),
        ("<p>One two</p>", "<p>One<br>two</p>", "“two” is now on a new line."),
        ("<p>safe</p>", "<p>sa\u202efe</p>",
         "“safe” is now written with a character that cannot be seen (U+202E)."),
    ],
)  # fmt: skip
def test_a_change_that_words_do_not_show_is_told_in_a_sentence(before, after, sentence):
    assert sentence in said(before, after)


TABLE = "<table><tr><th>Dose</th><th>LDN</th><th>Placebo</th></tr>{}</table>"


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("<tr><td>3 mg</td><td>5</td><td></td></tr>", "<tr><td>3 mg</td><td></td><td>5</td></tr>",
         "“5” moved from column 2 to column 3."),
        ("<tr><td>3 mg</td><td>5</td><td>6</td></tr>",
         "<tr><th>3 mg</th><td>5</td><td>6</td></tr>", "“3 mg” is now a header of the table."),
        ("<tr><td>3 mg</td><td>a b</td><td>6</td></tr>",
         "<tr><td>3 mg</td><td><p>a</p><p>b</p></td><td>6</td></tr>", "“b” is now on a new line."),
    ],
)  # fmt: skip
def test_a_number_under_another_header_is_a_change(before, after, sentence):
    assert sentence in said(TABLE.format(before), TABLE.format(after))


def test_a_new_paragraph_tells_where_its_links_lead_and_what_is_bold():
    notes = said("<p>a b</p>", f"<p>a b</p><ul><li><strong>Never</strong> {B}buy it</a></li></ul>")

    assert notes == [
        "It is the first item of a list.",
        "“buy it” is now a link to https://b.example/.",
        "“Never” is now bold.",
    ]


def test_a_block_that_went_tells_what_it_was_and_where_its_links_led():
    notes = said(f"<p>a b</p><h3>{A}Gone</a> for good</h3>", "<p>a b</p>")

    assert notes == ["It was a heading.", "“Gone” is no longer a link. It led to /guidance/a/."]


def test_the_words_of_a_link_can_change_without_a_note_if_it_leads_to_the_same_place():
    (difference,) = found(f"<p>See {A}our page</a></p>", f"<p>See {A}our other page</a></p>")

    assert difference.notes == ()
    assert [each.text for each in difference.words if each.change is Change.PUT_IN] == ["other"]


def test_a_citation_is_no_link_and_its_number_no_word():
    cited = '<p>So it is [<a id="cite-{0}-1" href="#source-{0}" aria-label="Source 1">{1}</a>].</p>'
    one, other = (blocks_in(cited.format("cree-2010", number)) for number in (1, 7))

    assert compare(one, other) == []
    assert compare([], one)[0].notes == ()


WORDS = ["{}", "<strong>{}</strong>", "<em>{}</em>", "<sup>{}</sup>", A + "{}</a>", B + "{}</a>"]
word = st.builds(str.format, st.sampled_from(WORDS), st.sampled_from(["x", "y"]))
line = st.lists(word, min_size=1, max_size=3).map(" ".join)


def lists_of(tag):
    return st.lists(line, min_size=1, max_size=2).map(
        lambda lines: f"<{tag}>{''.join(f'<li>{each}</li>' for each in lines)}</{tag[:2]}>"
    )


def rows(cells):
    return "".join(f"<tr>{''.join(row)}</tr>" for row in cells)


cell = st.builds(str.format, st.sampled_from(["<td>{}</td>", "<th>{}</th>"]), line | st.just(""))
row = st.tuples(cell, cell)
table = st.lists(row, min_size=1, max_size=2).map(lambda cells: f"<table>{rows(cells)}</table>")
block = st.one_of(
    line.map("<p>{}</p>".format),
    line.map("<h3>{}</h3>".format),
    line.map("<h4>{}</h4>".format),
    st.builds("<p>{}<br>{}</p>".format, line, line),
    st.builds("<ul><li>{}<ul><li>{}</li></ul></li></ul>".format, line, line),
    *map(lists_of, ["ul", "ol", 'ol start="3"']),
    table,
)
texts = st.lists(block, min_size=1, max_size=2).map("".join).map(clean)


@given(before=texts, after=texts)
def test_nothing_differs_only_if_the_two_texts_are_the_same(before, after):
    assert bool(found(before, after)) == (before != after)


@given(text=texts, old=line, new=line)
def test_no_change_of_one_line_is_ever_left_out(text, old, new):
    assert bool(found(f"{text}<p>{old}</p>", f"{text}<p>{new}</p>")) == (old != new)
