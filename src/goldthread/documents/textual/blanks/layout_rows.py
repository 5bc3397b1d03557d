"""Lines set in columns to rows: where a row begins, and how the lines of a cell join."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldthread.documents.tables.grouping.priorities import is_labelled
from goldthread.documents.tables.heads.headings import heading_scores
from goldthread.documents.textual.cells.cell_lines import cell_of_lines
from goldthread.documents.textual.cells.expectations import heading_sort
from goldthread.documents.textual.cells.headings import heading_score
from goldthread.documents.textual.cells.kinds import Kind, kind_of
from goldthread.documents.textual.cells.raw import RawRow, is_rule
from goldthread.documents.textual.cells.wrapping import goes_on
from goldthread.documents.timescales import parse_timescale, says_when

WIDEST = 400  # characters of a line that may be part of such a table
_SEGMENT = re.compile(r"\S+(?: \S+)*")
_REFERENCE = re.compile(r"[A-Z]{0,3}\d{1,3}(?:\.\d{1,3}){1,3}[a-z]?\.?|[A-Z]{1,3}\d{1,3}[a-z]?")  # "1.2.1", "HO4"
_COUNTED = re.compile(r"(\d{1,3})(?:[.)]?$|[.)]\s|\s+(?=[A-Z]))")
_NUMBERED_TITLE = re.compile(r"\s{0,4}\d{1,3}[.)]? [A-Z]")
_TITLES = 2  # numbered lines over the gutters: where there are such, a shorter one lies over them too
_ROOMY = 15  # characters: in narrower columns a full line says little
_RECURS = 3  # times
_WIDE = 40  # characters: a column of prose
_FULL = 3  # cells of a line that begins a row like the one above
_LONGEST_ROW = 14  # lines on average
_MERGED = 0.7  # of the rows: a column that is filled less often may hold merged cells
_HEADS = 2.0  # evidence that a line holds headings
_MOST_HEADING_LINES = 3
_VALUES = (Kind.DATE, Kind.RAG, Kind.NUMBER)
_BREAK = 1.5  # evidence that begins a new row


def segments(line: str) -> list[re.Match[str]]:
    """Runs of words with two or more blanks between them."""
    return list(_SEGMENT.finditer(line)) if line.strip() and len(line) <= WIDEST and "\t" not in line else []


@dataclass(frozen=True)
class Columns:
    """Left and right edge of each column, in characters."""

    edges: tuple[tuple[int, int], ...]

    def cells(self, line: str) -> list[str]:
        """The words of a line under each column."""
        out = [""] * len(self.edges)
        for match in segments(line):
            col = self._column(match)
            out[col] = f"{out[col]} {match.group()}".strip()
        return out

    def crossed_by(self, line: str) -> bool:
        """Whether one run of words lies over a gutter."""
        gutters = [(left[1], right[0]) for left, right in pairwise(self.edges)]
        spans = [match.span() for match in segments(line)]
        return any(start < gap[0] and end > gap[1] for start, end in spans for gap in gutters)

    def widened(self, line: str) -> Columns:
        """Columns that reach as far as the words of this line; a run between two columns belongs to the left one."""
        edges = list(self.edges)
        for match in segments(line):
            col = self._column(match)
            least = edges[col - 1][1] + 1 if col else 0
            most = edges[col + 1][0] - 1 if col + 1 < len(edges) else WIDEST
            edges[col] = (max(least, min(edges[col][0], match.start())), min(most, max(edges[col][1], match.end())))
        return Columns(tuple(edges))

    def _column(self, match: re.Match[str]) -> int:
        """The column that most of the words lie under; of several the one whose left edge is nearest."""
        start, end = match.span()
        best, most, nearest = 0, -WIDEST * 2, 0
        for col, (left, right) in enumerate(self.edges):
            under = (right if right < end else end) - (left if left > start else start)
            away = abs(left - start)
            if under > most or (under == most and away < nearest):
                best, most, nearest = col, under, away
        return best


def rows_of(lines: Sequence[str], start: int, end: int, columns: Columns) -> list[RawRow]:
    """The rows of the lines between start and end; a line over the gutters is a row by itself."""
    parted = _blank_lines_part(lines[start:end], columns)
    printed = columns.cells(lines[start])
    recurring = _recurring([columns.cells(line)[0] for line in lines[start:end]])
    titled = sum(columns.crossed_by(line) and _is_numbered_title(line) for line in lines[start:end]) >= _TITLES
    rows: list[RawRow] = []
    open_row: list[list[str]] = []
    first = start
    for index in range(start, end):
        line = lines[index]
        if is_rule(line) and open_row:
            rows.append(RawRow(_joined(open_row, columns), first + 1))
            open_row = []
        if not line.strip() or is_rule(line):
            continue
        crossed = columns.crossed_by(line) or (is_labelled(line) and len(segments(line)) == 1)
        crossed = crossed or (titled and _is_numbered_title(line))
        cells = columns.cells(line)
        after_blank = index > start and not lines[index - 1].strip()
        if rows and cells == printed:
            rows += [RawRow(_joined(open_row, columns), first + 1)] if open_row else []
            rows.append(RawRow(tuple(cells), index + 1))  # the headings again, at the top of a page
            open_row = []
            continue
        heads = not rows and len(open_row) <= _MOST_HEADING_LINES and _may_head([printed, *open_row[1:]])
        how = {"after_blank": after_blank, "parted": parted, "heads": heads}
        if open_row and (crossed or cells[0] in recurring or _begins_row(open_row, cells, columns, **how)):
            rows.append(RawRow(_joined(open_row, columns), first + 1))
            open_row = []
        if crossed:
            rows.append(RawRow((line.strip(), *[""] * (len(columns.edges) - 1)), index + 1))
            continue
        first = first if open_row else index
        open_row.append(cells)
    if open_row:
        rows.append(RawRow(_joined(open_row, columns), first + 1))
    return _with_merged_cells(rows, len(columns.edges))


def _may_head(row: Sequence[Sequence[str]]) -> bool:
    """Whether the first lines of a table read like headings, the first by itself or all of them together."""
    whole = [" ".join(filter(None, column)) for column in zip(*row, strict=True)]
    return max(heading_score(row[0]), heading_score(whole)) >= _HEADS


def _is_numbered_title(line: str) -> bool:
    """Whether a line is a number and words behind it, alone on its line."""
    return len(segments(line)) == 1 and bool(_NUMBERED_TITLE.match(line))


def _recurring(firsts: Sequence[str]) -> frozenset[str]:
    """What begins line after line: the label of a row, or its owner, but no words in the middle of a cell."""
    times = Counter(cell for cell in firsts if cell[:1].isupper())
    return frozenset(cell for cell, count in times.items() if count >= _RECURS - bool(heading_sort(cell)))


def _with_merged_cells(rows: Sequence[RawRow], width: int) -> list[RawRow]:
    """Words of a merged cell that stand beside later rows go back to where the cell begins."""
    cells = [[*row.cells, *[""] * (width - len(row.cells))] for row in rows]
    for col in range(width):
        filled = sum(1 for row in cells if row[col] and not row[col][0].islower())
        if filled > _MERGED * len(cells):
            continue
        begun: list[str] | None = None
        for row in cells:
            if begun and row[col][:1].islower() and begun[col][-1] not in ".;:":
                begun[col], row[col] = f"{begun[col]} {row[col]}", ""
            elif row[col]:
                begun = row if sum(map(bool, row)) > 1 else None  # a banner holds no cell
    return [RawRow(tuple(row), old.line) for row, old in zip(cells, rows, strict=True)]


def _blank_lines_part(lines: Sequence[str], columns: Columns) -> bool:
    """Whether each block between blank lines is one row: it is fullest at its top and numbered once."""
    blocks = _blocks([columns.cells(line) for line in lines])
    if len(blocks) < 3:
        return False
    several = sum(1 for block in blocks if _numbers(block) > 1)
    fullest = sum(1 for block in blocks if sum(map(bool, block[0])) >= max(sum(map(bool, cells)) for cells in block))
    long = sum(len(block) for block in blocks) > _LONGEST_ROW * len(blocks)
    return several * 4 < len(blocks) and fullest >= 0.6 * len(blocks) and not long


def _blocks(lines: Sequence[list[str]]) -> list[list[list[str]]]:
    blocks: list[list[list[str]]] = [[]]
    for cells in lines:
        if any(cells):
            blocks[-1].append(cells)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _numbers(block: Sequence[Sequence[str]]) -> int:
    return sum(1 for cells in block if cells[0] and kind_of(cells[0]) is Kind.NUMBER)


def _begins_row(
    row: Sequence[Sequence[str]],
    cells: Sequence[str],
    columns: Columns,
    *,
    after_blank: bool,
    parted: bool,
    heads: bool,
) -> bool:
    """Whether a line is no part of the row above it; ``heads``: that row may be the headings."""
    if heads and (_says_no_heading(cells) or any(kind_of(cell) in _VALUES for cell in cells if cell)):
        return True
    if parted:
        return after_blank
    if _is_heading_line(row, cells):
        return False
    score = 2.0 if after_blank else 0.0
    above = row[-1]
    for col, cell in enumerate(cells):
        if cell:
            width = columns.edges[col][1] - columns.edges[col][0]
            earlier = next((line[col] for line in reversed(row) if line[col]), "")
            score += _new_cell(above[col], cell, width, earlier)
            score += 2.5 if _counts_on(row[0][col], cell) else 0.0
    if _begins_anew(cells) and all(cell or not begun for cell, begun in zip(cells, row[0], strict=True)):
        score += 2.0 if all(cells) else 1.0  # whatever the row began with, this line has too
    if (cells[0] and kind_of(cells[0]) is Kind.NUMBER) or any(map(_REFERENCE.fullmatch, cells)):
        score += 3.0
    return score >= _BREAK


def _says_no_heading(cells: Sequence[str]) -> bool:
    """Whether cells begin in the first column and in others, none of them like a heading or the rest of one."""
    filled = [cell for cell in cells if cell]
    if not cells[0] or len(filled) < _FULL:
        return False
    return all(cell[0].isupper() and not heading_scores(cell) for cell in filled)


def _begins_anew(cells: Sequence[str]) -> bool:
    """Whether several cells stand on a line, and none of them goes on in small letters."""
    filled = [cell for cell in cells if cell]
    return len(filled) >= _FULL and not any(cell[0].islower() for cell in filled)


def _new_cell(above: str, cell: str, width: int, earlier: str) -> float:
    """Evidence from one column: a cell ended when the next word would have fitted on its last line.

    ``above`` is what the line before says in the column, ``earlier`` what any line of the row said last.
    """
    if _counts_on(earlier, cell):
        return _BREAK + 1.5
    if kind_of(above or earlier) is kind_of(cell) is Kind.RAG:
        return 1.3
    if not above and earlier:
        return 0.7
    if not above:
        return -0.3
    if kind_of(above) is Kind.DATE and kind_of(cell) is Kind.DATE:
        return _new_date(above, cell)
    if above == cell:
        return 1.0
    if goes_on(above, cell):
        return -1.5
    if width - len(above) > len(cell.split()[0]) + 1:
        return 0.8
    if width >= _WIDE and cell[0].isupper():
        return 0.0  # few of the words that prose is broken before have a capital
    return -0.8 if width >= _ROOMY else -0.3


def _new_date(above: str, cell: str) -> float:
    """Evidence from a date under a date: two whole ones stand in two rows, "September" and "2031" in one."""
    whole = [says_when(parse_timescale(words)) for words in (above, cell)]
    if all(whole):
        return 1.6
    wrapped = not whole[0] and says_when(parse_timescale(f"{above} {cell}"))
    return -0.8 if wrapped or cell[0].islower() else 1.0


def _counts_on(before: str, after: str) -> bool:
    """Whether a number stands under the one before it, alone as in a column of references or before its words."""
    numbers = [_COUNTED.match(cell) for cell in (before, after)]
    return all(numbers) and int(numbers[1].group(1)) == int(numbers[0].group(1)) + 1  # type: ignore[union-attr]


def _is_heading_line(row: Sequence[Sequence[str]], cells: Sequence[str]) -> bool:
    """The rest of headings that were wrapped: few words, no number or date, and still headings together."""
    words = [cell for cell in cells if cell]
    if len(row) > 4 or any(len(cell.split()) > 3 or kind_of(cell) in (Kind.NUMBER, Kind.DATE) for cell in words):
        return False
    before = heading_score([" ".join(filter(None, column)) for column in zip(*row, strict=True)])
    after = heading_score([" ".join(filter(None, column)) for column in zip(*row, cells, strict=True)])
    return before >= 2 and after >= before


def _joined(row: Sequence[Sequence[str]], columns: Columns) -> tuple[str, ...]:
    return tuple(
        cell_of_lines([line[col] for line in row], right - left) for col, (left, right) in enumerate(columns.edges)
    )
