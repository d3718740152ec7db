"""The interview: every page with questions, in order. The order lives only here.

Everybody gets the same pages (docs/adr/0002), so the address of a page says nothing about the
answers of the person who visits it.
"""

from dataclasses import dataclass

from content.required import (
    ALREADY_TAKING_NALTREXONE,
    KIDNEYS,
    LIVER,
    MOOD,
    OPIOIDS,
    OTHER_MEDICINES,
    PREGNANCY,
    SURGERY,
    URGENT_HELP,
    WITHDRAWAL_AND_OVERDOSE,
)
from prescribing.interview.forms import (
    about_you,
    allergies_and_medicines,
    before_you_start,
    ldn,
    limits,
    safety_questions,
    your_health,
    your_letter,
    your_ms,
    your_pack,
)
from prescribing.interview.forms.base import StepForm


@dataclass(frozen=True)
class Step:
    """One page. With `item_form` it is a list whose items have a page each, `limit` at most.

    cautions: keys of those that everyone sees above the questions, whatever they answered.
    open_cautions: of how many the key lines stand open. The others fold with the last of these.
    shows_list: slug of the list step whose items the page repeats, for everyone.
    must_reanswer: an earlier pack's answer is shown, but one click never confirms it. People must
    answer again, because an outdated answer could do harm.
    """

    slug: str
    form: type[StepForm]
    section: str
    item_form: type[StepForm] | None = None
    limit: int = 0
    cautions: tuple[str, ...] = ()
    open_cautions: int = 1
    must_reanswer: bool = False
    shows_list: str = ""


START = "Before you start"
LETTER = "Your letter"
YOU = "About you"
MS = "Your MS"
HEALTH = "Your health"
MEDICINES = "Allergies and medicines"
SAFETY = "Safety questions"
PACK = "Your pack"

# About how long each section takes with a few medicines.
MINUTES = {START: 1, LETTER: 2, YOU: 1, MS: 3, HEALTH: 2, MEDICINES: 3, SAFETY: 2, PACK: 1}

STEPS = (
    Step("before-you-start", before_you_start.BeforeYouStartForm, START),
    Step("request", your_letter.RequestForm, LETTER),
    Step("addressee", your_letter.AddresseeForm, LETTER),
    Step("patient", about_you.PatientDemographicsForm, YOU),
    Step("diagnosis", your_ms.DiagnosisForm, MS),
    Step("what-matters", your_ms.WhatMattersForm, MS),
    Step("conditions", your_health.ConditionsForm, HEALTH, cautions=(SURGERY,)),
    Step("pregnancy", your_health.PregnancyForm, HEALTH, cautions=(PREGNANCY,)),
    Step(
        "allergies",
        allergies_and_medicines.AllergiesForm,
        MEDICINES,
        allergies_and_medicines.AllergyForm,
        limits.ALLERGIES,
    ),
    Step(
        "medicines",
        allergies_and_medicines.MedicinesForm,
        MEDICINES,
        allergies_and_medicines.MedicineForm,
        limits.MEDICINES,
        cautions=(OTHER_MEDICINES,),
    ),
    Step(
        "opioids",
        safety_questions.OpioidsForm,
        SAFETY,
        cautions=(OPIOIDS, WITHDRAWAL_AND_OVERDOSE, URGENT_HELP),
        must_reanswer=True,
        shows_list="medicines",
    ),
    Step(
        "liver-and-kidneys",
        safety_questions.LiverAndKidneysForm,
        SAFETY,
        cautions=(LIVER, KIDNEYS),
        open_cautions=2,
    ),
    Step("ldn", ldn.LDNForm, PACK, cautions=(ALREADY_TAKING_NALTREXONE, MOOD)),
    Step("documents", your_pack.DocumentsForm, PACK),
)
