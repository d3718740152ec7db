"""Listed names and conflicts on page 1: printed as typed, without a judgement."""

import re
from dataclasses import replace
from html import unescape

import pytest
from django.template.loader import render_to_string
from django.utils.html import strip_tags

from ldnguide.printing import fonts
from prescribing.pack.cut_text import Cut
from prescribing.pack.name_records import TypedElsewhere
from prescribing.pack.page_one import Layout, fit
from prescribing.pack.pdf import pack_context
from prescribing.pack.sections import SummarySection
from tests.prescribing.pack.reading import alerts, composed, part, summary
from tests.prescribing.pack.test_pdf import filled_with
from tests.support.guidance import guidance

NO_OPIOIDS = {"opioids": {"opioids": "never"}}
TAKES = {"opioids": "now", "opioids_brief": "Co-codamol 30/500 at night", "opioids_more": ""}


def page_1(made):
    """The rows of page 1, each on one line."""
    html = render_to_string("pack/letter/answers.html", pack_context(made, guidance()))
    rows = re.findall(r"<tr.*?</tr>", html, re.DOTALL)
    return [" ".join(unescape(strip_tags(row.replace("<span", " <span"))).split()) for row in rows]


def row_of(made, label):
    (row,) = [row for row in page_1(made) if row.startswith(f"{label} ")]
    return row


def opioid_row(made):
    return row_of(made, "Opioids")


@pytest.mark.hazard("H01.5", "H15.2", "H29.3", "H37.6")
@pytest.mark.parametrize("choice", ["never", "not-known", "prefer-not-to-say", "not-now", "now"])
def test_page_1_names_a_listed_opioid_whatever_was_answered(choice):
    made = composed("Co-codamol 30/500", opioids={"opioids": choice, "opioids_brief": "Not sure"})

    assert "Opioid named in other answers (section 5): Co-codamol 30/500" in opioid_row(made)


@pytest.mark.hazard("H01.5")
def test_page_1_does_not_repeat_an_opioid_that_the_answer_names():
    row = opioid_row(composed("co codamol 8/500", opioids=TAKES))

    assert row == "Opioids Taking now. Co-codamol 30/500 at night"


@pytest.mark.hazard("H01.5")
def test_page_1_adds_the_opioid_that_the_answer_leaves_out():
    row = opioid_row(composed("co codamol 8/500", "BuTrans patch", opioids=TAKES))

    assert row.endswith("at night Opioid named in other answers (section 5): BuTrans patch")


@pytest.mark.hazard("H15.2")
def test_a_medicine_described_as_not_an_opioid_is_printed_as_typed():
    row = opioid_row(composed("paracetamol (not co-codamol)", **NO_OPIOIDS))

    assert row == (
        "Opioids Never. Opioid named in other answers (section 5): paracetamol (not co-codamol)"
    )


@pytest.mark.parametrize("opioids", [{"opioids": "never"}, TAKES])
def test_a_name_in_a_longer_text_is_printed_beside_the_answer_with_its_section(opioids):
    made = composed(conditions={"conditions": "Stopped tramadol in May."}, opioids=opioids)

    assert "other answers (section 3): Stopped tramadol in May." in opioid_row(made)


def test_an_opioid_taken_before_and_still_in_the_list_is_named_twice():
    before = {
        "opioids": "not-now",
        "opioids_brief": "Tramadol, until 4 May 2026",
        "opioids_more": "",
    }

    assert opioid_row(composed("Tramadol 50 mg", opioids=before)) == (
        "Opioids Not now. Tramadol, until 4 May 2026 "
        "Opioid named in other answers (section 5): Tramadol 50 mg"
    )


@pytest.mark.hazard("H02.1")
def test_a_plain_never_without_a_match_shares_the_last_line():
    rows = page_1(composed("Baclofen", **NO_OPIOIDS))

    assert rows[-1].startswith("Answered “no” opioids (never)")
    assert not any(row.startswith("Opioids") for row in rows)


@pytest.mark.hazard("H15.2", "H16.2")
@pytest.mark.parametrize(("choice", "stands"), [("no", True), ("not-known", True), ("yes", False)])
def test_words_about_the_liver_are_printed_beside_any_answer_except_yes(choice, stands):
    made = composed(
        liver_and_kidneys={"liver": choice, "liver_brief": "Not sure"},
        conditions={"conditions": "Hepatitis B in 1999. Asthma."},
    )

    typed = "Typed in other answers (section 3): Hepatitis B in 1999. Asthma."
    assert (typed in row_of(made, "Liver problems")) is stands
    in_section = "▲ Also typed In section 3: Hepatitis B in 1999."
    assert (in_section in part(summary(made), "6. Safety alerts", "7. Low dose naltrexone")) is (
        stands
    )


