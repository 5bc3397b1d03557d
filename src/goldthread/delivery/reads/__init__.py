"""What is asked of delivery: the same reads for a page, a report, the API and the command line.

Every read takes the day it is asked for, answers with plain dataclasses, and asks the database a number of
questions that does not grow with the data. What a reader may see is settled before: a partnership, plan or action
in hand was found through ``core.tenancy`` or ``partnership.reads``; ``EVERYWHERE`` is for a national viewer.
"""

from goldthread.delivery.filters import ActionFilters, OwnerKey
from goldthread.delivery.reads.action import (
    ActionDetail,
    Allowed,
    ReadAt,
    UpdatesPage,
    action_page,
    find_action,
    told_of,
)
from goldthread.delivery.reads.assessed_counts import AssessedCounts, assessed_counts
from goldthread.delivery.reads.assessments import assessed_actions, assessment_of, assessments
from goldthread.delivery.reads.board import Board, Section, StepDone, board, moved_dates
from goldthread.delivery.reads.dates import Calendar, Day, DueItem, calendar, due
from goldthread.delivery.reads.differences import (
    Difference,
    Differences,
    ExplanationView,
    differences,
    explanation_of,
    kept_assessment,
)
from goldthread.delivery.reads.front import Attention, Front, PlanCard, attention, front
from goldthread.delivery.reads.kept import keep_up
from goldthread.delivery.reads.known import thresholds_of
from goldthread.delivery.reads.lists import ActionPage, action_rows, actions
from goldthread.delivery.reads.outcomes import OutcomeOverview, PlanOutcomes, find_plan, outcomes
from goldthread.delivery.reads.overview import PlanFacts, PlanOverview, PriorityOverview, VersionFacts, overview
from goldthread.delivery.reads.owners import Mine, MyWork, NamedOwner, OwnerDetail, my_work, owner_page
from goldthread.delivery.reads.parts import (
    BaselineView,
    DependencyView,
    MilestoneView,
    Moved,
    OutcomeView,
    RecommendationView,
    UpdateView,
)
from goldthread.delivery.reads.priority import PriorityDetail, find_priority, priority_page
from goldthread.delivery.reads.recommendations import Answered, SourceOverview, recommendations
from goldthread.delivery.reads.rows import ActionRow, OwnerLabel
from goldthread.delivery.reads.selection import EVERYWHERE, Everywhere, Scope
from goldthread.delivery.reads.tallies import Tally
from goldthread.delivery.reads.thread import Thread, find_recommendation, thread
from goldthread.delivery.reads.updates import find_update, holds, standing_without
from goldthread.delivery.reads.whole_plan import WholeAction, WholePlan, WholePriority, whole_plan

__all__ = [
    "EVERYWHERE",
    "ActionDetail",
    "ActionFilters",
    "ActionPage",
    "ActionRow",
    "Allowed",
    "Answered",
    "AssessedCounts",
    "Attention",
    "BaselineView",
    "Board",
    "Calendar",
    "Day",
    "DependencyView",
    "Difference",
    "Differences",
    "DueItem",
    "Everywhere",
    "ExplanationView",
    "Front",
    "MilestoneView",
    "Mine",
    "Moved",
    "MyWork",
    "NamedOwner",
    "OutcomeOverview",
    "OutcomeView",
    "OwnerDetail",
    "OwnerKey",
    "OwnerLabel",
    "PlanCard",
    "PlanFacts",
    "PlanOutcomes",
    "PlanOverview",
    "PriorityDetail",
    "PriorityOverview",
    "ReadAt",
    "RecommendationView",
    "Scope",
    "Section",
    "SourceOverview",
    "StepDone",
    "Tally",
    "Thread",
    "UpdateView",
    "UpdatesPage",
    "VersionFacts",
    "WholeAction",
    "WholePlan",
    "WholePriority",
    "action_page",
    "action_rows",
    "actions",
    "assessed_actions",
    "assessed_counts",
    "assessment_of",
    "assessments",
    "attention",
    "board",
    "calendar",
    "differences",
    "due",
    "explanation_of",
    "find_action",
    "find_plan",
    "find_priority",
    "find_recommendation",
    "find_update",
    "front",
    "holds",
    "keep_up",
    "kept_assessment",
    "moved_dates",
    "my_work",
    "outcomes",
    "overview",
    "owner_page",
    "priority_page",
    "recommendations",
    "standing_without",
    "thread",
    "thresholds_of",
    "told_of",
    "whole_plan",
]
