"""The words that the pack prints for each answer that was chosen from a list.

They are written for prescribers; the patient chose among the words of interview/forms/. A template
prints them with `{{ pack.diagnosis.ms_type|wording:"MSType" }}`. An `__empty__` label is printed
when nothing was given.
"""

from django.db.models import TextChoices


class YesNo(TextChoices):
    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_KNOWN = "not-known", "Not known"
    PREFER_NOT_TO_SAY = "prefer-not-to-say", "Prefer not to say"

    __empty__ = "Not given"


class OpioidUse(TextChoices):
    NOW = "now", "Taking now"
    NOT_NOW = "not-now", "Not now"
    NEVER = "never", "Never"
    NOT_KNOWN = "not-known", "Not known"
    PREFER_NOT_TO_SAY = "prefer-not-to-say", "Prefer not to say"

    __empty__ = "Not given"


class Pregnancy(TextChoices):
    NO = "no", "No"
    PREGNANT = "pregnant", "Pregnant"
    BREASTFEEDING = "breastfeeding", "Breastfeeding"
    PLANNING = "planning", "Planning a pregnancy"
    NOT_KNOWN = "not-known", "Not known"
    PREFER_NOT_TO_SAY = "prefer-not-to-say", "Prefer not to say"

    __empty__ = "Not given"


class IdentityNumber(TextChoices):
    """What the ten-digit number is called where it was issued."""

    NHS = "nhs", "NHS number"
    CHI = "chi", "CHI number"
    HCN = "hcn", "H&C number"
    NHS_OR_CHI = "nhs-or-chi", "NHS or CHI number"

    __empty__ = "NHS number"


class MSType(TextChoices):
    CIS = "cis", "Clinically isolated syndrome"
    RRMS = "rrms", "Relapsing remitting multiple sclerosis"
    SPMS = "spms", "Secondary progressive multiple sclerosis"
    PPMS = "ppms", "Primary progressive multiple sclerosis"
    NOT_STATED = "not-stated", "Multiple sclerosis, type not stated"
    NOT_KNOWN = "not-known", "Multiple sclerosis, type not known"

    __empty__ = "Multiple sclerosis, type not given"


class Proof(TextChoices):
    CLINIC_LETTER = "clinic-letter", "A clinic letter"
    DISCHARGE_SUMMARY = "discharge-summary", "A hospital discharge summary"
    NHS_APP = "nhs-app", "The GP record in the NHS App"
    OTHER = "other", "Another document"


class AllergyList(TextChoices):
    """Whether the list of allergies is complete."""

    ALL = "all", "The patient says that this is all"
    NOT_SURE = "not-sure", "Not sure that this is everything"
    NONE = "none", "None known"
    NOT_KNOWN = "not-known", "Not known"
    PREFER_NOT_TO_SAY = "prefer-not-to-say", "Prefer not to say"

    __empty__ = "Not given"


class MedicineList(TextChoices):
    """Whether the list of medicines is complete."""

    ALL = "all", "The patient says that this is all"
    NOT_SURE = "not-sure", "Not sure that this is everything"
    NONE = "none", "No medicines"
    NOT_KNOWN = "not-known", "Not known"

    __empty__ = "Not given whether this is everything"


class MedicineSource(TextChoices):
    PRESCRIBED = "prescribed", "Prescribed"
    BOUGHT = "bought", "Bought"
    HERBAL = "herbal", "Herbal or supplement"
    NOT_KNOWN = "not-known", "Source not known"

    __empty__ = "Source not said"


class OpioidClass(TextChoices):
    """The classes of medicines.names.MedicineClass."""

    ANALGESIC = "analgesic", "pain relief"
    SUBSTITUTION = "substitution", "opioid substitution"
    COUGH = "cough", "cough medicines"
    DIARRHOEA = "diarrhoea", "medicines for diarrhoea"


class LDNUse(TextChoices):
    NOW = "now", "Taking it now"
    BEFORE = "before", "Taken before, not now"
    NO = "no", "No"
    NOT_KNOWN = "not-known", "Not known"

    __empty__ = "Not given"


class PreferredForm(TextChoices):
    LIQUID = "liquid", "Liquid"
    CAPSULE = "capsule", "Capsules"
    DROPS = "drops", "Drops under the tongue"
    CREAM = "cream", "Cream"
    NO_PREFERENCE = "no-preference", "No preference"
    NOT_KNOWN = "not-known", "Not known"

    __empty__ = "Not given"


class PlainAnswer(TextChoices):
    """The questions of page 1 whose answer is "no", as its last line names them."""

    OPIOIDS = "opioids", "opioids (never)"
    PREGNANCY = "pregnancy", "pregnancy or breastfeeding"
    LIVER = "liver", "liver problems"
    KIDNEYS = "kidneys", "kidney problems"
    MEDICINES = "medicines", "medicines"
    LDN = "ldn", "LDN, now or before"
    OPERATIONS = "operations", "operations planned"


class SafetyQuestion(TextChoices):
    """The questions of page 1, and of the message for an online form."""

    OPIOIDS = "opioids", "Opioids"
    PREGNANCY = "pregnancy", "Pregnancy, breastfeeding"
    LIVER = "liver", "Liver problems"
    KIDNEYS = "kidneys", "Kidney problems"
    LDN = "ldn", "LDN"


class Role(TextChoices):
    """Whom the letter goes to, if no name is given."""

    GP = "gp", "GP"
    NEUROLOGIST = "neurologist", "Neurologist"
    MS_NURSE = "ms-nurse", "MS nurse"
    PRIVATE_SERVICE = "private-service", "Private service"


class CopyTo(TextChoices):
    """The same in the letter, which the patient writes."""

    GP = "gp", "my GP"
    NEUROLOGIST = "neurologist", "my neurologist"
    MS_NURSE = "ms-nurse", "my MS nurse"
    PRIVATE_SERVICE = "private-service", "a private service"


class Document(TextChoices):
    """The title of each document of the pack."""

    LETTER = "letter", "Letter"
    HEALTH_SUMMARY = "health-summary", "Health summary"
    RETURN_PAGE = "return-page", "Page to return"
    PRESCRIBER_SHEET = "prescriber-information", "Prescriber sheet"
    NOTES = "notes", "Your notes"


VOCABULARIES = {
    vocabulary.__name__: vocabulary
    for vocabulary in (
        *(YesNo, OpioidUse, Pregnancy, MSType, Proof, AllergyList, MedicineList, MedicineSource),
        *(
            IdentityNumber,
            OpioidClass,
            LDNUse,
            PreferredForm,
            PlainAnswer,
            SafetyQuestion,
            Role,
            CopyTo,
            Document,
        ),
    )
}
