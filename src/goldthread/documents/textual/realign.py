"""One row's cells put under the columns they suit, when the text shifted them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from goldthread.documents.textual.expectations import Column
from goldthread.documents.textual.kinds import Kind, kind_of

_BASE_COST = 0.8  # each place a whole row stands away from where it was printed
_JUMP_COST = 1.3  # each time the shift changes inside a row
_MARGIN = 1.0  # a shift must explain the row this much better
_BAD = -2.3  # a cell that suits its column worse than this asks for a look


def place(cells: Sequence[str], columns: Sequence[Column], bases: Sequence[Sequence[int]]) -> list[int]:
    """The column of each cell that holds something, in order.

    ``bases`` are ways the file itself may have meant it: for each cell its column. The first is preferred.
    """
    filled = [index for index, cell in enumerate(cells) if cell.strip()]
    if not filled or not columns:
        return []
    direct = [min(bases[0][index], len(columns) - 1) for index in filled]
    if len(filled) > len(columns) or _is_note(cells, filled):
        return _squeeze(direct, len(columns))
    plain_score = _score(cells, filled, direct, columns)
    if _increasing(direct) and all(
        columns[col].score(cells[i]) > _BAD for i, col in zip(filled, direct, strict=True)
    ):
        return direct
    found = [_best(cells, filled, base, columns) for base in bases]
    score, placed = max(found, key=lambda pair: pair[0])
    if score > plain_score + _MARGIN or not _increasing(direct):
        return placed
    return direct


def _is_note(cells: Sequence[str], filled: Sequence[int]) -> bool:
    """A lone text is a banner, a note or the rest of a cell, not a shifted one."""
    return len(filled) == 1 and kind_of(cells[filled[0]]) in (Kind.TEXT, Kind.NAME, Kind.SHORT)


def _increasing(columns: Sequence[int]) -> bool:
    return all(left < right for left, right in pairwise(columns))


def _squeeze(columns: Sequence[int], count: int) -> list[int]:
    """As printed, with what is too many standing in the last column."""
    return [min(column, count - 1) for column in columns]


def _score(cells: Sequence[str], filled: Sequence[int], placed: Sequence[int], columns: Sequence[Column]) -> float:
    return sum(
        columns[col].score(cells[index]) + columns[col].wanted() for index, col in zip(filled, placed, strict=True)
    )


def _best(
    cells: Sequence[str], filled: Sequence[int], base: Sequence[int], columns: Sequence[Column]
) -> tuple[float, list[int]]:
    """The best increasing placement: what the cells suit, less what the shifts cost."""
    width = len(columns)
    reach: list[dict[int, tuple[float, list[int]]]] = []
    for step, index in enumerate(filled):
        here: dict[int, tuple[float, list[int]]] = {}
        for col in range(step, width - (len(filled) - step) + 1):
            shift = col - base[index]
            own = columns[col].score(cells[index]) + columns[col].wanted()
            if step == 0:
                here[col] = (own - _BASE_COST * abs(shift), [col])
                continue
            before_base = base[filled[step - 1]]
            options = [
                (score - _JUMP_COST * (0 if before - before_base == shift else 1), way)
                for before, (score, way) in reach[-1].items()
                if before < col
            ]
            if options:
                score, way = max(options, key=lambda pair: pair[0])
                here[col] = (score + own, [*way, col])
        reach.append(here)
    return max(reach[-1].values(), key=lambda pair: pair[0], default=(float("-inf"), []))
