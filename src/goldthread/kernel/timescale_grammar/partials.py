"""What a phrase says about a date, perhaps without its year, and the days it comes to with one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from goldthread.kernel import periods
from goldthread.kernel.periods import MONTH_NAMES, Period, Season
from goldthread.kernel.timescale import EARLY_DAY, MID_DAY, Precision
from goldthread.kernel.timescale_grammar.tokens import FIRST_YEAR, LAST_YEAR
from goldthread.kernel.timescale_grammar.vocabulary import Cue


class Unit(StrEnum):
    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"
    YEAR = "year"
    FINANCIAL_YEAR = "financial year"
    ACADEMIC_YEAR = "academic year"
    FEAST = "feast"
    MONTHS_ON = "months on"  # counted from the paper's date
    DAYS_ON = "days on"


_PRECISIONS = {
    Unit.DAY: Precision.DAY,
    Unit.MONTH: Precision.MONTH,
    Unit.QUARTER: Precision.QUARTER,
    Unit.HALF: Precision.HALF_YEAR,
    Unit.SEASON: Precision.SEASON,
    Unit.YEAR: Precision.YEAR,
    Unit.FINANCIAL_YEAR: Precision.FINANCIAL_YEAR,
    Unit.ACADEMIC_YEAR: Precision.YEAR,
    Unit.FEAST: Precision.DAY,
    Unit.MONTHS_ON: Precision.DAY,
    Unit.DAYS_ON: Precision.DAY,
}
WHOLE_YEARS = {Unit.YEAR, Unit.FINANCIAL_YEAR, Unit.ACADEMIC_YEAR}
COUNTED = {Unit.MONTHS_ON, Unit.DAYS_ON}


@dataclass(frozen=True)
class Partial:
    """A date as far as its own words go.

    ``number`` is the month, quarter, half or count; ``financial`` says that ``year`` is the first of a
    financial year; ``last_year`` is set where several whole years are named at once.
    """

    unit: Unit
    year: int | None = None
    number: int = 0
    day: int = 1
    name: str = ""  # of a season or a feast
    financial: bool = False
    last_year: int | None = None
    assumed: tuple[str, ...] = ()

    @property
    def needs_year(self) -> bool:
        return self.year is None and self.unit not in COUNTED

    def assuming(self, *notes: str) -> Partial:
        return replace(self, assumed=(*self.assumed, *notes))


@dataclass(frozen=True)
class Span:
    """The days a phrase comes to; ``start`` or ``end`` is None where the words give none."""

    start: date | None
    end: date | None
    precision: Precision
    assumed: tuple[str, ...] = ()


def period_of(partial: Partial) -> Period:
    """The days of a partial whose year is known. Raises ValueError for a year out of reach."""
    year = partial.year
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"No day can be given in the year {year}.")
    return _PERIODS[partial.unit](partial, year)


def _day(partial: Partial, year: int) -> Period:
    last = periods.last_day(year, partial.number)
    day = last if partial.day > last.day else last.replace(day=partial.day)
    return Period(day, day)


def _quarter(partial: Partial, year: int) -> Period:
    count = periods.financial_quarter if partial.financial else periods.calendar_quarter
    return count(year, partial.number)


def _half(partial: Partial, year: int) -> Period:
    return (periods.financial_half if partial.financial else periods.calendar_half)(year, partial.number)


def _years(whole_year: Callable[[int], Period]) -> Callable[[Partial, int], Period]:
    return lambda partial, year: Period(whole_year(year).start, whole_year(partial.last_year or year).end)


def _feast(partial: Partial, year: int) -> Period:
    day = periods.easter_sunday(year) if partial.name == "easter" else date(year, 12, 25)
    return Period(day, day)


_PERIODS: dict[Unit, Callable[[Partial, int], Period]] = {
    Unit.DAY: _day,
    Unit.MONTH: lambda partial, year: periods.month(year, partial.number),
    Unit.QUARTER: _quarter,
    Unit.HALF: _half,
    Unit.SEASON: lambda partial, year: periods.season(year, Season(partial.name), over_new_year=partial.financial),
    Unit.YEAR: _years(periods.calendar_year),
    Unit.FINANCIAL_YEAR: _years(periods.financial_year),
    Unit.ACADEMIC_YEAR: _years(periods.academic_year),
    Unit.FEAST: _feast,
}


def with_assumed_year(partial: Partial, context: date) -> Partial | None:
    """The partial in the first year in which it ends on or after ``context``; None where no year will do."""
    if partial.unit in (Unit.QUARTER, Unit.HALF):
        note = f"a {partial.unit} of the financial year, April to March"
        partial = replace(partial, financial=True).assuming(note)
    for year in range(context.year - 1, context.year + 2):
        candidate = replace(partial, year=year)
        if FIRST_YEAR <= year <= LAST_YEAR and period_of(candidate).end >= context:
            what = _name(partial)
            return candidate.assuming(f"the next {what} on or after {_day_words(context)} is meant")
    return None


def span_of(partial: Partial, part: Cue | None = None) -> Span:
    """The span of a partial whose year is known, or of the part of it that is meant (early, mid, late)."""
    period = period_of(partial)
    precision = _PRECISIONS[partial.unit]
    if partial.unit is Unit.MONTH:
        period = _part_of_month(period, part)
    elif partial.unit in WHOLE_YEARS and part in _MONTHS_OF_PART and not partial.last_year:
        first, words = _MONTHS_OF_PART[part]
        period = periods.months(period.start.year, period.start.month + first - 1, 3)
        note = f"{part} in the year is taken as its {words} three months"
        return Span(period.start, period.end, Precision.MONTH, (*partial.assumed, note))
    return Span(period.start, period.end, precision, partial.assumed)


# "By mid 2021" is by the end of June: the middle of a year is the quarter that ends half-way.
_MONTHS_OF_PART = {Cue.EARLY: (1, "first"), Cue.MID: (4, "second"), Cue.LATE: (10, "last")}


def _part_of_month(period: Period, part: Cue | None) -> Period:
    start, end = period.start, period.end
    if part is Cue.EARLY:
        return Period(start, start.replace(day=EARLY_DAY))
    if part is Cue.MID:
        return Period(start.replace(day=EARLY_DAY + 1), start.replace(day=MID_DAY))
    return Period(start.replace(day=MID_DAY + 1), end) if part is Cue.LATE else period


def counted_span(partial: Partial, context: date | None) -> Span | None:
    """The span from the paper's date over so many days or months; None without a date to count from."""
    if context is None or not FIRST_YEAR <= context.year <= LAST_YEAR:
        return None
    if partial.unit is Unit.DAYS_ON:
        end = context + timedelta(days=partial.number)
    else:
        end = periods.add_months(context, partial.number)
    note = f"counted from {_day_words(context)}"
    return Span(context, end, Precision.DAY, (*partial.assumed, note))


def _name(partial: Partial) -> str:
    if partial.unit in (Unit.DAY, Unit.MONTH):
        month = MONTH_NAMES[partial.number - 1]
        return f"{partial.day} {month}" if partial.unit is Unit.DAY else month
    return partial.name or (f"{partial.unit} {partial.number}" if partial.number else partial.unit.value)


def _day_words(day: date) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"
