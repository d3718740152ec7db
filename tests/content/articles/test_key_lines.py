"""The key lines of a caution: how many fit, and where they are shown."""

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.html import strip_tags

from content.articles import caution_cards
from content.articles.compose import Article, Part
from content.articles.differences import differences
from content.articles.library import Library
from content.articles.serialise import dumps, loads
from content.markup.citations import without_markers
from content.models import Caution, Reference
from content.models.caution import fitting_key_lines, lines_of
from content.search.findable import of_article
from tests.support.guidance import library as starter_library
from tests.support.page_html import words_of

SOURCES = {key: Reference(key=key, title=f"About {key}") for key in ("one-2001", "two-2002")}
LINES = "First line [@one-2001].\nSecond line."


def library(**fields):
    texts = {"for_patients": "<p>Long.</p>", "for_prescribers": "<p>Terse [@two-2002].</p>"}
    return Library(SOURCES, (), {"x": Caution(key="x", title="X", **texts | fields)})


def article(card):
    return Article("T", "t", "patients", "", "", (Part("a", "H", "", cards=(card,)),), ())


def test_key_lines_stand_above_the_text_of_their_readers():
    card = caution_cards.for_patients(library(key_lines_for_patients=LINES), "x")
    shown = words_of(render_to_string("components/caution.html", {"card": card, "level": 2}))

    assert shown.index("First line") < shown.index("Second line") < shown.index("Long")
    assert [source.key for source in card.sources] == ["one-2001"]


def test_a_place_for_one_line_takes_the_first_and_its_sources_alone():
    card = caution_cards.one_line_for_prescribers(library(key_lines_for_prescribers=LINES), "x")

    assert [strip_tags(line).replace("&nbsp;", " ") for line in card.key_lines_for_prescribers] == [
        "First line [1]."
    ]
    assert (card.for_prescribers, len(card.sources)) == ("", 1)


def test_a_caution_without_key_lines_shows_its_whole_text_there():
    assert "Terse" in caution_cards.one_line_for_prescribers(library(), "x").for_prescribers


def test_the_patients_reminders_are_the_first_key_line_of_each_caution():
    reminders = caution_cards.reminders_for_patients(library(key_lines_for_patients=LINES))
    card = reminders.cards["x"]

    assert [strip_tags(line).replace("&nbsp;", " ") for line in card.key_lines_for_patients] == [
        "First line [1]."
    ]
    assert (card.for_patients, len(reminders.sources)) == ("", 1)
    left_out = caution_cards.reminders_for_patients(library(key_lines_for_patients=LINES), ["x"])
    assert left_out.cards == {}


def test_a_changed_key_line_is_a_difference_and_survives_freezing():
    card = caution_cards.for_patients(library(key_lines_for_patients=LINES), "x")
    frozen = loads(dumps(article(card)))
    changed = replace(card, key_lines_for_patients=card.key_lines_for_patients[:1])

    assert frozen == article(card)
    assert "Second line." in str(differences(frozen, article(changed)))


def test_key_lines_are_searched():
    card = caution_cards.for_patients(library(key_lines_for_patients=LINES), "x")

    assert "Second line." in " ".join(part.words for part in of_article(article(card), "/").parts)


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [("a\nb\nc\nd", "There are 4 lines"), ("x" * 111, "has 111 characters")],
)
def test_too_many_lines_and_too_long_ones_are_refused(lines, complaint):
    with pytest.raises(ValidationError, match=complaint):
        fitting_key_lines(lines)


def test_citations_do_not_count_towards_the_length():
    fitting_key_lines("x" * 109 + " [@one-2001] [@two-2002].")


def test_every_caution_of_the_starter_content_has_key_lines_for_both():
    for caution in starter_library().cautions.values():
        for name in ("key_lines_for_patients", "key_lines_for_prescribers"):
            lines = lines_of(getattr(caution, name))
            assert 1 <= len(lines) <= 3, (caution.key, name)
            assert all(len(without_markers(line)) <= 110 for line in lines), (caution.key, name)
