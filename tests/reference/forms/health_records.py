"""Health numbers, financial years, ages in groups and postcodes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from goldthread.analysis.checking import refuse
from goldthread.analysis.records.ages import age_groups
from goldthread.analysis.records.health_numbers import birth_of, check_chi, sex_of
from goldthread.analysis.records.postcodes import pc7, pc8
from goldthread.kernel.periods import financial_year_label, financial_year_of


def answer(method: str, parameters: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    if "sex_chi" in given or "dob_window" in parameters:
        return _derived(parameters, given)
    if "chi" in given:
        return {"result": [check_chi(number) for number in given["chi"]]}
    if "date" in given:
        return {"fin_year": [_financial_year(day) for day in given["date"]]}
    if "cases" in given:
        return {"groups": [_grouped(case) for case in given["cases"]]}
    return _postcodes(given)


def _derived(parameters: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    if "chi" in given:
        days = re.findall(r"\d{4}-\d\d-\d\d", str(parameters["dob_window"]))
        if len(days) != 2:
            refuse("dob_window", "two days are needed.")
        earliest, latest = map(date.fromisoformat, days)
        births = [birth_of(number, earliest=earliest, latest=latest) for number in given["chi"]]
        out["dob"] = [None if day is None else day.isoformat() for day in births]
    if "sex_chi" in given:
        out["sex"] = [sex_of(number) for number in given["sex_chi"]]
    return out


def _financial_year(text: str | None) -> str | None:
    if text is None:
        return None
    try:
        return financial_year_label(financial_year_of(date.fromisoformat(text)))
    except (TypeError, ValueError):
        refuse("date", "this is no day.")


def _grouped(case: Mapping[str, Any]) -> list[str | None]:
    named = {name: case[name] for name in ("start", "end", "by") if name in case}
    return age_groups(case["ages"], **named)


def _postcodes(given: Mapping[str, Any]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    if "pc7_in" in given:
        out["pc7"] = [pc7(text) for text in given["pc7_in"]]
    if "pc8_in" in given:
        out["pc8"] = [pc8(text) for text in given["pc8_in"]]
    if "length_in" in given:
        out["pc7_length"] = [len(pc7(text) or "") or None for text in given["length_in"]]
        out["pc8_length"] = [len(pc8(text) or "") or None for text in given["length_in"]]
    if not out:
        refuse("chi, date, cases or pc7_in", "there is neither a number, a day, an age nor a postcode.")
    return out
