"""What a column of a plan can mean."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from goldthread.kernel.timescale import Timescale


class Role(StrEnum):
    """The parts a column can play. One column plays one; several columns may play the same."""

    REF = "reference"
    PRIORITY = "priority"
    PRIORITY_REF = "priority number"
    RECOMMENDATION = "recommendation"
    ACTION = "action"
    DETAIL = "steps of the action"
    OWNER = "owner"
    SUPPORT = "supporting partners"
    TIMESCALE = "timescale"
    START = "start"
    OUTCOME = "outcome"
    MILESTONE = "milestone"
    PROGRESS = "progress"
    RAG = "RAG"
    STATUS = "status"
    PERIOD = "mark or milestone under a period"
    PARTY = "mark under a body"
    COMMENTS = "comments"
    OTHER = "other"


@dataclass(frozen=True)
class Column:
    """One column with what it was taken for."""

    index: int
    heading: str
    role: Role
    confidence: float
    why: tuple[str, ...] = ()
    of_priority: bool = False  # its cells reach as far as the priority's, not the action's
    recommends: bool = False  # its priorities are recommendations that the plan answers
    moved: bool = False  # its dates stand for those of another column: "Revised date"
    dated: bool = False  # its cells name the timescale too
    coloured: bool = False  # the fills of its cells are the RAG
    due: Timescale | None = None  # the period that its heading names
    signs: frozenset[str] = frozenset()  # letters and the like that only mark its period
