"""Bringing figures: all rows of a table or none, unless somebody says to take the good ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.kernel.errors import InputError, Place
from goldthread.measures.models import Indicator, Load, RememberedColumns
from goldthread.measures.policies import check_can_keep_measures
from goldthread.measures.rules import columns
from goldthread.measures.rules.rows import Figure, Problem, read_row
from goldthread.measures.sheets import Table
from goldthread.measures.writes.keeping import Keeping
from goldthread.measures.writes.matching import matched
from goldthread.partnership.models import Partnership, Person

MOST_TOLD = 20


class FiguresRefused(InputError):  # noqa: N818 - a sentence
    """Some rows are bad and nothing was loaded. ``problems`` names each; ``good`` is how many could be taken."""

    def __init__(self, name: str, problems: Sequence[Problem], good: int) -> None:
        first = "; ".join(str(problem) for problem in problems[:3])
        more = f"; and {len(problems) - 3} more" if len(problems) > 3 else ""
        super().__init__(
            f"{len(problems)} of {len(problems) + good} rows cannot be read: {first.rstrip('.')}{more}.",
            advice="Nothing was loaded. Put them right, or take the good ones.",
            place=Place(file=name, row=problems[0].row, field=problems[0].field),
        )
        self.problems = tuple(problems)
        self.good = good


@dataclass(frozen=True)
class _Sorted:
    figures: list[Figure]
    problems: list[Problem]


@recorded
def load_table(
    *,
    partnership: Partnership,
    table: Table,
    fields: Mapping[str, str] | None = None,
    indicator: Indicator | None = None,
    known_on: date | None = None,
    take_good: bool = False,
    remember: bool = True,
    by: Person,
) -> Load:
    """Load a table. ``fields`` says what each column holds; None: as last time, or as the headings say.

    ``indicator`` is the measure of rows that name none. ``remember``: read the next table of this shape the same
    way. Raises FiguresRefused, and InputError for columns that do
    not make a table of figures.
    """
    check_can_keep_measures(by, partnership)
    chosen = columns.known(fields) if fields is not None else columns_of(partnership, table)
    columns.check(chosen, has_indicator=indicator is not None, name=table.name)
    if fields is not None and remember:
        remember_columns(partnership=partnership, headings=table.headings, fields=chosen, by=by)
    places = [(chosen.get(heading, ""), place) for place, heading in enumerate(table.headings)]
    rows = (
        (number, {field: cells[place] if place < len(cells) else "" for field, place in places if field})
        for number, cells in table.rows
    )
    return load_figures(
        partnership=partnership,
        name=table.name,
        rows=rows,
        indicator=indicator,
        known_on=known_on,
        take_good=take_good,
        headings={field: heading for heading, field in chosen.items()},
        by=by,
    )


@recorded
def load_figures(
    *,
    partnership: Partnership,
    name: str,
    rows: Iterable[tuple[int, Mapping[str, str]]],
    indicator: Indicator | None = None,
    known_on: date | None = None,
    take_good: bool = False,
    headings: Mapping[str, str] | None = None,
    by: Person,
) -> Load:
    """Load rows of words by field, each with its number. Raises FiguresRefused when a row is bad.

    ``headings``: what the columns of these fields are called where the rows come from.
    """
    check_can_keep_measures(by, partnership)
    day = known_on or timezone.localdate()
    if day > timezone.localdate():
        raise InputError("A figure cannot be known from a day to come.", place=Place(field="known_on"))
    found = _sorted(rows, indicator)
    figures, unmatched = matched(found.figures, partnership)
    keeping = Keeping(partnership, day, figures)
    bad = sorted([*found.problems, *unmatched, *keeping.problems], key=lambda each: each.row)
    problems = [_by_heading(each, headings or {}) for each in bad]
    if problems and (not take_good or not keeping.good):
        raise FiguresRefused(name, problems, len(keeping.good))
    load = history.create(
        Load,
        "figures.loaded",
        partnership=partnership,
        name=name[:255],
        known_on=day,
        loaded_by=by,
        rows=len(keeping.good) + len(problems),
        added=keeping.added,
        revised=keeping.revised,
        unchanged=keeping.unchanged,
        problems=[{"row": p.row, "field": p.field, "message": p.message} for p in problems],
    )
    keeping.write(load)
    return load


def _by_heading(problem: Problem, headings: Mapping[str, str]) -> Problem:
    """The column as its own file calls it."""
    heading = headings.get(problem.field, problem.field)
    same = heading.casefold().replace(" ", "_") == problem.field
    return problem if same else replace(problem, column=heading)


def columns_of(partnership: Partnership, table: Table) -> dict[str, str]:
    """What the columns of this table hold: as somebody said last time, else as their headings say."""
    remembered = RememberedColumns.objects.filter(
        partnership=partnership, headings=columns.signature(table.headings)
    ).first()
    return columns.known(remembered.fields) if remembered else columns.guessed(table.headings)


@recorded
def remember_columns(
    *, partnership: Partnership, headings: Sequence[str], fields: Mapping[str, str], by: Person
) -> RememberedColumns:
    """Read the next table with these headings the same way."""
    check_can_keep_measures(by, partnership)
    line, chosen = columns.signature(headings), columns.known(fields)
    row = RememberedColumns.objects.filter(partnership=partnership, headings=line).first()
    if row is not None:
        return history.amend(row, "columns.remembered", fields=chosen)
    return history.create(
        RememberedColumns, "columns.remembered", partnership=partnership, headings=line, fields=chosen
    )


def _sorted(rows: Iterable[tuple[int, Mapping[str, str]]], indicator: Indicator | None) -> _Sorted:
    figures: list[Figure] = []
    problems: list[Problem] = []
    for number, raw in rows:
        named = raw if raw.get("indicator") or indicator is None else {**raw, "indicator": indicator.key}
        read = read_row(number, named)
        (figures if isinstance(read, Figure) else problems).append(read)  # type: ignore[arg-type]
    return _Sorted(figures, problems)
