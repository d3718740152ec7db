"""Complete fictional records to test with; a test states only what it is about."""

from dataclasses import replace
from datetime import date
from typing import Any

from prescribing.medicines.names import MedicineClass
from prescribing.pack.documents import DOCUMENTS
from prescribing.pack.name_records import NameListState
from prescribing.pack.records import (
    AllergiesAndAdverseReactions,
    AllergyItem,
    Answer,
    Diagnosis,
    GPPractice,
    History,
    LowDoseNaltrexone,
    MedicationItem,
    Medications,
    OpioidAnswer,
    Pack,
    PatientDemographics,
    PlanAndRequestedActions,
    Recipient,
    SafetyAlerts,
)


def medicine(name: str = "Baclofen", **changes: Any) -> MedicationItem:
    """One prescribed medicine."""
    item = MedicationItem(
        medication_name=name,
        form="Tablet 10 mg",
        dose_directions_description="1 tablet three times a day",
        indication="Spasms",
        source="prescribed",
    )
    return replace(item, **changes)


def pack(**changes: Any) -> Pack:
    """A typical pack: every document, an NHS prescription asked of a GP."""
    return replace(_typical(), **changes)


def _typical() -> Pack:
    return Pack(
        made_on=date(2026, 11, 22),
        documents=DOCUMENTS,
        wants_confirmation=True,
        text_size=12,
        summary_text_size=10.5,
        has_data_copy=True,
        patient=PatientDemographics(
            name="Siân Llewellyn",
            date_of_birth=date(1971, 3, 14),
            nhs_number="999 123 4560",
            address=("14 Tŷ Gwyn Terrace", "Pontcanna", "Cardiff", "CF11 9ZZ"),
            telephone="029 2018 0000",
            email="sian@example.org",
        ),
        completed_by=None,
        gp_practice=GPPractice(
            practice_name="Elm Tree Surgery",
            gp_name="Dr Anjali Rao",
            address=("2 Elm Road", "Cardiff", "CF11 8ZZ"),
        ),
        recipient=Recipient(
            role="gp",
            name="Dr Anjali Rao",
            organisation="Elm Tree Surgery",
            address=("2 Elm Road", "Cardiff", "CF11 8ZZ"),
        ),
        copy_to=("neurologist",),
        request=PlanAndRequestedActions("nhs-prescription", "", ""),
        diagnosis=Diagnosis(
            ms_type="rrms",
            month="May",
            year="2014",
            made_by="Dr Tomasz Wójcik",
            organisation="University Hospital Example",
            proof=("clinic-letter",),
        ),
        why=(
            "Fatigue is the worst of it: by two in the afternoon I cannot go on. I would like to "
            "know whether anything else could be tried."
        ),
        concerns_and_wishes=(
            "I work in a shop, and stand for most of the day.\n\nMy consultant knows that I ask."
        ),
        history=_history(),
        allergies=AllergiesAndAdverseReactions(
            "all", (AllergyItem("Penicillin", "Rash and swollen lips, 1998"),)
        ),
        medications=Medications("all", _medicines()),
        safety_alerts=_safety_alerts(),
        ldn=LowDoseNaltrexone(Answer("no"), "liquid"),
        name_list=NameListState(
            "1", date(2026, 11, 22), tuple(MedicineClass), is_all_unsigned=True
        ),
    )


def _history() -> History:
    return History(
        conditions=Answer("yes", "Asthma since childhood. Underactive thyroid since 2019."),
        operations=Answer("yes", "Cataract, left eye, expected in March 2027."),
        pregnancy=Answer("no"),
    )


def _medicines() -> tuple[MedicationItem, ...]:
    return (
        medicine(),
        medicine("Levothyroxine", form="Tablet 75 micrograms", indication="Thyroid"),
        medicine("Dimethyl fumarate", form="Capsule 240 mg", indication="MS"),
        medicine("Vitamin D", form="Capsule 1,000 units", indication="", source="bought"),
    )


def _safety_alerts() -> SafetyAlerts:
    return SafetyAlerts(
        opioids=OpioidAnswer("not-now", "Co-codamol 8/500, last on 14 November 2026, for a tooth"),
        liver=Answer("no"),
        kidneys=Answer("not-known"),
    )
