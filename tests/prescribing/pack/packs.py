"""Whole packs for hypothesis: every field filled from every script, up to its limit."""

from dataclasses import fields, is_dataclass
from datetime import date

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from prescribing.pack import page_room
from prescribing.pack.documents import ALWAYS
from prescribing.pack.name_records import ListedMedicine, NamedMedicine, TypedElsewhere
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
    PersonCompletingRecord,
    PlanAndRequestedActions,
    Recipient,
    SafetyAlerts,
)
from prescribing.pack.sections import SummarySection
from tests.prescribing.pack.strategies import typed
from tests.support.builders import medicine, pack
from tests.support.examples import examples

SHORT, DETAILS, NARRATIVE = typed(150), typed(500), typed(2000)
LINES = st.lists(SHORT, max_size=6).map(tuple)
KINDS = ("nhs-prescription", "private-prescription", "confirmation")
ROLES = ("gp", "neurologist", "ms-nurse")


def answers(
    choices: tuple[str, ...],
    details: st.SearchStrategy[str],
    short: st.SearchStrategy[str] | None = None,
) -> st.SearchStrategy[Answer]:
    return st.builds(
        Answer, st.sampled_from(choices), details, st.just("") if short is None else short
    )


def brief(room: page_room.Room) -> st.SearchStrategy[str]:
    """What the pack holds of a short box."""

    def fitting(text: str) -> str:
        end = None if page_room.fits(text, room) else page_room.fitting_characters(text, room)
        return page_room.on_one_line(text[:end], is_prose=room.is_prose)

    return typed(room.characters).map(fitting)


SLUGS = {"choice", "completeness", "source", "preferred_form", "documents", "role", "copy_to"}
SLUGS |= {"kind", "ms_type", "proof", "unprintable", "words", "name_list"}
OPIOID = ListedMedicine("opioid", "Paracodol", "codeine + paracetamol")
BLOCKER = ListedMedicine("opioid-blocker", "methylnaltrexone", "methylnaltrexone")
THERAPY = ListedMedicine("dmt", "Tecfidera", "dimethyl fumarate")
LISTED = st.lists(st.sampled_from([OPIOID, BLOCKER]), unique=True).map(tuple)


def named(listed: ListedMedicine) -> st.SearchStrategy[tuple[NamedMedicine, ...]]:
    medicines = st.builds(NamedMedicine, SHORT, st.just((listed,)))
    return st.lists(medicines, max_size=2).map(tuple)


