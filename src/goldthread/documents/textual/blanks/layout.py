"""Tables set with blanks: columns found by the gutters that run down them."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.documents.textual.blanks.layout_rows import WIDEST, Columns, rows_of, segments
from goldthread.documents.textual.blanks.stretches import stretch_end
from goldthread.documents.textual.blanks.touching import laid_out
from goldthread.documents.textual.cells.headings import heading_score, same_headings
from goldthread.documents.textual.cells.raw import RawTable, is_rule

_FARTHEST = 14  # lines without words inside a table
_BLANK_LINES = 3
_BANNER_WORDS = 16
_LONG_BANNER = 40
_OTHER_HEADINGS = 2.5
_FEWEST = 2  # lines that show columns, where the first holds headings and the cells stand right under them
_NEAR = 3  # characters


def starts_table(lines: Sequence[str], start: int) -> bool:
    """Whether columns set with blanks begin on this line."""
    found = segments(lines[start])
    if len(found) < 3:
        return False
    if heading_score([match.group() for match in found]) >= 2:
        return any(len(segments(line)) >= 2 for line in lines[start + 1 : start + 6])
    begins = {match.start() for match in found}
    alike = 0
    for line in lines[start + 1 : start + 8]:
        here = {match.start() for match in segments(line)}
        alike += len(here) >= 3 and sum(any(abs(x - y) <= 1 for y in begins) for x in here) >= 3
    return alike >= 2


def read_table(lines: Sequence[str], start: int) -> tuple[RawTable, int]:
    """The table that begins on this line, and the line after it; no rows when its columns do not hold."""
    lines = lines[: stretch_end(lines, start)]
    columns = _first_columns(lines, start)
    anew = laid_out(lines, start)
    if anew and (columns is None or len(columns.edges) <= len(anew[2].edges)):
        lines, start, columns = anew
    if columns is None:
        return RawTable(()), start + 1
    end, columns = _follow(lines, start, columns)
    return RawTable(tuple(rows_of(lines, start, end, columns))), end


def _first_columns(lines: Sequence[str], start: int) -> Columns | None:
    """The columns of the first lines; fewer lines when more of them do not agree."""
    several = []
    for line in lines[start : start + _FARTHEST * 3]:
        if len(segments(line)) >= 2:
            several.append(line)
    for count in (12, 6, 3):
        columns = _gutters_of(several[:count]) if len(several) >= min(count, 3) else None
        if columns is not None:
            return columns
    return _gutters_of(several) if _is_one_row(several) else None


def _is_one_row(lines: Sequence[str]) -> bool:
    """Whether headings stand over a single line, each of its cells right under one of them."""
    if len(lines) != _FEWEST:
        return False
    heads, cells = (list(segments(line)) for line in lines)
    begins = [match.start() for match in heads]
    under = all(any(abs(match.start() - place) <= _NEAR for place in begins) for match in cells)
    return under and len(cells) > 1 and heading_score([match.group() for match in heads]) >= _OTHER_HEADINGS


def _gutters_of(lines: Sequence[str]) -> Columns | None:
    """The columns between the gutters, or None when there are no three."""
    width = max((len(line) for line in lines), default=0)
    inked = [False] * (width + 2)
    for line in lines:
        for match in segments(line):
            inked[match.start() : match.end()] = [True] * (match.end() - match.start())
    edges: list[tuple[int, int]] = []
    left: int | None = None
    for x in range(width + 1):
        if inked[x] and left is None:
            left = x
        elif left is not None and not inked[x] and not inked[x + 1]:
            edges.append((left, x))
            left = None
    return Columns(tuple(edges)) if len(edges) >= 3 else None


def _follow(lines: Sequence[str], start: int, columns: Columns) -> tuple[int, Columns]:
    """The end of the table and its columns with all that stands in them."""
    last, blank = start, 0
    first = [match.group() for match in segments(lines[start])]
    for index in range(start, len(lines)):
        line = lines[index]
        blank = 0 if line.strip() else blank + 1
        if blank > _BLANK_LINES or len(line) > WIDEST or (line.strip() and index - last > _FARTHEST):
            break
        if not line.strip() or is_rule(line):
            continue
        if columns.crossed_by(line):
            if not _is_banner(lines, index, columns):
                break
        elif index > start and _begins_another(lines, index, first):
            break
        else:
            columns = columns.widened(line)
        last = index
    return last + 1, columns


def _is_banner(lines: Sequence[str], index: int, columns: Columns) -> bool:
    """A short line over the gutters with rows of the table soon below it, or a longer one right above a row."""
    words = len(lines[index].split())
    if words > _LONG_BANNER or len(segments(lines[index])) > 1:
        return False
    if words > _BANNER_WORDS:
        first = lines[index].strip()[0]
        return len(segments(lines[min(index + 1, len(lines) - 1)])) >= 3 and (first.isupper() or first.isdigit())
    below = [line for line in lines[index + 1 : index + 5] if line.strip()][:2]
    return any(len(segments(line)) >= 3 and not columns.crossed_by(line) for line in below)


def _begins_another(lines: Sequence[str], index: int, first: Sequence[str]) -> bool:
    """Other headings than those at the top, after a blank line."""
    if lines[index - 1].strip():
        return False
    cells = [match.group() for match in segments(lines[index])]
    return heading_score(cells) >= _OTHER_HEADINGS and not same_headings(cells, first)
