"""Searching for a misspelt word: which word replaces it, and which words never do."""

from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.search.finding import Document, Part, find
from content.search.spelling import Instead, Spelling, distance
from tests.support.work import steps

TEXT = (
    "Codeine, co-codamol, morphine, tramadol and methadone are opioids. Side effects: nausea. "
    "Naltrexone in a low dose. Fatigue. Do not drink alcohol while taking it."
)
KNOWN = Spelling([TEXT])


def search(query, text=TEXT):
    return find(query, [Document("T", "/a/", "page", (Part("", "", text),))])


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("codiene", "codeine"),
        ("codine", "codeine"),
        ("Codeien", "codeine"),
        ("morfine", "morphine"),
        ("tramadoll", "tramadol"),
        ("naltroxene", "naltrexone"),
        ("fatige", "fatigue"),
        ("sideefects", "side effects"),
        ("sideeffects", "side effects"),
        ("lowdose", "low dose"),
        ("cocodamol", "co-codamol"),
        ("painkilers", "painkiller"),
    ],
)
def test_a_misspelt_word_is_corrected_and_both_words_are_named(typed, shown):
    result = search(typed)

    assert result.hits
    assert result.instead == (Instead(typed, shown),)
    assert not result.is_partial


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("cocaine", "codeine"),
        ("clonidine", "codeine"),
        ("naloxone", "naltrexone"),
        ("apomorphine", "morphine"),
        ("rimantadine", "amantadine"),
        ("hydrocodone", "oxycodone"),
        ("buspirone", "bupropion"),
        ("beer", "been"),
        ("105", "106"),
    ],
)
def test_other_medicines_short_words_and_numbers_are_not_corrected(typed, known):
    assert not search(typed, f"With {known}.").hits


def test_a_word_that_is_there_is_never_replaced():
    result = search("codine", "Codine is a name. Codeine is another.")

    assert result.instead == ()
    assert len(result.hits) == 1


def test_the_beginning_of_a_known_word_is_not_corrected():
    assert KNOWN.nearest("codein") == "codeine"
    assert search("codein").instead == ()


def test_of_two_words_equally_near_the_more_common_is_used():
    assert Spelling(["Tablet. Tabled, tabled."]).nearest("tabler") == "tabled"
    assert Spelling(["Tablet, tablet. Tabled."]).nearest("tabler") == "tablet"
    assert Spelling(["Tabled, tabled. Tablets."]).nearest("tablest") == "tablets"


def test_words_of_a_question_are_never_a_correction():
    assert Spelling(["What would you do?"]).nearest("woulda") == ""


def test_words_left_out_and_words_corrected_are_both_named():
    result = search("codiene zebra")

    assert result.instead == (Instead("codiene", "codeine"),)
    assert result.left_out == ("zebra",)


def test_two_words_are_joined_only_as_some_text_has_them_side_by_side():
    assert Spelling(["Side effects"]).nearest("sideeffect") == "side effects"
    assert Spelling(["Effects. On the side"]).nearest("sideeffect") == ""
    assert Spelling(["Side. Effects"]).nearest("sideeffect") == ""


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [
        ("codeine", "codeine", 0),
        ("codiene", "codeine", 1),
        ("codine", "codeine", 1),
        ("codeiine", "codeine", 1),
        ("codoine", "codeine", 1),
        ("morfine", "morphine", 2),
        ("ab", "cd", 2),
        ("", "ab", 2),
        ("cocaine", "morphine", None),
        ("a", "abcd", None),
    ],
)
def test_the_distance_counts_slips_of_each_kind_up_to_the_most(one, other, far):
    assert distance(one, other, 2) == distance(other, one, 2) == far


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_stopping_early_does_not_change_the_distance(one, other):
    exact = distance(one, other, 12)

    for most in range(4):
        assert distance(one, other, most) == (exact if exact <= most else None)


@given(st.text(max_size=60), st.text(max_size=120))
def test_no_query_raises_an_error(query, text):
    meant, instead = Spelling([text]).corrected(query)

    assert all(each.typed and each.shown in meant for each in instead)


def test_many_unknown_words_take_work_in_proportion_to_the_length_of_the_text():
    pairs = [one + other for one in ascii_lowercase for other in ascii_lowercase]
    text = " ".join(f"w{pair}rds{'x' * length}" for pair in pairs for length in range(2))
    query = "wzzrdq wyyrdq wxxrdq wqqrdq wvvrdq wuurdq wttrdq wssrdq"

    assert steps(lambda: search(query, text)) < 150 * len(text)
