"""One row's cells put under the columns they suit, when the text shifted them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from goldthread.documents.textual.cells.expectations import Column
from goldthread.documents.textual.cells.kinds import Kind, kind_of
from goldthread.documents.textual.cells.markup import plain
from goldthread.documents.textual.cells.wrapping import goes_on

_MARGIN = 1.0  # a shift must explain the row this much better
_BAD = -2.3  # a cell that suits its column worse than this asks for a look
_PLAINLY = 0.5  # how much better one of two columns must suit
_READS_ON = 2.5  # a cell that goes on with the sentence above it


class _Costs(NamedTuple):
    """What it costs that cells stand elsewhere than they were printed."""

    away: float  # each place that the whole row stands away
    jump: float  # each time that changes inside the row


_SHIFTED = _Costs(away=0.8, jump=1.3)
_PACKED = _Costs(away=0.1, jump=0.6)  # what a merged cell at the left covers is missing oftener than a blank inside

Suits = Mapping[int, Sequence[float]]  # how well each cell suits each column, what the column wants included


def place(
    cells: Sequence[str],
    columns: Sequence[Column],
    bases: Sequence[Sequence[int]],
    above: Sequence[str] | None = None,
    *,
    packed: bool = False,
) -> list[int]:
    """The column of each cell that holds something, in order.

    ``bases`` are ways the file itself may have meant it: for each cell its column. The first is preferred.
    ``above`` is the placed row that this one may go on with, over the end of a page. ``packed``: blank cells were
    dropped from the row, so that where a cell stands says nothing.
    """
    filled = [index for index, cell in enumerate(cells) if cell.strip()]
    if not filled or not columns:
        return []
    direct = [min(bases[0][index], len(columns) - 1) for index in filled]
    rest = _rest_of(cells, filled, columns, above)
    if rest is not None:
        return [rest]
    spanned = packed and columns[0].is_seldom_filled  # what stands there is for several rows
    if len(filled) > len(columns) or (_is_note(cells, filled) and not spanned):
        return [min(column, len(columns) - 1) for column in direct]
    fits = {index: [column.score(cells[index]) for column in columns] for index in filled}
    if (
        not packed
        and _increasing(direct)
        and all(fits[index][col] > _BAD for index, col in zip(filled, direct, strict=True))
    ):
        return direct
    suits = {
        index: [
            fits[index][col] + columns[col].wanted() + _reading(above, cells[index], col)
            for col in range(len(columns))
        ]
        for index in filled
    }
    if packed:
        return _best(filled, bases[0], suits, len(columns), _PACKED)[1]
    plain_score = sum(suits[index][col] for index, col in zip(filled, direct, strict=True))
    score, placed = max(
        (_best(filled, base, suits, len(columns), _SHIFTED) for base in bases), key=lambda pair: pair[0]
    )
    return placed if score > plain_score + _MARGIN or not _increasing(direct) else direct


def _rest_of(
    cells: Sequence[str], filled: Sequence[int], columns: Sequence[Column], above: Sequence[str] | None
) -> int | None:
    """The column whose sentence a lone cell goes on with: of several open ones the one it plainly suits best."""
    if len(filled) != 1 or above is None or len(cells) >= len(columns):
        return None
    cell = cells[filled[0]]
    ranked = sorted(
        ((columns[col].score(cell), col) for col in range(len(columns)) if _reading(above, cell, col)), reverse=True
    )
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _PLAINLY:
        return None
    return ranked[0][1] if ranked else None


def _reading(above: Sequence[str] | None, cell: str, col: int) -> float:
    """Evidence from a sentence that the page cut: it goes on under the column it began in."""
    if above is None or not above[col]:
        return 0.0
    before, after = plain(above[col])[-200:], plain(cell)[:80]
    ended = before[-1:] in ".;" or not after
    return _READS_ON if not ended and goes_on(before, after) else 0.0


def _is_note(cells: Sequence[str], filled: Sequence[int]) -> bool:
    """A lone text is a banner, a note or the rest of a cell, not a shifted one."""
    return len(filled) == 1 and kind_of(cells[filled[0]]) in (Kind.TEXT, Kind.NAME, Kind.SHORT)


def _increasing(columns: Sequence[int]) -> bool:
    return all(left < right for left, right in pairwise(columns))


def _best(
    filled: Sequence[int], base: Sequence[int], suits: Suits, width: int, costs: _Costs
) -> tuple[float, list[int]]:
    """The best increasing placement: what the cells suit, less what the shifts cost."""
    reach: dict[int, tuple[float, list[int]]] = {}
    for step, index in enumerate(filled):
        here: dict[int, tuple[float, list[int]]] = {}
        for col in range(step, width - (len(filled) - step) + 1):
            shift = col - base[index]
            if step == 0:
                here[col] = (suits[index][col] - costs.away * abs(shift), [col])
                continue
            before_base = base[filled[step - 1]]
            options = [
                (score - (0.0 if before - before_base == shift else costs.jump), way)
                for before, (score, way) in reach.items()
                if before < col
            ]
            if options:
                score, way = max(options, key=lambda pair: pair[0])
                here[col] = (score + suits[index][col], [*way, col])
        reach = here
    return max(reach.values(), key=lambda pair: pair[0], default=(float("-inf"), []))
