"""The only writer of meetings, attendance, decisions, and returns with their sign-offs."""

from goldthread.delivery.meetings.writes.decisions import finish_decision, record_decision, reword_decision
from goldthread.delivery.meetings.writes.planning import (
    change_meeting,
    move_meeting,
    note_besides,
    plan_meeting,
    record_attendance,
    values_of,
)
from goldthread.delivery.meetings.writes.returns import (
    mark_sent,
    owe_return,
    sign_off,
    take_back_sent,
    take_back_sign_off,
)

__all__ = [
    "change_meeting",
    "finish_decision",
    "mark_sent",
    "move_meeting",
    "note_besides",
    "owe_return",
    "plan_meeting",
    "record_attendance",
    "record_decision",
    "reword_decision",
    "sign_off",
    "take_back_sent",
    "take_back_sign_off",
    "values_of",
]
