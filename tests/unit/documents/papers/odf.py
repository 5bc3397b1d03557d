"""The same paper as OpenDocument text and spreadsheet, written by hand: a zip of a few lines of XML."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

from unit.documents.papers.sheet import Box, Line, Paper, Ruled, placed

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = " ".join(
    f'xmlns:{prefix}="{_NAMES}{name}:1.0"'
    for prefix, name in {
        "office": "office", "text": "text", "table": "table", "style": "style", "fo": "xsl-fo-compatible",
        "draw": "drawing", "number": "datastyle",
    }.items()
)  # fmt: skip


def packed(kind: str, body: str, styles: str = "", **parts: bytes) -> bytes:
    """An OpenDocument file of one kind ("text" or "spreadsheet") around the inside of its body."""
    content = (
        f'<?xml version="1.0"?><office:document-content {SPACES}><office:automatic-styles>{styles}'
        f"</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}></office:body>"
        "</office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", content)
        if "META-INF__manifest.xml" not in parts:
            archive.writestr("META-INF/manifest.xml", _manifest(kind))
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def _manifest(kind: str) -> str:
    entries = {"/": f"application/vnd.oasis.opendocument.{kind}", "content.xml": "text/xml"}
    names = f'xmlns:manifest="{_NAMES}manifest:1.0"'
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{media}"/>'
        for path, media in entries.items()
    )
    return f'<?xml version="1.0"?><manifest:manifest {names}>{listed}</manifest:manifest>'


def as_odt(paper: Paper) -> bytes:
    blocks = paper.blocks
    if paper.sheets is not None:
        blocks = [block for name, blocks in paper.sheets.items() for block in (Line(name, 2), *blocks)]
    return packed("text", "".join(map(_block, blocks)), _styles(blocks))


def as_ods(paper: Paper) -> bytes:
    sheets = paper.sheets or {"Plan": paper.blocks}
    body = "".join(
        f"<table:table table:name={quoteattr(name)}>"
        + "".join(_line_row(block) if isinstance(block, Line) else _sheet_rows(block) for block in blocks)
        + '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row></table:table>'
        for name, blocks in sheets.items()
    )
    return packed("spreadsheet", body, _styles([block for blocks in sheets.values() for block in blocks]))


def _styles(blocks: list[Line | Ruled]) -> str:
    fills = {cell.fill for block in blocks if isinstance(block, Ruled) for row in block.rows for cell in row}
    cells = "".join(
        f'<style:style style:name="f{fill}" style:family="table-cell"><style:table-cell-properties '
        f'fo:background-color="#{fill}"/></style:style>'
        for fill in sorted(filter(None, fills))
    )
    bold = (
        '<style:style style:name="bold" style:family="table-cell">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
    )
    bullets = '<text:list-style style:name="marks"><text:list-level-style-bullet text:level="1"/></text:list-style>'
    return cells + bold + bullets


def _block(block: Line | Ruled) -> str:
    if isinstance(block, Line):
        if block.heading:
            return f'<text:h text:outline-level="{block.heading}">{escape(block.text)}</text:h>'
        return f"<text:p>{escape(block.text)}</text:p>"
    head, rest = block.rows[: block.header_rows], block.rows[block.header_rows :]
    rows = _rows(block, lambda box: "".join(map(_text_line, box.lines)))
    return (
        f"<table:table><table:table-header-rows>{''.join(rows[: len(head)])}</table:table-header-rows>"
        f"{''.join(rows[len(head) : len(head) + len(rest)])}</table:table>"
    )


def _text_line(line: str) -> str:
    if line.startswith("* "):
        return (
            f'<text:list text:style-name="marks"><text:list-item><text:p>{escape(line[2:])}</text:p>'
            "</text:list-item></text:list>"
        )
    return f"<text:p>{escape(line)}</text:p>"


def _line_row(block: Line) -> str:
    style = ' office:value-type="string"' + (' table:style-name="bold"' if block.heading else "")
    cell = f"<table:table-cell{style}><text:p>{escape(block.text)}</text:p></table:table-cell>"
    return f"<table:table-row>{cell}</table:table-row>"


def _sheet_rows(table: Ruled) -> str:
    blank = "<table:table-row/>"
    paragraphs = lambda box: "".join(f"<text:p>{escape(line.replace('* ', '• '))}</text:p>" for line in box.lines)  # noqa: E731
    return blank + "".join(_rows(table, paragraphs)) + blank


def _rows(table: Ruled, inside) -> list[str]:
    anchors = {(row, col): box for row, col, box in placed(table)}
    rows = []
    for row in range(len(table.rows)):
        cells = [
            _cell(anchors[row, col], inside) if (row, col) in anchors else "<table:covered-table-cell/>"
            for col in range(table.cols)
        ]
        rows.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    return rows


def _cell(box: Box, inside) -> str:
    style = f' table:style-name="f{box.fill}"' if box.fill else ""
    style += ' office:value-type="string"' if box.text else ""
    return (
        f'<table:table-cell table:number-rows-spanned="{box.down}" '
        f'table:number-columns-spanned="{box.across}"{style}>'
        f"{inside(box)}</table:table-cell>"
    )