@pytest.mark.hazard("H16.2")
def test_words_about_the_kidneys_are_printed_beside_a_no():
    made = composed(liver_and_kidneys={"kidneys": "no"}, conditions={"conditions": "CKD stage 3"})

    assert row_of(made, "Kidney problems") == (
        "Kidney problems No. Typed in other answers (section 3): CKD stage 3"
    )


def test_page_1_prints_the_opioid_of_a_line_that_is_too_long_for_it():
    long = "the white ones that the locum gave me after the fall, with codeine, I think, or so"

    quoted = "… ones that the locum gave me after the fall, with codeine, I …"
    assert quoted in opioid_row(composed(long, **NO_OPIOIDS))
    assert f"In section 5: {long}" in alerts(composed(long, **NO_OPIOIDS))


@pytest.mark.hazard("H01.5")
@pytest.mark.parametrize("layout", Layout)
def test_an_opioid_is_named_on_page_1_however_little_room_there_is(layout):
    mentions = tuple(
        TypedElsewhere(SummarySection.MEDICATIONS, f"Zapain {n}", ("Zapain",)) for n in range(60)
    )
    made = filled_with("W", "confirmation")
    made = replace(made, safety_alerts=replace(made.safety_alerts, opioids_elsewhere=mentions))

    assert fit(made, fonts.width_of, layout).opioids.elsewhere.text == Cut("Zapain")


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("organ", ["liver", "kidneys"])
def test_page_1_says_where_more_is_typed_about_an_organ_however_little_room_there_is(organ, layout):
    typed = TypedElsewhere(SummarySection.HISTORY, f"Hepatitis B and CKD 3 {'W' * 60}", ("W" * 60,))
    made = filled_with("W", "confirmation")
    alerts = replace(made.safety_alerts, **{f"{organ}_elsewhere": (typed,)})

    row = getattr(fit(replace(made, safety_alerts=alerts), fonts.width_of, layout), organ)

    assert row.elsewhere.sections == (SummarySection.HISTORY,)
    assert row.elsewhere.text.text.startswith("W")


@pytest.mark.hazard("H01.5")
@pytest.mark.parametrize("layout", Layout)
def test_page_1_lists_different_opioids_without_repeats(layout):
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
    shown = fit(composed(*medicines, **NO_OPIOIDS), fonts.width_of, layout).opioids.elsewhere
    words = shown.text.text.split(", ")

    assert words[:4] == ["co-codamol", "codeine", "tramadol", "Zapain"]
    assert len(words) + shown.more == 9


@pytest.mark.hazard("H01.5", "H07.2")
def test_page_1_says_how_many_more_opioids_there_are():
    names = [f"Tramadol {n}" for n in range(3)]
    brands = ("Zapain", "MST", "Oramorph", "Oxynorm", "Sevredol", "Solpadol", "Kapake", "Tylex")
    more = ("Zydol", "Zamadol", "Matrifen", "Fencino", "Durogesic", "Shortec", "Longtec", "Palexia")
    row = opioid_row(composed(*names, *brands, *more, *map(str.upper, brands), **NO_OPIOIDS))

    assert re.search(r"and \d+ more, see section 6$", row)


@pytest.mark.hazard("H29.3")
def test_naltrexone_in_the_list_is_named_on_page_1():
    row = row_of(composed("Adepend 50 mg", ldn={"taken": "no"}), "Medicines")

    assert "Opioid blocker named (section 5): Adepend 50 mg" in row


@pytest.mark.hazard("H15.2")
def test_no_medicines_is_not_plain_beside_an_opioid_that_is_taken_now():
    made = composed(opioids={"opioids": "now", "opioids_brief": "Oramorph", "opioids_more": ""})

    assert row_of(made, "Medicines") == (
        "Medicines No medicines in the list, but another answer names one."
    )


@pytest.mark.hazard("H15.2", "H29.3")
def test_a_no_to_ldn_is_not_plain_beside_naltrexone_in_the_list():
    made = composed("naltrexone 4.5 mg", ldn={"taken": "no"})

    assert row_of(made, "LDN") == "LDN No. Typed in other answers (section 5): naltrexone 4.5 mg"
    plain = page_1(composed("Baclofen", ldn={"taken": "no"}))[-1]
    assert "LDN, now or before" in plain
