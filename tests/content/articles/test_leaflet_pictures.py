"""Pictures in the PDF of a page: each with its words, and none beyond the paper."""

import io
from dataclasses import replace

import pikepdf
import pytest

from content.articles.compose import compose_article
from content.articles.leaflet import render_leaflet
from content.models import Page, Section
from tests.content.articles.test_leaflet import FACTS, page_with, says
from tests.support import pdfs
from tests.support.guidance import library


def pictures(pdf: bytes) -> list[str]:
    """The alternative text of each picture."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        found = [each for each in document.objects if isinstance(each, pikepdf.Dictionary)]
        return [str(each.Alt) for each in found if each.get("/S") == "/Figure"]


@pytest.mark.parametrize(("shows", "count"), [("figure-routes", 1), ("figure-how-it-may-work", 2)])
def test_a_picture_is_printed_with_a_description_and_the_same_in_words(shows, count):
    made = render_leaflet(page_with(Section(heading="Picture", shows=shows)), FACTS)

    said = pictures(made)
    assert len(said) == count
    assert all(each.endswith("The list after the picture says the same.") for each in said)
    assert says(made, "The picture in words")
    assert pdfs.failures(made) == []


def test_the_forest_plot_is_printed_in_pictures_that_fit_on_a_page_with_its_table():
    shown = Section(heading="Picture", shows="figure-evidence")
    made = render_leaflet(page_with(shown), FACTS)
    said = pictures(made)

    assert len(said) > 4
    assert all(each.endswith("The table after the pictures says the same.") for each in said)
    assert says(made, "Published effects, by outcome and scale")
    assert says(made, "MSQoL-54 scores")
    assert not says(made, "You can see it on the page on the web.")
    assert pdfs.failures(made) == []
    for left, foot, right, top, width, height in boxes_of_pictures(made):
        assert 56 < left < right < width - 56
        assert 53 < foot < top < height - 51


def boxes_of_pictures(made: bytes) -> list[tuple[float, ...]]:
    """Left, foot, right and top of each picture, and its page's width and height."""
    with pikepdf.open(io.BytesIO(made)) as document:
        found = [each for each in document.objects if isinstance(each, pikepdf.Dictionary)]
        return [
            (*map(float, each.A.BBox), *map(float, each.Pg.MediaBox[2:]))
            for each in found
            if each.get("/S") == "/Figure"
        ]


def test_a_picture_too_tall_for_a_page_is_left_to_the_web_and_its_words_stay():
    study = next(each for each in library().studies if each.reference.key == "bruun-2024")
    study.rebuilt_effects = study.rebuilt_effects * 24
    page = Page(slug="odd", title="Odd", audience="everyone", summary="<p>Short.</p>")
    shown = [Section(heading="Picture", shows="figure-evidence")]
    one = replace(library(), studies=(study,))
    made = render_leaflet(compose_article(page, shown, one), FACTS)

    assert pictures(made) == []
    assert says(made, "You can see it on the page on the web.")
    assert pdfs.failures(made) == []
