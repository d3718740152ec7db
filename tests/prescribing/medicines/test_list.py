"""Every name of the list is recognised; other medicines and words are not."""

import os
import re
from pathlib import Path

import pytest

from prescribing.medicines.names import Kind, MedicineClass
from prescribing.medicines.recognise import recognise

HERE = Path(__file__).parent
AGREED = HERE / "listed_names.txt"
TYPED = {
    "as listed": str,
    "upper case": str.upper,
    "lower case": str.lower,
    "hyphen dropped": lambda name: name.replace("-", ""),
    "space for hyphen": lambda name: name.replace("-", " "),
    "no-break hyphen": lambda name: name.replace("-", "\u2011"),
    "strength and form": lambda name: f"{name} 30mg/500mg tablets",
    "glued strength": lambda name: f"{name} 100mg m/r capsules x56",
    "in a sentence": lambda name: f"I take {name} twice a day, with food",
    "between others": lambda name: f"baclofen 10mg, {name}; naproxen",
    "in brackets": lambda name: f"painkiller ({name})",
    "crossed out": lambda name: f"stopped {name} in May",
    "two spaces": lambda name: name.replace(" ", "  "),
}
MS_MEDICINES = (
    *("baclofen", "tizanidine", "gabapentin", "pregabalin", "naproxen", "nefopam", "amantadine"),
    *("modafinil", "Sativex", "co-careldopa", "co-amoxiclav", "fampridine", "dantrolene"),
    *("amitriptyline", "duloxetine", "nortriptyline", "clonazepam", "diazepam", "oxybutynin"),
    *("solifenacin", "tolterodine", "mirabegron", "desmopressin", "methylprednisolone"),
    *("sildenafil", "tadalafil", "carbamazepine", "lamotrigine", "propranolol", "nabiximols"),
)


def file_names(name: str, separator: str) -> list[str]:
    text = re.sub(r"(?m)^#.*$", "", (HERE / name).read_text("utf-8"))
    return [one.strip() for one in re.split(separator, text) if one.strip()]


def opioids_in(line, names):
    return [match.name for match in recognise(line, names) if match.kind is Kind.OPIOID]


def share_flagged(lines, names):
    flagged = {line: opioids_in(line, names) for line in lines if opioids_in(line, names)}
    return len(flagged) / len(lines), flagged


@pytest.mark.hazard("H01.1")
@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
def test_every_name_of_the_list_is_found(names, typed):
    missed = [
        one.name
        for one in names.names
        if (one.kind, one.active)
        not in {(match.kind, match.active) for match in recognise(typed(one.name), names)}
    ]

    assert missed == []


@pytest.mark.hazard("H22.3")
def test_every_name_as_listed_is_found_under_its_own_name(names):
    wrong = [
        one.name
        for one in names.names
        if one.name not in {match.name for match in recognise(one.name, names)}
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("name", "kind", "active"),
    [
        ("Vellofent", MedicineClass.ANALGESIC, "fentanyl"),
        ("Yantil", MedicineClass.ANALGESIC, "tapentadol"),
        ("Contramal", MedicineClass.ANALGESIC, "tramadol"),
        ("Percodan", MedicineClass.ANALGESIC, "oxycodone"),
        (
            "Covonia Original Bronchial Balsam",
            MedicineClass.COUGH,
            "dextromethorphan (combination)",
        ),
        (
            "Covonia Night Time Formula",
            MedicineClass.COUGH,
            "dextromethorphan (combination)",
        ),
        ("Meltus Dry Cough", MedicineClass.COUGH, "dextromethorphan"),
        ("Nyxoid", None, "naloxone"),
        ("Prenoxad", None, "naloxone"),
        ("naloxegol", None, "naloxegol"),
        ("Moventig", None, "naloxegol"),
        ("Revia", None, "naltrexone"),
        ("Vivitrol", None, "naltrexone"),
        ("Contrave", None, "naltrexone + bupropion"),
    ],
)
def test_a_name_without_a_source_is_listed_and_not_called_verified(names, name, kind, active):
    [one] = [one for one in names.names if one.name == name]

    assert (one.medicine_class, one.active) == (kind, active)
    assert one.kind is (Kind.OPIOID if kind else Kind.OPIOID_BLOCKER)
    assert (one.source, one.verified) == ("not recorded", False)


@pytest.mark.hazard("H01.1")
def test_every_other_writing_is_found(names):
    for other in names.other_writings:
        assert other.name in {match.name for match in recognise(other.written, names)}


@pytest.mark.hazard("H05.1")
@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
def test_no_shield_is_flagged(names, typed):
    lines = [typed(shield.name) for shield in names.shields]

    assert {line for line in lines if recognise(line, names) and "(" not in line} == set()


@pytest.mark.hazard("H05.2")
@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
def test_no_medicine_of_people_with_ms_is_flagged(names, typed):
    assert share_flagged([typed(name) for name in MS_MEDICINES], names)[1] == {}


@pytest.mark.hazard("H27.2")
def test_no_dmt_and_no_blocker_is_taken_for_an_opioid(names):
    others = [one.name for one in names.names if one.kind is not Kind.OPIOID]

    assert share_flagged(others, names)[1] == {}


@pytest.mark.hazard("H05.2")
def test_common_medicines_vitamins_and_foods_are_left_alone(names):
    medicines = file_names("other_medicines.txt", r"[,\n]")

    assert len(medicines) > 1500
    assert share_flagged(medicines, names)[1] == {}


@pytest.mark.hazard("H05.2")
def test_ordinary_words_are_left_alone(names):
    words = file_names("everyday_words.txt", r"\s")

    assert len(words) > 2500
    assert [word for word in words if recognise(word, names)] == []


def test_pairs_of_ordinary_words_never_join_into_a_name(names):
    words = file_names("everyday_words.txt", r"\s")
    text = [" ".join(words[at : at + 40]) for at in range(0, len(words), 40)]
    backwards = [" ".join(reversed(line.split())) for line in text]

    assert [match for line in text + backwards for match in recognise(line, names)] == []


def test_the_list_says_what_it_is_and_that_no_pharmacist_has_signed_it(names):
    assert names.version
    assert names.date.year >= 2026
    assert names.unsigned == tuple(MedicineClass)


def test_opioids_have_a_class_and_others_have_none(names):
    for one in names.names:
        assert (one.medicine_class is not None) == (one.kind is Kind.OPIOID)


def test_a_name_is_verified_only_where_a_source_is_recorded(names):
    assert not [one for one in names.names if one.verified and one.source == "not recorded"]


def test_no_name_is_added_or_removed_unnoticed(names):
    """To accept a change: `REWRITE_GOLDEN=1 make test`, then read the diff as a pharmacist does."""
    listed = "".join(f"{each.kind} | {each.name} | {each.active}\n" for each in names.names)
    if os.environ.get("REWRITE_GOLDEN"):
        AGREED.write_text(listed, "utf-8")

    assert listed == AGREED.read_text("utf-8")
