"""The part of a paper to show beside an item: the rows and paragraphs around where it was read, marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from goldthread.plans.rules.places import Spot, spots

ROWS_AROUND = 3
BLOCKS_AROUND = 3


@dataclass(frozen=True)
class ShownText:
    """A paragraph. ``marked`` names the fields that were read here."""

    text: str
    bullet: int | None = None
    heading: int | None = None
    marked: tuple[str, ...] = ()


@dataclass(frozen=True)
class ShownCell:
    text: str
    col: int
    rowspan: int = 1
    colspan: int = 1
    header: bool = False
    marked: tuple[str, ...] = ()


@dataclass(frozen=True)
class ShownRow:
    """``gap`` rows of the table are left out before this one."""

    number: int
    cells: tuple[ShownCell, ...]
    here: bool = False
    gap: int = 0


@dataclass(frozen=True)
class ShownTable:
    number: int
    name: str
    rows: tuple[ShownRow, ...]
    left_out: int = 0  # rows behind the last one shown


@dataclass(frozen=True)
class Excerpt:
    """What to show of one page. Empty when the place could not be found."""

    page: str = ""
    blocks: list[ShownText | ShownTable] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.blocks)


def excerpt(document: Mapping[str, Any], evidence: Mapping[str, Mapping[str, Any]]) -> Excerpt:
    """The surroundings of the place where most fields of an item were read."""
    marks = spots(document, evidence)
    if not marks:
        return Excerpt()
    busiest = Counter({(spot.page, spot.block): 0 for spot in marks})
    for spot, names in marks.items():
        busiest[spot.page, spot.block] += len(names)
    page_number, block_number = busiest.most_common(1)[0][0]
    page = document["pages"][page_number]
    first = max(0, block_number - BLOCKS_AROUND)
    shown: list[ShownText | ShownTable] = []
    for number in range(first, min(len(page["blocks"]), block_number + BLOCKS_AROUND + 1)):
        here = {
            spot: tuple(names) for spot, names in marks.items() if (spot.page, spot.block) == (page_number, number)
        }
        block = page["blocks"][number]
        if "table" in block:
            if number == block_number:
                shown.append(_table(block, here))
        else:
            shown.append(_text(block, here))
    return Excerpt(page["label"], shown)


def whole_page(document: Mapping[str, Any], number: int) -> Excerpt:
    """Everything on one page, nothing marked."""
    page = document["pages"][number]
    blocks: list[ShownText | ShownTable] = [
        _whole_table(block) if "table" in block else _text(block, {}) for block in page["blocks"]
    ]
    return Excerpt(page["label"], blocks)


def _text(block: Mapping[str, Any], marks: Mapping[Spot, tuple[str, ...]]) -> ShownText:
    names = tuple(name for found in marks.values() for name in found)
    return ShownText(block["text"], block.get("bullet"), block.get("heading"), names)


def _table(grid: Mapping[str, Any], marks: Mapping[Spot, tuple[str, ...]]) -> ShownTable:
    """The first row, which is nearly always the header, and the rows around the marked ones."""
    top = min((cell["row"] for row in grid["rows"] for cell in row), default=1)
    indices = sorted({spot.row - top for spot in marks})
    first = max(0, indices[0] - ROWS_AROUND)
    last = min(len(grid["rows"]), indices[-1] + ROWS_AROUND + 1)
    at = {(spot.row, spot.col): names for spot, names in marks.items()}
    rows = list(_rows(grid["rows"], first, last, top, at, set(indices)))
    if first > 0:
        header = next(_rows(grid["rows"], 0, 1, top, at, set()))
        rows = [header, ShownRow(rows[0].number, rows[0].cells, rows[0].here, gap=first - 1), *rows[1:]]
    return ShownTable(grid["table"], grid["name"], tuple(rows), left_out=len(grid["rows"]) - last)


def _whole_table(grid: Mapping[str, Any]) -> ShownTable:
    top = min((cell["row"] for row in grid["rows"] for cell in row), default=1)
    return ShownTable(grid["table"], grid["name"], tuple(_rows(grid["rows"], 0, len(grid["rows"]), top, {}, set())))


def _rows(
    rows: list[list[Mapping[str, Any]]],
    first: int,
    last: int,
    top: int,
    marks: Mapping[tuple[int, int], tuple[str, ...]],
    here: set[int],
) -> Iterator[ShownRow]:
    """Rows cut out of their table: what spans into the cut from above begins at its first row."""
    for index in range(first, last):
        cells = [(cell, index) for cell in rows[index]]
        if index == first:
            cells += [(cell, above) for above in range(first) for cell in rows[above] if _reaches(cell, above, first)]
        shown = [
            ShownCell(
                text=cell["text"],
                col=cell["col"],
                rowspan=min(began + cell.get("rowspan", 1), last) - index,
                colspan=cell.get("colspan", 1),
                header=cell.get("header", False),
                marked=marks.get((cell["row"], cell["col"]), ()),
            )
            for cell, began in cells
        ]
        yield ShownRow(index + top, tuple(sorted(shown, key=lambda each: each.col)), here=index in here)


def _reaches(cell: Mapping[str, Any], began: int, row: int) -> bool:
    return began + cell.get("rowspan", 1) > row
