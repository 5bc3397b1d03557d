"""Sources and what they brought, as plain values: for the command line, and for files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from goldthread.core.tables import Table
from goldthread.measures.pulls.models import Pull
from goldthread.measures.pulls.reads import SourceSeen


def source_row(seen: SourceSeen) -> dict[str, Any]:
    """One source with what came of it last."""
    it, last = seen.source, seen.last
    return {
        "source": it.pk,
        "revision": it.revision,
        "name": it.name,
        "address": it.address,
        "resource": it.resource,
        "package": it.package,
        "filters": it.filters,
        "columns": it.fields,
        "measure": it.indicator.key if it.indicator else None,
        "every_days": it.every_days,
        "takes_good": it.takes_good,
        "is_on": it.is_on,
        "due_at": seen.due_at,
        "last": pull_row(last) if last else None,
    }


def pull_row(pull: Pull) -> dict[str, Any]:
    """One time that a source was asked."""
    return {
        "pull": pull.pk,
        "source": pull.source_id,
        "began_at": pull.began_at,
        "ended_at": pull.ended_at,
        "state": pull.state,
        "rows": pull.rows,
        "said": pull.said,
        "problems": pull.problems,
    }


def pulls_table(pulls: Iterable[Pull]) -> Table:
    """The times a source was asked, as a file."""
    headings = ("Began", "Ended", "By", "What came of it", "Rows", "What was said")
    rows = (
        (pull.began_at, pull.ended_at, str(pull.began_by), pull.get_state_display(), pull.rows, pull.said)
        for pull in pulls
    )
    return Table("Pulls", headings, rows)
