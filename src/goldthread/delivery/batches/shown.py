"""A change of many actions as plain values: for the API and the command line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from goldthread.delivery.batches.changes import Answers, Kind
from goldthread.delivery.batches.models import Batch
from goldthread.delivery.batches.reads import Seen


def batch(row: Batch) -> dict[str, Any]:
    """What was done, by whom, to which, and what was left alone."""
    return {
        "id": row.pk,
        "words": row.words,
        "by": row.by.name,
        "done_at": row.done_at,
        "changed": row.actions,
        "left": row.left,
        "undone_at": row.undone_at,
        "kept": row.kept,
    }


def preview(kind: Kind, answers: Answers, seen: Sequence[Seen], total: int) -> dict[str, Any]:
    """What would happen to each. ``total`` counts those beyond the most that can be changed at once too."""
    return {
        "what": kind.name,
        "words": kind.words(answers),
        "total": total,
        "possible": sum(1 for row in seen if not row.why_not),
        "rows": [
            {
                "action": row.action.pk,
                "ref": row.action.ref,
                "text": row.action.text,
                "before": row.before,
                "after": row.after,
                "why_not": row.why_not,
                "mark": row.mark,
            }
            for row in seen
        ],
    }
