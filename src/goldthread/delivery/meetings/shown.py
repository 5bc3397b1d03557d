"""Meetings and decisions as plain values, for machines and the command line alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from goldthread.core.tables import Table
from goldthread.delivery.escalation.shown import as_dict as escalation
from goldthread.delivery.meetings.models import Decision, Meeting
from goldthread.delivery.meetings.one_meeting import MeetingWhole
from goldthread.delivery.meetings.reads import ReturnView, StageView


def meeting(each: Meeting) -> dict[str, Any]:
    """One meeting of ``reads.meetings``."""
    return {
        "id": each.pk,
        "group": each.group.name,
        "group_id": each.group_id,
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
        "revision": each.revision,
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


def whole(seen: MeetingWhole) -> dict[str, Any]:
    """One meeting with its agenda, who came, and what it decided."""
    before = seen.agenda
    lists = ("red", "differing", "silent", "slipped", "completed")
    return {
        "meeting": meeting(seen.meeting),
        "revision": seen.meeting.revision,
        "agenda": {
            "since": before.since,
            "escalations": [escalation(each) for each in before.escalations],
            "decisions": [decision(each) for each in before.decisions],
            **{name: [asdict(item) for item in getattr(before, name)] for name in lists},
        },
        "present": list(seen.present),
        "is_quorate": seen.is_quorate,
        "apologies": seen.meeting.apologies,
        "any_other_business": seen.meeting.any_other_business,
        "decisions": [decision(each) for each in seen.decisions],
    }


def owed(view: ReturnView) -> dict[str, Any]:
    """A return with its plan for signing off."""
    return {
        "id": view.owed.pk,
        "revision": view.owed.revision,
        "title": view.owed.title,
        "due_on": view.owed.due_on,
        "sent_on": view.owed.sent_on,
        "start_by": view.plan.start_by,
        "warning": view.warning,
        "stages": [_stage(each) for each in view.stages],
    }


def _stage(view: StageView) -> dict[str, Any]:
    signed, sitting = view.stage.signed_at, view.sitting
    return {
        "group": view.stage.group.name,
        "group_id": view.stage.group_id,
        "revision": view.stage.revision,
        "is_signed": signed is not None,
        "meeting": signed.pk if signed else sitting.id if sitting else None,
        "held_on": signed.held_on if signed else sitting.held_on if sitting else None,
        "papers_on": signed.papers_on if signed else sitting.papers_on if sitting else None,
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


def sign_offs_table(found: Iterable[ReturnView]) -> Table:
    """The sign-offs of the page, a row for each group's turn."""
    headings = ("Owed", "Due on", "Sent on", "Group", "Meeting", "Papers due", "Signed off", "Warning")
    rows = ((each, view, _stage(view)) for each in found for view in each.stages)
    return Table("Sign-off", headings, (_turn(*row) for row in rows))


def _turn(each: ReturnView, view: StageView, stage: dict[str, Any]) -> tuple[Any, ...]:
    signed = view.stage.signed_at.held_on if view.stage.signed_at else None
    owed = each.owed
    where = (stage["group"], stage["held_on"], stage["papers_on"])
    return (owed.title, owed.due_on, owed.sent_on, *where, signed, each.warning)
