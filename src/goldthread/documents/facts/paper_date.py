"""The day of the paper itself: what a month without a year is counted from."""

from __future__ import annotations

import re
from datetime import date

from goldthread.documents.facts.lines import FactLine, fact_lines
from goldthread.documents.model import Document
from goldthread.kernel.timescale import Precision
from goldthread.kernel.timescale_grammar import parse_timescale

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DAY = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?:19|20)\d\d\b|\b\d{{1,2}}[/.]\d{{1,2}}[/.](?:(?:19|20)\d\d|\d\d)\b",
    re.IGNORECASE,
)
_MONTH_OF_YEAR = re.compile(rf"\b{_MONTH}\s+(?:19|20)\d\d\b", re.IGNORECASE)
_DATED = re.compile(
    r"^\W*(?:date(?: of (?:meeting|report|issue|publication))?|published|meeting(?: date)?|dated|"
    r"(?:last )?updated)\b",
    re.IGNORECASE,
)
_REVISION = re.compile(r"\b(?:draft|amend(?:ed|ments?)|version|revis(?:ed|ion)|updated|approved)\b", re.IGNORECASE)
_TOP = 12  # lines


def date_of_paper(document: Document) -> date | None:
    """The date a paper gives for itself: labelled, at its top, or the last of its revision history."""
    lines = [line for line in fact_lines(document) if not line.in_plan]
    labelled = [
        day for line in lines if _DATED.match(line.text) or _DATED.match(line.label or "") for day in _days(line)
    ]
    if labelled:
        return labelled[0]
    top = [day for line in lines[:_TOP] if _is_short(line) and not _REVISION.search(line.text) for day in _days(line)]
    if top:
        return top[0]
    revised = [day for line in lines if _REVISION.search(line.text) for day in _days(line)]
    if revised:
        return max(revised)
    return next((day for line in lines[:_TOP] if not line.in_table for day in _months(line)), None)


def _is_short(line: FactLine) -> bool:
    return len(line.text.split()) <= 20 and not line.in_table


def _days(line: FactLine) -> list[date]:
    found = (parse_timescale(match.group()) for match in _DAY.finditer(line.text[:400]))
    return [each.end for each in found if each.end and each.precision is Precision.DAY]


def _months(line: FactLine) -> list[date]:
    if len(line.text.split()) > 8:
        return []
    found = (parse_timescale(match.group()) for match in _MONTH_OF_YEAR.finditer(line.text[:400]))
    return [each.start for each in found if each.start]
