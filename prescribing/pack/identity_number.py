"""Numbers that identify a patient: NHS, CHI (Scotland), Health and Care (Northern Ireland). Pure.

All have ten digits, the last a check digit (modulus 11). The constants of the package nhs-number
list the range that each nation issues from.
"""

from datetime import datetime

from nhs_number.validate import calculate_checksum


def is_valid(digits: str) -> bool:
    """Whether ten digits can be such a number. A CHI number begins with the date of birth."""
    if len(set(digits)) == 1 or digits.startswith("00"):
        return False
    if digits[0] in "012" and not _begins_with_a_date(digits):
        return False
    return bool(calculate_checksum(digits[:9]) == int(digits[9]))


def kind_of(number: str) -> str:
    """nhs, chi, hcn, or nhs-or-chi for the few that can be both; "" for no number."""
    digits = number.replace(" ", "")
    if not digits:
        return ""
    if digits[0] in "012":
        return "chi"
    if "32" <= digits[:2] <= "39":
        return "hcn"
    return "nhs-or-chi" if _begins_with_a_date(digits) else "nhs"


def _begins_with_a_date(digits: str) -> bool:
    """As a CHI number does: day, month and two figures of the year of birth."""
    try:
        datetime.strptime(digits[:6], "%d%m%y")  # noqa: DTZ007
    except ValueError:
        return False
    return True
