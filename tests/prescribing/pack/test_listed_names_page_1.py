"""Listed names and conflicts on page 1: printed as typed, without a judgement."""

import re
from dataclasses import replace

import pytest
from django.template.loader import render_to_string

from ldnguide.printing import fonts
from prescribing.pack.cut_text import Cut
from prescribing.pack.page_one import fit
from prescribing.pack.records import TypedElsewhere
from prescribing.pack.sections import SECTIONS, SummarySection
from tests.prescribing.pack.reading import alert, composed, opioid_alert, part, words
from tests.prescribing.pack.test_pdf import filled_with

NO_OPIOIDS = {"opioids": {"opioids": "never"}}
TAKES = {"opioids": "now", "opioids_brief": "Co-codamol 30/500 at night", "opioids_more": ""}


def page_1(made, row, until):
    return part(words("pack/letter/letter.html", made), row, until)


def opioid_row(made):
    return page_1(made, "Opioid medicines", "Liver problems")


@pytest.mark.hazard("H01.5", "H15.2", "H29.3", "H37.6")
@pytest.mark.parametrize("choice", ["never", "not-known", "prefer-not-to-say", "not-now", "now"])
def test_page_1_names_a_listed_opioid_whatever_was_answered(choice):
    row = opioid_row(
        composed("Co-codamol 30/500", opioids={"opioids": choice, "opioids_brief": "Not sure"})
    )

    assert "opioid names in section 5: Co-codamol 30/500" in row
    assert "▲ Please check" in row


@pytest.mark.hazard("H01.5")
def test_page_1_does_not_repeat_an_opioid_that_the_answer_names():
    row = opioid_row(composed("co codamol 8/500", opioids=TAKES))

    assert "Co-codamol 30/500" in row
    assert "opioid names in" not in row


@pytest.mark.hazard("H01.5")
def test_page_1_adds_the_opioid_that_the_answer_leaves_out():
    row = opioid_row(composed("co codamol 8/500", "BuTrans patch", opioids=TAKES))

    assert "Co-codamol 30/500 at night – opioid names in section 5: BuTrans patch" in row


def test_a_medicine_described_as_not_an_opioid_is_printed_as_typed():
    made = composed("paracetamol (not co-codamol)", **NO_OPIOIDS)

    assert "Never – opioid names in section 5: paracetamol (not co-codamol)" in opioid_row(made)


def test_a_name_in_a_longer_text_is_printed_beside_a_no_with_its_section():
    changes = {"conditions": {"conditions": "Stopped tramadol in May."}, **NO_OPIOIDS}

    row = opioid_row(composed(**changes))
    assert "Never – opioid names in section 3: Stopped tramadol in May. ▲" in row


def test_a_name_in_a_longer_text_is_printed_beside_a_yes_without_it():
    changes = {"conditions": {"conditions": "Stopped tramadol in May."}, "opioids": TAKES}

    assert "opioid names in section 3: Stopped tramadol" in opioid_row(composed(**changes))


def test_an_opioid_taken_before_and_still_in_the_list_is_named_twice():
    before = {"opioids": "not-now", "opioids_brief": "Tramadol, to May", "opioids_more": ""}
    row = opioid_row(composed("Tramadol 50 mg", opioids=before))

    assert "Not now – Tramadol, to May – opioid names in section 5: Tra" in row


@pytest.mark.parametrize("scale", [1.0, 0.3])
def test_an_opioid_in_the_part_of_the_answer_that_was_cut_is_named_again(scale):
    long = f"{'I am not sure what the doctor called it ' * 3}it is tramadol"
    made = composed("Tramadol 50 mg", opioids={"opioids": "now", "opioids_brief": long[-150:]})

    row = fit(made, fonts.width_of, scale).opioids
    assert "tramadol" not in row.details.text
    assert row.elsewhere.text.text.startswith("Tramadol")


@pytest.mark.hazard("H02.1")
def test_page_1_without_a_match_prints_only_the_answer():
    assert opioid_row(composed("Baclofen", **NO_OPIOIDS)) == "Never As reported"


@pytest.mark.hazard("H15.2", "H16.2")
@pytest.mark.parametrize(("choice", "stands"), [("no", True), ("not-known", True), ("yes", False)])
def test_words_about_the_liver_are_printed_beside_any_answer_except_yes(choice, stands):
    made = composed(
        liver={"liver": choice, "liver_brief": "Not sure"},
        conditions={"conditions": "Hepatitis B in 1999. Asthma."},
    )

    row = page_1(made, "Liver problems", "Kidney problems")
    beside = alert(made, "Liver problems", "Kidney problems")
    assert ("words in section 3: Hepatitis" in row) is stands
    assert ("▲ Also typed In section 3: Hepatitis" in beside) is stands
    assert ("▲ Please check" in row) is (stands or choice == "yes")


