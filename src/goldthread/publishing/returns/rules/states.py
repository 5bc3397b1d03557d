"""How far a return is, what may follow, and what a change of an answer does to it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class ReturnState(StrEnum):
    """From nothing said to gone."""

    NOT_STARTED = "not_started"
    DRAFTED = "drafted"
    CHECKED = "checked"
    AGREED = "agreed"
    SENT = "sent"


TRANSITIONS: Mapping[ReturnState, frozenset[ReturnState]] = {
    ReturnState.NOT_STARTED: frozenset({ReturnState.DRAFTED}),
    ReturnState.DRAFTED: frozenset({ReturnState.CHECKED}),
    ReturnState.CHECKED: frozenset({ReturnState.DRAFTED, ReturnState.AGREED}),
    ReturnState.AGREED: frozenset({ReturnState.DRAFTED, ReturnState.SENT}),
    ReturnState.SENT: frozenset({ReturnState.AGREED}),  # taken back, with a reason: it came back to be put right
}


def may_become(state: str, new: str) -> bool:
    return ReturnState(new) in TRANSITIONS[ReturnState(state)]


def after_an_answer(state: str) -> ReturnState:
    """What was checked is no longer what stands there, so the return is a draft again."""
    return ReturnState.DRAFTED


def is_locked(state: str) -> bool:
    """Agreed and sent returns keep their answers: what a board agreed is what is sent."""
    return ReturnState(state) in (ReturnState.AGREED, ReturnState.SENT)
