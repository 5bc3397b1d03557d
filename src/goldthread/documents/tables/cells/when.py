"""A timescale cell to its timescales; dates that stand inside sentences make milestones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goldthread.documents.model import DraftMilestone, Paragraph
from goldthread.documents.timescales import DATE, LEAD, parse_timescale, parse_timescales, words_besides
from goldthread.kernel.timescale import Timescale

_DATE_AT_END = re.compile(
    rf"^(?P<what>.*?)[\s,;:(–—-]*(?P<when>{LEAD}{DATE}(?:\s*(?:-|–|to|and)\s*{DATE})?)\s*[.)]*$",
    re.IGNORECASE | re.DOTALL,
)
_DATE_AT_START = re.compile(rf"^(?P<when>{LEAD}{DATE})\s*[:–—-]+\s*(?P<what>.+)$", re.IGNORECASE | re.DOTALL)


_SENTENCE_END = re.compile(r"(?<=\d\.)\s+(?=[A-Z])")


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
    sentences = (piece for line in lines for piece in _SENTENCE_END.split(line))
    found = (milestone_of(piece, context=context) for piece in sentences)
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


def milestones_in(text: str, *, context: date | None = None) -> list[DraftMilestone]:
    """One milestone a sentence where each ends with its date, else the text as one."""
    found = [milestone_of(piece, context=context) for piece in _SENTENCE_END.split(text.strip())]
    return found if all(one.due for one in found) else [milestone_of(text, context=context)]


def _says_what(text: str) -> bool:
    """Whether what is left of a timescale without its dates is a statement, not "by the end of"."""
    return len(words_besides(text)) >= 1 and len(re.findall(r"[A-Za-z]{3,}", re.sub(r"\([^)]*\)", " ", text))) >= 2
