"""The evidence picture works with any studies in the registry."""

import re
from dataclasses import dataclass

import pytest
from django.template.loader import render_to_string

from content.articles.figures import CHARACTERS, DIRECTIONS, LONGEST_BAR, WIDTH, evidence
from content.models.study import Direction


@dataclass(frozen=True)
class AStudy:
    short_name: str = "Cree 2010"
    participants: str = ""
    enrolled: int | None = 80
    completed: int | None = None
    design_kind: str = "randomised-crossover"
    design_kind_label: str = "Randomised crossover"
    direction: str = "mixed"
    direction_label: str = "Mixed results"
    citation_key: str = "cree-2010"


def rendered(*studies: AStudy, prefix: str = "one") -> str:
    context = {"figure": evidence(studies), "prefix": prefix}
    return render_to_string("content/figures/evidence.html", context)


def test_a_bar_is_as_long_as_its_share_of_the_largest_study():
    small, large = evidence([AStudy(enrolled=80), AStudy(enrolled=320)]).rows

    assert (small.enrolled.width, large.enrolled.width) == (LONGEST_BAR // 4, LONGEST_BAR)


def test_people_who_finished_have_a_bar_on_the_same_scale():
    (row,) = evidence([AStudy(enrolled=80, completed=60)]).rows

    assert row.finished.width == LONGEST_BAR * 60 // 80


def test_without_studies_there_is_no_picture_and_the_page_says_so():
    html = rendered()

    assert "<svg" not in html
    assert "No studies are listed yet." in html


def test_a_study_without_numbers_has_no_bar_and_says_so():
    study = AStudy(enrolled=None)

    assert evidence([study]).rows[0].enrolled is None
    assert "Number not recorded here" in rendered(study)


def test_the_smallest_study_can_still_be_seen():
    tiny = evidence([AStudy(enrolled=1), AStudy(enrolled=100_000)]).rows[0].enrolled

    assert tiny.width > 0


def test_a_review_does_not_set_the_scale_and_its_bar_is_cut_short():
    review = AStudy(enrolled=11_194, design_kind="systematic-review")
    study, cut = evidence([AStudy(enrolled=115), review]).rows

    assert (study.enrolled.width, study.enrolled.cut_x) == (LONGEST_BAR, 0)
    assert 0 < cut.enrolled.cut_x < cut.enrolled.width


def test_reviews_alone_are_drawn_to_scale():
    (row,) = evidence([AStudy(enrolled=11_194, design_kind="systematic-review")]).rows

    assert (row.enrolled.number, row.enrolled.cut_x) == ("11,194", 0)


def test_more_finishers_than_the_scale_holds_stay_inside_the_picture():
    (row,) = evidence([AStudy(enrolled=0, completed=5_000)]).rows

    assert row.finished.label_x < WIDTH


def test_thirty_studies_stand_below_each_other():
    figure = evidence(AStudy(completed=60) for _ in range(30))
    tops = [row.name_lines[0].y for row in figure.rows]

    assert all(row.bottom < top for row, top in zip(figure.rows, tops[1:], strict=False))
    assert figure.height == figure.rows[-1].bottom


def test_a_long_name_is_broken_into_lines_that_fit_and_nothing_is_lost():
    name = "The Multicentre Study Group of " + "Llanfair" * 8
    (row,) = evidence([AStudy(short_name=name)]).rows

    assert max(len(line.text) for line in row.name_lines) <= CHARACTERS
    assert "".join(line.text for line in row.name_lines).replace(" ", "") == name.replace(" ", "")
    assert row.design.y > row.name_lines[-1].y


def test_design_and_direction_are_shown_in_words_as_well_as_shapes():
    html = rendered(AStudy(enrolled=80, completed=60))

    assert 'href="#one-evidence-randomised-crossover"' in html
    assert "url(#one-evidence-mixed)" in html
    words = " ".join(html.partition("</svg>")[2].split())
    assert "80 people, 60 finished. Randomised crossover. Mixed results." in words


def test_an_unknown_kind_keeps_its_words_and_gets_the_plain_shape():
    (row,) = evidence([AStudy(design_kind="new", direction="new", direction_label="New")]).rows

    assert (row.design.slug, row.direction.slug) == ("other", "not-recorded")
    assert row.direction.label == "New"


def test_text_from_the_registry_is_escaped():
    assert "<script>" not in rendered(AStudy(short_name="<script>", direction_label="<script>"))


def test_every_study_is_cited_in_words_and_never_inside_the_picture():
    picture, _, words = rendered(AStudy()).partition("</svg>")

    assert "[@cree-2010]" in words
    assert "[@" not in picture


def test_figures_and_their_copies_share_no_id_on_a_page():
    ids = [it for prefix in ("a", "b") for html in all_three(prefix) for it in ids_of(html)]

    assert ids
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", ["routes", "how_it_may_work"])
def test_no_citation_stands_inside_a_picture(name):
    html = render_to_string(f"content/figures/{name}.html", {"prefix": "a"})

    assert "[@" not in html.partition("</svg>")[0].partition("<svg")[2]
    assert "[@" in html.partition("</svg>")[2]


def test_the_picture_of_routes_does_not_tell_readers_to_ask_for_a_prescription():
    html = render_to_string("content/figures/routes.html", {"prefix": "a"})
    said = " ".join(re.sub("<[^>]*>", " ", html).split())

    assert "at every step the prescriber decides" in said
    assert "“No” may be the right answer" in said
    assert not re.search("ask (your|a|an) (GP|doctor|private)", said, re.IGNORECASE)


def test_every_direction_has_a_pattern_of_its_own():
    assert set(DIRECTIONS) == set(Direction.values)
    html = rendered(AStudy())

    for direction in Direction.values:
        assert f'<pattern id="one-evidence-{direction}"' in html


def all_three(prefix: str) -> list[str]:
    names = ("routes", "how_it_may_work")
    drawn = [render_to_string(f"content/figures/{it}.html", {"prefix": prefix}) for it in names]
    return [*drawn, rendered(AStudy(), prefix=prefix)]


def ids_of(html: str) -> list[str]:
    return [piece.partition('"')[0] for piece in html.split(' id="')[1:]]