# The sections that hold what was typed elsewhere.
TYPED_IN = (
    *(SummarySection.HISTORY, SummarySection.MEDICATIONS),
    *(SummarySection.LOW_DOSE_NALTREXONE, SummarySection.CONCERNS_AND_WISHES),
)
ELSEWHERE = st.lists(
    st.builds(
        TypedElsewhere, st.sampled_from(TYPED_IN), SHORT, st.just(("codeine",)), st.just(False)
    ),
    max_size=3,
).map(tuple)
YES_OR_NO = ("yes", "no", "not-known", "prefer-not-to-say")
OPIOIDS = st.builds(
    OpioidAnswer, st.sampled_from(["now", "not-now"]), brief(page_room.OPIOIDS), DETAILS
) | st.builds(OpioidAnswer, st.sampled_from(["never", "prefer-not-to-say"]))
# A "yes" has details; any other answer may have words elsewhere beside it. None has both.
ORGAN = st.tuples(answers(("yes",), DETAILS, brief(page_room.LIVER)), st.just(())) | st.tuples(
    answers(("no", "not-known", "prefer-not-to-say"), st.just("")), ELSEWHERE
)
NAMED = (named(BLOCKER), named(THERAPY), st.booleans())
SAFETY_ALERTS = st.tuples(OPIOIDS, ELSEWHERE, ORGAN, ORGAN, *NAMED).map(
    lambda drawn: SafetyAlerts(
        opioids=drawn[0],
        opioids_elsewhere=drawn[1],
        liver=drawn[2][0],
        liver_elsewhere=drawn[2][1],
        kidneys=drawn[3][0],
        kidneys_elsewhere=drawn[3][1],
        opioid_blockers=drawn[4],
        therapies=drawn[5],
        repeats_naltrexone=drawn[6],
    )
)
PACKS = st.builds(
    Pack,
    made_on=st.just(date(2026, 11, 22)),
    documents=st.sampled_from([ALWAYS, pack().documents]),
    wants_confirmation=st.booleans(),
    text_size=st.sampled_from([12, 16, 18]),
    summary_text_size=st.sampled_from([10.5, 18]),
    patient=st.builds(
        PatientDemographics, SHORT, st.dates(), st.just("999 123 4560"), LINES, SHORT, SHORT
    ),
    completed_by=st.none() | st.builds(PersonCompletingRecord, SHORT, SHORT),
    gp_practice=st.builds(GPPractice, SHORT, SHORT, LINES),
    recipient=st.builds(Recipient, st.sampled_from(ROLES), SHORT, SHORT, LINES),
    copy_to=st.sampled_from([(), ("gp", "neurologist", "ms-nurse", "private-service")]),
    request=st.builds(PlanAndRequestedActions, st.sampled_from(KINDS), SHORT, SHORT),
    diagnosis=st.builds(
        Diagnosis, st.just("ppms"), st.just("September"), st.just("2014"), SHORT, SHORT, st.just(())
    ),
    why=brief(page_room.WHY),
    concerns_and_wishes=NARRATIVE,
    history=st.builds(
        History,
        answers(YES_OR_NO, NARRATIVE),
        answers(YES_OR_NO, NARRATIVE),
        answers(("breastfeeding", "planning"), DETAILS, brief(page_room.PREGNANCY)),
    ),
    allergies=st.builds(
        AllergiesAndAdverseReactions,
        st.just("not-sure"),
        st.lists(st.builds(AllergyItem, SHORT, SHORT), max_size=4).map(tuple),
    ),
    medications=st.builds(
        Medications,
        st.just("not-sure"),
        st.lists(
            st.builds(
                MedicationItem, *([SHORT] * 4), st.sampled_from(["bought", "herbal"]), LISTED
            ),
            max_size=6,
        ).map(tuple),
    ),
    safety_alerts=SAFETY_ALERTS,
    ldn=st.builds(LowDoseNaltrexone, answers(("before", "now"), DETAILS), st.just("drops")),
    name_list=st.just(pack().name_list),
)


def strings(record: object) -> list[str]:
    """Every string of a record, except slugs."""
    if isinstance(record, str):
        return [record]
    if isinstance(record, tuple):
        return [text for item in record for text in strings(item)]
    if not is_dataclass(record):
        return []
    names = [field.name for field in fields(record) if field.name not in SLUGS]
    return [text for name in names for text in strings(getattr(record, name))]


def as_drawn(count: int) -> settings:
    return settings(
        max_examples=examples(count),
        suppress_health_check=list(HealthCheck),
        # Shrinking would take an hour of renders.
        phases=[Phase.explicit, Phase.reuse, Phase.generate],
    )


def filled_with(character: str, kind: str) -> Pack:
    def text(length: int) -> str:
        return (character * length)[:length].strip()

    def brief_text(room: page_room.Room) -> str:
        return next(text(n) for n in range(room.characters, 0, -1) if page_room.fits(text(n), room))

    line, details = text(150), text(500)
    lines, why = (line,) * 6, brief_text(page_room.WHY)
    return pack(
        patient=PatientDemographics(line, date(1968, 9, 28), "999 123 4560", lines, line, line),
        completed_by=PersonCompletingRecord(line, line),
        recipient=Recipient("neurologist", line, line, lines),
        copy_to=("gp", "neurologist", "ms-nurse", "private-service"),
        request=PlanAndRequestedActions(kind, line, line),
        diagnosis=Diagnosis("spms", "September", "2014", line, line, ("other",)),
        why=why,
        history=History(
            Answer("yes", details),
            Answer("yes", details),
            Answer("planning", details, brief_text(page_room.PREGNANCY)),
        ),
        ldn=LowDoseNaltrexone(Answer("before", details), "drops"),
        medications=Medications("not-sure", (medicine(line), medicine(line))),
        safety_alerts=SafetyAlerts(
            OpioidAnswer("not-now", brief_text(page_room.OPIOIDS), details),
            Answer("yes", details, brief_text(page_room.LIVER)),
            Answer("yes", details, brief_text(page_room.KIDNEYS)),
            *([tuple(TypedElsewhere(section, line, ("liver",)) for section in TYPED_IN)] * 3),
            opioid_blockers=(NamedMedicine(line, (BLOCKER,)),),
        ),
    )
