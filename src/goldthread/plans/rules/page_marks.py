"""Where on a page an item was read: the cells to outline in its picture, and the part of the page worth showing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from goldthread.plans.rules.places import Spot, spots

AROUND = 90.0  # points above and below the outlined cells
LEAST_SHARE = 0.5  # of the width: less height than this would be a slit
DOUBTFUL = 0.9  # a field the reader was less sure of is outlined otherwise


@dataclass(frozen=True)
class Mark:
    """An outlined cell, in points from the top left corner, with the fields that were read in it."""

    x: float
    y: float
    width: float
    height: float
    names: tuple[str, ...]
    doubtful: bool = False


@dataclass(frozen=True)
class PagePart:
    """A page (counted from 1) with its size in points, and the band of it that holds the marks."""

    number: int
    width: float
    height: float
    top: float
    shown: float
    marks: tuple[Mark, ...] = ()


def page_part(document: Mapping[str, Any], evidence: Mapping[str, Mapping[str, Any]]) -> PagePart | None:
    """The page where most fields of an item were read; None where no page can be shown, or no cell is known."""
    boxes = [(spot, box, names) for spot, names in spots(document, evidence).items() if (box := _box(document, spot))]
    if not boxes:
        return None
    number = Counter(spot.page for spot, _, names in boxes for _ in names).most_common(1)[0][0]
    page = document["pages"][number]
    if "size" not in page:
        return None
    marks = tuple(_mark(box, names, evidence) for spot, box, names in boxes if spot.page == number)
    width, height = page["size"]
    return PagePart(_number(page, number), width, height, *_band(marks, width, height), marks)


def whole_page_part(document: Mapping[str, Any], number: int) -> PagePart | None:
    """All of a page (counted from 0), nothing outlined; None where it cannot be shown."""
    page = document["pages"][number]
    if "size" not in page:
        return None
    width, height = page["size"]
    return PagePart(_number(page, number), width, height, 0.0, height)


def _number(page: Mapping[str, Any], index: int) -> int:
    return int(page["label"]) if page["label"].isdecimal() else index + 1


def _box(document: Mapping[str, Any], spot: Spot) -> Sequence[float] | None:
    block = document["pages"][spot.page]["blocks"][spot.block]
    cells = (cell for row in block.get("rows", ()) for cell in row)
    return next((cell.get("box") for cell in cells if (cell["row"], cell["col"]) == (spot.row, spot.col)), None)


def _mark(box: Sequence[float], names: Sequence[str], evidence: Mapping[str, Mapping[str, Any]]) -> Mark:
    x0, top, x1, bottom = box
    doubtful = any(evidence[name].get("confidence", 1.0) < DOUBTFUL for name in names)
    return Mark(x0, top, round(x1 - x0, 1), round(bottom - top, 1), tuple(names), doubtful)


def _band(marks: Sequence[Mark], width: float, height: float) -> tuple[float, float]:
    top = max(0.0, min(mark.y for mark in marks) - AROUND)
    bottom = min(height, max(mark.y + mark.height for mark in marks) + AROUND)
    short = max(0.0, min(height, width * LEAST_SHARE) - (bottom - top))
    top = max(0.0, top - short / 2)
    return round(top, 1), round(min(height, max(bottom, top + width * LEAST_SHARE)) - top, 1)
