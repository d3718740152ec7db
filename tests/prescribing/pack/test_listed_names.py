"""Listed names and conflicts in the pack: stated as found, never judged."""

import re
from dataclasses import replace
from datetime import date

import pytest

from content.cards import CardsTogether
from ldnguide.printing import fonts
from prescribing.medicines.names import Kind, ListedName, MedicineClass, NameList, SignOff
from prescribing.pack.letter import Cut, fit
from prescribing.pack.records import Medications, TypedElsewhere
from tests.builders import medicine
from tests.guidance import guidance
from tests.prescribing.pack.reading import composed, part, words
from tests.prescribing.pack.test_pdf import filled_with

NO_OPIOIDS = {"opioids": {"opioids": "no"}}
TAKES = {"opioids": "now", "which": "Co-codamol 30/500", "when": "at night"}


def summary(made, taken=guidance):
    return words("pack/health_summary.html", made, taken)


def alert(made, heading, until):
    return part(summary(made).split("\n6. Safety alerts\n")[1], heading, until)


def opioid_alert(made):
    return alert(made, "Opioid medicines", "Naltrexone and other opioid blockers")


def naltrexone_alert(made):
    return alert(made, "Naltrexone and other opioid blockers", "Liver problems")


def page_1(made, row, until):
    return part(words("pack/letter.html", made), row, until)


def opioid_row(made):
    return page_1(made, "Opioid medicines", "Liver problems")


# --- The medicines table -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "mark"),
    [
        ("cocodomol 30/500", "▲ On opioid list: co-codamol (codeine + paracetamol)"),
        ("my BuTrans patch", "▲ On opioid list: BuTrans (buprenorphine)"),
        ("tramadol hcl m/r 100mg", "▲ On opioid list: tramadol"),
        ("Mysimba", "▲ On list of opioid blockers: Mysimba (naltrexone + bupropion)"),
        ("naltrexone 3 mg", "▲ On list of opioid blockers: naltrexone"),
        ("Selincro", "▲ On list of opioid blockers: Selincro (nalmefene)"),
    ],
)
@pytest.mark.parametrize("stacked", [False, True])
def test_a_listed_medicine_is_marked_in_words_with_the_listed_name(typed, mark, stacked):
    others = ("Pneumonoultramicroscopicsilicovolcanoconiosis",) if stacked else ()

    table = part(
        summary(composed(typed, *others)), "5. Medications and medical devices", "6. Safety alerts"
    )

    assert ("Reaction" in table or "Form: Tablet" in table) is stacked
    assert f"{mark} " in table


@pytest.mark.parametrize("name", ["Baclofen 10 mg", "Sativex", "Tecfidera 240 mg", "Panadol"])
def test_a_medicine_without_a_mark_brings_no_word_about_marks(name):
    said = part(summary(composed(name)), "5. Medications and medical devices", "6. Safety alerts")

    assert "▲" not in said
    assert "list of" not in said


@pytest.mark.parametrize(
    ("signed", "sentence"),
    [
        ((), "No pharmacist has signed this list off."),
        (
            ("analgesic", "cough"),
            "No pharmacist has signed off its part on opioid substitution, medicines for "
            "diarrhoea, nor its opioid blockers.",
        ),
        (
            tuple(MedicineClass),
            "A pharmacist has signed off its opioid medicines, nobody its opioid blockers.",
        ),
    ],
)
def test_the_legend_names_the_list_its_state_and_its_limit(signed, sentence):
    off = {
        MedicineClass(one): SignOff(MedicineClass(one), "A P", date(2026, 12, 1)) for one in signed
    }
    codeine = ListedName("codeine", Kind.OPIOID, "codeine", MedicineClass.ANALGESIC, "s", True)
    names = NameList("7", date(2026, 10, 5), "tests", (codeine,), sign_offs=off)

    said = " ".join(summary(composed("Codeine 30 mg", names=names)).split())

    assert "(version 7, 5 October 2026)" in said
    assert sentence in said
    assert "A medicine without a mark may still be an opioid, or block opioids." in said


