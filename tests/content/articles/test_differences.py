"""Differences between two articles; articles written as JSON and read again."""

from dataclasses import replace
from pathlib import Path

from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from content.articles.differences import differences
from content.articles.serialise import dumps, loads
from content.markup.changes import Change, words_changed
from content.markup.meaning import blocks_in
from tests.support.guidance import article

ARTICLE = article("side-effects")


def of(change, found):
    return [words.text for each in found for words in each.words if words.change is change]


def test_an_article_does_not_differ_from_itself():
    assert differences(ARTICLE, ARTICLE) == []


def test_a_changed_number_is_found_under_its_heading():
    part = ARTICLE.parts[0]
    body = SafeString(part.body.replace("60 of 80", "70 of 80"))
    assert body != part.body
    (found,) = differences(
        ARTICLE, replace(ARTICLE, parts=(replace(part, body=body), *ARTICLE.parts[1:]))
    )

    assert found.heading == part.heading
    assert of(Change.TAKEN_OUT, [found]) == ["60"]
    assert of(Change.PUT_IN, [found]) == ["70"]


def test_a_section_that_was_taken_out_is_listed_whole():
    found = differences(ARTICLE, replace(ARTICLE, parts=ARTICLE.parts[1:]))

    gone = " ".join(of(Change.TAKEN_OUT, found))
    for block in blocks_in(ARTICLE.parts[0].body):
        assert block.text in gone
    assert of(Change.PUT_IN, found) == []


def test_a_changed_caution_card_is_found():
    index = next(n for n, part in enumerate(ARTICLE.parts) if part.cards)
    part = ARTICLE.parts[index]
    card = replace(part.cards[0], for_patients=SafeString("<p>Other words for patients.</p>"))
    parts = (*ARTICLE.parts[:index], replace(part, cards=(card,)), *ARTICLE.parts[index + 1 :])

    assert "Other words for patients." in of(
        Change.PUT_IN, differences(ARTICLE, replace(ARTICLE, parts=parts))
    )


def test_another_source_is_a_change_but_another_number_for_it_is_not():
    cited = (
        '<p>It is so&nbsp;<span class="citation">[<a id="cite-{0}-1" href="#source-{0}" '
        'aria-label="Source {1}">{1}</a>]</span>.</p>'
    )
    one, same, other = (
        replace(ARTICLE, summary=SafeString(cited.format(*each)))
        for each in (("cree-2010", 1), ("cree-2010", 7), ("bolton-2019", 1))
    )

    assert differences(one, same) == []
    assert of(Change.PUT_IN, differences(one, other)) == ["[bolton-2019]."]


def test_the_first_edition_is_all_new():
    found = differences(None, ARTICLE)

    assert of(Change.TAKEN_OUT, found) == []
    assert ARTICLE.title in of(Change.PUT_IN, found)


@given(st.text(max_size=300), st.text(max_size=300))
def test_the_words_of_both_texts_are_all_there_in_order(before, after):
    found = list(words_changed(before, after))

    kept = " ".join(each.text for each in found if each.change is not Change.PUT_IN)
    new = " ".join(each.text for each in found if each.change is not Change.TAKEN_OUT)
    assert kept.split() == before.split()
    assert new.split() == after.split()


def test_an_article_is_the_same_after_json():
    for slug in ("side-effects", "evidence-in-ms", "cautions", "how-it-may-work"):
        whole = article(slug)

        assert loads(dumps(whole)) == whole
        assert isinstance(loads(dumps(whole)).parts[0].body, SafeString)


def test_an_article_that_was_frozen_in_november_2026_can_still_be_read():
    """Editions are kept for ever, so a new field needs a default."""
    kept = Path(__file__).parents[2] / "golden" / "frozen-article.json"
    old = loads(kept.read_text("utf-8"))

    assert old.title == "Cautions"
    assert [card.key for part in old.parts for card in part.cards] == ["urgent-help"]
    assert [row.key for part in old.parts for row in part.studies] == ["gironi-2008"]
    assert old.sources[0].reference.text


def test_long_texts_with_nothing_alike_are_compared_in_a_moment():
    def long(word):
        paragraphs = "".join(f"<p>{word}{n} {word * 3}{n}.</p>" for n in range(400))
        return replace(ARTICLE, summary=SafeString(paragraphs))

    found = differences(long("alpha"), long("omega"))

    assert len(found) == 800
