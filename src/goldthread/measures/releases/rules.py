"""From a table of counts to what may be shown of it. Pure.

A period is told apart from the others, and each is protected with what was released of the same period before; or
periods add up to years, and then all of them are protected together. Two that share days are never released apart:
a year less three quarters tells the fourth. The method is ``analysis.disclosure``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from itertools import product

import numpy as np

from goldthread.analysis.disclosure.cells import TOTAL, Cell, Dimension, dimension_of
from goldthread.analysis.disclosure.ledger import Entry, Ledger, protect_release
from goldthread.analysis.disclosure.rules import Rule, Zeros, randomly_rounded, rounded
from goldthread.analysis.disclosure.suppress import Protected
from goldthread.kernel.errors import InputError, Place
from goldthread.kernel.periods import Period, calendar_year, financial_year, financial_year_label, financial_year_of
from goldthread.measures.rules.periods import read_period

MOST_CELLS = 3_000
HIDDEN = "[c]"  # the mark of official statistics for a figure that is confidential


class Years(StrEnum):
    """What periods are added up to."""

    NONE = ""
    CALENDAR = "calendar"
    FINANCIAL = "financial"


class Rounding(StrEnum):
    """What is done with the counts that are shown."""

    NONE = ""
    TO_FIVE = "5"
    TO_THREE = "3"
    BY_CHANCE = "chance"  # to a neighbouring multiple of five, the same for a cell in every table


@dataclass(frozen=True)
class Asked:
    """How a table is to be read: the column of counts, the period's ("" for none), those that tell people apart.

    ``groups`` names, for a column that tells apart, the columns whose labels are groups of its own (area: board).
    """

    count: str
    over: str
    apart: tuple[str, ...]
    threshold: int
    protects_zeros: bool = False
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    years: Years = Years.NONE
    rounding: Rounding = Rounding.NONE

    @property
    def needed(self) -> tuple[str, ...]:
        """Every column but the counts."""
        grouping = tuple(column for columns in self.groups.values() for column in columns)
        return (*([self.over] if self.over else []), *self.apart, *grouping)

    @property
    def rule(self) -> Rule:
        zeros = Zeros.PROTECT if self.protects_zeros else Zeros.SHOW
        return Rule(self.threshold, zeros)


@dataclass(frozen=True)
class ShownCell:
    """One cell of a release. ``labels`` are pairs of column and label; a column left out is the total over it."""

    over: str
    labels: tuple[tuple[str, str], ...]
    count: int
    is_published: bool
    is_secondary: bool
    rounded: int | None = None  # where counts are rounded: what is shown of this one

    def shown(self) -> int | str:
        if not self.is_published:
            return HIDDEN
        return self.count if self.rounded is None else self.rounded


def cells_of(
    headings: Sequence[str],
    rows: Sequence[tuple[int, list[str]]],
    asked: Asked,
    ledgers: Mapping[str, Ledger],
    *,
    secret: str = "",
) -> list[ShownCell]:
    """Every cell of the table with whether it may be shown. ``rows`` come with the number a person sees; ``secret``
    is for rounding by chance.

    Raises InputError naming the column or row at fault, and where a table cannot be released any more.
    """
    _check_columns(headings, asked)
    by_period: dict[str, list[dict[str, object]]] = {}
    for number, cells in rows:
        row = {heading: cells[place].strip() if place < len(cells) else "" for place, heading in enumerate(headings)}
        period = row.get(asked.over, "")
        by_period.setdefault(period, []).append(_finest(number, row, asked))
    years = _years_of(by_period, asked) if asked.years else {}
    _check_time(list(by_period), {})
    _check_time([*by_period, *years], ledgers, together=bool(years))
    rounds = _rounding(asked.rounding, secret)
    if years:
        return _together(by_period, years, asked, ledgers, rounds)
    found: list[ShownCell] = []
    for period, finest in by_period.items():
        dimensions = _dimensions(finest, asked)
        _check_size(dimensions, len(by_period))
        protected = protect_release(finest, dimensions, asked.rule, ledgers.get(period, Ledger()))
        found += _shown(protected, rounds, partial(_always, period))
    return found


def _always(period: str, cell: Cell) -> str:
    return period


def _dimensions(finest: Sequence[Mapping[str, object]], asked: Asked) -> list[Dimension]:
    return [dimension_of(finest, [column, *asked.groups.get(column, ())]) for column in asked.apart]


def _together(
    by_period: Mapping[str, list[dict[str, object]]],
    years: Mapping[str, frozenset[str]],
    asked: Asked,
    ledgers: Mapping[str, Ledger],
    rounds: Callable[[Protected], Sequence[int | None]],
) -> list[ShownCell]:
    """All periods and their years as one table, so that no period follows from its year."""
    over = asked.over
    finest = [{**row, over: period} for period, rows in by_period.items() for row in rows]
    when = Dimension(over, tuple(by_period), years)
    apart = _dimensions(finest, asked)
    _check_size(apart, len(by_period) + len(years))
    terms = [[(over, (*by_period, *years)), *((each.name, each.labels) for each in apart)]]
    entries = {
        entry.key | {(over, period)}: Entry(entry.key | {(over, period)}, entry.count, entry.published, entry.release)
        for period in (*by_period, *years)
        for entry in ledgers.get(period, Ledger()).entries.values()
    }
    protected = protect_release(finest, [when, *apart], asked.rule, Ledger(entries), terms=terms)
    return _shown(protected, rounds, lambda cell: dict(cell.labels)[over], without=over)


def _shown(
    protected: Protected,
    rounds: Callable[[Protected], Sequence[int | None]],
    when: Callable[[Cell], str],
    *,
    without: str = "",
) -> list[ShownCell]:
    parts = (protected.table.cells, protected.table.counts, protected.hidden, protected.secondary, rounds(protected))
    return [
        ShownCell(
            when(cell),
            tuple((name, label) for name, label in cell.labels if label != TOTAL and name != without),
            int(count),
            not hidden,
            bool(secondary),
            None if round_to is None else int(round_to),
        )
        for cell, count, hidden, secondary, round_to in zip(*parts, strict=True)
    ]


def _rounding(asked: Rounding, secret: str) -> Callable[[Protected], Sequence[int | None]]:
    def rounds(protected: Protected) -> Sequence[int | None]:
        if asked is Rounding.NONE:
            return [None] * len(protected.table)
        if asked is Rounding.BY_CHANCE:
            chosen: list[int | None] = randomly_rounded(protected.table, 5, secret=secret).tolist()
        else:
            chosen = rounded(protected.table.counts, int(asked)).tolist()
        return chosen

    return rounds


def _years_of(periods: Iterable[str], asked: Asked) -> dict[str, frozenset[str]]:
    """The years that these periods make up whole."""
    if not asked.over:
        raise InputError("Only periods add up to years.", advice="Name the column of periods.")
    days = {period: _read(period) for period in periods}
    found: dict[str, set[str]] = {}
    for period, each in days.items():
        year = each.start.year if asked.years is Years.CALENDAR else financial_year_of(each.start)
        whole = calendar_year(year) if asked.years is Years.CALENDAR else financial_year(year)
        name = str(year) if asked.years is Years.CALENDAR else financial_year_label(year)
        if each.start in whole and each.end in whole and each != whole:
            found.setdefault(name, set()).add(period)
    complete = {}
    for name, members in found.items():
        whole = _read(name)
        if sum(days[period].days for period in members) == whole.days:
            complete[name] = frozenset(members)
    if not complete:
        raise InputError(
            "No year is whole here.", advice="Bring all its periods, or leave years out.", place=Place(field="years")
        )
    return complete


def _check_time(periods: Sequence[str], ledgers: Mapping[str, Ledger], *, together: bool = False) -> None:
    """Two periods that share days tell of one another, so they are only ever released as one table."""
    whole = set(periods) if together else set()
    beside = [*periods, *ledgers]
    for one, other in product(periods, beside):
        if not one or not other or one == other or {one, other} <= whole:
            continue
        ours, theirs = _read(one), read_period(other)
        if theirs and ours.start <= theirs.end and theirs.start <= ours.end:
            raise InputError(
                f"{one} shares days with {other}, and the two together can tell what each hides.",
                advice="Release the shorter periods and let them add up to years, all of them at once.",
                place=Place(field="over"),
            )


def _read(period: str) -> Period:
    found = read_period(period)
    if found is None:
        raise InputError(
            f"“{period}” is no period.",
            advice="Write it like 2025/26, 2025-Q3 or 2025-11.",
            place=Place(field="over"),
        )
    return found


def _finest(number: int, row: dict[str, str], asked: Asked) -> dict[str, object]:
    empty = next((column for column in asked.needed if not row[column]), None)
    if empty:
        raise InputError("Nothing stands here.", place=Place(row=number, field=empty))
    total = next((column for column in asked.needed if row[column].lower() == TOTAL.lower()), None)
    if total:
        raise InputError(
            "This row is a total.",
            advice="Leave totals out: they are added up.",
            place=Place(row=number, field=total),
        )
    text = row[asked.count].replace(",", "")
    if not text.isdecimal():
        raise InputError(f"“{row[asked.count]}” is no whole count.", place=Place(row=number, field=asked.count))
    return {**{column: row[column] for column in asked.needed}, "count": int(text)}


def _check_columns(headings: Sequence[str], asked: Asked) -> None:
    for column in (asked.count, *asked.needed):
        if column not in headings:
            raise InputError(
                f"There is no column “{column}”.",
                advice=f"There are: {', '.join(headings)}.",
                place=Place(field=column),
            )
    if not asked.apart:
        raise InputError("No column tells people apart.", advice="A release needs one, like area or sex.")


def _check_size(dimensions: Sequence[Dimension], periods: int) -> None:
    cells = int(np.prod([len(dimension.labels) for dimension in dimensions])) * periods
    if cells > MOST_CELLS:
        raise InputError(
            f"This table has {cells:,} cells with its totals, and one release can have {MOST_CELLS:,}.",
            advice="Leave a column out, or release fewer periods at a time.",
        )
