"""Columns headed by periods side by side, "Q1 Apr–Jun", "Year 2", "2031/32": what is reached in each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from goldthread.documents.tables.cells.content import Looks, is_timescale
from goldthread.documents.tables.columns import Column, Role
from goldthread.documents.tables.heads.charts import signs_under
from goldthread.documents.tables.heads.header import Header
from goldthread.documents.tables.heads.headings import best_role
from goldthread.documents.tables.view import Table
from goldthread.documents.timescales import MONTH, parse_timescale
from goldthread.kernel.periods import financial_year_of
from goldthread.kernel.timescale import Timescale

_COUNTED = re.compile(r"(?:year|yr|quarter|qtr|q|phase|month) ?\d", re.IGNORECASE)
_PIECES = re.compile(
    rf"(?:\b(?:{MONTH}|(?:19|20)\d\d(?:[/–-]\d{{2,4}})?|\d\d/\d\d|[a-z]{{1,9}} ?\d{{1,2}}|to|end|by|of)\b"
    r"|[\s/()\[\].:,–—-])*",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?P<year>20\d\d)(?:\s?[/–-]\s?(?:20)?\d\d)?\b(?![/.-]\d)")
_FEWEST = 2  # columns side by side
_TICKED = 0.8  # of the filled cells of a column hold a tick
_FIGURES = 0.7  # of the filled cells of all columns: they are a table of measures
_LONG, _REPORTED = 60, 0.5  # mean length and share of cells that tell what has been done: reports of each period
_RATED = 0.5  # of the filled cells hold a colour or a status
_FIGURE = re.compile(r"[£$€<>~≤≥+-]?\s*[\d.,]+\s*(?:%|k|m|bn|per .*)?|n/?a|tbc|[–-]", re.IGNORECASE)
_SPEAKS = 0.6  # how clearly the line over the periods says what stands in them
_ANOTHER = {Role.PROGRESS, Role.STATUS, Role.RAG, Role.COMMENTS, Role.OTHER}


def period_columns(table: Table, header: Header, looks: Sequence[Looks], again: frozenset[int]) -> dict[int, Column]:
    """The columns under periods; ``again``: rows that print the headings."""
    said = {col: _period(header, col) for col in range(table.cols) if header.texts[col]}
    ticked = {col for col, text in said.items() if _is_ticked(header.texts[col], text, looks[col])}
    if len(ticked) < _FEWEST or not any(looks[col].filled or looks[col].rag_fill for col in ticked):
        ticked = set()
    found = {col: _column(col, said[col]) for col in ticked}
    for run in _runs(said):
        signs = signs_under(table, header, run, again)
        if signs or _say_what_is_reached(table, header, run, [looks[col] for col in run]):
            found |= {col: replace(_column(col, said[col]), signs=signs) for col in run}
    return found


def _column(col: int, said: str) -> Column:
    return Column(col, said, Role.PERIOD, 0.9, (f'the heading "{said}" is one of several periods side by side',))


def with_dues(table: Table, header: Header, columns: Sequence[Column]) -> list[Column]:
    """The columns under periods with the time that is meant; its year may stand only in the dates of the table."""
    periods = [column for column in columns if column.role is Role.PERIOD]
    year = (_usual_year(table, header, columns) or _year_over(table, header)) if periods else None
    dues = {column.index: due for column, due in zip(periods, _dues(periods, year), strict=True) if due.end}
    return [
        replace(column, due=due, heading=_with_year(column.heading, due))
        if (due := dues.get(column.index))
        else column
        for column in columns
    ]


def _with_year(heading: str, due: Timescale) -> str:
    """ "Apr" that was counted from the year of the plan as "Apr 2032", "Q1" as "Q1 2032/33"."""
    if due.end is None or parse_timescale(heading).end:
        return heading
    year = financial_year_of(due.end)
    whole = (f"{heading} {due.end.year}", f"{heading} {year}/{(year + 1) % 100:02}")
    return next((text for text in whole if parse_timescale(text).end == due.end), heading)


def _year_over(table: Table, header: Header) -> int | None:
    """The year that the nearest line over the headings names: "Work programme 2032/33"."""
    above = [cell.text for row in range(header.rows[0] if header.rows else 0) for cell in table.starting(row)]
    lines = [*(paragraph.text for paragraph in table.before), *above]
    named = (_YEAR.search(line) for line in reversed(lines))
    return next((int(found.group("year")) for found in named if found), None)


def _period(header: Header, col: int) -> str:
    """ "Q3" under "2025/26" is "Q3 2025/26"; a lower line that is a period by itself needs no upper one."""
    lower = header.lower_line(col) or header.texts[col]
    upper = header.upper_line(col) if header.lower_line(col) else ""
    if not upper or parse_timescale(lower).end:
        return lower
    for more in (upper, *re.findall(r"(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?", upper)):  # "Milestones 2025/26"
        if is_period(together := f"{lower} {more}") and parse_timescale(together).end:
            return together
    return lower


def _is_ticked(heading: str, said: str, look: Looks) -> bool:
    if look.filled:
        return look.mark > _TICKED and bool(parse_timescale(said).end or _COUNTED.match(said))
    return heading[:1].isdigit() or is_timescale(said)


def is_period(text: str) -> bool:
    """Whether a heading names a period and says nothing else."""
    return bool(_PIECES.fullmatch(text)) and bool(
        _COUNTED.search(text) or parse_timescale(text, context=date(2000, 4, 1)).end
    )


def _runs(said: dict[int, str]) -> list[list[int]]:
    """Different periods side by side."""
    runs: list[list[int]] = []
    for col, text in said.items():
        if not is_period(text):
            continue
        if runs and runs[-1][-1] == col - 1 and said[col - 1] != text:
            runs[-1].append(col)
        else:
            runs.append([col])
    return [run for run in runs if len(run) >= _FEWEST]


def _say_what_is_reached(table: Table, header: Header, run: Sequence[int], looks: Sequence[Looks]) -> bool:
    """Whether words stand under the periods that are neither figures, colours nor reports."""
    filled = sum(look.filled for look in looks)
    if not filled or any(_names_another(header, col) for col in run):
        return False
    texts = [cell.text.strip() for col in run for cell in table.column(col, header.body_start) if cell.text.strip()]
    if sum(bool(_FIGURE.fullmatch(text)) for text in texts) > _FIGURES * len(texts):
        return False
    rated = sum((max(look.rag, look.status) + look.date) * look.filled for look in looks) / filled
    reported = sum(look.filled for look in looks if look.mean_length > _LONG and look.progress >= _REPORTED)
    return rated < _RATED and reported < _REPORTED * filled


def _names_another(header: Header, col: int) -> bool:
    """Whether the line over the periods says that something else stands in them: "Progress", "Cost"."""
    return bool(header.lower_line(col)) and best_role(header.upper_line(col), _SPEAKS) in _ANOTHER


def _usual_year(table: Table, header: Header, columns: Sequence[Column]) -> int | None:
    """The financial year that most dates of the table lie in."""
    ends = (
        parse_timescale(cell.text).end
        for column in columns
        if column.role in (Role.TIMESCALE, Role.START)
        for cell in table.column(column.index, header.body_start)
    )
    years = Counter(financial_year_of(end) for end in ends if end)
    return years.most_common(1)[0][0] if years else None


def _dues(periods: Iterable[Column], year: int | None) -> list[Timescale]:
    """The periods in time, each after the one before it: those of a year may be counted from April or January."""
    said = [column.heading for column in periods]
    if year is None:
        return [parse_timescale(text) for text in said]
    for begun in (date(year, 4, 1), date(year, 1, 1)):
        dues = [parse_timescale(text, context=begun) for text in said]
        ends = [due.end for due in dues if due.end]
        if all(before < after for before, after in pairwise(ends)):
            return dues
    return [parse_timescale(text) for text in said]
