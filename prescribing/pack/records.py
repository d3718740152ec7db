"""The pack as frozen records, named after the headings of the PRSB outpatient letter standard.

Every string is a patient's own words, already made printable (printable.py), or a slug whose words
are in wording.py. An empty string or tuple is printed as not given. "not-known" is an answer.
"""

from dataclasses import dataclass
from datetime import date

from prescribing.medicines.names import Kind
from prescribing.medicines.scripts import has_unreadable
from prescribing.pack.identity_number import kind_of
from prescribing.pack.name_records import (
    ListedMedicine,
    NamedMedicine,
    NameListState,
    TypedElsewhere,
)

# The kinds of listed names that are marked in the list of medicines.
MARKED = (Kind.OPIOID, Kind.OPIOID_BLOCKER)


@dataclass(frozen=True)
class PatientDemographics:
    """Who the letter is about. nhs_number: of any nation, ten digits shown 3-3-4, or empty."""

    name: str
    date_of_birth: date
    nhs_number: str
    address: tuple[str, ...]
    telephone: str
    email: str

    @property
    def number_kind(self) -> str:
        """nhs, chi, hcn or nhs-or-chi; empty if no number was given."""
        return kind_of(self.nhs_number)

    @property
    def contact(self) -> tuple[str, ...]:
        """Every way to reach the patient."""
        return tuple(filter(None, (*self.address, self.telephone, self.email)))


@dataclass(frozen=True)
class PersonCompletingRecord:
    """Who filled in the answers, if not the patient."""

    name: str
    relationship: str

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.name, self.relationship)))


@dataclass(frozen=True)
class GPPractice:
    """The practice where the patient is registered."""

    practice_name: str
    gp_name: str
    address: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.gp_name, self.practice_name, *self.address)))


@dataclass(frozen=True)
class Recipient:
    """Who the letter is to. role: gp, neurologist or ms-nurse."""

    role: str
    name: str
    organisation: str
    address: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.name, self.organisation, *self.address)))


@dataclass(frozen=True)
class PlanAndRequestedActions:
    """What the letter asks for. kind: nhs-prescription, private-prescription or confirmation.

    The service is the private specialist or online prescriber that the confirmation is for.
    """

    kind: str
    service_name: str
    service_contact: str


@dataclass(frozen=True)
class Diagnosis:
    """The diagnosis as the patient knows it.

    ms_type: cis, rrms, spms, ppms, not-stated or not-known. month is "" or an English month name,
    year "" or like "2009", "about 2009", "1990s". proof: any of clinic-letter, discharge-summary,
    nhs-app, other.
    """

    ms_type: str
    month: str
    year: str
    made_by: str
    organisation: str
    proof: tuple[str, ...]

    @property
    def when(self) -> str:
        """Like "May 2009", "about May 2009" or "1990s"; empty if no year was given."""
        *about, year = self.year.split(" ")
        return " ".join(filter(None, (*about, self.month, year)))

    @property
    def is_in_a_decade(self) -> bool:
        """Whether the year is one of a decade, so that "in the" goes before it in a sentence."""
        return self.year.endswith("s")

    @property
    def made_at(self) -> tuple[str, ...]:
        """Who made it, and where."""
        return tuple(filter(None, (self.made_by, self.organisation)))


@dataclass(frozen=True)
class Answer:
    """The answer to a health question: a slug (yes, no, not-known …), and its details as typed.

    brief: what page 1 prints, on one line; only for the questions with a short box.
    """

    choice: str
    details: str = ""
    brief: str = ""


@dataclass(frozen=True)
class OpioidAnswer:
    """choice: now, not-now, never, not-known or prefer-not-to-say.

    brief: which ones and when last, on one line, as page 1 prints it. more: for the summary.
    """

    choice: str
    brief: str = ""
    more: str = ""


@dataclass(frozen=True)
class MedicationItem:
    """A medicine as typed. source: empty if not said. rest: what else stood on its line."""

    medication_name: str
    form: str
    dose_directions_description: str
    indication: str
    source: str
    rest: str = ""
    listed_names: tuple[ListedMedicine, ...] = ()

    @property
    def marked(self) -> tuple[ListedMedicine, ...]:
        """The listed names that the pack marks: opioids and opioid blockers."""
        return tuple(listed for listed in self.listed_names if listed.kind in MARKED)

    @property
    def is_unread(self) -> bool:
        """Whether our list cannot read the script of its name, and has not found it as written."""
        return has_unreadable(self.medication_name) and not self.listed_names


