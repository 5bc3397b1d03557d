"""The title of the plan: the line that calls itself a plan, stands by itself and stands near."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.documents.facts.lines import FactLine
from goldthread.documents.tables.choosing.past import tells_of_past
from goldthread.documents.tables.grouping.group_labels import LABELLED

_PLAN_WORDS = (
    (r"\baction plan(?:ning|s)?\b", 3.0),
    (
        r"\b(?:delivery|implementation|improvement|recovery|work|strategic|development|prevention|response|annual)"
        r" plan\b",
        2.8,
    ),
    (
        r"\b(?:action|improvement) report\b"
        r"|\b(?:actions?|improvements?|recommendations?) (?:tracker|tracking list|log|register|list)\b",
        2.4,
    ),
    (r"\bplan\b", 1.6),
    (r"\b(?:strategy|framework|programme|roadmap|charter)\b", 1.0),
    (r"\b(?:milestones|actions|response to)\b", 0.6),
)
_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), weight) for pattern, weight in _PLAN_WORDS)
_VERB = re.compile(
    r"\b(?:is|are|was|were|will|has|have|had|should|must|can|be|been|may|developed|includes?|sets?|provides?)\b"
)
_YEARS = re.compile(r"\b(?:19|20)\d\d\b")
_PREFIX = re.compile(
    r"^\s*(?:(?:appendix|annex|schedule|attachment|enclosure)\s+[0-9A-Z]{1,3}\b\s*(?:[:.)–—-]\s*)?|"
    r"\d{1,2}(?:\.\d{1,2}){0,2}\.?\s+(?=[A-Z]))",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"(?<=\w)[\s,:–—-]+(?:appendix|annex|schedule)\s+[0-9A-Z]{1,3}\s*$", re.IGNORECASE)
_ASIDE = re.compile(r"^(?:report (?:to|by|no)|date|contact|item|purpose|appendix \w+ ?$|see |page )", re.IGNORECASE)
_YEAR_RANGE = re.compile(r"\b(?:19|20)\d\d(?:\s*[-–/]\s*(?:20)?\d\d)?\b")
_GENERIC = frozenset(
    [
        "action",
        "actions",
        "plan",
        "plans",
        "the",
        "our",
        "new",
        "next",
        "this",
        "revised",
        "updated",
        "current",
        "draft",
        "final",
        "delivery",
        "implementation",
        "improvement",
        "work",
        "appendix",
        "annex",
        "for",
        "and",
        "year",
        "years",
        "three",
        "two",
        "five",
        "table",
    ]
)
_SAYS_NOTHING = 1.6
_OF_THE_PAST = 2.0
_LEAST = 2.2
_LONGEST = 28  # words
_TOP = 6  # lines


@dataclass(frozen=True)
class Title:
    """The title as printed without "Appendix 1:", the line it was read from, and how sure."""

    text: str
    line: FactLine
    score: float


def find_title(lines: Sequence[FactLine]) -> Title | None:
    """The line that best calls itself a plan, or else the heading at the top of the paper. None without either."""
    repeats = Counter(_key(line.text) for line in lines if len(line.text) < 200)
    best: Title | None = None
    for line in lines:
        score = _score(line, repeats[_key(line.text)])
        if score >= _LEAST and (best is None or score > best.score):
            best = _titled(line, score)
    return best or next((_titled(line, _LEAST) for line in lines[:_TOP] if _heads_paper(line)), None)


def _titled(line: FactLine, score: float) -> Title:
    named = _SUFFIX.sub("", _PREFIX.sub("", line.text))
    return Title(named.strip(" .:–—-") or line.text, line, score)


def _heads_paper(line: FactLine) -> bool:
    words = len(line.text.split())
    return (
        line.heading is not None
        and 2 <= words <= _LONGEST
        and _look(line, words) > 0
        and not (_ASIDE.match(line.text) or LABELLED.match(line.text))
    )


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _score(line: FactLine, repeats: int) -> float:
    words = line.text.split()
    if not 2 <= len(words) <= _LONGEST or _ASIDE.match(line.text) or LABELLED.match(line.text):
        return 0.0
    score = max((weight for pattern, weight in _PATTERNS if pattern.search(line.text)), default=0.0)
    if score == 0.0:
        return 0.0
    score += _look(line, len(words)) + _place(line)
    score -= _SAYS_NOTHING if _is_generic(line.text) else 0.0
    score += 0.8 if _YEARS.search(line.text) else 0.0
    score -= _OF_THE_PAST if tells_of_past(line.text) else 0.0
    return score + 0.3 * min(repeats - 1, 3)


def _is_generic(text: str) -> bool:
    """ "Appendix B: our new action plan 2031-34": a plan, but of whom and for what is not said."""
    rest = _YEAR_RANGE.sub(" ", _PREFIX.sub("", text))
    return not [word for word in re.findall(r"[A-Za-z']{3,}", rest) if word.lower() not in _GENERIC]


def _look(line: FactLine, words: int) -> float:
    score = 0.7 if line.heading is not None else 0.0
    score += 0.8 if line.label else 0.0
    if line.text.rstrip()[-1] in ".;,?" or (_VERB.search(line.text) and line.heading is None):
        score -= 2.5
    if line.bullet is not None:
        score -= 1.5
    if line.in_table and not line.label:
        score -= 1.5
    return score - 0.12 * max(0, words - 12)


def _place(line: FactLine) -> float:
    """Near the top of the paper, or just above the plan."""
    top = 1.6 * math.exp(-line.number / 6)
    near = 2.6 * math.exp(-line.before_plan / 8) if line.before_plan is not None else 0.0
    return max(top, near)
