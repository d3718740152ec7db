"""How much may be typed, in characters as typed."""

ONE_LINE = 150
DETAILS = 500
NARRATIVE = 2000
ADDRESS_LINES = 6
MEDICINES = 60
ALLERGIES = 30
TOTAL = 30_000
