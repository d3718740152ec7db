"""What a result shows: the words that were found, with the limits of a study."""

from hypothesis import given
from hypothesis import strategies as st

from content.search.snippets import SHOWN_OF_LONGER, SHOWN_WHOLE, snippet
from content.search.terms import terms
from content.search.words import tidy, words
from tests.content.search.test_finding import document, hits_of, shown


def marked(query, text):
    """The marked words in a text's excerpt."""
    (hit,) = hits_of(query, [document(text)])
    return [piece.text for piece in hit.snippet if piece.is_hit]


def test_hits_are_marked_as_the_text_spells_them():
    assert marked("ldn opioid", "Low‑dose naltrexone blocks opioids.") == [
        "Low‑dose naltrexone",
        "opioids",
    ]


def test_the_longest_of_several_names_is_marked():
    assert marked("RRMS", "In relapsing remitting MS.") == ["relapsing remitting MS"]


def test_overlapping_hits_are_marked_once():
    assert marked("relapsing RRMS", "In relapsing remitting MS.") == ["relapsing remitting MS"]
    assert marked("multiple sclerosis sclerosis", "In multiple sclerosis.") == [
        "multiple sclerosis"
    ]


def test_a_paragraph_is_shown_whole_so_that_a_result_keeps_its_limits():
    result = "Spasticity fell. " + "But there was no placebo. " * 12
    (hit,) = hits_of("spasticity", [document(f"Before.\n{result.strip()}\nAfter.")])

    assert shown(hit) == result.strip()
    assert len(words(result)) < SHOWN_WHOLE


def test_a_long_paragraph_is_cut_to_the_words_around_the_hits():
    long = "liver " + "x " * 300 + "liver kidneys" + " y" * 300
    (hit,) = hits_of("liver kidneys", [document(long)])

    assert shown(hit).startswith("… x x")
    assert "liver kidneys" in shown(hit)
    assert shown(hit).endswith("y …")
    assert len(words(shown(hit))) == SHOWN_OF_LONGER


@given(st.text(min_size=1, max_size=60))
def test_an_excerpt_contains_only_words_of_the_text(text):
    pieces = snippet(tidy(text), terms(text))

    assert "".join(piece.text for piece in pieces) in tidy(text)
