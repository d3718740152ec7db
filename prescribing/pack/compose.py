"""Compose a Pack from the answers. Pure: no request, no database, no clock."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from prescribing.crosscheck.mentions import MEDICINES, mentions
from prescribing.crosscheck.read_fields import ReadFields, fields_in_list
from prescribing.medicines.recognise import NameRecogniser
from prescribing.pack.documents import ALWAYS, DIAGNOSIS_CONFIRMATION, DOCUMENTS
from prescribing.pack.page_room import on_one_line
from prescribing.pack.printable import make_printable
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
    Pack,
    PatientDemographics,
    PersonCompletingRecord,
    PlanAndRequestedActions,
    Recipient,
)
from prescribing.pack.safety_alerts import listed_names, name_list_state, safety_alerts

Cleaned = Mapping[str, Mapping[str, Any]]

TEXT_SIZES = {"standard": 12, "large": 16, "very-large": 18}
SUMMARY_TEXT_SIZE = 10.5


def compose(
    cleaned: Cleaned,
    made_on: date,
    covers: Callable[[str], bool],
    recogniser: NameRecogniser,
    fields: ReadFields,
) -> Pack:
    """The pack for complete, cleaned answers, with text that is ready to print.

    covers: whether one of the pack's fonts has a character. recogniser: finds listed names.
    fields: the text boxes in which it looks for them.
    """
    text_size = TEXT_SIZES[cleaned["documents"]["text_size"]]
    chosen = {*ALWAYS, *cleaned["documents"]["documents"]}
    pack = Pack(
        made_on=made_on,
        documents=tuple(document for document in DOCUMENTS if document in chosen),
        wants_confirmation=DIAGNOSIS_CONFIRMATION in chosen,
        text_size=text_size,
        summary_text_size=text_size if cleaned["documents"]["summary_size"] else SUMMARY_TEXT_SIZE,
        has_data_copy=not cleaned["documents"]["data_copy"],
        patient=_patient(cleaned["patient"]),
        completed_by=_completed_by(cleaned["before-you-start"]),
        gp_practice=_gp_practice(cleaned["addressee"]),
        recipient=_recipient(cleaned["addressee"]),
        copy_to=_copy_to(cleaned["addressee"]),
        request=_request(cleaned["request"]),
        diagnosis=_diagnosis(cleaned["diagnosis"]),
        why=on_one_line(cleaned["what-matters"]["why"], is_prose=True),
        concerns_and_wishes=cleaned["what-matters"]["what_matters"],
        history=_history(cleaned),
        allergies=_allergies(cleaned["allergies"]),
        medications=_medications(
            cleaned["medicines"], recogniser, fields_in_list(fields, MEDICINES)
        ),
        safety_alerts=safety_alerts(cleaned, mentions(cleaned, recogniser, fields), recogniser),
        ldn=_ldn(cleaned["ldn"]),
        name_list=name_list_state(recogniser.names),
    )
    printable_pack, unprintable = make_printable(pack, covers)
    return replace(printable_pack, unprintable=unprintable)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _patient(person: Mapping[str, Any]) -> PatientDemographics:
    return PatientDemographics(
        name=person["full_name"],
        date_of_birth=person["date_of_birth"],
        nhs_number=person["nhs_number"],
        address=_lines(person["address"]),
        telephone=person["telephone"],
        email=person["email"],
    )


def _completed_by(start: Mapping[str, Any]) -> PersonCompletingRecord | None:
    if start["filling_in_for"] == "myself":
        return None
    return PersonCompletingRecord(start["helper_name"], start["helper_relationship"])


def _gp_practice(addressee: Mapping[str, Any]) -> GPPractice:
    return GPPractice(
        addressee["practice_name"], addressee["gp_name"], _lines(addressee["practice_address"])
    )


def _recipient(addressee: Mapping[str, Any]) -> Recipient:
    if addressee["role"] == "gp":
        practice = _gp_practice(addressee)
        return Recipient("gp", practice.gp_name, practice.practice_name, practice.address)
    return Recipient(
        role=addressee["role"],
        name=addressee["name"],
        organisation=addressee["organisation"],
        address=_lines(addressee["address"]),
    )


def _copy_to(addressee: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(role for role in addressee["copy_to"] if role != addressee["role"])


def _request(request: Mapping[str, Any]) -> PlanAndRequestedActions:
    return PlanAndRequestedActions(
        request["kind"], request["service_name"], request["service_contact"]
    )


def _diagnosis(diagnosis: Mapping[str, Any]) -> Diagnosis:
    return Diagnosis(
        ms_type=diagnosis["ms_type"],
        month=diagnosis["diagnosed_month"],
        year=diagnosis["diagnosed_year"],
        made_by=diagnosis["made_by"],
        organisation=diagnosis["organisation"],
        proof=tuple(diagnosis["proof"]),
    )


def _history(cleaned: Cleaned) -> History:
    health, pregnancy = cleaned["conditions"], cleaned["pregnancy"]
    return History(
        conditions=Answer(health["has_conditions"], health["conditions"]),
        operations=Answer(health["has_operations"], health["operations"]),
        pregnancy=Answer(
            pregnancy["pregnancy"],
            pregnancy["pregnancy_more"],
            on_one_line(pregnancy["pregnancy_brief"]),
        ),
    )


def _allergies(allergies: Mapping[str, Any]) -> AllergiesAndAdverseReactions:
    return AllergiesAndAdverseReactions(
        completeness=allergies["completeness"],
        items=tuple(
            AllergyItem(item["causative_agent"], item["reaction"]) for item in allergies["items"]
        ),
    )


def _medications(
    medicines: Mapping[str, Any], recogniser: NameRecogniser, fields: ReadFields
) -> Medications:
    return Medications(
        completeness=medicines["completeness"],
        items=tuple(
            MedicationItem(
                medication_name=item["medication_name"],
                form=item["form"],
                dose_directions_description=item["dose_directions"],
                indication=item["indication"],
                source=item["source"],
                rest=item["rest"],
                listed_names=listed_names(item, recogniser, fields),
            )
            for item in medicines["items"]
        ),
    )


def _ldn(ldn: Mapping[str, Any]) -> LowDoseNaltrexone:
    return LowDoseNaltrexone(Answer(ldn["taken"], ldn["taken_details"]), ldn["preferred_form"])
