"""Papers that tell, under each action, what became of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from goldthread.documents.openings import opening_of
from goldthread.documents.running.lines.dates import find_date
from goldthread.documents.running.lines.outline import Line
from goldthread.documents.running.lines.subjects import begins_to_act
from goldthread.documents.textual.cells.numbering import follows, number_of

_REPORTS = re.compile(
    r"\bprogress\b|\bupdates?\b|\bcurrent (?:position|status)\b|\bannual report\b|\bwhat we (?:have done|did)\b",
    re.IGNORECASE,
)
_TITLE_LINES = 8  # in which a paper says that it reports
_TITLE_WORDS = 20
_LEAST = 3  # actions in a row
_LEAD_WORDS = 12
_MOSTLY = 0.6  # of the numbered lines begin with something to do


def tells_progress(lines: Sequence[Line]) -> bool:
    """Whether the title or a heading of a paper says that it tells how things stand."""
    heads = [line.text for line in lines[:_TITLE_LINES]] + [line.text for line in lines if line.is_heading]
    return any(_REPORTS.search(text) for text in heads if len(text.split()) <= _TITLE_WORDS)


def with_counted_statements(lines: Sequence[Line]) -> list[Line]:
    """The lines, those numbered 1, 2, 3 that begin with something to do and have words under each taken for items.

    Such lines look like headings where they are short; the longer ones among them show what they are.
    """
    return as_items(lines, _counted(lines))


def as_items(lines: Sequence[Line], places: Collection[int]) -> list[Line]:
    """The lines, those at some places taken for items though they look like headings."""
    texts = {lines[at].text for at in places if lines[at].is_heading}
    out: list[Line] = []
    over: tuple[str, ...] = ()
    for at, line in enumerate(lines):
        if at in places:
            out.append(replace(line, is_heading=False, heading=over[-1] if over else None, above=over[:-1]))
        elif line.heading in texts:
            out.append(replace(line, heading=over[-1] if over else None, above=over[:-1]))
        else:
            over = (*line.above, line.heading) if line.heading else line.above
            out.append(line)
    return out


def _counted(lines: Sequence[Line]) -> frozenset[int]:
    found: list[int] = []
    last: tuple[int, ...] = ()
    for at, line in enumerate(lines):
        ref = opening_of(line.text).ref or ""
        number = number_of(ref) if ref.isdigit() and line.bullet is None else ()
        if number and (follows(last, number) if last else number == (1,)):
            found.append(at)
            last = number
    acting = [at for at in found if begins_to_act(opening_of(lines[at].text).rest)]
    told = [at for at in found if at + 1 < len(lines) and not lines[at + 1].is_heading and at + 1 not in found]
    enough = min(len(acting), len(told)) >= max(_LEAST, _MOSTLY * len(found))
    return frozenset(found) if enough else frozenset()


def leads_in(lines: Sequence[Line]) -> frozenset[str]:
    """The sentences that do nothing but lead to lists: one after another, or of bullets that are due one by one."""
    over = [
        at
        for at, (line, below) in enumerate(pairwise(lines))
        if line.bullet is None
        and below.bullet is not None
        and line.text.rstrip().endswith(":")
        and len(line.text.split()) <= _LEAD_WORDS
    ]
    times = Counter(lines[at].text for at in over)
    return frozenset(lines[at].text for at in over if times[lines[at].text] > 1 or _dated_below(lines, at))


def _dated_below(lines: Sequence[Line], at: int) -> bool:
    """Whether "The Trust will:" stands over bullets that mostly say when, and so are due one by one."""
    opening = opening_of(lines[at].text)
    if opening.ref or opening.named:
        return False
    rest = (lines[place] for place in range(at + 1, len(lines)))
    below = list(takewhile(lambda line: line.bullet is not None, rest))
    dated = sum(find_date(line.text, None) is not None for line in below)
    return len(below) > 1 and dated * 2 >= len(below)
