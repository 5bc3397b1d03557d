"""A long paper written as plain text gives its cells back, whatever parts them."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from goldthread.documents.model import Grid
from goldthread.documents.readers import read_document
from unit.documents.papers.long_paper import long_paper
from unit.documents.papers.sheet import Paper, Ruled, placed
from unit.documents.papers.texts import as_markdown, as_printed, as_tabs


def _bare(text: str) -> str:
    return re.sub(r"[\s•*]+", "", text)


def _written(paper: Paper) -> list[str]:
    tables = [block for block in paper.blocks if isinstance(block, Ruled)]
    return sorted(_bare(box.text) for table in tables for _, _, box in placed(table) if box.text)


def _read(data: bytes, name: str) -> list[str]:
    blocks = [block for page in read_document(data, name).pages for block in page.blocks]
    cells = [cell for grid in blocks if isinstance(grid, Grid) for cell in grid.cells]
    return sorted(_bare(cell.text) for cell in cells if cell.text.strip())


@pytest.mark.parametrize(("name", "write"), [("plan.md", as_markdown), ("tabs.txt", as_tabs)])
def test_cells_between_signs_come_back(name, write):
    paper = long_paper(seed=1, themes=3)
    assert _read(write(paper), name) == _written(paper)


def test_nearly_all_cells_printed_side_by_side_come_back():
    paper = long_paper(seed=1, themes=6)
    written, read = _written(paper), _read(as_printed(paper), "printed.txt")
    assert (Counter(written) & Counter(read)).total() >= 0.9 * len(written)
