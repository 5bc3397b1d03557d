"""Meetings and decisions as plain values, for machines and the command line alike."""

from __future__ import annotations

from typing import Any

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
