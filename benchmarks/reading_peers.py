"""Other libraries that read tables, each asked for the texts of a paper's cells the way its own guide shows it.

They are no part of Goldthread: `uv pip install -r requirements/benchmarks.in` brings them for measuring.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

Cells = list[str]


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

    tables = Document(path).body.tables
    return _texts(str(value) for table in tables for row in table.get_values() for value in row if value)


def beautifulsoup(path: str) -> Cells:
    with open(path, encoding="utf-8") as file:
        return _html_cells(file.read())


def _html_cells(page: str) -> Cells:
    from bs4 import BeautifulSoup

    return _texts(cell.get_text("\n") for cell in BeautifulSoup(page, "lxml").find_all(["td", "th"]))


def _texts(cells: Iterable[str | None]) -> Cells:
    return [cell for cell in cells if cell and cell.strip()]


PEERS: dict[str, dict[str, Callable[[str], Cells]]] = {
    "pdf": {"pdfplumber": pdfplumber},
    "docx": {"python-docx": python_docx, "mammoth": mammoth},
    "xlsx": {"openpyxl": openpyxl, "python-calamine": calamine},
    "odt": {"odfdo": odfdo},
    "ods": {"odfdo": odfdo, "python-calamine": calamine},
    "html": {"beautifulsoup4": beautifulsoup},
}
