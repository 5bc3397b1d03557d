"""A Word document made of what a report needs: headings, lines, bullets, and tables with a marked header row."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from goldthread.publishing.presented import Shown

FONT = "Arial"  # on every machine that opens it
RAG_MARKS = {
    "red": "B3261E",
    "amber": "B26A00",
    "green": "2E7D32",
    "blue": "1F5FA8",
    "grey": "6B7280",
    "unstated": "1C2431",
}


class Paper:
    """A Word document with the few things a report is made of."""

    def __init__(self, shown: Shown, *, name: str = "progress report") -> None:
        from docx import Document
        from docx.shared import Mm, Pt, RGBColor

        self.document = Document()
        self.ink, self.colour, self.points, self.mm = RGBColor(0x1C, 0x24, 0x31), RGBColor, Pt, Mm
        self._styles()
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(20)
        section.top_margin = section.bottom_margin = Mm(18)
        section.footer.paragraphs[0].text = f"{shown['partnership']} · as of {shown['on']}"
        properties = self.document.core_properties
        properties.title = f"{shown['title']}: {name} as of {shown['on']}"
        properties.author, properties.language = shown["partnership"], "en-GB"
        properties.comments = ""

    def _styles(self) -> None:
        from docx.oxml.ns import qn
        from docx.oxml.parser import OxmlElement

        sizes = {"Normal": 10, "Title": 22, "Heading 1": 16, "Heading 2": 12, "List Bullet": 10}
        for name, size in sizes.items():
            style = self.document.styles[name]
            style.font.name, style.font.size, style.font.color.rgb = FONT, self.points(size), self.ink
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
                fonts.set(qn(script), FONT)
            for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
                fonts.attrib.pop(qn(theme), None)
        normal = self.document.styles["Normal"]
        normal.paragraph_format.space_after = self.points(4)
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "en-GB")
        normal.element.get_or_add_rPr().append(language)

    def heading(self, text: str, level: int) -> None:
        self.document.add_heading(text, level)

    def line(self, text: str = "", *, label: str = "", bold: bool = False) -> Any:
        paragraph = self.document.add_paragraph()
        if label:
            paragraph.add_run(f"{label} ").bold = True
        paragraph.add_run(text).bold = bold
        return paragraph

    def bullets(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.document.add_paragraph(line, style="List Bullet")

    def picture(self, png: bytes, described: str) -> None:
        """A picture as wide as the text, with its description for readers who do not see it."""
        shape = self.document.add_picture(io.BytesIO(png), width=self.mm(170))
        shape._inline.docPr.set("descr", described)

    def standing(self, action: Shown) -> None:
        """Status, RAG and timescale in one line; the colour only says again what the word says."""
        paragraph = self.document.add_paragraph()
        run = paragraph.add_run(f"RAG: {action['rag_words']}")
        run.bold, run.font.color.rgb = True, self.colour.from_string(RAG_MARKS[action["rag"]])
        rest = [f"Assessed: {action['assessed_words']}", action["status"], f"Timescale: {action['timescale']}"]
        rest += [f"First promised: {action['first']}"] if action["first"] else []
        rest += [action["late"]] if action["late"] else []
        paragraph.add_run("  ·  " + "  ·  ".join(rest))

    def table(self, headings: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
        """A table whose header row is marked as one and comes again on each page. Widths in millimetres."""
        from docx.oxml.parser import OxmlElement

        table = self.document.add_table(rows=len(rows) + 1, cols=len(headings), style="Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = self.mm(width)
        for row, values in zip(table._tbl.tr_lst, [headings, *rows], strict=True):
            row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            for cell, value, width in zip(row.tc_lst, values, widths, strict=True):
                cell.width = self.mm(width)
                paragraph = cell.p_lst[0]
                paragraph.add_r().text = value
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for cell in table.rows[0].cells:
            cell.paragraphs[0].runs[0].bold = True
            cell._tc.get_or_add_tcPr().append(self._shade("F3F4F6"))
        self.document.add_paragraph()

    @staticmethod
    def _shade(fill: str) -> Any:
        from docx.oxml.ns import qn
        from docx.oxml.parser import OxmlElement

        shade = OxmlElement("w:shd")
        for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)):
            shade.set(qn(name), value)
        return shade

    def file(self) -> bytes:
        kept = io.BytesIO()
        self.document.save(kept)
        return kept.getvalue()
