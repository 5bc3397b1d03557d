"""Differences, what changed since a day, and the forecast, as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from goldthread.core.tables import Table
from goldthread.delivery.reads.differences import Difference, Differences
from goldthread.delivery.reads.forecast import Forecast
from goldthread.delivery.reads.rows import ActionRow
from goldthread.delivery.reads.since import Since


def _leads(row: ActionRow) -> str:
    return "; ".join(owner.name for owner in row.leads)


def differences_table(read: Callable[[], Differences]) -> Table:
    """Every open action stated otherwise than assessed, read when the file is made."""
    headings = ("Reference", "Action", "Lead", "Stated", "Assessed", "Because", "What is said of it", "Said by")
    return Table("Differences", headings, (_difference(each) for found in _late(read) for each in found.rows))


def _late(read: Callable[[], Any]) -> Iterator[Any]:
    yield read()


def _difference(each: Difference) -> tuple[Any, ...]:
    said = each.explanation
    return (
        each.row.ref,
        each.row.text,
        _leads(each.row),
        each.row.stated_rag.capitalize(),
        each.row.assessed_rag.capitalize(),
        " ".join(each.reasons),
        said.words if said else "Owed",
        said.by if said else "",
    )


def since_table(seen: Since) -> Table:
    """A row for each thing that happened to an action since then."""
    headings = ("What happened", "Reference", "Action", "Before", "Now", "Days later")
    return Table("What changed", headings, _since_rows(seen))


def _since_rows(seen: Since) -> Iterator[tuple[Any, ...]]:
    for what, rows in (
        ("Completed", seen.completed),
        ("Closed without completion", seen.dropped),
        ("Opened again", seen.reopened),
        ("Added", seen.added),
    ):
        for row in rows:
            yield what, row.ref, row.text, None, None, None
    for moved in seen.moved:
        yield "Date moved", moved.row.ref, moved.row.text, _date(moved.was), _date(moved.now), moved.days
    for reworded in seen.reworded:
        yield "Reworded", reworded.row.ref, reworded.row.text, reworded.was, reworded.row.text, None


def _date(day: date | None) -> date | str:
    return day or "No date"


def forecast_tables(seen: Forecast | None) -> tuple[Table, Table]:
    """The chance of each action shown, and how such chances did."""
    chances = seen.chances if seen else ()
    bins = seen.calibration.bins if seen and seen.calibration else ()
    return (
        Table(
            "Forecast",
            ("Reference", "Action", "Lead", "Due", "Last day", "Stated", "Chance to end on time"),
            (
                (
                    each.row.ref,
                    each.row.text,
                    _leads(each.row),
                    each.row.printed,
                    each.row.ends,
                    each.row.stated_rag.capitalize(),
                    round(each.chance, 3),
                )
                for each in chances
            ),
        ),
        Table(
            "Reliability",
            ("From", "To", "Forecasts", "It said on average", "Came true"),
            ((each.low, each.high, each.forecasts, round(each.said, 3), round(each.came, 3)) for each in bins),
        ),
    )
