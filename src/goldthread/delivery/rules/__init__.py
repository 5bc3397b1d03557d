"""What is late, silent or slipped, what a status may become, how updates leave an action, and how it is assessed.

Decisions over values: nothing here asks the database or the clock; the day is always handed in.
"""

from goldthread.delivery.rules.assessment import Assessment, Awaited, Known, Step, assess
from goldthread.delivery.rules.course import Left, Said, holding, left_by, since_when, without
from goldthread.delivery.rules.dates import Dating, Promise, promised, slippage
from goldthread.delivery.rules.integrity import Commitment, Integrity, fate_of, integrity
from goldthread.delivery.rules.reasons import Reason, Why
from goldthread.delivery.rules.silence import NOTHING, Heard, Silence, heard, says_the_same, silence
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
    standing,
)
from goldthread.delivery.rules.thresholds import USUAL, Thresholds
from goldthread.delivery.rules.with_updates import evidence_words, step_words

__all__ = [
    "DUE_SOON_DAYS",
    "ENDED",
    "NOTHING",
    "OPEN",
    "RAGS",
    "TRANSITIONS",
    "USUAL",
    "Assessment",
    "Awaited",
    "Commitment",
    "Condition",
    "Dating",
    "Heard",
    "Integrity",
    "Known",
    "Left",
    "Promise",
    "Reason",
    "Said",
    "Silence",
    "Standing",
    "Status",
    "Step",
    "Thresholds",
    "Why",
    "assess",
    "attention",
    "evidence_words",
    "fate_of",
    "heard",
    "holding",
    "integrity",
    "is_due_soon",
    "is_open",
    "is_overdue",
    "left_by",
    "may_become",
    "promised",
    "rag_goes_with",
    "says_the_same",
    "silence",
    "since_when",
    "slippage",
    "standing",
    "step_words",
    "without",
]
