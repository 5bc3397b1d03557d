"""Renderers of a plan's rows: tabs, pipes, boxes, blanks, one cell a line, labelled records."""

from __future__ import annotations

import csv
import io
import textwrap
from collections.abc import Callable, Sequence

from unit.documents.text_papers.northmoor import AFTER, BEFORE, HEADINGS, ROWS, Row

Cells = list[str]


def paper(body: str) -> str:
    """A whole paper around a table."""
    return f"{BEFORE}\n{body}\n\n{AFTER}"


def cells_of(row: Row, *, bullet: str = " • ") -> Cells:
    """The six cells of a row, bullets run into the action's cell."""
    action = row.action + "".join(f"{bullet}{item}" for item in row.bullets)
    return [row.number, row.theme, action, row.lead, row.when, row.measure]


def all_cells(**how: str) -> list[Cells]:
    return [list(HEADINGS), *(cells_of(row, **how) for row in ROWS)]


def tabs() -> str:
    return "\n".join("\t".join(cells) for cells in all_cells())


def tabs_with_tags() -> str:
    """Lists left as tags without their items' marks."""

    def cell(row: Row) -> Cells:
        cells = cells_of(row)
        if row.bullets:
            cells[2] = f'<p>{row.action}</p> <ul style="list-style-type: none"> - {" - ".join(row.bullets)} '
        return cells

    return "\n".join("\t".join(cells) for cells in [list(HEADINGS), *map(cell, ROWS)])


def tabs_over_pages() -> str:
    """The headings again on each page, a page number between, a row cut in the middle."""
    rows = all_cells()
    first, second = cells_of(ROWS[5]), cells_of(ROWS[5])
    words = first[2].split()
    first[2], second[2] = " ".join(words[:6]), " ".join(words[6:])
    second[3:] = ["", "", ""]
    pages = [[*rows[:6], first], [rows[0], second, *rows[7:]]]
    return "\n\nPage 4 of 9\n\n".join("\n".join("\t".join(cells) for cells in page) for page in pages)


def tabs_shifted() -> str:
    """Rows that go on with a theme have lost one of their two leading blanks."""
    rows = ["\t".join(cells if cells[0] else cells[1:]) for cells in all_cells()]
    return "\n".join(rows)


def tabs_broken_over_lines() -> str:
    return "\n".join("\t".join("\n".join(textwrap.wrap(cell, 34)) for cell in cells) for cells in all_cells())


def tabs_without_headings() -> str:
    return "\n".join("\t".join(cells) for cells in all_cells()[1:])


def markdown() -> str:
    lines = ["| " + " | ".join(cells) + " |" for cells in all_cells(bullet="<br>• ")]
    return "\n".join([lines[0], "|---|---|---|---|---|---|", *lines[1:]])


def pipes_over_lines() -> str:
    """No outer pipe, bullets on lines of their own."""
    lines = [" | ".join(cells) + " |" for cells in all_cells(bullet="\n• ")]
    return "\n".join([lines[0], "---|---|---|---|---|---|", *lines[1:]])


def boxes(width: int = 24) -> str:
    rule = "+" + ("-" * (width + 2) + "+") * len(HEADINGS)
    out = [rule]
    for cells in all_cells(bullet="\n• "):
        out += [
            "| " + " | ".join(piece.ljust(width) for piece in line) + " |" for line in _wrapped(cells, [width] * 6)
        ]
        out.append(rule)
    return "\n".join(out)


WIDTHS = [4, 14, 46, 22, 12, 20]


def blanks(*, between: bool = True) -> str:
    """Columns set with blanks; a blank line between rows or none."""
    out: list[str] = []
    for cells in all_cells(bullet="\n• "):
        out += [
            "   ".join(p.ljust(w) for p, w in zip(line, WIDTHS, strict=True)).rstrip()
            for line in _wrapped(cells, WIDTHS)
        ]
        if between:
            out.append("")
    return "\n".join(out)


def blanks_close() -> str:
    return blanks(between=False)


def _wrapped(cells: Cells, widths: Sequence[int]) -> list[Cells]:
    columns = [
        [line for part in cell.split("\n") for line in textwrap.wrap(part, width)]
        for cell, width in zip(cells, widths, strict=True)
    ]
    height = max(len(column) for column in columns)
    return [[column[i] if i < len(column) else "" for column in columns] for i in range(height)]


def one_cell_a_line() -> str:
    return "\n".join(cell for cells in all_cells(bullet="\n• ") for cell in cells if cell)


def commas() -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(all_cells(bullet="\n• "))
    return out.getvalue()


def tags() -> str:
    """A table of tags in the middle of the text, the theme spanning its rows."""
    spans = [3, 0, 0, 3, 0, 0, 2, 0]
    out = ["<table>", "<tr>" + "".join(f"<th>{heading}</th>" for heading in HEADINGS) + "</tr>"]
    for row, span in zip(ROWS, spans, strict=True):
        cells = cells_of(row, bullet="")
        cells[2] = row.action + (
            f"<ul>{''.join(f'<li>{item}</li>' for item in row.bullets)}</ul>" if row.bullets else ""
        )
        shared = "".join(f'<td rowspan="{span}">{cell}</td>' for cell in cells[:2]) if span else ""
        out.append(f"<tr>{shared}" + "".join(f"<td>{cell}</td>" for cell in cells[2:]) + "</tr>")
    return "\n".join([*out, "</table>"])


def records() -> str:
    """Every cell under its heading as a label."""
    out = []
    for cells in all_cells(bullet="\n• ")[1:]:
        out += [f"{heading}: {cell}" for heading, cell in zip(HEADINGS, cells, strict=True) if cell]
        out.append("")
    return "\n".join(out)


DRESSES: dict[str, Callable[[], str]] = {
    dress.__name__: dress
    for dress in (
        tabs, tabs_with_tags, tabs_over_pages, tabs_shifted, tabs_broken_over_lines, tabs_without_headings, markdown,
        pipes_over_lines, boxes, blanks, blanks_close, one_cell_a_line, commas, tags, records,
    )
}  # fmt: skip
