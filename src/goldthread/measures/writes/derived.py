"""Taking the figures of the registered measures over as observations, like any other load."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from goldthread.core.history import recorded
from goldthread.kernel.periods import Period, month
from goldthread.measures.derived import Counted, DerivedMeasure, registered
from goldthread.measures.models import Frequency, Indicator, Load, MeasureKind
from goldthread.measures.policies import check_can_keep_measures
from goldthread.measures.rules.periods import printed
from goldthread.measures.writes.indicators import add_indicator
from goldthread.measures.writes.loads import load_figures
from goldthread.partnership.models import Partnership, Person

MONTHS = 12


@recorded
def count_derived(
    *, partnership: Partnership, on: date, months: int = MONTHS, only: str = "", by: Person
) -> list[Load]:
    """Count the last whole months anew; ``only`` names one group of measures that are registered together.

    A figure that comes out otherwise is a revision, and the old one is kept.
    """
    check_can_keep_measures(by, partnership)
    asked = whole_months(on, months)
    loads = []
    for group in registered():
        measures = group.measures_of(partnership) if only in ("", group.name) else ()
        figures = group.query(partnership, asked) if measures else {}
        for measure in measures:
            _indicator(partnership, measure, by)
            rows = list(_rows(measure, figures.get(measure.key, ())))
            if rows:
                loads.append(load_figures(partnership=partnership, name=measure.name, rows=rows, known_on=on, by=by))
    return loads


def whole_months(on: date, count: int) -> list[Period]:
    """The last so many months that are over, the earliest first."""
    last = on.year * 12 + on.month - 1
    return [month(number // 12, number % 12 + 1) for number in range(last - count, last)]


def _indicator(partnership: Partnership, measure: DerivedMeasure, by: Person) -> None:
    if not Indicator.objects.of(partnership).filter(key=measure.key).exists():
        add_indicator(
            partnership=partnership,
            key=measure.key,
            name=measure.name,
            definition=measure.definition,
            numerator=measure.numerator,
            denominator=measure.denominator,
            polarity=measure.polarity,
            unit="%",
            kind=MeasureKind.PERCENTAGE,
            frequency=Frequency(measure.frequency),
            precision=1,
            disclosure_threshold=measure.threshold,
            source=measure.source,
            by=by,
        )


def _rows(measure: DerivedMeasure, counted: Sequence[Counted]) -> Iterator[tuple[int, dict[str, str]]]:
    """Nothing to count is a missing figure, never nought; a withheld one says that it is."""
    for number, each in enumerate(counted, 2):
        row = {
            "indicator": measure.key,
            "area_code": each.area_code,
            "breakdown": each.breakdown,
            "period": printed(each.period),
            "source": measure.source,
        }
        if each.denominator and not each.is_withheld:
            share = round(100 * each.numerator / each.denominator, 4)
            counts = {"numerator": str(each.numerator), "denominator": str(each.denominator)}
            yield number, {**row, "value": str(share), **counts}
        else:
            yield number, {**row, "status": "suppressed" if each.is_withheld else "missing"}
