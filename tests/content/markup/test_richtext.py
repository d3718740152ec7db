"""Pasted text keeps its words and their meaning, and loses everything else."""

import re
from html import escape, unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from content.markup.richtext import TAGS, clean, for_reading, words
from tests.support.work import steps


def tags(html):
    return set(re.findall(r"<([a-z0-9]+)", html))


def seen(html):
    """The words that a reader sees, with single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:x", "&#106;avascript:x", " javascript:x", "vbscript:x",
     "data:text/html,x", "file:///etc/passwd"],
)  # fmt: skip
def test_a_link_that_runs_code_loses_its_address_and_keeps_its_words(address):
    html = clean(f'<p><a href="{address}">words</a></p>')

    assert html in ("<p><a>words</a></p>", "<p>words</p>")


@pytest.mark.parametrize(
    "address", ["https://a.uk/?b=1", "mailto:a@b.uk", "tel:999", "/guidance/cautions/", "#sources"]
)
def test_a_link_to_a_page_a_person_or_a_number_stays(address):
    assert clean(f'<p><a href="{address}">x</a></p>') == f'<p><a href="{address}">x</a></p>'


@pytest.mark.parametrize(
    "empty",
    ["", "  \n", "<p></p>", "<p>&nbsp;</p>", "<p><br></p>", "<p><strong> </strong></p>",
     "<ul><li><p></p></li></ul>", "<h3></h3><p> </p>", "<script>x</script>", "<!-- x -->"],
)  # fmt: skip
def test_a_text_without_words_is_an_empty_string(empty):
    assert clean(empty) == ""


pieces = st.one_of(
    st.text(max_size=10),
    st.sampled_from(
        ["<p>", "</p>", "<b>", "</b>", "<i>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>",
         "<th>", "</table>", "<h1>", "</h1>", "<h6>", "<br>", "<br/>", "<script>", "</script>",
         "<a href='x'>", "<a href=\"javascript:x\">", "</a>", "<svg>", "<style>", "<!--", "-->",
         "&nbsp;", "&amp;", "&lt;script&gt;", "<", ">", "&", "<p onclick=x>", "<B>", "<math>",
         "<template>", "<title>", "</title>", "<textarea>", "<noscript>", "<iframe>", "[@a]"]
    ),
)  # fmt: skip
markup = st.lists(pieces, max_size=14).map("".join)


@given(html=markup)
@example(html="<LI><TABLE><LI>0")
def test_cleaning_clean_html_changes_nothing(html):
    once = clean(html)

    assert clean(once) == once


@given(html=markup)
def test_only_allowed_tags_and_attributes_are_ever_kept(html):
    for reading in (clean(html), for_reading(html, "label")):
        for tag, attributes in re.findall(r"<([a-z0-9]+)((?:\s[^>]*)?)>", reading):
            assert tag in TAGS | {"div"}
            assert not re.search(r"\son|style=|javascript:", attributes, re.IGNORECASE)


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ("", 0),
        ("<p>One two</p><p>three</p>", 3),
        ("<p>4.5 mg, 11,194 people [@bolton-2019].</p>", 4),
        ("<p>don’t isn't open-label and/or</p>", 4),
        ("<li>One</li><li>Two</li>", 2),
        ("– … “ ”", 0),
        ("<p>Pain &amp; sleep&nbsp;&lt;</p>", 2),
    ],
)
def test_words_are_counted_as_a_reader_counts_them(html, count):
    assert words(html) == count


def test_header_cells_say_what_they_head():
    table = "<table><tr><th>A</th><th>B</th></tr><tr><th>C</th><td>1</td></tr></table>"
    shown = for_reading(table * 2, "T")

    assert shown.count('<th scope="col">A</th><th scope="col">B</th>') == 2
    assert shown.count('<th scope="row">C</th>') == 2


def test_a_table_scrolls_in_a_frame_that_the_keyboard_reaches_and_that_has_a_name():
    shown = for_reading("<table><tr><td>1</td></tr></table>", 'Doses "<b>" & more')

    assert shown.startswith('<div class="table-scroll" role="region" tabindex="0" aria-label="')
    assert 'aria-label="Table: Doses &quot;&lt;b&gt;&quot; &amp; more"' in shown
    assert shown.endswith("</table></div>")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("<p>Take 4.5 mg daily</p>", "<p>Take 4.5\N{NO-BREAK SPACE}mg daily</p>"),
        ("<p>in November 2026</p>", "<p>in November\N{NO-BREAK SPACE}2026</p>"),
        ("<ul><li>1 ml</li></ul>", "<ul><li>1\N{NO-BREAK SPACE}ml</li></ul>"),
        ('<p><a href="/a?b=1&amp;c=2 mg">x</a></p>', '<p><a href="/a?b=1&amp;c=2 mg">x</a></p>'),
    ],
)
def test_doses_and_dates_do_not_break_and_addresses_do_not_change(typed, shown):
    assert for_reading(typed, "x") == shown


def test_a_dose_that_is_partly_bold_does_not_break():
    assert "\N{NO-BREAK SPACE}mg" in for_reading("<p><strong>4.5</strong> mg</p>", "x")


@pytest.mark.parametrize("entity", ["&lt;", "&amp;", "&gt;", "&nbsp;"])
def test_entities_are_kept_and_not_escaped_twice(entity):
    assert for_reading(f"<p>a {entity} b</p>", "x") == f"<p>a {entity} b</p>"


def test_html_that_reached_the_database_uncleaned_is_cleaned_when_it_is_shown():
    shown = for_reading('<p onclick="x()">a<script>alert(1)</script></p>', "x")

    assert shown == "<p>a</p>"


# A paragraph of only spaces is no text and is removed.
paragraphs = st.lists(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=60).filter(
        str.strip
    ),
    min_size=1,
    max_size=4,
)


@given(texts=paragraphs)
def test_no_text_is_ever_lost(texts):
    html = "".join(f"<p>{escape(text)}</p>" for text in texts)

    assert seen(for_reading(html, "x")) == " ".join("".join(texts).split())
    assert seen(clean(html)) == " ".join("".join(texts).split())


def test_nested_empty_elements_are_all_removed():
    assert clean("<strong>" * 25 + "</strong>" * 25) == ""


@pytest.mark.parametrize("address", ["//evil.example/x", "/\\evil.example", "javascript:x"])
def test_a_link_to_another_host_without_a_scheme_loses_its_address(address):
    assert clean(f'<p><a href="{address}">words</a></p>') == "<p><a>words</a></p>"


def test_short_rows_get_empty_cells_and_the_first_row_becomes_a_header():
    ragged = "<table><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>"

    assert clean(ragged) == (
        "<table><tbody><tr><th>a</th><th></th></tr><tr><td>b</td><td>c</td></tr></tbody></table>"
    )


def test_a_table_with_one_cell_in_most_rows_is_filled():
    wide = "<tr>" + "<td>a</td>" * 9 + "</tr>"

    filled = clean(f"<table>{wide}{'<tr><td>b</td></tr>' * 200}</table>")

    assert filled.count("<td>b</td>" + "<td></td>" * 8 + "</tr>") == 200


def lopsided(size):
    """A table with one wide row, and as many rows without a cell."""
    return f"<table><tr>{'<td>x</td>' * size}</tr>{'<tr></tr>' * size}</table>"


def test_a_table_that_would_be_nearly_all_empty_cells_is_not_filled():
    assert clean(lopsided(20)).count("<td></td>") == 20 * 20
    assert "<td></td>" not in clean(lopsided(40))


def test_twice_as_large_a_lopsided_table_is_at_most_twice_the_work():
    assert steps(lambda: clean(lopsided(400))) < 2.2 * steps(lambda: clean(lopsided(200)))


def test_the_text_in_a_heading_keeps_its_order():
    """Nested headings and cells once got end tags without start tags."""
    shown = for_reading("<h4>One<table><tr><td>1</td></tr></table></h4><h4>Two</h4>", "x")

    assert shown.count("<h3>") == shown.count("</h3>") == 2
    assert "<h4>" not in shown


GENERIC = ["title", "lang", "id", "class", "style", "dir", "hidden", "aria-label", "data-x", "role"]


@pytest.mark.parametrize("tag", sorted(TAGS - {"br"}))
def test_no_element_keeps_an_attribute_that_nobody_approves(tag):
    """A title is shown as a tooltip, and `lang` changes how a screen reader says the words."""
    attributes = "".join(f' {name}="LDN cures MS"' for name in GENERIC)
    row = "<thead><tr><th>words</th></tr></thead><tbody><tr><td>words</td></tr></tbody>"
    whole = f"<table>{row}</table>" if f"<{tag}>" in row else f"<{tag}>words</{tag}>"
    html = whole.replace(f"<{tag}>", f"<{tag}{attributes}>")

    assert clean(html) == clean(whole)
    assert "LDN cures MS" not in for_reading(html, "x")


@pytest.mark.parametrize("start", ["LDN cures MS", "3 and more", "", "1e9"])
def test_a_list_begins_only_at_a_number(start):
    assert clean(f'<ol start="{start}"><li>x</li></ol>') == "<ol><li>x</li></ol>"


def test_a_table_with_an_empty_header_row_has_row_headers_instead():
    facts = "<tr><td>Liver</td><td>Tests</td></tr><tr><td>Kidneys</td><td>Caution</td></tr>"
    shown = for_reading(
        f"<table><thead><tr><th></th><th> </th></tr></thead><tbody>{facts}</tbody></table>", "Facts"
    )

    assert shown.count("<tr>") == 2
    assert re.findall(r'<th scope="(\w+)">(\w+)</th>', shown) == [
        ("row", "Liver"),
        ("row", "Kidneys"),
    ]
    assert "<td>Tests</td>" in shown
    assert clean(shown).count("<tr>") == 2


def test_a_second_header_row_below_an_empty_one_keeps_its_words():
    rows = "<tr><th></th></tr><tr><th>Dose</th></tr></thead><tbody><tr><td>4 mg</td></tr>"

    assert ">Dose<" in for_reading(f"<table><thead>{rows}</tbody></table>", "Facts")


def test_a_table_of_an_empty_header_row_alone_is_left_as_it_is():
    assert for_reading("<table><tr><th></th><th></th></tr></table>", "x").count("<th") == 2
