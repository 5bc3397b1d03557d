"""One worksheet: what is written and coloured on it, and which places are merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goldthread.documents.model import Cell
from goldthread.documents.readers.limits import check_cells
from goldthread.documents.readers.number_formats import shown
from goldthread.documents.readers.sheet_layout import WIDEST, FilledSheet
from goldthread.documents.readers.typed_bullets import typed_paragraphs
from goldthread.documents.readers.xlsx.conditional import ConditionalFills
from goldthread.documents.readers.xlsx.names import Area
from goldthread.documents.readers.xlsx.parsing import Held, Worksheet
from goldthread.documents.readers.xlsx.styles import Style

_Places = dict[tuple[int, int], Held]
_BARE = Held(None, Style())


def filled(sheet: Worksheet, title: str, header_rows: set[int], file: str) -> FilledSheet:
    """The filled places of one worksheet.

    Raises InputError when it has more cells than we keep.
    """
    held = {place: one for place, one in sheet.held.items() if place[1] <= WIDEST}
    spans = _spans(held, sheet.merged)
    conditional = ConditionalFills(sheet)
    cells: dict[tuple[int, int], Cell] = {}
    headings: dict[tuple[int, int], int] = {}
    for (row, col), one in sorted(held.items(), key=lambda item: item[0]):
        place = (row - 1, col - 1)
        paragraphs = typed_paragraphs(shown(one.value, one.style.number_format))
        fill = conditional.fill(row, col, one.value) or one.style.fill
        if paragraphs and one.style.heading:
            headings[place] = one.style.heading
        if paragraphs or fill or (row, col) in spans:
            down, across = spans.get((row, col), (1, 1))
            cells[place] = Cell(*place, paragraphs, down, across, fill, header=row in header_rows, page=title)
        check_cells(file, len(cells))
    return FilledSheet(title, cells, headings)


def _spans(held: _Places, merged: Iterable[Area]) -> dict[tuple[int, int], tuple[int, int]]:
    """How far merged places reach, by their first; what they cover is taken out of the places that hold something."""
    first = {(area.top, area.left): area for area in merged if area.left <= WIDEST}
    for place, area in first.items():
        held.setdefault(place, _BARE)
        for covered in list(_inside(area, held)):
            if covered not in first:
                del held[covered]
    last_row = max((row for (row, _), one in held.items() if one.value is not None), default=1)
    return {
        place: (max(1, min(area.bottom, last_row) - area.top + 1), max(1, min(area.right, WIDEST) - area.left + 1))
        for place, area in first.items()
    }


def _inside(area: Area, held: _Places) -> Iterator[tuple[int, int]]:
    """The places within an area that hold something, by whichever way is the shorter."""
    if (area.bottom - area.top + 1) * (area.right - area.left + 1) > len(held):
        return (place for place in held if area.holds(*place))
    rows, cols = range(area.top, area.bottom + 1), range(area.left, area.right + 1)
    return ((row, col) for row in rows for col in cols if (row, col) in held)
