"""The summary as plain rows: for the API, the command line and a file."""

from __future__ import annotations

from typing import Any

from goldthread.core.tables import Table
from goldthread.delivery.reads.tallies import Tally
from goldthread.delivery.summary.assessed import OpenCounts
from goldthread.delivery.summary.reads import PlanSummary, PrioritySummary
from goldthread.kernel.rag import Rag
from goldthread.measures.presenters.plain import measure_row


def as_dict(seen: PlanSummary) -> dict[str, Any]:
    """Every priority and the whole."""
    return {
        "plan": seen.plan.slug,
        "on": seen.on,
        "priorities": [_priority(each) for each in seen.priorities],
        "total": _counts(seen.tally, seen.assessed),
    }


def _priority(each: PrioritySummary) -> dict[str, Any]:
    due = each.overview.next_due
    return {
        "priority": each.overview.id,
        "ref": each.overview.ref,
        "title": each.overview.title,
        **_counts(each.overview.tally, each.assessed),
        "next_due": due.ends if due else None,
        "next_due_action": due.id if due else None,
        "measures": [measure_row(measure) for measure in each.measures],
    }


def _counts(tally: Tally, assessed: OpenCounts) -> dict[str, Any]:
    """Assessed, silent, differing and slipped count open actions only; the rest every action."""
    return {
        "actions": tally.total,
        "open": tally.open,
        **tally.by_status,
        "late": tally.late,
        "undated": tally.undated,
        **{f"stated_{_named(rag)}": tally.by_rag[rag] for rag in tally.by_rag},
        **{f"assessed_{_named(rag)}": assessed.by_rag[rag] for rag in assessed.by_rag},
        "differs": assessed.differs,
        "silent": assessed.silent,
        "slipped": assessed.slipped,
        "slipped_days": assessed.slipped_days,
    }


def _named(rag: str) -> str:
    return str(Rag(rag)) if rag else "none"


def table(seen: PlanSummary) -> Table:
    """One row a priority and one of the whole."""
    whole = as_dict(seen)
    rows = [*whole["priorities"], {"title": "The whole plan", **whole["total"]}]
    for row in rows:
        told = row.pop("measures", [])
        row["measures"] = "; ".join(f"{each['name']}: {each['variation'] or 'too few figures'}" for each in told)
    headings = list(dict.fromkeys(name for row in rows for name in row))
    return Table("Priorities", headings, ([row.get(name) for name in headings] for row in rows))
