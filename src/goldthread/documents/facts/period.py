"""The years a plan is for, as printed: "2030/31", "2030 to 2033", "May 2030 - April 2032"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldthread.documents.facts.lines import FactLine
from goldthread.documents.facts.title import Title

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_YEAR = r"(?:19|20)\d\d"
_RANGE = re.compile(
    rf"\b(?:{_MONTH}\.?\s+)?{_YEAR}\s*(?:-|–|—|to|until|and)\s*(?:{_MONTH}\.?\s+)?(?:{_YEAR}|\d\d(?!\d))\b"
    rf"|\b{_YEAR}\s*/\s*(?:{_YEAR}|\d\d(?!\d))\b"
    rf"(?:\s*(?:-|–|—|to)\s*{_YEAR}\s*/\s*(?:{_YEAR}|\d\d(?!\d)))?",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    rf"\b(?:plan|strategy|programme)\s*(?:for|,|:|-|–)?\s*({_YEAR})\b|^({_YEAR})\s+.*\bplan\b", re.IGNORECASE
)
_UNDER = 3  # lines
_LABEL = re.compile(r"(?:plan |time ?)?(?:period|term|years|frame|span)\b[\w ]{0,20}:\s*", re.IGNORECASE)
_NEAR_PLAN = re.compile(
    r"\b(?:this|our|the|action|delivery|implementation) (?:[\w/–-]+ ){0,3}plan\b|\bplan (?:covers|runs|is for|for)\b",
    re.IGNORECASE,
)
_PLAN_AFTER = re.compile(r"^\W{0,2}(?:\w+\s){0,2}(?:action |delivery )?plan\b", re.IGNORECASE)
_PLAN_BEFORE = re.compile(r"\b(?:plan|period|years?)\b[^.]{0,40}$", re.IGNORECASE)
_OTHER_PLAN = re.compile(
    r"\b(?:outcomes?|corporate|council|local|strategic|national|community|improvement|children)\b[^.]{0,25}plan[^.]{0,10}$",
    re.IGNORECASE,
)


def find_period(title: Title | None, lines: Sequence[FactLine]) -> tuple[str, FactLine] | None:
    """The period and its line: in the title, in a heading near it, or in a sentence about the plan."""
    if title:
        found = _in_heading(title.line.text)
        if found:
            return found, title.line
        if under := _under_title(title, lines):
            return under
    for line in _headings_about_plan(lines):
        found = _in_heading(line.text)
        if found:
            return found, line
    for line in sorted(lines, key=lambda line: line.before_plan if line.before_plan is not None else 10_000):
        found = _in_sentence(line.text)
        if found:
            return found, line
    return None


def _under_title(title: Title, lines: Sequence[FactLine]) -> tuple[str, FactLine] | None:
    """The years that one of the next lines begins with: "July 2030 to March 2032", "Period covered: 2030/31"."""
    below = (line for line in lines if 0 < line.number - title.line.number <= _UNDER and not line.in_table)
    ranges = ((line, _RANGE.match(_LABEL.sub("", line.text.strip(), count=1))) for line in below)
    return next(((found.group(), line) for line, found in ranges if found and _runs_forward(found.group())), None)


def _in_heading(text: str) -> str | None:
    match = _RANGE.search(text)
    if match and _runs_forward(match.group()):
        return match.group().strip()
    single = _SINGLE.search(text)
    return next(filter(None, single.groups())) if single else None


def _headings_about_plan(lines: Sequence[FactLine]) -> list[FactLine]:
    found = [
        line for line in lines
        if (line.heading is not None or line.label or (line.number < 6 and not line.text.endswith(".")))
        and len(line.text.split()) <= 25
        and re.search(r"\bplan\b", line.text, re.IGNORECASE)
    ]  # fmt: skip
    return sorted(found, key=lambda line: line.before_plan if line.before_plan is not None else 10_000)


def _in_sentence(text: str) -> str | None:
    if not _NEAR_PLAN.search(text):
        return None
    for match in _RANGE.finditer(text[:2000]):
        before, after = text[: match.start()], text[match.end() :]
        about = _PLAN_AFTER.match(after) or (_PLAN_BEFORE.search(before) and not _OTHER_PLAN.search(before))
        if about and _runs_forward(match.group()):
            return match.group().strip()
    return None


def _runs_forward(printed: str) -> bool:
    years = [int(year) for year in re.findall(_YEAR, printed)]
    short = re.search(r"\D(\d\d)$", printed)
    if short and len(years) == 1:
        years.append(years[0] // 100 * 100 + int(short.group(1)))
    return len(years) >= 2 and 0 < years[-1] - years[0] <= 30
