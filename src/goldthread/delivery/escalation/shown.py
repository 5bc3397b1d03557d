"""An escalation as plain values, for machines and the command line alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from goldthread.core.tables import Table
from goldthread.delivery.escalation.reads import EscalationView


def as_dict(each: EscalationView) -> dict[str, Any]:
    """What the page shows, with the last step's question beside it."""
    last = each.last
    return {
        "id": each.id,
        "revision": each.revision,
        "action": each.action_id,
        "ref": each.ref,
        "state": each.state,
        "cause": each.cause,
        "why": each.why,
        "asked": last.asked if last else None,
        "answer_by": last.answer_by if last else None,
        "is_late": each.is_late,
        "opened_on": each.opened_on,
        "closed_on": each.closed_on,
        "close_reason": each.close_reason,
        "steps": [asdict(step) for step in each.steps],
    }


def table(found: Iterable[EscalationView]) -> Table:
    """The list of the page, a row each."""
    headings = (
        "Reference",
        "Action",
        "Why",
        "How it stands",
        "Who is asked",
        "Answer by",
        "Steps",
        "Opened on",
        "Closed on",
        "In words",
    )
    return Table("Escalations", headings, (_cells(each) for each in found))


def _cells(each: EscalationView) -> tuple[Any, ...]:
    last = each.last
    return (
        each.ref,
        each.text,
        each.why,
        each.state_words,
        last.asked if last else "",
        (last.recover_by or last.answer_by) if last and each.is_live else None,
        len(each.steps),
        each.opened_on,
        each.closed_on,
        each.close_reason,
    )
