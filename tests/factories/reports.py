"""A report of an invented plan, made of values alone: long enough to show what a real one shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from goldthread.publishing.report import (
    MovedDate,
    PlanReport,
    ReportedAction,
    ReportedMilestone,
    ReportedPriority,
    ReportedRecommendation,
    ReportedUpdate,
)

ON, SINCE = date(2026, 6, 30), date(2026, 3, 31)


def update(narrative: str, *, on: date = date(2026, 6, 2)) -> ReportedUpdate:
    return ReportedUpdate(narrative=narrative, reported_on=on, by="Service manager, drug and alcohol recovery")


def heard(narrative: str, *, on: date = date(2026, 6, 2)) -> dict[str, Any]:
    """What was last said of an action, and when."""
    return {"latest": update(narrative, on=on), "heard_on": on}


ACTIONS_OF_ONE = (
    ReportedAction(
        id=1,
        ref="1.1",
        text="Open a same-day prescribing clinic in the harbour quarter, with an outreach worker from a "
        "third-sector partner in the room at every session",
        parts=("Find premises near the bus station", "Agree who holds the keys at weekends"),
        timescale="By March 2026",
        ends=date(2026, 3, 31),
        status="in_progress",
        rag="red",
        leads=("Service manager, drug and alcohol recovery",),
        support=("Harbour Trust", "Community pharmacy lead"),
        first_timescale="End October 2025",
        first_ends=date(2025, 10, 31),
        is_late=True,
        **heard(
            "Premises found and the lease is with the council's legal team. The pharmacy partner has asked for a "
            "second risk assessment before it agrees the weekend sessions, so the opening has slipped again."
        ),
        milestones=(
            ReportedMilestone("Lease signed", "January 2026", date(2026, 1, 31)),
            ReportedMilestone("Staff in post", "February 2026", date(2026, 2, 28), done_on=date(2026, 2, 20)),
        ),
        recommendations=("3", "4"),
        outcomes=("People can start treatment on the day they ask for it",),
    ),
    ReportedAction(
        id=2,
        ref="1.2",
        text="Supply take-home naloxone from every community pharmacy",
        timescale="Summer 2025",
        ends=date(2025, 8, 31),
        status="complete",
        rag="blue",
        leads=("Community pharmacy lead",),
        ended_on=date(2026, 5, 12),
        **heard("All nine pharmacies supply kits; 214 were given out in the quarter.", on=date(2026, 5, 12)),
        recommendations=("5",),
    ),
    ReportedAction(
        id=3,
        ref="1.3",
        text="Respond to every near-fatal overdose within 72 hours, in a way the person has agreed to",
        timescale="Ongoing",
        ends=None,
        status="blocked",
        rag="amber",
        leads=("Near-fatal overdose group",),
        **heard("The ambulance data agreement is still unsigned: we learn of one in three in time."),
        recommendations=("3",),
    ),
)
ACTIONS_OF_TWO = (
    ReportedAction(
        id=4,
        ref="2.1",
        text="Set up a panel of people with lived and living experience, paid for their time",
        timescale="2026/27",
        ends=date(2027, 3, 31),
        status="in_progress",
        rag="green",
        leads=("Lived experience lead",),
        **heard("Eight people recruited; the first meeting was in May.", on=date(2026, 5, 20)),
        recommendations=("7",),
    ),
    ReportedAction(
        id=5,
        ref="2.2",
        text="Train front-door staff of all partner bodies in trauma-informed practice",
        timescale="TBC",
        ends=None,
        status="not_started",
        rag="",
        leads=("Workforce group",),
    ),
    ReportedAction(
        id=6,
        ref="2.3",
        text="Publish a leaflet for families",
        timescale="December 2025",
        ends=date(2025, 12, 31),
        status="closed",
        rag="grey",
        leads=("Family support lead",),
        ended_on=date(2026, 4, 3),
        end_reason="Replaced by the national leaflet.",
        **heard("Closed: the national leaflet says the same.", on=date(2026, 4, 3)),
    ),
)


def plan_report(**changes: object) -> PlanReport:
    report = PlanReport(
        partnership="Glen Orrin Alcohol and Drug Partnership",
        title="Saving lives and changing the story: action plan for change",
        area="Glen Orrin",
        lead_body="Glen Orrin Health and Social Care Partnership",
        period="2025 to 2028",
        on=ON,
        since=SINCE,
        version="Version 2, agreed 14 May 2025",
        address="https://plans.example.org/glen-orrin/plans/change/",
        priorities=(
            ReportedPriority(
                "1",
                "People at the greatest risk get help on the day they ask",
                owners=("Chief Officer, Health and Social Care",),
                recommendations=("3", "4", "5"),
                outcomes=("Fewer people die", "People can start treatment on the day they ask for it"),
                actions=ACTIONS_OF_ONE,
            ),
            ReportedPriority("2", "Nothing about us without us", actions=ACTIONS_OF_TWO),
        ),
        recommendations=(
            ReportedRecommendation("Commission report, 2024", "3", "Remove waits for treatment.", ("1",), (1, 3)),
            ReportedRecommendation("Commission report, 2024", "5", "Make naloxone easy to get.", ("1",), (2,)),
            ReportedRecommendation("Commission report, 2024", "9", "Review housing with support.", (), ()),
        ),
        moved=(
            MovedDate(
                action="1.1 Open a same-day prescribing clinic",
                what="",
                was="End October 2025",
                now="By March 2026",
                reason="No premises near the bus station came up before January.",
                agreed_by="Implementation group",
                set_on=date(2026, 4, 14),
            ),
        ),
    )
    return replace(report, **changes)


def large_report(priorities: int = 9, actions: int = 12) -> PlanReport:
    """As many pages as the longest plan anybody publishes."""
    made = tuple(
        ReportedPriority(
            str(p),
            f"Priority number {p}: what the partnership will do about it",
            actions=tuple(
                replace((ACTIONS_OF_ONE + ACTIONS_OF_TWO)[(p + a) % 6], id=p * 100 + a, ref=f"{p}.{a}")
                for a in range(1, actions + 1)
            ),
        )
        for p in range(1, priorities + 1)
    )
    return plan_report(priorities=made)
