"""Headings that only say when: "By March 2031" over the statements that are due then."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from goldthread.documents.running.lines.dates import timescale_of
from goldthread.documents.running.lines.outline import Line

_DEADLINE = re.compile(
    r"\W*(?:by|before|no later than|within|to be (?:completed?|done|in place) by)\b", re.IGNORECASE
)
_LEAST = 2  # headings that say when, different ones
_MOSTLY = 0.5  # of the headings beside them do


def is_deadline(text: str) -> bool:
    """Whether a line says by when and nothing else."""
    return bool(_DEADLINE.match(text)) and timescale_of(text, None) is not None


def with_due_headings(lines: Sequence[Line]) -> list[Line]:
    """The lines, such headings taken for what leads in the statements under them.

    What stands beside most of them does the same, though it names no day: "All the way through".
    """
    due = [line for line in lines if line.is_heading and is_deadline(line.text)]
    if len({line.text for line in due}) < _LEAST:
        return list(lines)
    parents = {line.above for line in due}
    beside = [line for line in lines if line.is_heading and line.above in parents]
    if len(due) < _MOSTLY * len(beside):
        return list(lines)
    labels = {(line.above, line.text) for line in beside}
    return [
        _led_in(line) if (line.above, line.heading) in labels else line
        for line in lines
        if not (line.is_heading and (line.above, line.text) in labels)
    ]


def _led_in(line: Line) -> Line:
    """A line whose heading is what leads it in, below the heading above that."""
    own = line.lead_in if line.bullet is not None and line.lead_in != line.heading else None
    return replace(
        line, heading=line.above[-1] if line.above else None, above=line.above[:-1], lead_in=own or line.heading
    )
