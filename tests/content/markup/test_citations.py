"""Markers become numbers that link to sources; nothing else in a text changes."""

import re
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.markup.citations import MISSING, Numbering, cited_keys, marker, problems

KNOWN = ("cree-2010", "gironi-2008", "a", "nice-ta115")


def plain(**options):
    """Numbering without links, so that a test sees the numbers alone."""
    return Numbering(KNOWN, linked=False, **options)


def seen(html):
    """The text that a reader sees."""
    return re.sub(r"<[^>]*>", "", html).replace("&nbsp;", " ")


def test_sources_are_numbered_in_the_order_in_which_they_are_first_cited():
    html = plain().in_html("B [@gironi-2008]. A [@cree-2010]. B again [@gironi-2008].")

    assert seen(html) == "B [1]. A [2]. B again [1]."


def test_numbers_go_on_from_one_text_to_the_next():
    numbering = plain()
    numbering.in_html("One [@gironi-2008].")

    assert seen(numbering.in_html("Two [@a], one [@gironi-2008].")) == "Two [2], one [1]."
    assert numbering.keys == ["gironi-2008", "a"]


@pytest.mark.parametrize("between", ["", " ", "  ", "\n", "&nbsp;", "\N{NO-BREAK SPACE}"])
def test_markers_side_by_side_share_one_pair_of_brackets(between):
    html = plain().in_html(f"Both [@cree-2010]{between}[@gironi-2008].")

    assert seen(html) == "Both [1, 2]."


def test_a_source_named_twice_in_one_group_has_one_number_there():
    assert seen(plain().in_html("Once [@a] [@a].")) == "Once [1]."


def test_words_between_markers_start_a_new_group():
    assert seen(plain().in_html("One [@a] and two [@cree-2010].")) == "One [1] and two [2]."


def test_the_space_before_a_number_does_not_break():
    html = plain().in_html("The end  [@a].")

    assert html == 'The end&nbsp;<span class="citation">[1]</span>.'


def test_plain_numbers_are_not_links_and_have_no_places():
    numbering = plain()

    assert "<a" not in numbering.in_html("A [@a].")
    assert numbering.places == {"a": []}


def test_a_linked_number_leads_to_its_source_and_says_what_it_is():
    html = Numbering(KNOWN).in_html("A [@a].")

    assert '<a id="cite-a-1" href="#source-a" aria-label="Source 1">1</a>' in html


def test_every_place_that_cites_a_source_has_an_id_of_its_own():
    numbering = Numbering(KNOWN)
    html = numbering.in_html("A [@a], B [@a]. ") + numbering.in_text("C [@a].")

    assert numbering.places == {"a": ["cite-a-1", "cite-a-2", "cite-a-3"]}
    assert re.findall(r'id="([^"]*)"', html) == numbering.places["a"]


def test_a_prefix_keeps_two_lists_on_one_page_apart():
    numbering = Numbering(KNOWN, "card-")
    html = numbering.in_html("A [@a].")

    assert 'id="card-cite-a-1" href="#card-source-a"' in html
    assert numbering.source_id("a") == "card-source-a"
    assert numbering.places["a"] == ["card-cite-a-1"]


def test_an_unknown_key_is_shown_as_missing_and_takes_no_number():
    numbering = plain()
    html = numbering.in_html("X [@nobody-1999]. A [@a].")

    assert seen(html) == f"X [{MISSING}]. A [1]."
    assert numbering.keys == ["a"]


@pytest.mark.parametrize(
    "tag",
    [
        '<a href="/x?[@a]">',
        "<a title='[@a] > b'>",
        '<th scope="[@a]">',
        '<div aria-label="Table [@a] > 2">',
    ],
)
def test_a_marker_inside_a_tag_is_left_alone(tag):
    assert plain().in_html(f"{tag}word") == f"{tag}word"


def test_plain_text_is_escaped():
    html = plain().in_text("p<0.05 & <b>bold</b> [@a]")

    assert html.startswith("p&lt;0.05 &amp; &lt;b&gt;bold&lt;/b&gt;")
    assert seen(html).endswith("[1]")


def test_cited_keys_are_listed_once_and_in_order():
    assert cited_keys("[@b] [@a-1] [@b] [@ not] [@-x] [@A]") == ["b", "a-1"]


def test_a_marker_is_written_as_it_is_read():
    assert cited_keys(marker("gironi-2008")) == ["gironi-2008"]


def test_a_text_that_cites_known_sources_has_no_problem():
    assert problems("<p>One [@a] two [@cree-2010], me@example.org, [1].</p>", KNOWN) == []


@pytest.mark.parametrize("key", ["nobody-1999", "Cree-2010", " a", "a ", "", "a b", "cree–2010"])
def test_a_key_that_no_reference_has_is_named(key):
    (problem,) = problems(f"Text [@{key}].", KNOWN)

    assert f"no reference with the key “{key}”" in problem


def test_each_unknown_key_is_named_once():
    found = problems("[@x] [@y] [@x]", KNOWN)

    assert ["“x”" in found[0], "“y”" in found[1], len(found)] == [True, True, 2]


@pytest.mark.parametrize(
    "text",
    [
        "Text [@cree-2010 and so on",
        "Text [@cree-2010",
        "Text [@cree-<strong>2010</strong>]",
        "Text [@cree-\n2010]",
        "Text [@",
        "<p>Text [@cree-2010</p><p>]</p>",
    ],
)
def test_a_citation_that_does_not_end_is_a_problem(text):
    (problem,) = problems(text, KNOWN)

    assert "has no end" in problem
    assert "[@gironi-2008]" in problem


def test_a_citation_longer_than_any_key_is_a_problem():
    (problem,) = problems(f"[@{'x' * 500}]", KNOWN)

    assert "has no end" in problem
    assert len(problem) < 150


texts = st.text(max_size=40)
citing = st.lists(st.one_of(texts, st.sampled_from(KNOWN).map(marker)), max_size=12).map("".join)


@given(text=citing, linked=st.booleans())
def test_every_marker_of_a_known_key_becomes_a_number(text, linked):
    numbering = Numbering(KNOWN, linked=linked)
    html = numbering.in_text(text)

    assert not [key for key in KNOWN if marker(key) in html]
    assert set(numbering.keys) == set(cited_keys(text)) & set(KNOWN)
    for number, key in enumerate(numbering.keys, start=1):
        assert number == numbering.keys.index(key) + 1
        assert re.search(rf"[\[, >]{number}[\],<]", html)


OURS = re.compile(
    r'<span class="citation">|</span>|</a>'
    r'|<a id="cite-[a-z0-9-]+-\d+" href="#source-[a-z0-9-]+" aria-label="Source \d+">'
)


@given(text=st.one_of(citing, st.text("<>\"'&[@]a/= ", max_size=60)), linked=st.booleans())
def test_no_text_yields_a_tag_that_the_numbering_did_not_write(text, linked):
    html = Numbering(KNOWN, linked=linked).in_text(text)

    assert "<" not in OURS.sub("", html)
    assert ">" not in OURS.sub("", html)


@given(text=texts)
def test_a_text_without_citations_is_only_escaped(text):
    expected = escape(text, quote=False)

    assert "[@" in text or plain().in_text(text) == expected


@given(text=st.text("[@]a-b 1<\n", max_size=30))
def test_a_text_saved_without_a_problem_shows_readers_no_marker(text):
    """A marker becomes a number or an error for the editor; readers never see it as typed."""
    shown = plain().in_text(text)

    assert problems(text, {"a", "b"}) or "[@" not in shown
