"""Which rows and columns a worksheet hides."""

from __future__ import annotations

from typing import Any

from goldthread.documents.readers.hidden_places import hidden_notice
from goldthread.documents.readers.sheet_layout import WIDEST


def hidden_places(sheet: Any) -> str | None:
    """A notice that names the hidden rows and columns of a visible sheet; None when nothing written is hidden."""
    if sheet.sheet_state != "visible":
        return None
    rows = [number for number, size in sheet.row_dimensions.items() if size.hidden and number <= sheet.max_row]
    columns = sorted(
        {
            number
            for size in sheet.column_dimensions.values()
            if size.hidden
            for number in range(size.min or 1, min(size.max or 1, sheet.max_column, WIDEST) + 1)
        }
    )
    return hidden_notice(sheet.title, rows, columns)
