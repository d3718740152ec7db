"""The prescriber sheet: two sides of one leaf, made of the published editions."""

import re
from dataclasses import replace
from datetime import date

import pytest

from content.markup.richtext import clean
from content.models import Effect, Page, Section
from content.required import FOR_PRESCRIBERS
from ldnguide.printing.pdf import PageNumbers
from ldnguide.printing.qr import drawing
from prescribing.pack import pdf
from prescribing.pack.documents import LETTER, NOTES, PRESCRIBER_SHEET
from prescribing.pack.prescriber_sheet import compose_sheet
from tests.prescribing.pack.reading import words
from tests.prescribing.pack.test_golden import conflicting
from tests.support import pdfs
from tests.support.builders import pack
from tests.support.examples import together_or_alone
from tests.support.guidance import guidance, library, rendered

TODAY = date(2026, 11, 23)
CHOSEN = pack(documents=(LETTER, PRESCRIBER_SHEET))
INFORMATION = guidance().information
SHEET = INFORMATION.sheet


def with_sheet(sheet, **changes):
    """The guidance of the starter files with another sheet."""
    return replace(guidance(), information=replace(INFORMATION, sheet=sheet, **changes))


def laid_out(taken, text_size=12):
    made = replace(CHOSEN, text_size=text_size, summary_text_size=text_size)
    context = pdf.pack_context(made, taken)
    (document,) = [each for each in context["documents"] if each.slug == PRESCRIBER_SHEET]
    return pdf._lay_out(document, made, context, PageNumbers(5, 6, "for the practice"))


def text_of(taken):
    return " ".join(words("pack/prescriber_sheet.html", CHOSEN, lambda: taken).split())


def composed(*sections, kept=None):
    page = Page(slug=FOR_PRESCRIBERS, title="Bare", audience="prescribers")
    return compose_sheet(page, sections, kept or library())


def key_facts(body):
    return Section(heading="Key facts", shows="key-facts", body=clean(body))


# --- What it holds --------------------------------------------------------------------------------


def test_it_has_two_pages_at_every_text_size():
    assert [laid_out(guidance(), size).page_count for size in (12, 16, 18)] == [2, 2, 2]


def test_it_has_two_pages_when_only_some_of_it_is_approved():
    approved = published_by_a_pharmacist()

    assert laid_out(approved).page_count == 2
    assert "Driving and alcohol*" in text_of(approved)
    assert "* Not yet approved by a clinician." in text_of(approved)


def published_by_a_pharmacist():
    edition = replace_values(
        INFORMATION.edition,
        approver_id=1,
        approved_on=date(2026, 11, 30),
        approver_role="pharmacist, registered with the General Pharmaceutical Council",
    )
    return with_sheet(SHEET, edition=edition)


def replace_values(edition, **values):
    fields = {name: getattr(edition, name) for name in ("key", "number", "published_on")}
    return type(edition)(**fields, review_due=edition.review_due, **values)


@pytest.mark.hazard("H26.1")
def test_every_caution_is_on_it_as_a_row_a_line_or_the_emergency_signs():
    rows = {"opioids", "liver", "kidneys", "pregnancy", "surgery"}
    lines = {card.key for card in SHEET.cautions}

    assert {"driving", "mood", "steroids", "already-taking-naltrexone"} <= lines
    assert not rows & lines
    assert rows | lines | {SHEET.emergency.key} == set(library().cautions)
    assert all(len(card.key_lines_for_prescribers) == 1 for card in SHEET.cautions)
    assert not any(card.for_prescribers for card in SHEET.cautions)


@pytest.mark.hazard("H26.1")
def test_a_caution_whose_row_an_editor_takes_away_comes_back_as_a_line():
    made = composed(key_facts("<table><tr><th>Liver</th><td>Tests.</td></tr></table>"))

    assert {"opioids", "surgery", "kidneys"} <= {card.key for card in made.cautions}
    assert "liver" not in {card.key for card in made.cautions}


def test_a_caution_without_key_lines_has_its_text():
    kept = library()
    kept.cautions["steroids"].key_lines_for_prescribers = ""

    (steroids,) = [card for card in composed(kept=kept).cautions if card.key == "steroids"]
    assert "<p>Sources read by November" in steroids.for_prescribers


def test_it_prints_each_study_in_ms_with_its_result_whole_and_its_first_limits():
    made = text_of(guidance())

    for study in library().with_results().studies_of("ms"):
        assert study.short_name in made
        assert plain(study.result.split(" [@")[0]) in plain(made)
        assert plain(study.limits.split(". ")[0].split(" [@")[0]) in plain(made)
    assert "Not designed to test relapses" not in made.split("Cree 2010")[1].split("Gironi")[0]
    assert made.count("More online.") == 2