@pytest.mark.hazard("H16.2")
def test_words_about_the_kidneys_are_printed_beside_a_no():
    made = composed(kidneys={"kidneys": "no"}, conditions={"conditions": "CKD stage 3"})

    assert "No – words in section 3: CKD stage 3 ▲ Please check" in page_1(
        made, "Kidney problems", "Pregnancy or breastfeeding"
    )


def test_page_1_prints_the_opioid_of_a_line_that_is_too_long_for_it():
    long = "the white ones that the locum gave me after the fall, with codeine, I think, or so"

    row = opioid_row(composed(long, **NO_OPIOIDS))

    assert "… codeine …" in row
    assert f"In section 5: {long}" in opioid_alert(composed(long, **NO_OPIOIDS))


@pytest.mark.hazard("H01.5")
@pytest.mark.parametrize("scale", [1.0, 0.6, 0.3])
def test_an_opioid_is_named_on_page_1_however_little_room_there_is(scale):
    mentions = tuple(
        TypedElsewhere(SummarySection.MEDICATIONS, f"Zapain {n}", ("Zapain",)) for n in range(60)
    )
    made = filled_with("W", "confirmation")
    made = replace(made, safety_alerts=replace(made.safety_alerts, opioids_elsewhere=mentions))

    shown = fit(made, fonts.width_of, scale).opioids.elsewhere.text

    assert shown == Cut("Zapain")


@pytest.mark.parametrize("scale", [1.0, 0.3, 0.2])
@pytest.mark.parametrize("organ", ["liver", "kidneys"])
def test_page_1_says_where_more_is_typed_about_an_organ_however_little_room_there_is(organ, scale):
    typed = TypedElsewhere(SummarySection.HISTORY, f"Hepatitis B and CKD 3 {'W' * 60}", ("W" * 60,))
    made = filled_with("W", "confirmation")
    alerts = replace(made.safety_alerts, **{f"{organ}_elsewhere": (typed,)})

    row = getattr(fit(replace(made, safety_alerts=alerts), fonts.width_of, scale), organ)
    context = {"row": row, "lead": "also in", "sections": SECTIONS}
    printed = render_to_string("pack/letter/row.html", context).replace("&nbsp;", " ")

    assert "also in section 3: " in printed
    assert "see section 6" in printed or "W" * 60 in printed


@pytest.mark.hazard("H01.5")
@pytest.mark.parametrize(("scale", "named"), [(1.0, 4), (0.3, 4)])
def test_page_1_lists_different_opioids_without_repeats(scale, named):
    medicines = (
        "paracetamol (not co-codamol)",
        "I am allergic to codeine, it was in the hospital",
        "I stopped tramadol in May after the clinic",
        "Zapain",
        "Codeine again",
        "my BuTrans patch, on and off, when the pain is bad",
        "MST",
        "Oramorph",
        "Oxynorm",
        "Sevredol",
    )
    shown = fit(composed(*medicines, **NO_OPIOIDS), fonts.width_of, scale).opioids.elsewhere
    words = shown.text.text.split(", ")

    assert words[:4] == ["co-codamol", "codeine", "tramadol", "Zapain"]
    assert len(words) >= named
    assert len(words) + shown.more == 9


@pytest.mark.hazard("H01.5", "H07.2")
def test_page_1_says_how_many_more_opioids_there_are():
    names = [f"Tramadol {n}" for n in range(3)]
    brands = ("Zapain", "MST", "Oramorph", "Oxynorm", "Sevredol", "Solpadol", "Kapake", "Tylex")
    more = ("Zydol", "Zamadol", "Matrifen", "Fencino", "Durogesic", "Shortec", "Longtec", "Palexia")
    row = opioid_row(composed(*names, *brands, *more, *map(str.upper, brands), **NO_OPIOIDS))

    assert re.search(r"and \d+ more, see section 6 ▲ Please check", row)


@pytest.mark.hazard("H29.3")
def test_naltrexone_in_the_list_is_named_on_page_1():
    row = page_1(composed("Adepend 50 mg", ldn={"taken": "no"}), "Other medicines", "Enclosed:")

    assert "Opioid blockers in section 5: Adepend 50 mg" in row
