"""The same paper as HTML, Word, Excel and PDF bytes."""

from __future__ import annotations

import html
import io
import json
from collections.abc import Callable

import docx
import openpyxl
import typst
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from openpyxl.styles import Alignment, Font, PatternFill

from unit.documents.papers.odf import as_ods, as_odt
from unit.documents.papers.sheet import Box, Line, Paper, Ruled, placed


def as_html(paper: Paper) -> bytes:
    return (
        f"<!doctype html><html><body><main>{''.join(map(_html_block, _blocks(paper)))}</main></body></html>".encode()
    )


def as_docx(paper: Paper) -> bytes:
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(9)
    section = document.sections[0]
    section.left_margin = section.right_margin = Mm(20)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    for block in _blocks(paper):
        if isinstance(block, Ruled):
            _docx_table(document, block)
        elif block.heading:
            document.add_heading(block.text, block.heading)
        else:
            document.add_paragraph(block.text)
    return _saved(document.save)


def as_xlsx(paper: Paper) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, blocks in (paper.sheets or {"Plan": paper.blocks}).items():
        sheet = book.create_sheet(name)
        row = 1
        for block in blocks:
            if isinstance(block, Line):
                sheet.cell(row, 1, block.text).font = Font(bold=bool(block.heading), size=14 if block.heading else 11)
                row += 1
            else:
                row += 1
                _xlsx_table(sheet, block, row)
                row += len(block.rows) + 1
    return _saved(book.save)


def as_pdf(
    paper: Paper, *, size: float = 9, font: str = "DejaVu Sans Mono", table: str = "stroke: 0.5pt, inset: 4pt"
) -> bytes:
    blocks = "\n\n".join(map(_typst_block, _blocks(paper)))
    source = (
        f'#set page(paper: "a4", flipped: true, margin: 1.5cm)\n#set text(size: {size}pt, font: "{font}", '
        f"fallback: true)\n#set table({table})\n{blocks}\n"
    )
    return typst.compile(source.encode())


WRITERS: dict[str, Callable[[Paper], bytes]] = {
    "html": as_html,
    "docx": as_docx,
    "xlsx": as_xlsx,
    "odt": as_odt,
    "ods": as_ods,
    "pdf": as_pdf,
}


def _blocks(paper: Paper) -> list[Line | Ruled]:
    if paper.sheets is None:
        return paper.blocks
    return [block for name, blocks in paper.sheets.items() for block in (Line(name, 2), *blocks)]


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    out = io.BytesIO()
    save(out)
    return out.getvalue()


def _html_block(block: Line | Ruled) -> str:
    if isinstance(block, Line):
        tag = f"h{block.heading}" if block.heading else "p"
        return f"<{tag}>{html.escape(block.text)}</{tag}>"
    rows = []
    for cells in block.rows:
        rows.append("<tr>" + "".join(_html_cell(cell) for cell in cells) + "</tr>")
    return f"<table>{''.join(rows)}</table>"


def _html_cell(cell: Box) -> str:
    inner, in_list = "", False
    for line in cell.lines:
        bullet = line.startswith("* ")
        inner += ("<ul>" if bullet and not in_list else "") + ("</ul>" if in_list and not bullet else "")
        inner += f"<li>{html.escape(line[2:])}</li>" if bullet else f"<p>{html.escape(line)}</p>"
        in_list = bullet
    inner += "</ul>" if in_list else ""
    style = f' style="background:#{cell.fill}"' if cell.fill else ""
    return f'<td rowspan="{cell.down}" colspan="{cell.across}"{style}>{inner}</td>'


def _docx_table(document, table: Ruled) -> None:
    grid = document.add_table(len(table.rows), table.cols)
    grid.style = "Table Grid"
    grid.autofit = False
    widths = table.widths or (1,) * table.cols
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Mm(250 * width / sum(widths))
        for cell in column.cells:
            cell.width = column.width
    laid = [list(row.cells) for row in grid.rows]  # asked once: each asking walks the whole table
    for row, col, box in placed(table):
        cell = laid[row][col]
        if box.down > 1 or box.across > 1:
            cell = cell.merge(laid[row + box.down - 1][col + box.across - 1])
        for place, line in enumerate(box.lines):
            paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
            if line.startswith("* "):
                paragraph.style = "List Bullet"
            paragraph.add_run(line.removeprefix("* ")).bold = box.bold
        if box.fill:
            shade = OxmlElement("w:shd")
            shade.set(qn("w:val"), "clear")
            shade.set(qn("w:fill"), box.fill)
            cell._tc.get_or_add_tcPr().append(shade)


def _xlsx_table(sheet, table: Ruled, top: int) -> None:
    for row, col, box in placed(table):
        cell = sheet.cell(top + row, col + 1, box.text.replace("* ", "• ") or None)
        cell.alignment = Alignment(wrap_text=True)
        cell.font = Font(bold=box.bold)
        if box.fill:
            cell.fill = PatternFill("solid", fgColor=box.fill)
        if box.down > 1 or box.across > 1:
            sheet.merge_cells(start_row=top + row, start_column=col + 1, end_row=top + row + box.down - 1,
                              end_column=col + box.across)  # fmt: skip


def _typst_block(block: Line | Ruled) -> str:
    if isinstance(block, Line):
        return (
            f"#heading(level: {block.heading}, {_quoted(block.text)})"
            if block.heading
            else f"#par({_quoted(block.text)})"
        )
    widths = ", ".join(f"{width}fr" for width in (block.widths or (1,) * block.cols))
    cells = [_typst_cell(box) for _, _, box in placed(block)]
    head = sum(len(row) for row in block.rows[: block.header_rows])
    header = f"table.header({', '.join(cells[:head])})," if head else ""
    return f"#table(columns: ({widths},), {header} {', '.join(cells[head:])})"


def _typst_cell(box: Box) -> str:
    fill = f', fill: rgb("#{box.fill}")' if box.fill else ""
    parts = [f"list({_quoted(line[2:])})" if line.startswith("* ") else f"par({_quoted(line)})" for line in box.lines]
    body = "{" + "; ".join(parts) + "}" if parts else "[]"
    return f"table.cell(rowspan: {box.down}, colspan: {box.across}{fill}, {body})"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
