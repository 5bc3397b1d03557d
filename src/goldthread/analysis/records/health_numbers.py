"""Numbers that name a person: the Community Health Index of Scotland and the NHS number. Known so as to be refused.

Rules as Public Health Scotland checks them (package phsmethods): ten digits, a real day of birth in front (DDMMYY),
and a check digit by modulus 11. The ninth digit tells the recorded sex: odd male, even female. The century is not
in the number, so a day of birth is told only where one alone fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from enum import IntEnum, StrEnum

from goldthread.analysis.checking import refuse

LENGTH = 10


class Verdict(StrEnum):
    """What is wrong with a number, or nothing; in the words of the reference."""

    VALID = "Valid CHI"
    CHARACTERS = "Invalid character(s) present"
    TOO_MANY = "Too many characters"
    TOO_FEW = "Too few characters"
    DATE = "Invalid date"
    CHECKSUM = "Invalid checksum"
    BLANK = "Missing (Blank)"
    MISSING = "Missing (NA)"


class RecordedSex(IntEnum):
    """As the number tells it."""

    MALE = 1
    FEMALE = 2


def check_chi(number: str | None) -> Verdict:
    """Whether this is a CHI number, and if not why. Refuses a number that is no text: noughts in front are lost."""
    if number is None:
        return Verdict.MISSING
    if not isinstance(number, str):
        refuse("chi", "a CHI number is text: as a figure it has lost the noughts in front.")
    if not number:
        return Verdict.BLANK
    if not re.fullmatch(r"[0-9]+", number):
        return Verdict.CHARACTERS
    if len(number) != LENGTH:
        return Verdict.TOO_MANY if len(number) > LENGTH else Verdict.TOO_FEW
    if not list(_births(number)):
        return Verdict.DATE
    return Verdict.VALID if _check_digit_agrees(number) else Verdict.CHECKSUM


def is_chi(text: str) -> bool:
    """Whether a text is a CHI number, perhaps written with blanks or hyphens."""
    return check_chi(_digits(text)) is Verdict.VALID


def is_nhs_number(text: str) -> bool:
    """Whether a text is an NHS number, perhaps written 3-3-4. One in eleven tens of digits is, by chance."""
    digits = _digits(text)
    return bool(re.fullmatch(r"[0-9]{10}", digits)) and _check_digit_agrees(digits)


def sex_of(chi: str | None) -> RecordedSex | None:
    """The sex that a valid number tells."""
    if chi is None or check_chi(chi) is not Verdict.VALID:
        return None
    return RecordedSex.MALE if int(chi[8]) % 2 else RecordedSex.FEMALE


def birth_of(chi: str | None, *, earliest: date, latest: date) -> date | None:
    """The day of birth of a valid number, where one century alone puts it between the two days."""
    if latest < earliest:
        refuse("latest", "the latest day of birth lies before the earliest.")
    if chi is None or check_chi(chi) is not Verdict.VALID:
        return None
    found = [day for day in _births(chi) if earliest <= day <= latest]
    return found[0] if len(found) == 1 else None


def _births(number: str) -> Iterator[date]:
    """The day of birth in each century that has it."""
    day, month, year = int(number[:2]), int(number[2:4]), int(number[4:6])
    for century in (1800, 1900, 2000):
        try:
            yield date(century + year, month, day)
        except ValueError:
            continue


def _check_digit_agrees(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number[:9], range(10, 1, -1), strict=True))
    wanted = (11 - total % 11) % 11
    return wanted == int(number[9])


def _digits(text: str) -> str:
    return re.sub(r"[\s-]", "", text)
