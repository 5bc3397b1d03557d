"""Meetings and decisions as plain values, for machines and the command line alike."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from goldthread.core.tables import Table
from goldthread.delivery.meetings.models import Decision, Meeting


def meeting(each: Meeting) -> dict[str, Any]:
    """One meeting of ``reads.meetings``."""
    return {
        "id": each.pk,
        "group": each.group.name,
        "held_on": each.held_on,
        "papers_on": each.papers_on,
        "place": each.place,
        "quorum": each.quorum,
        "state": each.state,
        "decided": each.decided,  # type: ignore[attr-defined]
    }


def decision(each: Decision) -> dict[str, Any]:
    """One decision of ``reads.decisions``."""
    return {
        "id": each.pk,
        "reference": each.reference,
        "meeting": each.meeting_id,
        "group": each.meeting.group.name,
        "words": each.words,
        "why": each.why,
        "action": each.action_id,
        "escalation": each.escalation_id,
        "turned_into": each.turned_into_id,
        "due_on": each.due_on,
        "done_on": each.done_on,
    }


def meetings_table(found: Iterable[Meeting]) -> Table:
    """The dates of the page, a row each."""
    headings = ("Group", "Held on", "Papers due", "Place", "How it stands", "Decisions")
    rows = (
        (
            each.group.name,
            each.held_on,
            each.papers_on,
            each.place,
            each.get_state_display(),
            each.decided,  # type: ignore[attr-defined]
        )
        for each in found
    )
    return Table("Meetings", headings, rows)


def log_table(found: Iterable[Decision]) -> Table:
    """The decision log as the page shows it and no more: what an information request is answered with."""
    headings = ("Reference", "Date", "Group", "Decision", "Why", "About", "Became", "Due", "Done")
    return Table("Decisions", headings, map(_logged, found))


def _logged(each: Decision) -> tuple[Any, ...]:
    return (
        each.reference,
        each.meeting.held_on,
        each.meeting.group.name,
        each.words,
        each.why,
        str(each.action or ""),
        str(each.turned_into or ""),
        each.due_on,
        each.done_on,
    )
