"""The rows of a paper as CSV (RFC 4180, UTF-8 with a byte order mark); formulas are made plain text."""

from __future__ import annotations

from goldthread.core.neutral import neutral
from goldthread.core.tables import BYTE_ORDER_MARK, lines
from goldthread.publishing.composed.paper import Composed


def render(paper: Composed) -> bytes:
    """The file."""
    rows = ([neutral(value) if isinstance(value, str) else value for value in row] for row in paper.rows)
    return (BYTE_ORDER_MARK + "".join(lines(paper.row_headings, rows))).encode()
