"""The report as CSV: one row an action (RFC 4180, UTF-8).

It begins with a byte order mark: without one the spreadsheet most people open it with takes UTF-8 for another
encoding, and every dash and Gaelic name comes out wrong. Dates are ISO 8601; formulas are made plain text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from goldthread.publishing.neutral import neutral
from goldthread.publishing.renderers.rows import HEADINGS, action_rows
from goldthread.publishing.report import PlanReport

BYTE_ORDER_MARK = "\ufeff"


def render(report: PlanReport) -> bytes:
    """The file."""
    rows = ([neutral(value) if isinstance(value, str) else value for value in row] for row in action_rows(report))
    return (BYTE_ORDER_MARK + "".join(lines(HEADINGS, rows))).encode()


def lines(headings: Sequence[str], rows: Iterable[Iterable[Any]]) -> Iterable[str]:
    """A piece after another, so that a file of any length can be sent as it is made. Texts are neutral already."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(headings)
    for row in rows:
        writer.writerow(row)
        if buffer.tell() > 32_000:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()
