"""From names in a row to the rows they name: the measure, the area with its code of today, the breakdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from goldthread.kernel.geography import is_area_code
from goldthread.measures.models import Indicator, MeasureKind
from goldthread.measures.rules.rows import Figure, Problem
from goldthread.partnership.models import Area, Partnership


@dataclass(frozen=True)
class Matched:
    """A figure and the measure it is of."""

    figure: Figure
    indicator: Indicator


def matched(figures: Sequence[Figure], partnership: Partnership) -> tuple[list[Matched], list[Problem]]:
    """What every figure is of, and the rows that name what is not there. Two queries."""
    indicators = {row.key: row for row in Indicator.objects.of(partnership)}
    by_name = {row.name.lower(): row for row in indicators.values()}
    areas = dict(Area.objects.order_by("valid_from").values_list("code", "name"))
    found: list[Matched] = []
    problems: list[Problem] = []
    for figure in figures:
        indicator = indicators.get(figure.indicator) or by_name.get(figure.indicator.lower())
        if indicator is None:
            problems.append(Problem(figure.row, "indicator", _no_measure(figure.indicator)))
        elif figure.area_code and not (figure.area_code in areas or is_area_code(figure.area_code)):
            problems.append(Problem(figure.row, "area_code", f"“{figure.area_code}” is no code of an area."))
        elif problem := _no_share(figure, indicator):
            problems.append(problem)
        else:
            found.append(Matched(_placed(figure, areas), indicator))
    return found, problems


def _no_share(figure: Figure, indicator: Indicator) -> Problem | None:
    """A share counts some of the people it is out of, so never more than all of them."""
    above, below = figure.numerator, figure.denominator
    if indicator.kind != MeasureKind.PERCENTAGE or above is None or below is None or above <= below:
        return None
    said = f"{above:,.10g} is more than the {below:,.10g} it is out of. What may pass 100% is kept as another figure."
    return Problem(figure.row, "numerator", said)


def _no_measure(name: str) -> str:
    return f"there is no measure “{name}” here." if name else "is empty."


def _placed(figure: Figure, areas: dict[str, str]) -> Figure:
    """The area by its official name; what a table prints behind that name is a breakdown."""
    name = areas.get(figure.area_code, figure.area)
    rest = figure.area.removeprefix(f"{name}, ") if figure.area != name else ""
    breakdown = figure.breakdown or (rest if rest != figure.area else "")
    return replace(figure, area=name, breakdown=breakdown)
