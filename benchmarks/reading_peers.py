"""Other libraries that read tables, each asked for the texts of a paper's cells the way its own guide shows it.

They are no part of Goldthread: `uv pip install -r requirements/benchmarks.in` brings them for measuring.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Cells = list[str]


@dataclass(frozen=True)
class Peer:
    """How one library reads a file, and what of a table it can tell: "merges" and "fills" are what a plan needs."""

    read: Callable[[str], Cells]
    tells: frozenset[str] = frozenset()


def pdfplumber(path: str) -> Cells:
    import pdfplumber as library

    strict = {"vertical_strategy": "lines_strict", "horizontal_strategy": "lines_strict"}
    with library.open(path) as document:
        return _texts(
            cell for page in document.pages for table in page.extract_tables(strict) for row in table for cell in row
        )


def python_docx(path: str) -> Cells:
    import docx

    return _texts(cell.text for table in docx.Document(path).tables for row in table.rows for cell in row.cells)


def mammoth(path: str) -> Cells:
    import mammoth as library

    with open(path, "rb") as file:
        return _html_cells(library.convert_to_html(file).value)


def openpyxl(path: str) -> Cells:
    import openpyxl as library

    book = library.load_workbook(path, data_only=True)
    return _texts(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)


def calamine(path: str) -> Cells:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(path)
    sheets = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
    return _texts(str(cell) for rows in sheets for row in rows for cell in row)


def odfdo(path: str) -> Cells:
    from odfdo import Document

    body = Document(path).body
    tables = body.tables if path.endswith(".ods") else body.get_elements("descendant::table:table")
    for table in tables:
        table.rstrip(aggressive=True)  # else it makes an object of each of a sheet's million blank rows
    return _texts(str(value) for table in tables for row in table.get_values() for value in row if value)


def beautifulsoup(path: str) -> Cells:
    with open(path, encoding="utf-8") as file:
        return _html_cells(file.read())


def markdown_it(path: str) -> Cells:
    from markdown_it import MarkdownIt

    with open(path, encoding="utf-8") as file:
        return _html_cells(MarkdownIt("commonmark").enable("table").render(file.read()))


def csv_of_python(path: str) -> Cells:
    with open(path, encoding="utf-8", newline="") as file:
        return _texts(cell for row in csv.reader(file, delimiter="\t") for cell in row)


def pandas(path: str) -> Cells:
    import pandas as library

    frame = library.read_fwf(path, header=None, skip_blank_lines=False)
    return _texts(str(cell) for row in frame.itertuples(index=False) for cell in row if cell == cell)


def _html_cells(page: str) -> Cells:
    from bs4 import BeautifulSoup

    return _texts(cell.get_text("\n") for cell in BeautifulSoup(page, "lxml").find_all(["td", "th"]))


def _texts(cells: Iterable[str | None]) -> Cells:
    return [cell for cell in cells if cell and cell.strip()]


_MERGES = frozenset({"merges"})
_ALL = frozenset({"merges", "fills"})
PEERS: dict[str, dict[str, Peer]] = {
    "pdf": {"pdfplumber": Peer(pdfplumber, _ALL)},
    "docx": {"python-docx": Peer(python_docx, _ALL), "mammoth": Peer(mammoth, _MERGES)},
    "xlsx": {"openpyxl": Peer(openpyxl, _ALL), "python-calamine": Peer(calamine, _MERGES)},
    "odt": {"odfdo": Peer(odfdo, _ALL)},
    "ods": {"odfdo": Peer(odfdo, _ALL), "python-calamine": Peer(calamine)},
    "html": {"beautifulsoup4": Peer(beautifulsoup, _ALL)},
    "md": {"markdown-it-py": Peer(markdown_it)},
    "tabs.txt": {"csv": Peer(csv_of_python)},
    "printed.txt": {"pandas": Peer(pandas)},
}
