"""A plan's paper as a Word file: the logo, the title, and a table of actions under each priority."""

from __future__ import annotations

import io
from typing import Any

from goldthread.publishing.papers.cells import FILLS, parts_of, row_of
from goldthread.publishing.papers.layout import PaperLayout
from goldthread.publishing.report import PlanReport, ReportedAction

FONT = "Arial"
WIDTH = 257  # millimetres between the margins of a page laid across


def plan_paper(report: PlanReport, layout: PaperLayout) -> bytes:
    """The file; ``read_plan`` reads the same plan in it."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm, Pt

    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(20)
    for name, size in (("Normal", 10), ("Title", 20), ("Heading 1", 14)):
        style = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
    document.core_properties.title, document.core_properties.language = report.title, "en-GB"
    document.core_properties.author, document.core_properties.comments = report.partnership, ""
    if layout.logo:
        document.add_picture(io.BytesIO(layout.logo), height=Mm(18))
    document.add_heading(report.title, 0)
    document.add_paragraph(report.leading_body)
    for heading, priority in parts_of(report):
        if heading:
            document.add_heading(heading, 1)
        _table(document, priority.actions, layout)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _table(document: Any, actions: tuple[ReportedAction, ...], layout: PaperLayout) -> None:
    """The header row is marked as one and comes again on each page; a RAG cell has its colour behind its word."""
    from docx.oxml.parser import OxmlElement
    from docx.shared import Mm

    table = document.add_table(rows=0, cols=len(layout.columns), style="Table Grid")
    table.autofit = False
    header = table.add_row()
    header._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    rows = [(header, tuple(column.heading for column in layout.columns), "")]
    rows += [(table.add_row(), row_of(action, layout), action.rag) for action in actions]
    for row, values, rag in rows:
        for cell, value, column, share in zip(row.cells, values, layout.columns, layout.widths, strict=True):
            cell.width = Mm(WIDTH * share)
            write_cell(cell, value, bold=row is header)
            if row is header:
                shade(cell, "F3F4F6")
            elif column.key == "rag" and rag:
                shade(cell, FILLS[rag])
    document.add_paragraph()


def write_cell(cell: Any, value: str, *, bold: bool) -> None:
    """A paragraph for each line."""
    first, *others = value.split("\n")
    for number, line in enumerate([first, *others]):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.add_run(line).bold = bold


def shade(cell: Any, fill: str) -> None:
    """A colour ("F3F4F6") behind the words of a cell."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    shade = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)):
        shade.set(qn(name), value)
    cell._tc.get_or_add_tcPr().append(shade)
