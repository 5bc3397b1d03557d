"""The report as CSV: one row an action (RFC 4180, UTF-8).

It begins with a byte order mark: without one the spreadsheet most people open it with takes UTF-8 for another
encoding, and every dash and Gaelic name comes out wrong. Dates are ISO 8601; formulas are made plain text.
"""

from __future__ import annotations

from goldthread.core.neutral import neutral
from goldthread.core.tables import BYTE_ORDER_MARK, lines
from goldthread.publishing.renderers.rows import HEADINGS, action_rows
from goldthread.publishing.report import PlanReport


def render(report: PlanReport) -> bytes:
    """The file."""
    rows = ([neutral(value) if isinstance(value, str) else value for value in row] for row in action_rows(report))
    return (BYTE_ORDER_MARK + "".join(lines(HEADINGS, rows))).encode()
