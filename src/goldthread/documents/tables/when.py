"""A timescale cell to its timescales; dates that stand inside sentences make milestones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goldthread.documents.model import DraftMilestone, Paragraph
from goldthread.documents.timescales import parse_timescale, parse_timescales
from goldthread.kernel.timescale import Timescale

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DATE_WORD = (
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}\.?[\s,'’-]*(?:\d{{4}}|\d{{2}})?|q[1-4]\s*(?:20)?\d\d(?:/\d\d)?"
    r"|(?:spring|summer|autumn|winter)\s*(?:20)?\d\d|(?:19|20)\d\d(?:[/-](?:20)?\d\d)?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})"
)
_LEAD = r"(?:(?:by|in|from|until|before|during|end(?:\s+of)?|early|mid|late|the|of|start|beginning)[\s-]+)*"
_FILLER = re.compile(
    r"\b(?:by|in|from|until|to|the|end|of|early|mid|late|start|beginning|and|annual(?:ly)?|then|ongoing|on|going|quarterly|monthly|"
    r"each|every|year|thereafter|or|onwards|before|after|within|months?|weeks?|years?|days?|tbc|complete[d]?|due|date|target|"
    r"revised|original|extended|now|initially|review(?:ed)?|first|st|nd|rd|th|draft|final|quarter|financial|fy|reporting|basis)\b",
    re.IGNORECASE,
)
_DATE_AT_END = re.compile(
    rf"^(?P<what>.*?)[\s,;:(–—-]*(?P<when>{_LEAD}{_DATE_WORD}(?:\s*(?:-|–|to|and)\s*{_DATE_WORD})?)\s*[.)]*$",
    re.IGNORECASE | re.DOTALL,
)
_DATE_AT_START = re.compile(rf"^(?P<when>{_LEAD}{_DATE_WORD})\s*[:–—-]+\s*(?P<what>.+)$", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class When:
    """What a timescale cell says: one of ``steps`` for each date in it."""

    printed: str = ""
    steps: tuple[Timescale, ...] = ()
    milestones: tuple[DraftMilestone, ...] = ()
    whole: Timescale | None = None  # the cell as one timescale: the last date counts


def when_of(paragraphs: Sequence[Paragraph], *, context: date | None = None) -> When:
    """Reads the paragraphs of a timescale cell."""
    lines = [paragraph.text.strip() for paragraph in paragraphs if paragraph.text.strip()]
    if not lines:
        return When()
    printed = "\n".join(lines)
    steps = parse_timescales(printed, context=context)
    found = (milestone_of(line, context=context) for line in lines)
    milestones = tuple(one for one in found if one.due and _says_what(one.text))
    return When(printed, steps, milestones, parse_timescale(printed, context=context))


def milestone_of(text: str, *, context: date | None = None) -> DraftMilestone:
    """A sentence with a date at its end or start as a milestone that is due then; without a date, just the text."""
    stripped = text.strip()
    for pattern in (_DATE_AT_END, _DATE_AT_START):
        if found := pattern.match(stripped):
            due = parse_timescale(found.group("when").strip(), context=context)
            what = found.group("what").strip(" -–—:;,(")
            if due.end and what:
                return DraftMilestone(what, due)
    return DraftMilestone(stripped)


def _says_what(text: str) -> bool:
    """Whether what is left of a timescale without its dates is a statement, not "by the end of"."""
    rest = re.sub(_DATE_WORD, " ", re.sub(r"\([^)]*\)", " ", text), flags=re.IGNORECASE)
    return (
        len(re.findall(r"[A-Za-z]{3,}", _FILLER.sub(" ", rest))) >= 1 and len(re.findall(r"[A-Za-z]{3,}", rest)) >= 2
    )
