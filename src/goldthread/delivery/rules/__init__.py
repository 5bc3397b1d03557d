"""What is late, what a status may become, and how a course of updates leaves an action: decisions over values.

Nothing here asks the database or the clock; the day is always handed in.
"""

from goldthread.delivery.rules.course import Left, Said, holding, left_by, without
from goldthread.delivery.rules.standing import (
    DUE_SOON_DAYS,
    ENDED,
    OPEN,
    RAGS,
    TRANSITIONS,
    Condition,
    Standing,
    Status,
    attention,
    is_due_soon,
    is_open,
    is_overdue,
    may_become,
    rag_goes_with,
    slippage,
    standing,
)

__all__ = [
    "DUE_SOON_DAYS",
    "ENDED",
    "OPEN",
    "RAGS",
    "TRANSITIONS",
    "Condition",
    "Left",
    "Said",
    "Standing",
    "Status",
    "attention",
    "holding",
    "is_due_soon",
    "is_open",
    "is_overdue",
    "left_by",
    "may_become",
    "rag_goes_with",
    "slippage",
    "standing",
    "without",
]
