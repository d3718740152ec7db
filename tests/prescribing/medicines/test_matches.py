"""What a match says: what was typed, where, how it was recognised, and of which kind it is."""

import datetime as dt

import pytest

from prescribing.medicines.names import (
    How,
    Kind,
    ListedName,
    MedicineClass,
    NameList,
    OtherWriting,
    Shield,
)
from prescribing.medicines.recognise import recognise


def test_a_match_says_what_was_typed_and_where(names):
    line = "I take “Co–Cödamol” 30/500"
    (match,) = recognise(line, names)

    assert (match.kind, match.medicine_class) == (Kind.OPIOID, MedicineClass.ANALGESIC)
    assert match.active == "codeine + paracetamol"
    assert match.typed == "Co–Cödamol" == line[match.start : match.end]


@pytest.mark.parametrize(
    ("line", "how"),
    [
        ("CO CODAMOL", How.EXACT),
        ("nightnurse", How.SPACING),
        ("para mol", How.SPACING),
        ("codamol", How.OTHER_WRITING),
        ("Maxitram", How.OTHER_WRITING),
        ("codiene", How.SPELLING),
        ("nurophen plus", How.SPELLING),
    ],
)
def test_a_match_says_how_it_was_recognised(names, line, how):
    (match,) = recognise(line, names)

    assert match.how is how


@pytest.mark.hazard("H27.2", "H29.1")
@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("Suboxone", [Kind.OPIOID]),
        ("Targinact", [Kind.OPIOID]),
        ("oxycodone and naloxone", [Kind.OPIOID]),
        ("naloxone", [Kind.OPIOID_BLOCKER]),
        ("Mysimba", [Kind.OPIOID_BLOCKER]),
        ("Relistor", [Kind.OPIOID_BLOCKER]),
        ("Nyxoid spray, naloxegol", [Kind.OPIOID_BLOCKER, Kind.OPIOID_BLOCKER]),
        ("Ocrevus and naltrexone with codeine", [Kind.DMT, Kind.OPIOID_BLOCKER, Kind.OPIOID]),
    ],
)
def test_blockers_and_dmts_are_kinds_of_their_own(names, line, kinds):
    assert [match.kind for match in recognise(line, names)] == kinds


def test_another_list_can_be_used():
    madeup = ListedName("Fictol", Kind.OPIOID, "fictine", MedicineClass.COUGH, "a test", False)
    lists = NameList(
        version="0",
        date=dt.date(2026, 11, 22),
        made_from="a test",
        names=(madeup,),
        other_writings=(OtherWriting("fix", "Fictol"),),
        shields=(Shield("Fictol Mild", "another", "a test"),),
    )

    assert [match.name for match in recognise("fictol", lists)] == ["Fictol"]
    assert [match.name for match in recognise("fix", lists)] == ["Fictol"]
    assert recognise("Fictol Mild, codeine", lists) == ()
