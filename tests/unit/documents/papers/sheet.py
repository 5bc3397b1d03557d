"""A paper before it is written to any format: lines of text and tables of cells."""

from __future__ import annotations

from dataclasses import dataclass, field

RAG_FILLS = {"Red": "FF4B4B", "Amber": "FFC000", "Green": "70AD47"}


@dataclass(frozen=True)
class Box:
    """One cell: paragraphs (those that begin with "* " are bullets), how far it reaches, its fill."""

    text: str = ""
    down: int = 1
    across: int = 1
    fill: str | None = None
    bold: bool = False

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n") if self.text else []


Row = list[Box]


@dataclass(frozen=True)
class Line:
    text: str
    heading: int | None = None


@dataclass(frozen=True)
class Ruled:
    """A table. Rows hold only the cells that begin in them, as HTML does."""

    rows: list[Row]
    widths: tuple[int, ...] = ()
    header_rows: int = 1

    @property
    def cols(self) -> int:
        return sum(cell.across for cell in self.rows[0])


@dataclass(frozen=True)
class Paper:
    blocks: list[Line | Ruled] = field(default_factory=list)
    sheets: dict[str, list[Line | Ruled]] | None = None  # for workbooks whose tables stand on sheets of their own


def boxes(*cells: str | Box, bold: bool = False) -> Row:
    """A row of cells, plain texts made boxes."""
    return [cell if isinstance(cell, Box) else Box(cell, bold=bold) for cell in cells]


def placed(table: Ruled) -> list[tuple[int, int, Box]]:
    """Row and column of every cell, spans taken into account."""
    taken: set[tuple[int, int]] = set()
    out = []
    for row, cells in enumerate(table.rows):
        col = 0
        for cell in cells:
            while (row, col) in taken:
                col += 1
            taken |= {(row + i, col + j) for i in range(cell.down) for j in range(cell.across)}
            out.append((row, col, cell))
            col += cell.across
    return out