# --- Page 1 --------------------------------------------------------------------------------


@pytest.mark.parametrize("choice", ["no", "not-known", "prefer-not-to-say", "recently", "now"])
def test_page_1_names_a_listed_opioid_whatever_was_answered(choice):
    row = opioid_row(
        composed("Co-codamol 30/500", opioids={"opioids": choice, "which": "Not sure"})
    )

    assert "opioid names in section 5: Co-codamol 30/500" in row
    assert "▲ Please check" in row


def test_page_1_does_not_say_twice_what_the_answer_names_itself():
    row = opioid_row(composed("co codamol 8/500", opioids=TAKES))

    assert "Co-codamol 30/500" in row
    assert "opioid names in" not in row


def test_page_1_adds_the_opioid_that_the_answer_leaves_out():
    row = opioid_row(composed("co codamol 8/500", "BuTrans patch", opioids=TAKES))

    assert "Co-codamol 30/500; at night – opioid names in section 5: BuTrans patch" in row


def test_a_medicine_that_is_said_not_to_be_an_opioid_stands_as_typed():
    made = composed("paracetamol (not co-codamol)", **NO_OPIOIDS)

    assert "No – opioid names in section 5: paracetamol (not co-codamol)" in opioid_row(made)


def test_a_name_found_in_a_longer_text_stands_beside_a_no_with_its_section():
    changes = {"conditions": {"conditions": "Stopped tramadol in May."}, **NO_OPIOIDS}

    row = opioid_row(composed(**changes))
    assert "No – opioid names in section 3: Stopped tramadol in May. ▲" in row


def test_a_name_in_a_longer_text_stands_beside_a_yes_that_leaves_it_out():
    changes = {"conditions": {"conditions": "Stopped tramadol in May."}, "opioids": TAKES}

    assert "opioid names in section 3: Stopped tramadol" in opioid_row(composed(**changes))


def test_what_was_taken_recently_and_stands_in_the_list_of_today_is_named_twice():
    recently = {"opioids": "recently", "which": "Tramadol", "when": "Stopped last week"}
    row = opioid_row(composed("Tramadol 50 mg", opioids=recently))

    assert "Taken recently – Tramadol; Stopped last week – opioid names in section 5: Tra" in row


@pytest.mark.parametrize("scale", [1.0, 0.3])
def test_an_opioid_that_the_answer_names_where_it_was_cut_is_named_again(scale):
    long = f"{'I am not sure what the doctor called it ' * 3}it is tramadol"
    made = composed("Tramadol 50 mg", opioids={"opioids": "now", "which": long[-150:]})

    row = fit(made, fonts.width_of, scale).opioids
    assert "tramadol" not in row.details.text
    assert row.elsewhere.text.text.startswith("Tramadol")


def test_page_1_without_a_name_found_says_the_answer_alone():
    assert opioid_row(composed("Baclofen", **NO_OPIOIDS)) == "No As reported"


@pytest.mark.parametrize(("choice", "stands"), [("no", True), ("not-known", True), ("yes", False)])
def test_words_about_the_liver_stand_beside_any_answer_but_yes(choice, stands):
    made = composed(
        liver={"liver": choice}, conditions={"conditions": "Hepatitis B in 1999. Asthma."}
    )

    row = page_1(made, "Liver problems", "Kidney problems")
    beside = alert(made, "Liver problems", "Kidney problems")
    assert ("words in section 3: Hepatitis" in row) is stands
    assert ("▲ Also typed In section 3: Hepatitis" in beside) is stands
    assert ("▲ Please check" in row) is (stands or choice == "yes")


def test_words_about_the_kidneys_stand_beside_a_no():
    made = composed(kidneys={"kidneys": "no"}, conditions={"conditions": "CKD stage 3"})

    assert "No – words in section 3: CKD stage 3 ▲ Please check" in page_1(
        made, "Kidney problems", "Pregnancy or breastfeeding"
    )


