"""What was agreed: sources and papers, plans and versions, actions and what hangs on them."""

from goldthread.plans.models.actions import (
    Action,
    ActionOutcome,
    ActionStatus,
    Assignment,
    AssignmentKind,
    Dependency,
    Milestone,
    Part,
)
from goldthread.plans.models.dated import Baseline, Dated
from goldthread.plans.models.intake import Intake, IntakeState
from goldthread.plans.models.papers import DraftItem, DraftKind, DraftState, Paper, PaperReading, ReadingState
from goldthread.plans.models.plans import Outcome, Plan, PlanVersion, Priority
from goldthread.plans.models.sources import (
    ActionRecommendation,
    PriorityRecommendation,
    Recommendation,
    SourceDocument,
)

__all__ = [
    "Action",
    "ActionOutcome",
    "ActionRecommendation",
    "ActionStatus",
    "Assignment",
    "AssignmentKind",
    "Baseline",
    "Dated",
    "Dependency",
    "DraftItem",
    "DraftKind",
    "DraftState",
    "Intake",
    "IntakeState",
    "Milestone",
    "Outcome",
    "Paper",
    "PaperReading",
    "Part",
    "Plan",
    "PlanVersion",
    "Priority",
    "PriorityRecommendation",
    "ReadingState",
    "Recommendation",
    "SourceDocument",
]
