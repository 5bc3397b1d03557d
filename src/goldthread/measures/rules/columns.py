"""What the columns of a table of figures hold, guessed from their headings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from goldthread.kernel.errors import InputError, Place

FIELDS: dict[str, str] = {
    "indicator": "Measure",
    "area_code": "Code of the area",
    "area": "Name of the area",
    "breakdown": "Breakdown (sex, age, deprivation, service)",
    "period": "Period",
    "value": "Figure",
    "numerator": "Numerator",
    "denominator": "Denominator",
    "lower": "Lower limit of the interval",
    "upper": "Upper limit of the interval",
    "status": "Status",
    "completeness": "Completeness, per cent",
    "exclusions": "What is left out",
    "source": "Source",
    "note": "Note",
}
_ALSO = {
    "indicator": ("measure", "key", "kpi"),
    "area_code": ("areacode", "code", "hb", "ca", "hbt", "gss_code"),
    "area": ("area_name", "name", "council", "board", "adp"),
    "breakdown": ("group", "split", "category"),
    "period": ("month", "quarter", "year", "date", "financialyear", "financial_year", "week"),
    "value": ("figure", "result", "percentage", "percent", "rate", "count", "measure_value"),
    "numerator": ("num", "n"),
    "denominator": ("den", "out_of", "total"),
    "lower": ("lower_ci", "lci", "lower_limit"),
    "upper": ("upper_ci", "uci", "upper_limit"),
    "completeness": ("complete",),
    "exclusions": ("excluded", "left_out"),
    "source": ("source_url",),
    "note": ("notes", "comment"),
}
NEEDED = ("period",)


def signature(headings: Sequence[str]) -> str:
    """All headings on one line: how a table of the same shape is known again."""
    return " | ".join(_plain(heading) for heading in headings)


def guessed(headings: Sequence[str]) -> dict[str, str]:
    """Heading -> field for those that say what they are; each field once, the first that says so."""
    found: dict[str, str] = {}
    for heading in headings:
        field = _field(_plain(heading))
        if field and field not in found.values():
            found[heading] = field
    return found


def known(fields: Mapping[str, str]) -> dict[str, str]:
    """Only what this version of the product knows."""
    return {heading: field for heading, field in fields.items() if field in FIELDS}


def check(fields: Mapping[str, str], *, has_indicator: bool, name: str | None = None) -> None:
    """Raises InputError where these columns do not make a table of figures."""
    chosen = list(fields.values())
    if len(set(chosen)) < len(chosen):
        raise InputError("Two columns are said to hold the same.", place=Place(file=name))
    for needed, words in (("period", "the period"), ("value", "the figure")):
        if needed not in chosen and not (needed == "value" and "numerator" in chosen):
            raise InputError(f"No column holds {words}.", advice="Say which does.", place=Place(file=name))
    if "indicator" not in chosen and not has_indicator:
        raise InputError(
            "No column names the measure.", advice="Choose the measure that all rows are of.", place=Place(file=name)
        )


def _field(plain: str) -> str:
    if plain in FIELDS:
        return plain
    return next((field for field, names in _ALSO.items() if plain in names), "")


def _plain(heading: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", heading.strip().lower()).strip("_")
