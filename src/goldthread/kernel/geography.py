"""What the code of an area says: which kind of area it names, and whether it can be one at all.

Codes are those of the Government Statistical Service, nine characters ("S12" and six digits for a Scottish
council), and the codes that published figures use where there is none: "ADP-" and four letters for a
partnership of several councils, "PD-" and a letter for a police division. Which areas exist, and from when to
when, is dated data and no business of this module.
"""

from __future__ import annotations

import re
from enum import StrEnum


class AreaKind(StrEnum):
    COUNTRY = "country"
    COUNCIL = "council"
    HEALTH_BOARD = "health board"
    HEALTH_AND_SOCIAL_CARE_PARTNERSHIP = "health and social care partnership"
    PARTNERSHIP = "alcohol and drug partnership"
    POLICE_DIVISION = "police division"
    REGION = "region"


_GSS = re.compile(r"([EKNSW][0-9]{2})([0-9]{6})")
_PARTNERSHIP = re.compile(r"ADP-[A-Z]{4}")
_POLICE_DIVISION = re.compile(r"PD-[A-Z]")
_NONE = "000000"
_KINDS = {
    **dict.fromkeys(("E92", "K02", "K03", "K04", "N92", "S92", "W92"), AreaKind.COUNTRY),
    **dict.fromkeys(("E06", "E07", "E08", "E09", "E10", "N09", "S12", "W06"), AreaKind.COUNCIL),
    "E12": AreaKind.REGION,
    "S08": AreaKind.HEALTH_BOARD,
    "W11": AreaKind.HEALTH_BOARD,
    "S11": AreaKind.PARTNERSHIP,
    "S37": AreaKind.HEALTH_AND_SOCIAL_CARE_PARTNERSHIP,
}


def normalise_area_code(printed: str) -> str:
    """A code as it is kept: without blanks, in capitals."""
    return "".join(printed.split()).upper()


def area_kind(code: str) -> AreaKind | None:
    """The kind of area a code names; None for what is no code of an area."""
    if _PARTNERSHIP.fullmatch(code):
        return AreaKind.PARTNERSHIP
    if _POLICE_DIVISION.fullmatch(code):
        return AreaKind.POLICE_DIVISION
    found = _GSS.fullmatch(code)
    return _KINDS.get(found[1]) if found and found[2] != _NONE else None


def is_area_code(code: str) -> bool:
    return area_kind(code) is not None


def is_scottish(code: str) -> bool:
    """Whether a code is of Scotland or of an area in it."""
    return is_area_code(code) and code.startswith(("S", "ADP-", "PD-"))
