"""Each priority of a plan with everything that can be counted of it, and the whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldthread.delivery.reads.overview import PlanFacts, PriorityOverview, overview
from goldthread.delivery.reads.tallies import Tally
from goldthread.delivery.summary.assessed import OpenCounts, open_counts, together
from goldthread.measures.reads.linked import measures_of_priorities
from goldthread.measures.reads.measures import MeasureSeen
from goldthread.plans.models import Plan


@dataclass(frozen=True, slots=True)
class PrioritySummary:
    """A priority as the overview has it, how its open actions are assessed, and the measures linked to it."""

    overview: PriorityOverview
    assessed: OpenCounts
    measures: tuple[MeasureSeen, ...]


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """The whole plan on a day; ``tally`` and ``assessed`` are the sums of the priorities'."""

    plan: PlanFacts
    on: date
    priorities: tuple[PrioritySummary, ...]
    tally: Tally
    assessed: OpenCounts


def summary(plan: Plan, on: date) -> PlanSummary:
    """Twenty queries, whatever the size of the plan; eleven where no measure is linked to it."""
    seen = overview(plan, on)
    assessed = open_counts(plan, on)
    measures = measures_of_priorities(plan, on=on)
    priorities = tuple(
        PrioritySummary(each, assessed.get(each.id, OpenCounts()), tuple(measures.get(each.id or 0, ())))
        for each in seen.priorities
    )
    return PlanSummary(seen.plan, on, priorities, seen.tally, together(assessed.values()))