def plain(text):
    return re.sub(r"\s+", " ", text.replace("\N{NO-BREAK SPACE}", " "))


def test_trials_with_a_comparison_stand_first():
    controlled = [study.lacks_intervals or bool(study.intervals) for study in SHEET.studies]

    assert controlled == sorted(controlled, reverse=True)
    assert sum(controlled) == 2


def test_a_published_interval_is_printed_once_and_a_missing_one_is_said():
    kept = library()
    (study,) = [each for each in kept.studies if each.reference.key == "cree-2010"]
    effect = Effect(study=study, outcome="Pain", estimate="-0.34", low="-0.95", high="0.27")

    assert text_of(guidance()).count("Intervals not reported.") == 2
    study.rebuilt_effects = (effect,)
    made = text_of(with_sheet(composed(kept=kept)))
    assert "Pain −0.34 (95% CI −0.95 to 0.27)." in made
    study.result += " Pain −0.34 (95% CI −0.95 to 0.27)"
    assert text_of(with_sheet(composed(kept=kept))).count("(95% CI −0.95 to 0.27)") == 1
    assert made.count("Intervals not reported.") == 1


def test_its_citations_are_numbered_as_they_come_and_each_source_is_cited():
    made = text_of(guidance())
    body, sources = made.split("Sources [1]")
    cited = [
        int(number) for group in re.findall(r"\[([\d, ]+)\]", body) for number in group.split(",")
    ]

    firsts = list(dict.fromkeys(cited))
    assert firsts == list(range(1, len(SHEET.sources) + 1))
    assert [source.number for source in SHEET.sources] == firsts
    assert "[2] Sharafaddinzadeh 2010, doi 10.1177/1352458510366857" in sources


def test_it_names_the_address_of_the_page_in_words_and_as_a_code():
    address = "ldnguide.example/guidance/for-prescribers/"

    assert f"now:{address}" in pdfs.unspaced(text_of(guidance()))
    assert INFORMATION.qr == drawing(f"https://{address}")


def test_its_tables_have_headers_and_its_code_has_words():
    made = rendered(CHOSEN)

    assert pdfs.failures(made) == []
    assert pdfs.undrawn_glyphs(made) == 0
    columns = [cell for cell in pdfs.elements(made, "/TH") if cell.get("/Scope") == "/Column"]
    assert len(columns) >= 4
    sheet = pdfs.text_of(made, "-f", "2")
    assert "LDNGuide·prescribersheet,edition1of22November2026·notpartoftheNHS" in sheet


# --- What an editor may write ---------------------------------------------------------------------


def test_more_than_two_pages_hold_is_printed_on_a_third():
    long = "".join(f"<tr><th>Row {n}</th><td>{'Many words. ' * 30}</td></tr>" for n in range(12))
    made = laid_out(
        with_sheet(replace(SHEET, facts=composed(key_facts(f"<table>{long}</table>")).facts))
    )

    text = pdfs.text_of(pdf.write_pdf([made]))
    assert made.page_count > 2
    assert all(f"Row{n}" in text for n in range(12))
    assert "Emergencysigns" in text
    assert "Sharafaddinzadeh2010,doi" in text


ODD = {
    "a heading four alone": "<h4>Small</h4><p>Words.</p>",
    "a citation in a link": '<p><a href="https://example.org/">see [@cree-2010]</a></p>',
    "bold in a link": '<p><a href="https://example.org/">see <strong>this</strong> now</a></p>',
    "a link in bold": '<p><strong>See <a href="https://example.org/">this</a></strong></p>',
    "rows of unequal length": "<table><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>",
    "cells across a thousand columns": '<table><tr><td colspan="1000">a</td></tr></table>',
    "a lone list item": "<li>One</li>",
    "signs that no font has": "<p>Well done \U0001f600 ᎣᏏᏲ</p>",
    "a table in a table": "<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>",
}


@pytest.mark.parametrize("bodies", together_or_alone(ODD))
def test_it_is_accessible_whatever_an_editor_writes(bodies):
    made = composed(*map(key_facts, bodies))
    document = pdf.render_pack(CHOSEN, with_sheet(made))

    assert pdfs.failures(document) == []
    assert pdfs.undrawn_glyphs(document) == 0


# --- Which edition --------------------------------------------------------------------------------


@pytest.mark.hazard("H15.3")
def test_it_is_the_same_whatever_was_typed():
    other = conflicting()

    assert other.safety_alerts.opioids_unsaid
    assert words("pack/prescriber_sheet.html", other) == words("pack/prescriber_sheet.html", CHOSEN)


def test_a_pack_without_the_page_leaves_the_document_out():
    nothing = replace(guidance(), information=None)
    documents = pdf.pack_context(pack(), nothing)["documents"]

    assert PRESCRIBER_SHEET not in [document.slug for document in documents]
    assert documents[-1].slug == NOTES
