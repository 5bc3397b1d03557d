"""Specification of change between two occasions, group beside group."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.analysis.charts.specification import Chart, Line, Look, Point, Role, TableTwin, written
from goldthread.analysis.outcomes.change import Change

HEADINGS = ("Group", "People", "First", "Last", "Mean change", "Lower limit", "Upper limit")
WITHHELD = "[c]"
ROOM = 90  # letters along a chart


def change_specification(
    changes: Sequence[Change | None],
    labels: Sequence[str],
    *,
    title: str,
    unit: str = "",
    source: str = "",
    higher_is_better: bool | None = None,
) -> Chart:
    """Mean change of each group with its interval about no change. None is withheld: told, not drawn."""
    points = tuple(
        Point(place, each.mean, _look(each, higher_is_better), _words(labels[place], each), each.low, each.high)
        for place, each in enumerate(changes)
        if each is not None
    )
    away = sum(point.look is not Look.PLAIN for point in points)
    withheld = len(changes) - len(points)
    notes = (f"{withheld} withheld because they are small, or because they would tell of small ones.",)
    return Chart(
        title=title,
        description=f"{away} of {len(points)} groups changed by more than chance explains. "
        "That is no proof of what changed them.",
        unit=unit,
        labels=tuple(short(label, len(labels)) for label in labels),
        lines=(Line("No change", Role.CENTRE, (0.0,) * len(labels)),),
        points=points,
        table=TableTwin(HEADINGS, tuple(_row(label, each) for label, each in zip(labels, changes, strict=True))),
        notes=notes if withheld else (),
        source=source,
    )


def short(label: str, beside: int) -> str:
    """A name cut so that all of them find room under a chart; the table has it whole."""
    room = max(8, ROOM // max(beside, 1))
    return label if len(label) <= room else f"{label[: room - 1].rstrip()}…"


def _look(change: Change, higher_is_better: bool | None) -> Look:
    if change.low <= 0 <= change.high:
        return Look.PLAIN
    if higher_is_better is None:
        return Look.CHANGED
    return Look.BETTER if (change.mean > 0) is higher_is_better else Look.WORSE


def _words(label: str, change: Change) -> str:
    ends = f"from {written(change.low, 2)} to {written(change.high, 2)}"
    return f"{label}: {written(change.mean, 2)}, {ends}, {change.people} people"


def _row(label: str, change: Change | None) -> tuple[str, ...]:
    if change is None:
        return (label, *[WITHHELD] * 6)
    figures = (change.first, change.last, change.mean, change.low, change.high)
    return (label, f"{change.people:,}", *(written(figure, 2) for figure in figures))