@dataclass(frozen=True)
class Medications:
    """completeness: all, not-sure, none or not-known."""

    completeness: str
    items: tuple[MedicationItem, ...]

    @property
    def is_marked(self) -> bool:
        """Whether any medicine carries a mark."""
        return any(item.marked for item in self.items)

    @property
    def herbal(self) -> tuple[MedicationItem, ...]:
        """The medicines that the patient calls herbal, or supplements."""
        return tuple(item for item in self.items if item.source == "herbal")


@dataclass(frozen=True)
class AllergyItem:
    """One allergy or adverse reaction."""

    causative_agent: str
    description_of_reaction: str


@dataclass(frozen=True)
class AllergiesAndAdverseReactions:
    """completeness: all, not-sure, none, not-known or prefer-not-to-say."""

    completeness: str
    items: tuple[AllergyItem, ...]


@dataclass(frozen=True)
class History:
    """Other conditions and what is planned.

    pregnancy: no, pregnant, breastfeeding, planning, not-known or prefer-not-to-say.
    """

    conditions: Answer
    operations: Answer
    pregnancy: Answer


@dataclass(frozen=True)
class SafetyAlerts:
    """The answers that matter most before naltrexone is prescribed.

    …_elsewhere: what was typed in other answers and matters for this one; both are printed, side by
    side. repeats_naltrexone: naltrexone may be taken from two sources.
    """

    opioids: OpioidAnswer
    liver: Answer
    kidneys: Answer
    opioids_elsewhere: tuple[TypedElsewhere, ...] = ()
    liver_elsewhere: tuple[TypedElsewhere, ...] = ()
    kidneys_elsewhere: tuple[TypedElsewhere, ...] = ()
    opioid_blockers: tuple[NamedMedicine, ...] = ()
    therapies: tuple[NamedMedicine, ...] = ()
    repeats_naltrexone: bool = False

    @property
    def opioids_unsaid(self) -> tuple[TypedElsewhere, ...]:
        """The opioid names that the answer does not say as well."""
        return tuple(typed for typed in self.opioids_elsewhere if not typed.is_said)


@dataclass(frozen=True)
class LowDoseNaltrexone:
    """taken: choice now, before, no or not-known.

    preferred_form: liquid, capsule, drops, cream, no-preference or not-known.
    """

    taken: Answer
    preferred_form: str


@dataclass(frozen=True)
class Pack:
    """Everything the pack says. copy_to: any of gp, neurologist, ms-nurse, private-service.

    wants_confirmation: whether the page to return asks to confirm the diagnosis. text_size: in
    points, of the patient's own pages; summary_text_size: of the health summary. why: the reason
    for asking, on one line, as page 1 prints it. unprintable: the characters that no font has,
    which are printed as their names.
    """

    made_on: date
    documents: tuple[str, ...]
    wants_confirmation: bool
    text_size: int
    summary_text_size: float
    has_data_copy: bool
    patient: PatientDemographics
    completed_by: PersonCompletingRecord | None
    gp_practice: GPPractice
    recipient: Recipient
    copy_to: tuple[str, ...]
    request: PlanAndRequestedActions
    diagnosis: Diagnosis
    why: str
    concerns_and_wishes: str
    history: History
    allergies: AllergiesAndAdverseReactions
    medications: Medications
    safety_alerts: SafetyAlerts
    ldn: LowDoseNaltrexone
    name_list: NameListState
    unprintable: tuple[str, ...] = ()

    @property
    def naltrexone_besides_ldn(self) -> tuple[NamedMedicine, ...]:
        """The medicines with naltrexone, unless the answer is that LDN is taken now."""
        if self.ldn.taken.choice == "now":
            return ()
        return tuple(
            medicine
            for medicine in self.safety_alerts.opioid_blockers
            if any(listed.contains_naltrexone for listed in medicine.names)
        )
