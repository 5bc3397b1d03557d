"""Which past points foretell a point: windows about the same date of past years, and the stretches between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import numpy as np

from goldthread.analysis.checking import Floats, Integers, refuse

MONTHS, WEEKS = 12, 52


@dataclass(frozen=True)
class Calendar:
    """A series of points, with the first day of each where that is known."""

    length: int
    frequency: int
    dates: tuple[date, ...] | None = None

    def years_before(self, at: int, years: int) -> int:
        """The point of the same date so many years back: the nearest same weekday, or the same month."""
        if self.dates is None:
            return at - self.frequency * years
        then = _same_day(self.dates[at], years)
        if self.frequency == WEEKS:
            away = (self.dates[at].weekday() - then.weekday()) % 7
            then += timedelta(days=away if away <= 3 else away - 7)
        return self._place(then)

    def time(self, at: Integers) -> Floats:
        """Where points lie along the trend: by their days where known, in steps of the first two."""
        if self.dates is None or self.length < 2:
            return at.astype(float)
        days = np.array([one.toordinal() for one in self.dates], dtype=float)
        found: Floats = (days[at] - days[0]) / (days[1] - days[0])
        return found

    def _place(self, day: date) -> int:
        first = (self.dates or ())[0]
        if day < first:
            return -1
        assert self.dates is not None
        return int(np.searchsorted([one.toordinal() for one in self.dates], day.toordinal(), side="right")) - 1


def _same_day(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # the 29th of February
        return date(day.year - years, 3, 1)


@dataclass(frozen=True)
class Baseline:
    """Places of the past, and which part of the year each lies in; the last level is the windows' own."""

    places: Integers
    levels: Integers
    own_level: int
    time: Floats
    now: float

    @property
    def other_levels(self) -> list[int]:
        """Levels that need a column of their own: all but the first."""
        return sorted(set(self.levels.tolist()) | {self.own_level})[1:]


def baseline_of(
    calendar: Calendar, at: int, years: int, half: int, blocks: int, not_included: int, count: Floats
) -> Baseline:
    """Points within ``half`` of the same date in past years; with ``blocks`` over one, all points between as well.

    The gap between two windows is split into ``blocks`` - 1 stretches, the first ones longer. The last
    ``not_included`` points before this one, and missing counts, are left out.
    """
    centres = [calendar.years_before(at, back) for back in range(years, -1, -1)]
    if centres[0] - half < 0:
        refuse("b", f"point {at + 1} has no {years} years before it.")
    level = np.zeros(calendar.length, dtype=np.int64)
    for centre in centres:
        level[centre - half : centre + half + 1] = blocks
    if blocks > 1:
        for before, after in pairwise(centres):
            gap = np.arange(before + half + 1, after - half)
            for number, part in enumerate(np.array_split(gap, blocks - 1), 1):
                level[part] = number
    usable = np.arange(calendar.length) < at - not_included
    places = np.flatnonzero((level > 0) & usable & ~np.isnan(count))
    return Baseline(places, level[places], blocks, calendar.time(places), float(calendar.time(np.array([at]))[0]))
