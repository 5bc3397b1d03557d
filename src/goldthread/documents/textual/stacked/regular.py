"""Cells one after another that come round in the order of their headings, with no blank among them."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.documents.textual.cells.expectations import columns_of, heading_sort
from goldthread.documents.textual.cells.kinds import kind_of

_LEAST_ROWS = 2
_SUITS = -2.4  # a cell that suits its column at least so well
_MOST_SUIT = 0.8
_LEFT_OVER = 5  # texts after the table that may have been taken for cells


def regular_rows(texts: Sequence[str], width: int) -> int:
    """How many whole rows follow the first ``width`` texts, taken for headings; 0 when they do not come round.

    The table ends where its headings are printed again, or with the texts.
    """
    headings, rest = texts[:width], texts[width:]
    if not {"text", "title"} & set(map(heading_sort, headings)) or not _told(headings):
        return 0
    end = _printed_again(headings, rest)
    for count in range(end, max(0, end - _LEFT_OVER - 1), -1):
        if count % width == 0 and count // width >= _LEAST_ROWS and _suit(headings, rest[:count]):
            return count // width
    return 0


def _told(headings: Sequence[str]) -> bool:
    return bool({"owner", "date"} & set(map(heading_sort, headings)))


def _printed_again(headings: Sequence[str], texts: Sequence[str]) -> int:
    """Where the headings stand among the texts, or the end of those."""
    heads = [heading.lower() for heading in headings]
    for at, text in enumerate(texts):
        if text.lower() == heads[0] and [each.lower() for each in texts[at : at + len(heads)]] == heads:
            return at
    return len(texts)


def _suit(headings: Sequence[str], cells: Sequence[str]) -> bool:
    """Whether most cells suit the columns, all in all and in the last row, and no row is all of one kind."""
    columns = columns_of(headings)
    width = len(headings)
    if any(len({kind_of(cell) for cell in cells[at : at + width]}) < 2 for at in range(0, len(cells), width)):
        return False
    good = [columns[at % width].score(cell) > _SUITS for at, cell in enumerate(cells)]
    return sum(good) >= _MOST_SUIT * len(good) and sum(good[-width:]) >= width - 1
