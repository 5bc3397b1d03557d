"""The text of a paper as plain values, to show beside what was read in it."""

from __future__ import annotations

from typing import Any

from goldthread.documents.model import Block, Cell, Document, Grid, OtherTable, Page
from goldthread.plans.rules.texts import tidy_values

HEADINGS_SHOWN = 12


def document_values(document: Document) -> dict[str, Any]:
    """Pages of blocks: {"text", "bullet", "heading"} or {"table", "name", "rows": [[cell, ...], ...]}.

    A page that can be shown as a picture has its "size", and its cells a "box", in points from its top left corner.
    """
    return tidy_values({"kind": document.kind, "pages": [_page(page) for page in document.pages]})


def _page(page: Page) -> dict[str, Any]:
    values: dict[str, Any] = {"label": page.label, "blocks": [_block(block) for block in page.blocks]}
    if page.size:
        values["size"] = [round(length, 1) for length in page.size]
    return values


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Grid):
        return {"table": block.number, "name": block.name or "", "rows": _rows(block)}
    return {"text": block.text, "bullet": block.bullet, "heading": block.heading}


def _rows(grid: Grid) -> list[list[dict[str, Any]]]:
    rows: list[list[dict[str, Any]]] = [[] for _ in range(grid.rows)]
    for cell in sorted(grid.cells, key=lambda each: (each.row, each.col)):
        rows[cell.row].append(_cell(cell, grid.origin))
    return rows


def _cell(cell: Cell, origin: tuple[int, int]) -> dict[str, Any]:
    """Row and column are counted from 1 and on the whole sheet, as evidence counts them."""
    values: dict[str, Any] = {
        "row": origin[0] + cell.row + 1,
        "col": origin[1] + cell.col + 1,
        "text": cell.text,
    }
    if cell.rowspan > 1:
        values["rowspan"] = cell.rowspan
    if cell.colspan > 1:
        values["colspan"] = cell.colspan
    if cell.header:
        values["header"] = True
    if cell.box:
        values["box"] = [round(place, 1) for place in cell.box]
    return values


def left_out_values(table: OtherTable) -> dict[str, Any]:
    """A table that was seen and not taken for the plan."""
    return tidy_values(
        {
            "page": table.source.page,
            "table": table.source.table,
            "headings": list(table.headings[:HEADINGS_SHOWN]),
            "rows": table.rows,
            "why": table.why,
        }
    )
