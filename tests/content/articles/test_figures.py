"""The forest plot draws what was published, where it was published, and pools nothing."""

import re
from dataclasses import dataclass

import pytest
from django.template.loader import render_to_string
from lxml import html as lxml_html

from content.articles.figures import CHARACTERS, evidence, figures_of
from content.articles.plot_axis import LEFT, RIGHT
from tests.support.page_html import words_of
from tests.support.studies import STARTER


@dataclass(frozen=True)
class AnEffect:
    condition: str = "Fibromyalgia"
    outcome: str = "Pain"
    scale: str = "0-10"
    measure: str = "mean difference"
    comparator: str = "placebo"
    estimate: str = "-0.34"
    low: str = "-0.95"
    high: str = "0.27"
    p_value: str = "0.27"
    better: str = "lower"
    reads_as: str = "no-difference"
    reads_as_label: str = "No clear difference"
    note: str = "99 women."


@dataclass(frozen=True)
class AStudy:
    shown_effects: tuple[AnEffect, ...] = (AnEffect(),)
    short_name: str = "Bruun 2024"
    citation_key: str = "bruun-2024"
    scope: str = "beyond"


RATIO = AnEffect(outcome="Dizziness", scale="ratio", estimate="2", low="1", high="4")
UNCOMPARED = AnEffect(reads_as="no-comparison", comparator="none")


def drawn(*effects):
    return evidence([AStudy(effects)]).panels


def rendered(*effects, prefix="one"):
    context = {"figure": evidence([AStudy(effects)]), "prefix": prefix}
    return render_to_string("content/figures/evidence.html", context)