def test_a_long_line_shows_its_opioid_on_page_1_even_if_the_line_has_no_room():
    long = "the white ones that the locum gave me after the fall, with codeine, I think, or so"

    row = opioid_row(composed(long, **NO_OPIOIDS))

    assert "… codeine …" in row
    assert f"In section 5: {long}" in opioid_alert(composed(long, **NO_OPIOIDS))


@pytest.mark.parametrize("scale", [1.0, 0.6, 0.3])
def test_an_opioid_is_named_on_page_1_however_little_room_there_is(scale):
    found = tuple(TypedElsewhere(5, f"Zapain {n}", ("Zapain",)) for n in range(60))
    made = filled_with("W", "confirmation")
    made = replace(made, safety_alerts=replace(made.safety_alerts, opioids_elsewhere=found))

    shown = fit(made, fonts.width_of, scale).opioids.elsewhere.text

    assert shown == Cut("Zapain")


@pytest.mark.parametrize(("scale", "named"), [(1.0, 4), (0.3, 4)])
def test_different_opioids_are_named_on_page_1_one_after_the_other(scale, named):
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


def test_page_1_says_how_many_more_opioids_there_are():
    names = [f"Tramadol {n}" for n in range(3)]
    brands = ("Zapain", "MST", "Oramorph", "Oxynorm", "Sevredol", "Solpadol", "Kapake", "Tylex")
    more = ("Zydol", "Zamadol", "Matrifen", "Fencino", "Durogesic", "Shortec", "Longtec", "Palexia")
    row = opioid_row(composed(*names, *brands, *more, *map(str.upper, brands), **NO_OPIOIDS))

    assert re.search(r"and \d+ more, see section 6 ▲ Please check", row)


def test_naltrexone_in_the_list_is_named_on_page_1():
    row = page_1(composed("Adepend 50 mg", ldn={"taken": "no"}), "Other medicines", "Enclosed:")

    assert "Opioid blockers in section 5: Adepend 50 mg" in row


# --- Safety alerts --------------------------------------------------------------------------


def test_both_facts_stand_side_by_side_before_the_caution():
    said = opioid_alert(composed("Co-codamol 30/500", **NO_OPIOIDS))

    assert said.startswith(
        "Patient reports No ▲ Also typed In section 5: Co-codamol 30/500 Caution Current opioid use"
    )


def test_an_alert_without_anything_found_says_nothing_about_it():
    said = opioid_alert(composed("Baclofen", **NO_OPIOIDS))

    assert said.startswith("Patient reports No Caution Current opioid use")


@pytest.mark.parametrize(
    ("medicines", "taken", "repeated"),
    [
        (("Mysimba", "LDN 3 mg"), "no", True),
        (("naltrexone 3 mg", "naltrexone 50 mg"), "no", True),
        (("Mysimba",), "now", True),
        (("Mysimba",), "before", False),
        (("low dose naltrexone 3 mg",), "now", False),
        (("Selincro", "naltrexone"), "no", False),
        ((), "now", False),
    ],
)
def test_naltrexone_from_two_sources_is_flagged(medicines, taken, repeated):
    said = naltrexone_alert(composed(*medicines, ldn={"taken": taken}))

    assert ("Please check for a duplicate" in said) is repeated


def test_a_medicine_of_which_naltrexone_is_only_said_is_no_second_source():
    apart = {"medication_name": "Levothyroxine", "dose_directions": "4 hours apart from LDN"}
    said = naltrexone_alert(composed("LDN 3 mg", apart, ldn={"taken": "now"}))

    assert "Levothyroxine (4 hours apart from LDN) On the list: naltrexone" in said
    assert "Please check for a duplicate" not in said


def test_naltrexone_in_the_list_stands_beside_an_answer_that_ldn_is_not_taken():
    said = naltrexone_alert(composed("Adepend 50 mg", ldn={"taken": "no"}))

    assert "LDN: No ▲ In section 5 Adepend 50 mg On the list: Adepend (naltrexone)" in said


