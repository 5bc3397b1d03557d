"""Which rows and columns a worksheet hides."""

from __future__ import annotations

from goldthread.documents.readers.hidden_places import hidden_notice
from goldthread.documents.readers.sheet_layout import WIDEST
from goldthread.documents.readers.xlsx.parsing import Worksheet


def hidden_places(sheet: Worksheet, title: str) -> str | None:
    """A notice that names the hidden rows and columns of a sheet; None when nothing written is hidden."""
    last_row = max((row for row, _ in sheet.held), default=1)
    last_col = min(max((col for _, col in sheet.held), default=1), WIDEST)
    rows = [row for row in sheet.hidden_rows if row <= last_row]
    columns = {col for some in sheet.hidden_columns for col in range(some.start, min(some.stop, last_col + 1))}
    return hidden_notice(title, rows, sorted(columns))
