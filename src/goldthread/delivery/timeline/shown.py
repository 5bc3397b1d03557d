"""A bar of a timeline in words: the same on the drawing, in the table beside it and in files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from goldthread.core.tables import Table
from goldthread.delivery.timeline.reads import Bar, Timeline
from goldthread.kernel.phrasing import count, day_short, length
from goldthread.kernel.timescale import Recurrence

AGAIN = {
    Recurrence.WEEKLY: "again every week",
    Recurrence.MONTHLY: "again every month",
    Recurrence.QUARTERLY: "again every quarter",
    Recurrence.SIX_MONTHLY: "again every six months",
    Recurrence.ANNUAL: "again every year",
    Recurrence.ONGOING: "goes on",
}


def name_of(bar: Bar) -> str:
    """The reference and the words."""
    return bar.row.name if bar.kind == "action" else bar.said.text


def stands(bar: Bar) -> list[str]:
    """How it stands, the most pressing first."""
    found = []
    if bar.state == "done":
        found.append(f"done {day_short(bar.ended_on)}" if bar.ended_on else "done")
    elif bar.state == "closed":
        found.append(f"closed {day_short(bar.ended_on)}" if bar.ended_on else "closed with its action")
    elif bar.days_late:
        found.append(f"{length(bar.days_late)} late")
    if bar.slipped:
        found.append(f"moved {length(abs(bar.slipped))} {'later' if bar.slipped > 0 else 'earlier'}")
    if bar.said.recurrence and bar.state == "open":
        found.append(AGAIN[Recurrence(bar.said.recurrence)])
    if bar.said.condition:
        found.append(f"if: {bar.said.condition}")
    return found or ["not due yet"]


def description(seen: Timeline) -> str:
    """What the drawing shows, for those who do not see it."""
    steps = sum(bar.kind == "milestone" for bar in seen.bars)
    return (
        f"{count(len(seen.bars) - steps, 'action')} and {count(steps, 'milestone')} between {seen.stretch.words}. "
        f"{seen.late} are late, {seen.moved} are promised for later than at first. "
        "The table on the same page says the same in words."
    )


HEADINGS = (
    "kind",
    "ref",
    "text",
    "priority",
    "plan",
    "printed",
    "starts",
    "ends",
    "precision",
    "recurrence",
    "condition",
    "first_ends",
    "slipped_days",
    "state",
    "ended_on",
    "late_days",
    "leads",
    "action",
)


def as_dict(bar: Bar) -> dict[str, Any]:
    """For machines: a flat row under ``HEADINGS``."""
    row = bar.row
    return {
        **asdict(bar.said),
        "kind": bar.kind,
        "state": bar.state,
        "ref": row.ref,
        "priority": f"{row.priority_ref} {row.priority_title}".strip(),
        "plan": row.plan,
        "slipped_days": bar.slipped,
        "ended_on": bar.ended_on,
        "late_days": bar.days_late,
        "leads": "; ".join(owner.name for owner in row.leads),
        "action": row.id,
    }


def table(bars: Iterable[Bar]) -> Table:
    """One row a bar."""
    rows = (as_dict(bar) for bar in bars)
    return Table("Timeline", HEADINGS, ([values[name] for name in HEADINGS] for values in rows))
