"""Postcodes of the United Kingdom in the two forms of Scottish health records: seven characters, or one blank."""

from __future__ import annotations

import re

_SHAPE = re.compile(r"([A-Z][A-HJ-Y]?[0-9][A-Z0-9]?|GIR)([0-9][A-Z]{2})")
WIDTH = 7


def pc7(text: str | None) -> str | None:
    """Seven characters: the two parts apart by as many blanks as it takes. None for what is no postcode."""
    parts = _parts(text)
    return f"{parts[0]}{parts[1].rjust(WIDTH - len(parts[0]))}" if parts else None


def pc8(text: str | None) -> str | None:
    """The two parts with one blank between them. None for what is no postcode."""
    parts = _parts(text)
    return f"{parts[0]} {parts[1]}" if parts else None


def _parts(text: str | None) -> tuple[str, str] | None:
    found = _SHAPE.fullmatch(re.sub(r"\s", "", text or "").upper())
    return (found[1], found[2]) if found else None
