"""Searching: which documents match, in which order, and which words of them are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.search.findable import documents, lines, of_study, types_in_words
from content.search.finding import Document, Part, find
from content.search.synonyms import GROUPS
from content.search.terms import terms
from tests.support.studies import STARTER, a_study, chosen
from tests.support.work import steps


def document(text="", *, title="A title", heading="", anchor="", beside=""):
    part = Part(heading, anchor, text)
    return Document(title, "/a/", "page", (part,), beside=beside)


def hits_of(query, documents):
    return find(query, documents).hits


def found(query, text):
    """Whether a query finds a document with this text, with every word as typed."""
    return is_whole(find(query, [document(text)]))


def is_whole(found):
    return bool(found.hits) and not found.is_partial and not found.instead


def shown(hit):
    return "".join(piece.text for piece in hit.snippet)


# --- What matches -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("SPASTICITY", "Spasticity fell."),
        ("smabrekke", "Småbrekke L."),
        ("Småbrekke", "Sma\u030abrekke L."),
        ("crohns", "Crohn’s disease"),
        ("crohn's", "Crohn’s disease"),
        ("Crohn’s", "Crohn disease"),
        ("antiinflammatory", "anti\u00adinflammatory"),
        ("ms", "M\u200bS"),
        ("anti-inflammatory", "anti inflammatory"),
        ("anti inflammatory", "anti\u2011inflammatory"),
        ("tablet", "Tablets of 50 mg"),
        ("allergies", "an allergy"),
        ("11194", "11,194 people"),
        ("4.5mg", "4.5\u00a0mg a day"),
        ("tire", "People who are tired"),
        ("naltrexone fatigue", "Fatigue and naltrexone."),
        ("日本語", "日本語"),
    ],
)
def test_case_accents_quotes_hyphens_and_plurals_do_not_matter(query, text):
    assert found(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("5 mg", "50 mg"),
        ("4", "4.5 mg"),
        ("2010", "20105 people"),
        ("eye", "eyelid"),
        ("naltrexone zebra", "Naltrexone blocks receptors."),
        ("cis", "95% CI 0.66 to 1.06"),
        ("side effects", "The effects on the other side"),
    ],
)
def test_every_word_must_be_there_and_numbers_must_be_the_same(query, text):
    assert not found(query, text)


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group[0])
def test_each_synonym_finds_every_other_one(group):
    for query in group:
        for text in group:
            assert found(query, f"Before {text} after"), (query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("LDN RRMS", "Low-dose naltrexone in relapsing-remitting multiple sclerosis"),
        ("low dose naltrexone for relapsing remitting MS", "LDN in RRMS"),
        ("side effects of low-dose naltrexone", "Adverse reactions to LDN"),
        ("painkillers", "Opioids are excluded"),
        ("DMTs", "disease-modifying therapies"),
        ("GPs", "a general practitioner"),
        ("what are the side effects of LDN?", "LDN: adverse effects"),
    ],
)
def test_synonyms_work_within_longer_queries(query, text):
    assert found(query, text)


def test_words_may_stand_in_different_parts_of_a_document():
    parts = (Part("Opioids", "a", "One."), Part("", "b", "A liver test."))

    assert is_whole(find("liver opioid", [Document("T", "/a/", "page", parts)]))


def test_a_query_of_only_common_words_searches_for_them():
    assert found("what is it", "What it is.")
    assert not found("what is it", "Nothing of that kind.")


@pytest.mark.parametrize("query", ["", "   ", "!?", "…", "\u200b", "<>"])
def test_a_query_without_a_word_finds_nothing(query):
    assert terms(query) == ()
    assert hits_of(query, [document("anything")]) == ()


# --- What most of the words match ---------------------------------------------------------------


def test_if_no_document_has_every_word_those_with_the_most_are_hits_and_the_rest_is_named():
    one, two = document("The liver."), document("The liver and the kidneys.")
    result = find("Zebras, liver and kidneys", [one, two])

    assert [hit.title for hit in result.hits] == [two.title]
    assert result.is_partial
    assert result.left_out == ("Zebras",)
    assert result.hits[0].lacks == ()


def test_a_hit_names_the_words_that_only_others_have():
    result = find("liver kidneys", [document("The liver."), document("The kidneys.")])

    assert result.is_partial
    assert result.left_out == ()
    assert [hit.lacks for hit in result.hits] == [("kidneys",), ("liver",)]


def test_if_a_document_has_every_word_those_with_fewer_are_no_hits():
    result = find("liver kidneys", [document("Liver."), document("Liver, kidneys.", title="Both")])

    assert [hit.title for hit in result.hits] == ["Both"]
    assert not result.is_partial


def test_words_of_a_question_and_letters_alone_are_no_match():
    result = find("can I take vitamin D?", [document("What can be taken: D, and I can take it.")])

    assert result.hits == ()


# --- In which order -----------------------------------------------------------------------------


def test_a_title_counts_more_than_a_heading_and_that_more_than_text():
    in_text = document("About the liver.", title="Text")
    in_heading = document("x", title="Heading", heading="Liver", anchor="liver")
    in_title = document("x", title="Liver")

    hits = hits_of("liver", [in_text, in_heading, in_title])

    assert [hit.title for hit in hits] == ["Liver", "Heading", "Text"]


def test_documents_with_equal_scores_keep_their_order():
    hits = hits_of("liver", [document("liver", title=title) for title in "abc"])

    assert [hit.title for hit in hits] == ["a", "b", "c"]


def test_a_hit_leads_to_the_part_that_has_most_of_the_words():
    parts = (
        Part("One", "one", "The liver."),
        Part("Two", "two", "The kidneys and the liver."),
        Part("Three", "", "Nothing."),
    )
    (hit,) = hits_of("liver kidneys", [Document("T", "/a/", "page", parts)])

    assert (hit.address, hit.heading) == ("/a/#two", "Two")


def test_without_an_anchor_a_hit_leads_to_the_document():
    (hit,) = hits_of("liver", [document("liver")])

    assert hit.address == "/a/"


# --- What is shown ------------------------------------------------------------------------------


@pytest.mark.hazard("H13.2")
def test_a_study_is_never_found_without_its_limits():
    study = a_study(result="Pain fell.", limits="No group without LDN [@x-1].")
    (hit,) = hits_of("pain", [of_study(study, "/evidence/x/")])

    assert "Pain fell." in shown(hit)
    assert "".join(piece.text for piece in hit.beside) == "Main limits: No group without LDN."


@pytest.mark.parametrize("kind", ["rrms", "spms", "ppms", "cis"])
def test_searching_for_a_type_of_ms_finds_the_studies_that_the_filter_gives(kind):
    everything = [of_study(study, study.reference.key) for study in STARTER.studies]
    keys = {hit.address.partition("#")[0] for hit in hits_of(kind.upper(), everything)}

    assert keys == set(chosen(type=kind))


def test_a_study_of_all_types_of_ms_names_each_of_them():
    assert types_in_words(a_study(ms_types="all")) == (
        "All types of MS: Relapsing remitting (RRMS), Secondary progressive (SPMS), "
        "Primary progressive (PPMS)"
    )
    assert types_in_words(a_study(ms_types="ppms")) == "Primary progressive (PPMS)"
    assert types_in_words(a_study()) == ""


def test_a_word_of_the_limits_is_found_and_marked_there():
    (hit,) = hits_of("excluded", [of_study(a_study(limits="Opioids excluded."), "/x/")])

    assert [piece.text for piece in hit.beside if piece.is_hit] == ["excluded"]


def test_rich_text_is_read_without_tags_or_citations_a_line_for_each_paragraph():
    html = (
        "<p>One&nbsp;mg &lt;b&gt;\n<strong>bo</strong>ld&nbsp;"
        '<span class="citation">[<a href="#x">1</a>, <a href="#y">2</a>]</span>.</p>'
        "<ul><li>Two</li></ul><table><tr><td>Three</td><td>four</td></tr></table>"
    )

    assert lines(html) == "One\N{NO-BREAK SPACE}mg <b> bold.\nTwo\nThree four"


def test_a_source_is_found_once_and_not_where_its_study_is():
    everything = documents({}, [(study, "/x/") for study in STARTER.studies])

    assert [each.kind for each in everything] == ["study"] * len(STARTER.studies)


# --- Hostile input ------------------------------------------------------------------------------


@given(st.text(max_size=100), st.text(max_size=300), st.text(max_size=50))
def test_no_query_and_no_text_breaks_the_search(query, text, title):
    for hit in hits_of(query, [document(text, title=title, heading=title, beside=text)]):
        assert all(piece.text for piece in (*hit.snippet, *hit.beside))


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("(a+)+$ .* [", "a" * 20_000),
        (" ".join("abcdefghijklmnopqrstuvwxyz" * 2)[:100], "a b c d e f g h i j " * 300),
        ("low dose " * 11, "low dose " * 2_000),
        ("'" * 100, "'" * 20_000),
    ],
)
def test_the_longest_query_takes_work_in_proportion_to_the_length_of_the_page(query, text):
    assert steps(lambda: find(query, [document(text)])) < 40 * len(text)