def test_medicines_are_counted_and_the_herbal_ones_named():
    made = composed("Baclofen", "Valerian")
    herbal = (made.medications.items[0], medicine("Valerian", source="herbal"))
    made = replace(made, medications=Medications("not-sure", herbal))

    said = alert(
        made, "Several medicines, or herbal medicines", "Disease-modifying therapies for MS"
    )

    assert "Patient reports 2 medicines in section 5. Not sure that this is everything" in said
    assert "Herbal medicine or supplement Valerian Caution" in said


def test_a_disease_modifying_therapy_is_named_where_one_was_found():
    heading, until = "Disease-modifying therapies for MS", "7. Low dose naltrexone"

    found = alert(composed("Tecfidera 240 mg"), heading, until)
    assert "▲ In section 5 Tecfidera 240 mg On the list: Tecfidera (dimethyl fumarate)" in found
    assert "▲" not in alert(composed("Baclofen"), heading, until)


def cautions_of(said):
    parts = part(said, "6. Safety alerts", "7. Low dose naltrexone").split(" Caution ")[1:]
    return [re.split(" Patient reports | Disease-modifying ", each)[0] for each in parts]


def test_every_caution_is_there_in_the_same_words_whatever_was_found():
    plain = composed("Baclofen", conditions={"has_conditions": "no"}, liver={"liver": "yes"})
    conflicting = composed(
        *("Zapain", "Mysimba", "LDN", "Tecfidera"),
        conditions={"conditions": "Hepatitis. Stopped tramadol."},
        **NO_OPIOIDS,
    )

    assert len(cautions_of(summary(plain))) == 8
    assert cautions_of(summary(plain)) == cautions_of(summary(conflicting))


def with_cards(**changes):
    """The guidance with some of its alerts' cautions changed: `liver={"is_approved": True}`."""
    kept = guidance().alerts
    changed = {key: replace(kept.cards[key], **fields) for key, fields in changes.items()}
    return lambda: replace(
        guidance(), alerts=CardsTogether({**kept.cards, **changed}, kept.sources)
    )


def test_cautions_say_whether_a_clinician_approved_them():
    once = "the same in every pack and not yet approved by a clinician."
    assert summary(composed()).replace("\n", " ").count("approved by a clinician") == 1
    assert once in summary(composed()).replace("\n", " ")

    some = summary(composed(), with_cards(liver={"is_approved": True})).replace("\n", " ")
    assert some.count("The text of this caution has been approved by a clinician.") == 1
    assert some.count("Not yet approved by a clinician.") == 7
    assert once not in some


def test_a_caution_whose_review_is_overdue_says_so():
    overdue = with_cards(kidneys={"overdue_since": date(2026, 9, 1)})
    said = part(summary(composed(), overdue), "Kidney problems", "Pregnancy or breastfeeding")

    assert "The review of this caution is overdue since 1 September 2026." in said


def test_a_caution_that_is_not_published_leaves_the_answers_standing():
    kept = {k: card for k, card in guidance().alerts.cards.items() if "disease" not in k}
    without = replace(guidance(), alerts=CardsTogether(kept, guidance().alerts.sources))

    assert "Tecfidera On the list: Tecfidera" in summary(composed("Tecfidera"), lambda: without)


# --- The confirmation, which may travel without the rest --------------------------------------


def test_the_confirmation_carries_the_opioid_answer_the_marks_and_their_limit():
    said = " ".join(
        words("pack/diagnosis_confirmation.html", composed("Zapain", opioids=TAKES)).split()
    )

    assert "▲ On opioid list: Zapain (codeine + paracetamol)" in said
    assert "Opioid medicines Taking now Which: Co-codamol 30/500 When: at night ☐ Yes" in said
    assert "A medicine without a mark may still be an opioid, or block opioids." in said


def test_a_confirmation_without_medicines_still_carries_the_opioid_answer():
    said = words("pack/diagnosis_confirmation.html", composed(opioids=TAKES))

    assert "Which: Co-codamol 30/500" in said
    assert "▲" not in said
