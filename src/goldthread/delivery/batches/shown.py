"""A change of many actions as plain values: for the API and the command line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from goldthread.core.tables import Table
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


def table(rows: Iterable[Batch]) -> Table:
    """The list of the page, a row each."""
    headings = ("What was changed", "Actions", "Left alone", "By", "Done", "Undone")
    return Table("Changes of many actions", headings, map(_cells, rows))


def _cells(row: Batch) -> tuple[Any, ...]:
    many = len(row.actions), len(row.left)
    return (row.words, *many, row.by.name, _day(row.done_at), _day(row.undone_at))


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None


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
