"""Listed names and conflicts in the health summary: printed as typed, without a judgement."""

import re
from dataclasses import replace
from datetime import date

import pytest

from content.articles.caution_cards import CardsTogether
from prescribing.medicines.names import Kind, ListedName, MedicineClass, NameList, SignOff
from prescribing.pack.records import Medications
from tests.prescribing.pack.reading import alert, composed, opioid_alert, part, summary, words
from tests.support.builders import medicine
from tests.support.guidance import guidance

NO_OPIOIDS = {"opioids": {"opioids": "never"}}
TAKES = {"opioids": "now", "opioids_brief": "Co-codamol 30/500 at night", "opioids_more": ""}


def naltrexone_alert(made):
    return alert(made, "Naltrexone and other opioid blockers", "Liver problems")


# --- The medicines table -------------------------------------------------------------------


@pytest.mark.hazard("H01.4")
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


@pytest.mark.hazard("H02.1")
@pytest.mark.parametrize("name", ["Baclofen 10 mg", "Sativex", "Tecfidera 240 mg", "Panadol"])
def test_without_a_marked_medicine_nothing_is_said_about_marks(name):
    text = part(summary(composed(name)), "5. Medications and medical devices", "6. Safety alerts")

    assert "▲" not in text
    assert "list of" not in text


@pytest.mark.hazard("H02.3", "H14.2")
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
def test_the_legend_names_the_list_who_signed_it_and_what_it_cannot_say(signed, sentence):
    off = {
        MedicineClass(one): SignOff(MedicineClass(one), "A P", date(2026, 12, 1)) for one in signed
    }
    codeine = ListedName("codeine", Kind.OPIOID, "codeine", MedicineClass.ANALGESIC, "s", True)
    names = NameList("7", date(2026, 10, 5), "tests", (codeine,), sign_offs=off)

    text = " ".join(summary(composed("Codeine 30 mg", names=names)).split())

    assert "(version 7, 5 October 2026)" in text
    assert sentence in text
    assert "A medicine without a mark may still be an opioid, or block opioids." in text


# --- Safety alerts --------------------------------------------------------------------------


@pytest.mark.hazard("H14.2")
def test_the_answer_and_the_name_typed_elsewhere_stand_before_the_caution():
    text = opioid_alert(composed("Co-codamol 30/500", **NO_OPIOIDS))

    assert text.startswith(
        "Patient reports Never ▲ Also typed In section 5: Co-codamol 30/500 Caution Current opioid"
    )


@pytest.mark.hazard("H02.1")
def test_an_alert_without_a_match_has_only_the_answer():
    text = opioid_alert(composed("Baclofen", **NO_OPIOIDS))

    assert text.startswith("Patient reports Never Caution Current opioid use")


@pytest.mark.hazard("H06.2")
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
    text = naltrexone_alert(composed(*medicines, ldn={"taken": taken}))

    assert ("Please check for a duplicate" in text) is repeated


def test_naltrexone_in_the_directions_of_a_medicine_is_no_second_source():
    apart = {"medication_name": "Levothyroxine", "dose_directions": "4 hours apart from LDN"}
    text = naltrexone_alert(composed("LDN 3 mg", apart, ldn={"taken": "now"}))

    assert "Levothyroxine (4 hours apart from LDN) On the list: naltrexone" in text
    assert "Please check for a duplicate" not in text


def test_naltrexone_in_the_list_is_printed_beside_a_no_to_ldn():
    text = naltrexone_alert(composed("Adepend 50 mg", ldn={"taken": "no"}))

    assert "LDN: No ▲ In section 5 Adepend 50 mg On the list: Adepend (naltrexone)" in text


def test_medicines_are_counted_and_herbal_medicines_named():
    made = composed("Baclofen", "Valerian")
    herbal = (made.medications.items[0], medicine("Valerian", source="herbal"))
    made = replace(made, medications=Medications("not-sure", herbal))

    text = alert(
        made, "Several medicines, or herbal medicines", "Disease-modifying therapies for MS"
    )

    assert "Patient reports 2 medicines in section 5. Not sure that this is everything" in text
    assert "Herbal medicine or supplement Valerian Caution" in text


@pytest.mark.hazard("H27.2")
def test_a_disease_modifying_therapy_in_the_list_is_named():
    heading, until = "Disease-modifying therapies for MS", "7. Low dose naltrexone"

    therapies = alert(composed("Tecfidera 240 mg"), heading, until)
    assert "▲ In section 5 Tecfidera 240 mg On the list: Tecfidera (dimethyl fumarate)" in therapies
    assert "▲" not in alert(composed("Baclofen"), heading, until)


def cautions_of(text):
    parts = part(text, "6. Safety alerts", "7. Low dose naltrexone").split(" Caution ")[1:]
    return [re.split(" Patient reports | Disease-modifying ", caution)[0] for caution in parts]


@pytest.mark.hazard("H15.3", "H29.3")
def test_every_caution_is_printed_in_the_same_words_whatever_was_typed():
    plain = composed(
        "Baclofen",
        conditions={"has_conditions": "no"},
        liver={"liver": "yes", "liver_brief": "Not sure"},
    )
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


@pytest.mark.hazard("H12.2", "H15.3")
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
    text = part(summary(composed(), overdue), "Kidney problems", "Pregnancy or breastfeeding")

    assert "The review of this caution is overdue since 1 September 2026." in text


def test_the_answers_are_printed_even_if_their_caution_is_not_published():
    kept = {k: card for k, card in guidance().alerts.cards.items() if "disease" not in k}
    without = replace(guidance(), alerts=CardsTogether(kept, guidance().alerts.sources))

    assert "Tecfidera On the list: Tecfidera" in summary(composed("Tecfidera"), lambda: without)


# --- The confirmation, which may be sent without the rest --------------------------------------


@pytest.mark.hazard("H30.1")
def test_the_confirmation_prints_the_opioid_answer_the_marks_and_the_legend():
    text = " ".join(
        words("pack/diagnosis_confirmation.html", composed("Zapain", opioids=TAKES)).split()
    )

    assert "▲ On opioid list: Zapain (codeine + paracetamol)" in text
    assert "Opioid medicines Taking now Co-codamol 30/500 at night ☐ Yes" in text
    assert "A medicine without a mark may still be an opioid, or block opioids." in text


@pytest.mark.hazard("H30.1")
def test_a_confirmation_without_medicines_prints_the_opioid_answer():
    text = words("pack/diagnosis_confirmation.html", composed(opioids=TAKES))

    assert "Co-codamol 30/500 at night" in text
    assert "▲" not in text
