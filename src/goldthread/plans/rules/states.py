"""From which state to which: readings under review and the items in them. Each machine is a table.

The statuses of an action are delivery's: only a progress update changes them.
"""

from __future__ import annotations

from collections.abc import Mapping

from goldthread.kernel.errors import InputError

Moves = Mapping[str, frozenset[str]]

READING_MOVES: Moves = {
    "in_review": frozenset({"accepted", "abandoned"}),
    "abandoned": frozenset({"in_review"}),
    "accepted": frozenset(),
}

ITEM_MOVES: Moves = {
    "pending": frozenset({"checked", "dropped"}),
    "checked": frozenset({"pending", "dropped"}),
    "dropped": frozenset({"pending", "checked"}),  # the latter when leaving it out is undone
}

MACHINES: Mapping[str, Moves] = {"reading": READING_MOVES, "draft item": ITEM_MOVES}


def may_move(moves: Moves, now: str, then: str) -> bool:
    """Staying is always allowed."""
    return now == then or then in moves.get(now, frozenset())


def check_move(moves: Moves, now: str, then: str, *, what: str) -> None:
    """Raises InputError when ``what`` cannot go from ``now`` to ``then``."""
    if not may_move(moves, now, then):
        raise InputError(f"{what} is {_words(now)}; it cannot become {_words(then)}.")


def _words(state: str) -> str:
    return state.replace("_", " ")
