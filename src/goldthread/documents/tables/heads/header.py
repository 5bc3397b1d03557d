"""Finds the rows of a table that are headings, the banners above them, and the same headings further down."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from goldthread.documents.model import Cell
from goldthread.documents.tables.cells.content import (
    is_instruction,
    is_mark,
    is_sign,
    is_timescale,
    says_part,
    sign_in,
)
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.heads.headings import Scores, heading_scores, in_known_tongue, speaks_of_roles
from goldthread.documents.tables.view import Places, words_of
from goldthread.documents.timescales import MONTH, parse_timescale

_DEEPEST = 12  # rows to look through for headings
_SAMPLE = 300  # rows below that tell what a column holds; a table of 500 pages has no other columns further down
LOOKED_AT = _DEEPEST + _SAMPLE + 1  # rows; what stands further down does not change the heading
_SHORT = 36  # characters of a heading that says nothing known
_MARKED = 0.5  # what it adds to a row that the file itself calls a heading
_AS_CLEAR = 0.75
_LEAST_AGAIN = 3  # columns that another line of headings has to name
_SENTENCE = 5  # words
_YEARLESS = re.compile(rf"Q[1-4]|{MONTH}\.?", re.IGNORECASE)
_ENOUGH = 1.3  # two cells that speak of roles, or nearly


@dataclass(frozen=True)
class Header:
    """``rows`` are the heading rows; those above them are banners. ``texts`` has one heading a column.

    Where headings stand in two lines, ``lower`` has what the second one says.
    """

    rows: tuple[int, ...]
    texts: tuple[str, ...]
    lower: tuple[str, ...] = ()
    said_by_file: bool = False

    @property
    def body_start(self) -> int:
        return self.rows[-1] + 1 if self.rows else 0

    def lower_line(self, col: int) -> str:
        """The second line over a column, blank where its heading stands in one."""
        return self.lower[col] if self.lower else ""

    def upper_line(self, col: int) -> str:
        """What stands over the second line."""
        return self.texts[col].removesuffix(self.lower_line(col)).strip()


def find_header(table: Places) -> Header:
    """The heading of a table; without rows when it has none."""
    marked = _marked_rows(table)
    scores = [_score(table, row) + (_MARKED if row in marked else 0.0) for row in range(min(_DEEPEST, table.rows))]
    best_score = max(scores, default=0.0)
    # Other headings may come further down; the first that are about as clear as the clearest head the table.
    best_row = next((row for row, score in enumerate(scores) if score >= _AS_CLEAR * best_score > 0), -1)
    stands_out = _row_unlike_those_below(table)
    if stands_out is not None and stands_out < best_row:
        best_row, best_score = stands_out, _ENOUGH
    if best_score < _ENOUGH:
        if marked and len(_texts(table, marked[-1])) >= 2 and not _is_like_those_below(table, marked[-1]):
            best_row = marked[-1]
        elif stands_out is not None:
            best_row = stands_out
        else:
            return Header((), ("",) * table.cols)
    rows = _with_second_line(table, best_row)
    lower = _headings(table, rows[1:]) if len(rows) > 1 else ()
    return Header(rows, _headings(table, rows), lower, said_by_file=best_row in marked)


def _row_unlike_those_below(table: Places) -> int | None:
    """The first full row when it is short words over columns of dates, names and sentences, whatever it says."""
    for row in range(min(_DEEPEST, table.rows - 3)):
        cells = [cell for cell in table.starting(row) if cell.text.strip()]
        if len(cells) < max(3, 0.8 * table.cols):
            continue
        short = all(len(cell.text) <= _SHORT and cell.text.strip()[-1] not in ".;" for cell in cells)
        named = len({words_of(cell.text) for cell in cells}) == len(cells)
        plain = not any(is_timescale(cell.text) or re.search(r"\d", cell.text) for cell in cells)
        return row if short and named and plain and _contrasts(table, row) else None
    return None


def _is_like_those_below(table: Places, row: int) -> bool:
    """A row marked as headings that holds a date over dates, or a number over numbers: it is the first action."""
    for cell in table.starting(row):
        for test in (is_timescale, _is_bare_number):
            below = [other.text for other in table.column(cell.col, row + 1, _SAMPLE) if other.text.strip()]
            if cell.text.strip() and test(cell.text) and len(below) > 1 and sum(map(test, below)) >= 0.6 * len(below):
                return True
    return False


def _contrasts(table: Places, row: int) -> bool:
    """Whether a column below is one of dates and another one of sentences."""
    columns = [
        [cell.text for cell in table.column(col, row + 1, _SAMPLE) if cell.text.strip()] for col in range(table.cols)
    ]
    dated = any(sum(map(is_timescale, texts)) >= 0.34 * len(texts) for texts in columns if len(texts) > 1)
    told = any(sum(map(len, texts)) >= 2 * _SHORT / 3 * len(texts) for texts in columns if len(texts) > 1)
    return dated and told


def repeated_headers(table: Places, header: Header) -> frozenset[int]:
    """The body rows that print the headings again, as tables do after a page or a banner."""
    printed = [words for row in header.rows if len(words := _words(table, row)) > 1]
    return frozenset(
        row
        for row in range(header.body_start, table.rows)
        if _words(table, row) in printed or _heads_alike(table, header, row)
    )


def _heads_alike(table: Places, header: Header, row: int) -> bool:
    """Whether a row names the same columns in other words: "Lead officer" under "Who"."""
    cells = [cell for cell in table.starting(row) if cell.text.strip()]
    if len(cells) < _LEAST_AGAIN or any(len(cell.text) > _SHORT for cell in cells):
        return False
    said = [(heading_scores(cell.text), heading_scores(header.texts[cell.col])) for cell in cells]
    agreeing = sum(bool(here and above) and _best(here) is _best(above) for here, above in said)
    return agreeing >= _AS_CLEAR * len(cells) and len({_best(here) for here, _ in said if here}) >= _LEAST_AGAIN


def _best(scores: Scores) -> Role:
    return max(scores, key=lambda role: scores[role])


def _words(table: Places, row: int) -> set[str]:
    return {words_of(text) for text in _texts(table, row)}


def _texts(table: Places, row: int) -> list[str]:
    return [cell.text for cell in table.starting(row) if cell.text.strip()]


def _marked_rows(table: Places) -> list[int]:
    """Leading rows that the file itself calls headings."""
    rows = []
    for row in range(min(_DEEPEST, table.rows)):
        cells = table.starting(row)
        if not cells or not all(cell.header for cell in cells):
            break
        rows.append(row)
    return rows


def _score(table: Places, row: int) -> float:
    """How much a row speaks of roles; long, dated or numbered cells speak against it."""
    cells = [cell for cell in table.starting(row) if cell.text.strip()]
    if len(cells) < 2:
        return 0.0
    if _comes_late(table, row, len(cells)):
        return 0.0
    speaking = [0.0 if _promises(cell.text) else speaks_of_roles(cell.text.replace("\n", " ")) for cell in cells]
    periods = _periods(table, row, cells)
    against = sum(
        len(cell.text) > 100
        or (is_timescale(cell.text) and cell.col not in periods and cell.colspan == 1)
        or _is_bare_number(cell.text)
        for cell in cells
    )
    marked = periods | _over_marks(table, row, cells)
    silent = sum(score == 0 and cell.col not in marked for score, cell in zip(speaking, cells, strict=True))
    return sum(speaking) - 1.0 * against - 0.25 * silent + min(0.5, 0.2 * len(periods))


def _promises(text: str) -> bool:
    """A sentence that tells what to do is no heading, whatever it speaks of."""
    return len(text.split()) >= _SENTENCE and is_instruction(text)


def _comes_late(table: Places, row: int, filled: int) -> bool:
    """Whether rows as full as this one, with things to do in them, stand above it: then it is one of them."""
    above = [[cell for cell in table.starting(each) if cell.text.strip()] for each in range(row)]
    return sum(len(cells) >= filled and any(_promises(cell.text) for cell in cells) for cells in above) > 1


def _periods(table: Places, row: int, cells: list[Cell]) -> set[int]:
    """Columns headed by years or quarters: two or more side by side over ticks and blanks, or over words."""
    dated = [cell for cell in cells if is_timescale(cell.text) or _YEARLESS.fullmatch(cell.text.strip())]
    ticked = {
        cell.col
        for cell in dated
        if all(
            is_mark(below) or not below.text.strip() or is_sign(sign_in(below)) or below.colspan > cell.colspan
            for below in table.column(cell.col, row + 1, _SAMPLE)
            if below.colspan <= max(1, table.cols // 2)  # a banner reaches over all of them
        )
    }
    return (ticked if len(ticked) > 1 else set()) | _following_each_other(table, row, dated)


def _following_each_other(table: Places, row: int, dated: list[Cell]) -> set[int]:
    """Periods side by side, each later than the one before it, over words that do not say when."""
    found: set[int] = set()
    for before, cell in pairwise(dated):
        ends = parse_timescale(before.text).end, parse_timescale(cell.text).end
        beside = before.col + before.colspan == cell.col and ends[0] and ends[1] and ends[0] < ends[1]
        if beside and _says_no_dates(table, row, before.col) and _says_no_dates(table, row, cell.col):
            found |= {before.col, cell.col}
    return found


def _says_no_dates(table: Places, row: int, col: int) -> bool:
    texts = [cell.text for cell in table.column(col, row + 1, _SAMPLE) if cell.text.strip()]
    return bool(texts) and sum(map(is_timescale, texts)) < 0.2 * len(texts)


def _over_marks(table: Places, row: int, cells: list[Cell]) -> set[int]:
    """Columns headed by a few words, at least three of them over nothing but what part each takes."""
    found = set()
    for cell in cells:
        below = [one for one in table.column(cell.col, row + 1, _SAMPLE) if one.text.strip() and one.colspan == 1]
        told = [one for one in below if words_of(one.text) != words_of(cell.text)]  # the headings may come again
        if len(cell.text) <= _SHORT and told and all(says_part(one.text) or is_mark(one) for one in told):
            found.add(cell.col)
    return found if len(found) >= _LEAST_AGAIN else set()


def _is_bare_number(text: str) -> bool:
    return bool(re.fullmatch(r"\d[\d.]*", text.strip())) and not re.fullmatch(r"(?:19|20)\d\d", text.strip())


def _with_second_line(table: Places, row: int) -> tuple[int, ...]:
    """Adds the row below when it only divides headings that span several columns, or the one above when this does."""
    if row + 1 < table.rows and _divides(table, row + 1, row):
        return (row, row + 1)
    if row > 0 and _divides(table, row, row - 1):
        return (row - 1, row)
    return (row,)


def _divides(table: Places, lower: int, upper: int) -> bool:
    cells = [cell for cell in table.starting(lower) if cell.text.strip()]
    if not cells or len(_texts(table, upper)) < 2:
        return False
    above = [table.at(upper, cell.col) for cell in cells]
    under_wide = all(
        over is not None and over.row == upper and over.colspan > cell.colspan
        for over, cell in zip(above, cells, strict=True)
    )
    periods = _periods(table, lower, cells)
    return under_wide and all(
        len(cell.text) <= 60 and (cell.col in periods or not is_timescale(cell.text)) for cell in cells
    )


def _in_one_line(cell: Cell) -> str:
    """What a cell says in one line, two languages on lines of their own parted as they are within one."""
    lines = [" ".join(line.text.split()) for line in cell.paragraphs if line.text.strip()]
    both = " / ".join(lines)
    return both if len(lines) == 2 and in_known_tongue(both) != both else " ".join(lines)


def _headings(table: Places, rows: tuple[int, ...]) -> tuple[str, ...]:
    texts = []
    for col in range(table.cols):
        parts: list[str] = []
        for row in rows:
            cell = table.at(row, col)
            text = _in_one_line(cell) if cell else ""
            if text and text not in parts:
                parts.append(text)
        texts.append(" ".join(parts))
    return tuple(texts)
