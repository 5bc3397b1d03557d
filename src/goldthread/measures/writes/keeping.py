"""What a load does to the figures that are there: adds, ends the old and writes the new, or leaves alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import cached_property

from goldthread.measures.models import ApprovedPeriod, FigureStatus, Indicator, Load, Observation, Series
from goldthread.measures.rules.rows import Figure, Problem
from goldthread.measures.writes.matching import Matched
from goldthread.partnership.models import Partnership

BATCH = 1000
_COMPARED = ("value", "numerator", "denominator", "lower", "upper", "completeness", "exclusions")
_TAKEN_OVER = (*_COMPARED, "period", "starts", "ends", "source", "note")
_SeriesName = tuple[int, str, str]


class Keeping:
    """Plans first, so that a refused load has written nothing; ``write`` then keeps the plan."""

    def __init__(self, partnership: Partnership, day: date, figures: Sequence[Matched]) -> None:
        self.partnership = partnership
        self.day = day
        self._indicators = {each.indicator.pk for each in figures}
        self.problems: list[Problem] = []
        self.good: list[Matched] = []
        self.unchanged = 0
        self._fresh: list[tuple[Matched, Observation | None]] = []
        self._seen: dict[tuple[_SeriesName, date, date], int] = {}
        for each in figures:
            self._plan(each)

    @property
    def added(self) -> int:
        return sum(old is None for _, old in self._fresh)

    @property
    def revised(self) -> int:
        return len(self._fresh) - self.added

    def _plan(self, each: Matched) -> None:
        figure, name = each.figure, _name(each)
        place = (name, figure.starts, figure.ends)
        if place in self._seen:
            message = f"the same period of the same area is in row {self._seen[place]} too."
            self.problems.append(Problem(figure.row, "period", message))
            return
        self._seen[place] = figure.row
        old = self._current.get(place)
        if old is not None and _same(old, figure):
            self.unchanged += 1
        elif problem := self._in_the_way(each, old):
            self.problems.append(problem)
            return
        else:
            self._fresh.append((each, old))
        self.good.append(each)

    def _in_the_way(self, each: Matched, old: Observation | None) -> Problem | None:
        figure = each.figure
        if any(first <= figure.starts and figure.ends <= last for first, last in self._approved[each.indicator.pk]):
            return Problem(figure.row, "period", "its figures are approved. Open the period again first.")
        if old is not None and old.known_from > self.day:
            return Problem(figure.row, "value", f"a later figure is known, from {old.known_from}.")
        return None

    @cached_property
    def _approved(self) -> dict[int, list[tuple[date, date]]]:
        found: defaultdict[int, list[tuple[date, date]]] = defaultdict(list)
        rows = ApprovedPeriod.objects.filter(partnership=self.partnership, reopened_at=None)
        for indicator, starts, ends in rows.values_list("indicator_id", "starts", "ends"):
            found[indicator].append((starts, ends))
        return found

    @cached_property
    def _series(self) -> dict[_SeriesName, Series]:
        rows = Series.objects.filter(partnership=self.partnership, indicator__in=self._indicators)
        return {(row.indicator_id, row.area_code, row.breakdown): row for row in rows}

    @cached_property
    def _current(self) -> dict[tuple[_SeriesName, date, date], Observation]:
        names = {row.pk: name for name, row in self._series.items()}
        rows = Observation.objects.filter(
            partnership=self.partnership, series__indicator__in=self._indicators, known_until=None
        )
        return {(names[row.series_id], row.starts, row.ends): row for row in rows}

    def write(self, load: Load) -> None:
        """Everything that was planned, as part of this load."""
        self._add_series()
        ended = [old for _, old in self._fresh if old is not None]
        for old in ended:
            old.known_until = self.day
        Observation.objects.bulk_update(ended, ["known_until"], batch_size=BATCH)
        Observation.objects.bulk_create(
            [self._observation(each, old, load) for each, old in self._fresh], batch_size=BATCH
        )

    def _add_series(self) -> None:
        new: dict[_SeriesName, Series] = {}
        for each, _ in self._fresh:
            name = _name(each)
            if name not in self._series and name not in new:
                new[name] = Series(
                    partnership=self.partnership,
                    indicator=each.indicator,
                    area_code=each.figure.area_code,
                    area=each.figure.area,
                    breakdown=each.figure.breakdown,
                )
        Series.objects.bulk_create(list(new.values()), batch_size=BATCH)
        self._series.update(new)

    def _observation(self, each: Matched, old: Observation | None, load: Load) -> Observation:
        status = each.figure.status
        if old is not None and status == FigureStatus.PUBLISHED and old.value is not None:
            status = FigureStatus.REVISED
        return Observation(
            partnership=self.partnership,
            series=self._series[_name(each)],
            load=load,
            known_from=self.day,
            status=status,
            **{name: getattr(each.figure, name) for name in _TAKEN_OVER},
        )


def _name(each: Matched) -> _SeriesName:
    indicator: Indicator = each.indicator
    return (indicator.pk, each.figure.area_code, each.figure.breakdown)


def _same(old: Observation, figure: Figure) -> bool:
    same_status = old.status == figure.status or (
        old.status == FigureStatus.REVISED and figure.status == FigureStatus.PUBLISHED
    )
    return same_status and all(getattr(old, name) == getattr(figure, name) for name in _COMPARED)
