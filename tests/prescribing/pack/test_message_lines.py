"""What the lines of the message for an online form say."""

from dataclasses import replace

import pytest
from django.template.loader import render_to_string

from prescribing.pack.cut_text import Cut
from prescribing.pack.message import Length, message
from prescribing.pack.records import (
    Answer,
    LowDoseNaltrexone,
    Medications,
    OpioidAnswer,
    PlanAndRequestedActions,
    SafetyAlerts,
)
from tests.prescribing.pack.packs import KINDS, ROLES
from tests.prescribing.pack.reading import composed
from tests.support.builders import medicine, pack


def row(text, question):
    return next(line for line in text.splitlines() if line.startswith(f"{question}: "))


@pytest.mark.parametrize("length", Length)
@pytest.mark.parametrize(
    ("typed", "taken", "line"),
    [
        ("Baclofen", "now", "LDN: Taking it now"),
        ("Naltrexone 4.5 mg", "no", "LDN: No. Also typed: naltrexone"),
        ("Methylnaltrexone", "not-known", "LDN: Not known"),
    ],
)
def test_ldn_use_has_a_line_unless_it_is_a_plain_no(length, typed, taken, line):
    made = composed(typed, ldn={"taken": taken})

    assert row(message(made, length, is_attached=False), "LDN") == line


@pytest.mark.parametrize("length", Length)
def test_a_plain_no_to_ldn_has_no_line(length):
    made = composed("Methylnaltrexone", ldn={"taken": "no"})

    assert "\nLDN: " not in message(made, length, is_attached=False)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("role", ROLES)
def test_the_long_message_asks_as_the_letter_does(kind, role):
    request = PlanAndRequestedActions(kind, "Riverside Clinic", "")
    made = pack(recipient=replace(pack().recipient, role=role), request=request)
    letter = {"service": Cut("Riverside Clinic")}

    asked = render_to_string("pack/letter/request.html", {"pack": made, "letter": letter})

    assert f"\n{' '.join(asked.split())}\n" in message(made, Length.LONG, is_attached=False)


@pytest.mark.parametrize("kind", KINDS)
def test_the_short_message_asks_everybody_the_same(kind):
    request = PlanAndRequestedActions(kind, "", "")
    asked = {
        message(
            pack(recipient=replace(pack().recipient, role=role), request=request),
            Length.SHORT,
            is_attached=False,
        ).partition("\n")[0]
        for role in ROLES
    }

    assert len(asked) == 1
    assert "you" not in asked.pop().split()


def long_message(**changes):
    return message(pack(**changes), Length.LONG, is_attached=True)


def test_planned_operations_have_their_words():
    history = replace(pack().history, operations=Answer("yes", "Caesarean,\n3 December"))

    assert row(long_message(history=history), "Operations planned") == (
        "Operations planned: Yes. Caesarean, 3 December"
    )


@pytest.mark.parametrize("completeness", ["not-sure", "not-known"])
def test_a_list_of_medicines_that_may_not_be_complete_says_so(completeness):
    text = long_message(medications=Medications(completeness, (medicine(),)))

    assert row(text, "Medicines") == "Medicines: Baclofen. The list may not be complete."


def test_names_of_medicines_are_never_cut_inside_and_are_counted():
    names = tuple(f"Medicine{number} of this long name" for number in range(100))
    text = long_message(medications=Medications("all", tuple(map(medicine, names))))

    shown = row(text, "Medicines (100)").removeprefix("Medicines (100): ")
    assert shown.endswith(" of this long name…")
    assert tuple(shown.removesuffix("…").split(", ")) == names[: shown.count(", ") + 1]


@pytest.mark.parametrize(
    ("opioids", "ldn", "line"),
    [
        ("never", "no", "Medicines: No medicines"),
        ("now", "no", "Medicines: No medicines listed, but see opioids above"),
        ("never", "now", "Medicines: No medicines listed, but see LDN above"),
        ("now", "now", "Medicines: No medicines listed, but see opioids and LDN above"),
    ],
)
def test_no_medicines_is_not_plain_beside_an_opioid_or_ldn_taken_now(opioids, ldn, line):
    text = long_message(
        medications=Medications("none", ()),
        safety_alerts=SafetyAlerts(OpioidAnswer(opioids), Answer("no"), Answer("no")),
        ldn=LowDoseNaltrexone(Answer(ldn), "liquid"),
    )

    assert row(text, "Medicines") == line
