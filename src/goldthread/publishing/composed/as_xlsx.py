"""A paper as a workbook: its rows first, then each table that asks for a sheet of its own."""

from __future__ import annotations

import io

from goldthread.publishing.composed.paper import Composed, Table
from goldthread.publishing.renderers.xlsx import Sheets


def render(paper: Composed) -> bytes:
    """The file."""
    import xlsxwriter

    kept = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(kept, options) as book:
        book.set_properties({"title": f"{paper.title}: {paper.subtitle}", "author": paper.partnership})
        sheets = Sheets(book)
        about = [(paper.title, ""), ("Partnership", paper.partnership), ("As of", paper.on), *paper.facts]
        sheets.table("Rows", paper.row_headings, paper.rows)
        for block in (block for part in paper.sections for block in part.blocks):
            if isinstance(block, Table) and block.sheet:
                sheets.table(block.sheet[:31], block.headings, block.rows)
        sheets.pairs("About", about)
    return kept.getvalue()
