"""The sections of the health summary, in order, with the headings of the PRSB outpatient letter.

The only list of their numbers and titles. Page 1, the safety alerts and the templates read it.
Pure.
"""

from enum import Enum, unique


@unique
class SummarySection(Enum):
    """A section of the health summary; its value is its title. Its number is its place, from 1."""

    DEMOGRAPHICS = "Patient demographics"
    DIAGNOSES = "Diagnoses"
    HISTORY = "History"
    ALLERGIES = "Allergies and adverse reactions"
    MEDICATIONS = "Medications"
    SAFETY_ALERTS = "Safety alerts"
    LOW_DOSE_NALTREXONE = "Low dose naltrexone"
    CONCERNS_AND_WISHES = "Patient and carer concerns, expectations and wishes"
    PLAN = "Plan and requested actions"

    @property
    def title(self) -> str:
        """The heading, without its number."""
        return self.value

    @property
    def number(self) -> int:
        """How the pack refers to the section: "see section" and this number."""
        return list(SummarySection).index(self) + 1

    @classmethod
    def numbered(cls, number: int) -> "SummarySection":
        """The section with this number."""
        return list(cls)[number - 1]


# For templates: {{ sections.medications.number }}, {{ sections.medications.title }}.
SECTIONS = {section.name.lower(): section for section in SummarySection}
