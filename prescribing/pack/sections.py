"""The sections of the health summary, by the numbers that its headings have: pure."""

PATIENT = 1
DIAGNOSES = 2
HISTORY = 3
ALLERGIES = 4
MEDICATIONS = 5
SAFETY_ALERTS = 6
LOW_DOSE_NALTREXONE = 7
CONCERNS_AND_WISHES = 8
PLAN = 9
