"""What a chart shows, without a word on how it is drawn.

A specification is made from an analysis, so that the picture, its description and its table cannot differ. A line
is not joined across a missing figure, nor across a break of definition; no chart has a second axis.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from math import isnan
from typing import TypedDict

from goldthread.analysis.checking import refuse

Value = float | None


class Role(StrEnum):
    """What a line stands for; each has one look."""

    VALUE = "value"
    CENTRE = "centre"
    LIMIT = "limit"
    INNER_LIMIT = "inner limit"
    TARGET = "target"
    EXPECTED = "expected"


class Look(StrEnum):
    """What a point says. Shape and colour together: never colour alone."""

    PLAIN = "as usual"
    BETTER = "improvement"
    WORSE = "concern"
    CHANGED = "change"
    APART = "differs"


class Named(TypedDict):
    """What stands around every chart, whatever it shows."""

    title: str
    unit: str
    source: str


@dataclass(frozen=True)
class Line:
    """One figure for each place along the chart, None where there is none."""

    name: str
    role: Role
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Point:
    """A marked figure at a place, with the words a reader hears or hovers."""

    place: float
    value: float
    look: Look
    words: str
    low: Value = None
    high: Value = None


@dataclass(frozen=True)
class Mark:
    """A dated event across the chart: an action's start or finish, a rebase, a break.

    ``words`` say it whole where the label has room for a letter only.
    """

    place: float
    label: str
    is_break: bool = False
    words: str = ""


@dataclass(frozen=True)
class TableTwin:
    """The same figures as a table."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Chart:
    """A chart over places 0, 1, 2, ... with a label each, or over figures when ``at`` is given (a funnel)."""

    title: str
    description: str
    unit: str
    labels: tuple[str, ...]
    lines: tuple[Line, ...]
    table: TableTwin
    points: tuple[Point, ...] = ()
    marks: tuple[Mark, ...] = ()
    at: tuple[float, ...] | None = None
    along: str = ""
    notes: tuple[str, ...] = ()
    source: str = ""
    from_nought: bool = False
    cuts: frozenset[int] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        if not self.title.strip():
            refuse("title", "a chart needs a title.")
        for line in self.lines:
            if len(line.values) != len(self.places):
                refuse("lines", f"“{line.name}” has {len(line.values)} figures for {len(self.places)} places.")

    @property
    def places(self) -> tuple[float, ...]:
        """Where along the chart each figure of a line stands."""
        return self.at if self.at is not None else tuple(float(place) for place in range(len(self.labels)))

    @property
    def figures(self) -> list[float]:
        """Every figure drawn, for the scale."""
        drawn = [value for line in self.lines for value in line.values]
        drawn += [end for point in self.points for end in (point.value, point.low, point.high)]
        return [value for value in drawn if value is not None]


def present(values: Iterable[float]) -> tuple[Value, ...]:
    """NaN as None."""
    return tuple(None if isnan(value) else float(value) for value in values)


def written(value: Value, digits: int = 1) -> str:
    """A figure as text, without needless noughts; a missing one says so."""
    if value is None or isnan(value):
        return "missing"
    text = f"{value:,.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
