"""The interview: every page with questions, in order. The order lives only here.

No page is left out for some people and shown to others (docs/adr/0002): a page's address can then
tell nothing about the answers of whoever visits it.
"""

from dataclasses import dataclass

from content.needed import (
    ALREADY_TAKING_NALTREXONE,
    KIDNEYS,
    LIVER,
    OPIOIDS,
    OTHER_MEDICINES,
    PREGNANCY,
    SURGERY,
    URGENT_HELP,
)
from prescribing.interview import limits
from prescribing.interview.forms import (
    cautions,
    diagnosis,
    health,
    ldn,
    lists,
    pack,
    patient,
    request,
    start,
)
from prescribing.interview.forms.base import StepForm


@dataclass(frozen=True)
class Step:
    """One page. With `item_form` it is a list whose items have a page each, `limit` at most.

    cautions: keys of those that everyone sees above the questions, whatever they answered.
    asked_anew: an earlier pack's answer is shown but never taken over by a general yes. Where an
    old one would do harm today, people must choose again.
    """

    slug: str
    form: type[StepForm]
    section: str
    item_form: type[StepForm] | None = None
    limit: int = 0
    cautions: tuple[str, ...] = ()
    asked_anew: bool = False


START = "Before you start"
LETTER = "Your letter"
YOU = "About you"
MS = "Your MS"
HEALTH = "Your health"
MEDICINES = "Allergies and medicines"
SAFETY = "Safety questions"
PACK = "Your pack"

STEPS = (
    Step("before-you-start", start.BeforeYouStartForm, START),
    Step("request", request.RequestForm, LETTER),
    Step("addressee", request.AddresseeForm, LETTER),
    Step("patient", patient.PatientDemographicsForm, YOU),
    Step("contact", patient.ContactForm, YOU),
    Step("gp-practice", patient.GPPracticeForm, YOU),
    Step("diagnosis", diagnosis.DiagnosisForm, MS),
    Step("proof", diagnosis.ProofForm, MS),
    Step("what-matters", diagnosis.WhatMattersForm, MS),
    Step("conditions", health.ConditionsForm, HEALTH),
    Step("operations", health.OperationsForm, HEALTH, cautions=(SURGERY,)),
    Step("pregnancy", health.PregnancyForm, HEALTH, cautions=(PREGNANCY,)),
    Step("allergies", lists.AllergiesForm, MEDICINES, lists.AllergyForm, limits.ALLERGIES),
    Step(
        "medicines",
        lists.MedicinesForm,
        MEDICINES,
        lists.MedicineForm,
        limits.MEDICINES,
        cautions=(OTHER_MEDICINES,),
    ),
    Step(
        "opioids",
        cautions.OpioidsForm,
        SAFETY,
        cautions=(OPIOIDS, URGENT_HELP),
        asked_anew=True,
    ),
    Step("liver", cautions.LiverForm, SAFETY, cautions=(LIVER,)),
    Step("kidneys", cautions.KidneysForm, SAFETY, cautions=(KIDNEYS,)),
    Step("ldn", ldn.LDNForm, PACK, cautions=(ALREADY_TAKING_NALTREXONE,)),
    Step("documents", pack.DocumentsForm, PACK),
)
