"""How much may be typed, in characters as typed."""

ONE_LINE = 150
DETAILS = 500
NARRATIVE = 2000
ADDRESS_LINES = 6
MEDICINES = 60
ALLERGIES = 30
TOTAL = 30_000
PASTED_LIST = 12_000  # 60 medicines with 200 characters each; it is not printed
