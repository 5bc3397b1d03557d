"""Where in a paper its actions stand, told by those that say both who and when: what is before and behind is none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from goldthread.documents.running.statements.promises import Promise

_LEAST = 6  # actions that say both
_MOSTLY = 0.7  # of all actions do
_STRAY = 2  # actions: a section with more may be of the plan though it tells less


def within_plan(actions: Sequence[Promise]) -> list[Promise]:
    """The actions without a stray one or two in the sections before the first, and behind the last, that say both.

    Where nearly all actions of a paper say who and when, "1.1 This report answers the findings of May 2031" under
    its purpose is none, for it says only one of them.
    """
    told = sum(map(_is_told, actions))
    if told < _LEAST or told < _MOSTLY * len(actions):
        return list(actions)
    sections = [list(section) for _, section in groupby(actions, key=_section)]
    telling = [at for at, section in enumerate(sections) if any(map(_is_told, section))]
    first, last = telling[0], telling[-1]
    return [
        action
        for at, section in enumerate(sections)
        if first <= at <= last or len(section) > _STRAY
        for action in section
    ]


def _is_told(action: Promise) -> bool:
    return action.owner is not None and action.timescale is not None


def _section(action: Promise) -> tuple[str, ...]:
    line = action.item.line
    return (*line.above, line.heading or "")
