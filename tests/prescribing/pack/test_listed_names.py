"""Listed names and conflicts in the health summary: printed as typed, without a judgement."""

from dataclasses import replace
from datetime import date

import pytest

from prescribing.medicines.names import Kind, ListedName, MedicineClass, NameList, SignOff
from prescribing.pack.records import Medications
from tests.prescribing.pack.reading import alerts, composed, part, summary, words
from tests.support.builders import medicine

NO_OPIOIDS = {"opioids": {"opioids": "never"}}
TAKES = {"opioids": "now", "opioids_brief": "Co-codamol 30/500 at night", "opioids_more": ""}


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

    table = part(summary(composed(typed, *others)), "5. Medications", "6. Safety alerts")

    assert ("Reaction" in table or "Form: Tablet" in table) is stacked
    assert f"{mark} " in table


@pytest.mark.hazard("H02.1")
@pytest.mark.parametrize("name", ["Baclofen 10 mg", "Sativex", "Tecfidera 240 mg", "Panadol"])
def test_without_a_marked_medicine_nothing_is_said_about_marks(name):
    text = part(summary(composed(name)), "5. Medications", "6. Safety alerts")

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


@pytest.mark.hazard("H14.2", "H15.3")
def test_the_answer_and_the_name_typed_elsewhere_stand_together():
    text = alerts(composed("Co-codamol 30/500", **NO_OPIOIDS))

    assert "Opioid medicines Never ▲ Also typed In section 5: Co-codamol 30/500" in text


@pytest.mark.hazard("H02.1")
def test_a_never_without_a_match_shares_the_line_of_the_plain_answers():
    text = alerts(composed("Baclofen", **NO_OPIOIDS))

    assert "Opioid medicines" not in text
    assert "Answered “no” opioids (never) · " in text


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
    text = alerts(composed(*medicines, ldn={"taken": taken}))

    assert ("Please check for a duplicate" in text) is repeated


def test_naltrexone_in_the_directions_of_a_medicine_is_no_second_source():
    apart = {"medication_name": "Levothyroxine", "dose_directions": "4 hours apart from LDN"}
    text = alerts(composed("LDN 3 mg", apart, ldn={"taken": "now"}))

    assert "Levothyroxine (4 hours apart from LDN) On the list: naltrexone" in text
    assert "Please check for a duplicate" not in text


def test_naltrexone_in_the_list_is_a_safety_alert_after_a_no_to_ldn():
    text = alerts(composed("Adepend 50 mg", ldn={"taken": "no"}))

    assert "Opioid blockers Adepend 50 mg On the list: Adepend (naltrexone)" in text


def test_herbal_medicines_are_named():
    made = composed("Baclofen", "Valerian")
    herbal = (made.medications.items[0], medicine("Valerian", source="herbal"))
    made = replace(made, medications=Medications("not-sure", herbal))

    assert "Herbal medicines, supplements Valerian" in alerts(made)


@pytest.mark.hazard("H27.2")
def test_a_disease_modifying_therapy_in_the_list_is_named():
    named = (
        "Disease-modifying therapies Tecfidera 240 mg On the list: Tecfidera (dimethyl fumarate)"
    )

    assert named in alerts(composed("Tecfidera 240 mg"))
    assert "Disease-modifying" not in alerts(composed("Baclofen"))


# --- The confirmation, which may be sent without the rest --------------------------------------


@pytest.mark.hazard("H30.1")
def test_the_confirmation_prints_the_opioid_answer_and_the_names_typed_elsewhere():
    text = " ".join(
        words("pack/return/confirmation.html", composed("Zapain", opioids=TAKES)).split()
    )

    assert "Opioid medicines Taking now: Co-codamol 30/500 at night Opioid named in" in text
    assert "other answers : Zapain ☐ yes ☐ no" in text
    assert "A medicine without a mark may still be an opioid." in text


@pytest.mark.hazard("H30.1")
def test_a_confirmation_without_medicines_prints_the_opioid_answer():
    text = " ".join(words("pack/return/confirmation.html", composed(opioids=TAKES)).split())

    assert "Taking now: Co-codamol 30/500 at night ☐ yes" in text
    assert "Medicines" not in text.replace("Opioid medicines", "")
