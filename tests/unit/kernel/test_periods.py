"""Months, quarters, seasons and years as public bodies count them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.kernel import periods
from goldthread.kernel.periods import Period, Season

years = st.integers(1900, 2199)
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))


def test_a_period_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="cannot end"):
        Period(date(2021, 2, 1), date(2021, 1, 31))


@given(day=days)
def test_every_day_lies_in_its_financial_year_and_quarter(day: date) -> None:
    year, quarter = periods.financial_quarter_of(day)
    assert year == periods.financial_year_of(day)
    assert day in periods.financial_year(year)
    assert day in periods.financial_quarter(year, quarter)


@given(year=years)
def test_the_quarters_of_a_year_follow_one_another_and_fill_it(year: int) -> None:
    for quarter, whole in (
        (periods.financial_quarter, periods.financial_year),
        (periods.calendar_quarter, periods.calendar_year),
    ):
        quarters = [quarter(year, number) for number in (1, 2, 3, 4)]
        assert sum(each.days for each in quarters) == whole(year).days
        assert (quarters[0].start, quarters[-1].end) == (whole(year).start, whole(year).end)


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        (periods.financial_half(2021, 2), date(2021, 10, 1), date(2022, 3, 31)),
        (periods.calendar_half(2021, 2), date(2021, 7, 1), date(2021, 12, 31)),
        (periods.academic_year(2021), date(2021, 8, 1), date(2022, 7, 31)),
        (periods.month(2024, 2), date(2024, 2, 1), date(2024, 2, 29)),
        (periods.season(2021, Season.AUTUMN), date(2021, 9, 1), date(2021, 11, 30)),
        (periods.season(2021, Season.WINTER), date(2021, 12, 1), date(2021, 12, 31)),
        (periods.season(2021, Season.WINTER, over_new_year=True), date(2021, 12, 1), date(2022, 2, 28)),
    ],
)
def test_periods_have_the_days_they_should(period: Period, start: date, end: date) -> None:
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize(
    ("year", "day"),
    [(1961, (4, 2)), (2000, (4, 23)), (2008, (3, 23)), (2021, (4, 4)), (2024, (3, 31)), (2038, (4, 25))],
)
def test_easter_falls_where_the_tables_say(year: int, day: tuple[int, int]) -> None:
    assert periods.easter_sunday(year) == date(year, *day)


@given(year=years)
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    easter = periods.easter_sunday(year)
    assert easter.weekday() == 6
    assert date(year, 3, 22) <= easter <= date(year, 4, 25)


@pytest.mark.parametrize(
    ("day", "count", "result"),
    [
        (date(2021, 1, 31), 1, date(2021, 2, 28)),
        (date(2021, 11, 15), 2, date(2022, 1, 15)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2021, 3, 31), -1, date(2021, 2, 28)),
    ],
)
def test_months_are_added_to_the_same_day_or_the_last(day: date, count: int, result: date) -> None:
    assert periods.add_months(day, count) == result


def test_financial_years_and_quarters_are_labelled_as_papers_print_them() -> None:
    assert periods.financial_year_label(1999) == "1999/00"
    assert periods.financial_quarter_label(2024, 3) == "Q3 2024/25"


@pytest.mark.parametrize(
    ("last", "on", "start"),
    [
        (date(2021, 5, 3), date(2021, 6, 10), date(2021, 5, 4)),
        (None, date(2021, 6, 10), date(2021, 4, 1)),
        (date(2021, 6, 10), date(2021, 6, 10), date(2021, 4, 1)),
        (date(2021, 7, 1), date(2021, 6, 10), date(2021, 4, 1)),
    ],
)
def test_a_report_covers_what_came_since_the_last_one(last: date | None, on: date, start: date) -> None:
    assert periods.since_last_time(last, on=on) == Period(start, on)
