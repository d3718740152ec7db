"""The words of every document, kept as text: a change of wording shows in the diff.

To accept a change: `REWRITE_GOLDEN=1 make test`, then read the diff as a clinician would.
"""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from content.models import Edition
from prescribing.pack.prescriber_sheet import cautions_alone
from prescribing.pack.records import PlanAndRequestedActions
from tests.prescribing.pack.reading import composed, words
from tests.support.builders import pack
from tests.support.guidance import guidance, library

GOLDEN = Path(__file__).resolve().parents[2] / "golden"
KINDS = ("nhs-prescription", "private-prescription", "confirmation")
ROLES = ("gp", "neurologist", "ms-nurse")


def overdue():
    """The guidance after the page for prescribers has left new packs."""
    information = replace(
        guidance().information,
        sheet=cautions_alone(library()),
        edition=Edition(key="for-prescribers", number=1, review_due=date(2026, 10, 1)),
        is_overdue=True,
        is_cautions_only=True,
    )
    return replace(guidance(), information=information)


def asking(kind, role):
    request = PlanAndRequestedActions(kind, "Harbour Clinic", "Bristol")
    return pack(request=request, recipient=replace(pack().recipient, role=role))


def conflicting():
    """Every mark and every conflict, as the interview's answers make them."""
    return composed(
        *("Co-codamol 30/500", "cocodomol", "Mysimba", "naltrexone 3 mg", "Tecfidera 240 mg"),
        opioids={"opioids": "never"},
        liver_and_kidneys={"liver": "no", "kidneys": "not-known"},
        ldn={"taken": "no"},
        conditions={"conditions": "Kidney stones. Hepatitis B in 1999. Stopped tramadol in May."},
    )


SAMPLES = {
    **{f"letter-{k}-{r}": ("pack/letter/letter.html", asking(k, r)) for k in KINDS for r in ROLES},
    **{f"return-page-{k}": ("pack/return/return_page.html", asking(k, "gp")) for k in KINDS},
    "health-summary": ("pack/summary/health_summary.html", pack()),
    "health-summary-conflicts": ("pack/summary/health_summary.html", conflicting()),
    "letter-conflicts": ("pack/letter/letter.html", conflicting()),
    "prescriber-sheet": ("pack/prescriber_sheet.html", pack()),
    "prescriber-sheet-overdue": ("pack/prescriber_sheet.html", pack(), overdue),
    "notes": ("pack/notes/notes.html", pack()),
}


@pytest.mark.hazard(
    "H14.1",
    "H15.1",
    "H15.2",
    "H19.2",
    "H25.2",
    "H26.2",
    "H27.1",
    "H29.3",
    "H30.1",
    "H30.3",
    "H37.7",
    "H40.3",
)
@pytest.mark.parametrize("name", SAMPLES)
def test_the_text_of_a_document_equals_its_golden_file(name):
    path, text = GOLDEN / f"{name}.txt", words(*SAMPLES[name])
    if os.environ.get("REWRITE_GOLDEN"):
        path.write_text(text, "utf-8")

    assert text == path.read_text("utf-8")


@pytest.mark.hazard("H14.1")
def test_every_golden_file_belongs_to_a_document():
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(SAMPLES)


@pytest.mark.parametrize("role", ROLES)
def test_a_neurologist_may_write_to_the_gp_and_others_may_ask_the_neurologist(role):
    page = words("pack/return/return_page.html", asking("nhs-prescription", role))

    is_neurologist = role == "neurologist"
    assert ("I will write to the GP about it" in page) == is_neurologist
    assert ("I will ask the neurologist first" in page) != is_neurologist