def test_an_interval_is_as_long_as_its_share_of_the_axis():
    (panel,) = drawn(AnEffect(estimate="0", low="-1", high="1"))
    (row,) = panel.rows

    assert [tick.text for tick in panel.ticks] == ["−1", "−0.5", "0", "0.5", "1"]
    assert (row.low_x, row.x, row.high_x) == (LEFT, (LEFT + RIGHT) // 2, RIGHT)
    assert panel.null_x == row.x


def test_effects_of_one_outcome_and_scale_share_a_panel_and_no_others_do():
    panels = drawn(
        AnEffect(), AnEffect(scale="standardised"), AnEffect(), AnEffect(outcome="Sleep")
    )

    assert [len(panel.rows) for panel in panels] == [2, 1, 1]


def test_ratios_have_a_log_scale_of_their_own():
    (panel,) = drawn(
        RATIO, AnEffect(outcome="Vomiting", scale="ratio", estimate="1", low="1", high="2")
    )

    assert [tick.text for tick in panel.ticks] == ["1", "2", "4"]
    assert panel.rows[0].x == (LEFT + RIGHT) // 2
    assert "Dizziness" not in panel.title
    assert [row.name[0].text for row in panel.rows] == [
        "Bruun 2024: dizziness",
        "Bruun 2024: vomiting",
    ]


def test_an_estimate_without_an_interval_is_a_mark_that_says_so():
    (panel,) = drawn(AnEffect(), AnEffect(estimate="0.49", low="", high=""))

    assert not panel.rows[1].has_interval
    assert panel.rows[1].low_x == panel.rows[1].high_x == panel.rows[1].x
    assert panel.rows[1].figures[0].text == "0.49 (interval not reported)"
    assert rendered(AnEffect(), AnEffect(low="", high="")).count("<circle") == 1


@pytest.mark.parametrize("effect", [UNCOMPARED, AnEffect(estimate="", low="", high="")])
def test_what_has_no_comparison_or_no_figure_is_in_the_table_and_has_no_bar(effect):
    figure = evidence([AStudy((effect,))])

    assert figure.panels == ()
    assert [row.is_drawn for row in figure.rows] == [False]
    assert "Not drawn." in rendered(effect)


def test_no_figure_published_is_said_in_the_table():
    html = rendered(AnEffect(estimate="", low="", high="", p_value=""))

    assert "no figure" in html
    assert "<svg" not in html


@pytest.mark.parametrize(
    ("better", "left", "right"),
    [
        ("lower", "Favours LDN", "Favours control"),
        ("higher", "Favours control", "Favours LDN"),
        ("", "", ""),
    ],
)
def test_the_axis_says_what_it_favours_only_where_the_source_says_which_way_is_better(
    better, left, right
):
    (panel,) = drawn(AnEffect(better=better))

    assert (panel.left, panel.right) == (left, right)
    assert ("Favours" in rendered(AnEffect(better=better))) is bool(left)


def test_figures_are_written_as_they_were_published():
    assert figures_of(AnEffect(estimate="-1.20", low="-2.0", high="0")) == (
        "−1.20 (95% CI −2.0 to 0), p=0.27"
    )
    assert figures_of(AnEffect(estimate="6", low="", high="", p_value="<0.01")) == "6, p<0.01"


def test_studies_in_ms_come_first_and_the_picture_says_if_none_could_be_drawn():
    rows = evidence(STARTER.studies).rows

    assert [row.study for row in rows[:2]] == ["Gironi 2008", "Sharafaddinzadeh 2010"]
    assert not evidence(STARTER.studies).draws_ms
    assert "No study in MS could be drawn" in rendered(AnEffect())
    assert evidence([AStudy(scope="ms")]).draws_ms


def test_without_effects_the_page_says_so():
    assert "No published effects are listed yet." in rendered()


def test_a_long_name_is_broken_into_lines_that_fit():
    (panel,) = drawn(AnEffect(condition="Rheumatoid and seropositive arthritis " * 2))

    assert len(panel.rows[0].name) > 1
    assert max(len(line.text) for line in panel.rows[0].name) <= CHARACTERS


def test_text_from_the_registry_is_escaped():
    assert "<script>" not in rendered(AnEffect(condition="<script>", note="<script>"))


def test_every_effect_is_cited_in_the_table_and_never_inside_a_picture():
    html = rendered(AnEffect())

    assert "[@bruun-2024]" in html.partition("<table")[2]
    assert "[@" not in html.partition("<table")[0]


def test_of_the_starter_studies_only_those_with_an_interval_beside_them_are_drawn():
    rows = evidence(STARTER.studies).rows
    undrawn = {row.study for row in rows} - {row.study for row in rows if row.is_drawn}

    assert {"Raknes 2017", "Raknes 2019", "Gironi 2008", "Smith 2011"} <= undrawn
    assert all(row.is_drawn for row in rows if "to" in row.figures and "Raknes" not in row.study)


def test_the_plot_gives_srinivasan_no_favours_words():
    (panel,) = (
        panel
        for panel in evidence(STARTER.studies).panels
        if panel.rows[0].name[0].text.startswith("Srinivasan")
    )

    assert (panel.left, panel.right, len(panel.rows)) == ("", "", 2)


def test_every_drawn_effect_lies_inside_its_picture():
    for panel in evidence(STARTER.studies).panels:
        for row in panel.rows:
            assert LEFT <= row.low_x <= row.x <= row.high_x <= RIGHT
            assert row.y < panel.axis_y < panel.height


def test_a_screen_reader_finds_every_panel_again_in_the_table():
    context = {"figure": evidence(STARTER.studies), "prefix": "one"}
    tree = lxml_html.document_fromstring(render_to_string("content/figures/evidence.html", context))
    table = words_of(tree.xpath("//table")[0])

    assert len(tree.xpath("//*[local-name() = 'svg'][@role = 'img']")) > 4
    for panel in context["figure"].panels:
        for row in panel.rows:
            assert row.figures[0].text.split()[0] in table
    assert "not drawn" in table.casefold()


def test_figures_and_their_copies_share_no_id_on_a_page():
    ids = [it for prefix in ("a", "b") for html in all_three(prefix) for it in ids_of(html)]

    assert ids
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", ["routes", "how_it_may_work"])
def test_no_citation_stands_inside_a_picture(name):
    html = render_to_string(f"content/figures/{name}.html", {"prefix": "a"})
    drawings = re.findall("<svg.*?</svg>", html, re.DOTALL)

    assert len(drawings) == 2
    assert not any("[@" in drawing for drawing in drawings)
    assert "[@" in html.rpartition("</svg>")[2]


@pytest.mark.parametrize("drawing", [0, 1])
def test_before_each_next_route_the_reason_is_to_be_sorted_out(drawing):
    html = render_to_string("content/figures/routes.html", {"prefix": "a"})
    words = lxml_html.fragment_fromstring(html).xpath("//svg")[drawing].xpath(".//text")
    said = [" ".join(each.text_content().split()) for each in words]
    routes = [
        next(place for place, text in enumerate(said) if text.startswith(begins))
        for begins in ("Talk to your GP about an NHS", "Talk to your GP about a priv", "A private")
    ]
    asked = [place for place, text in enumerate(said) if text.endswith("Sort that out first.")]

    assert all("Was the reason a medicine or an illness of yours?" in said[it] for it in asked)
    assert sorted(routes + asked) == [routes[0], asked[0], routes[1], asked[1], routes[2]]


def test_the_block_of_a_low_dose_is_drawn_smaller_than_that_of_a_full_dose():
    html = render_to_string("content/figures/how_it_may_work.html", {"prefix": "a"})
    blocks = re.findall(r'd="(M2 [^"]*)Z" fill="url', html)
    (width, height), (low_width, low_height) = map(extent, blocks)

    assert low_width * 4 < width
    assert low_height * 2 < height


def extent(path: str) -> tuple[int, int]:
    """The width and height of a path whose points are pairs, but for a last V."""
    numbers = [int(each) for each in re.findall(r"\d+", path.partition("V")[0])]
    across, down = numbers[::2], numbers[1::2]
    return max(across) - min(across), max(down) - min(down)


def test_the_picture_of_routes_does_not_tell_readers_to_ask_for_a_prescription():
    html = render_to_string("content/figures/routes.html", {"prefix": "a"})
    said = " ".join(re.sub("<[^>]*>", " ", html).split())

    assert "The prescriber decides" in said
    assert "“No” may be the right answer" in said
    assert not re.search("ask (your|a|an) (GP|doctor|private)", said, re.IGNORECASE)


def all_three(prefix: str) -> list[str]:
    names = ("routes", "how_it_may_work")
    drawings = [render_to_string(f"content/figures/{it}.html", {"prefix": prefix}) for it in names]
    return [*drawings, rendered(AnEffect(), prefix=prefix)]


def ids_of(html: str) -> list[str]:
    return [piece.partition('"')[0] for piece in html.split(' id="')[1:]]
