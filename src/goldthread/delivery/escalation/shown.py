"""An escalation as plain values, for machines and the command line alike."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from goldthread.delivery.escalation.reads import EscalationView


def as_dict(each: EscalationView) -> dict[str, Any]:
    """What the page shows, with the last step's question beside it."""
    last = each.last
    return {
        "id": each.id,
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
        "steps": [asdict(step) for step in each.steps],
    }
