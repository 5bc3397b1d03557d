"""Working days against counting on fingers, and hours against the seconds that truly passed."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.kernel.working_days import (
    Nation,
    WorkingCalendar,
    after_clock_hours,
    bank_holidays,
    clock_hours_between,
)

LONDON = ZoneInfo("Europe/London")
DAYS = st.dates(date(2019, 1, 1), date(2031, 12, 31))
LOCAL = st.frozensets(st.dates(date(2024, 1, 1), date(2026, 12, 31)), max_size=12)
FIRST, LAST = datetime(2020, 1, 1), datetime(2030, 1, 1)  # noqa: DTZ001 - hypothesis adds the zone
MOMENTS = st.datetimes(FIRST, LAST, timezones=st.just(LONDON))


def fingers(calendar: WorkingCalendar, earlier: date, later: date) -> int:
    """The same count, the slow way: every day from the ordinals, each asked of the printed list."""
    closed = {day for year in range(earlier.year, later.year + 1) for day in bank_holidays(calendar.nation, year)}
    closed |= calendar.local
    ordinals = range(earlier.toordinal() + 1, later.toordinal() + 1)
    days = [date.fromordinal(n) for n in ordinals]
    return len([day for day in days if day.isoweekday() <= 5 and day not in closed])


@given(DAYS, st.integers(0, 200), LOCAL, st.sampled_from(Nation))
def test_days_between_are_those_on_the_fingers(day, length, local, nation):
    calendar = WorkingCalendar(nation, local)
    later = day + timedelta(days=length)
    assert calendar.between(day, later) == fingers(calendar, day, later)
    assert calendar.between(later, day) == -calendar.between(day, later)


@given(DAYS, st.integers(1, 120), LOCAL)
def test_after_is_the_first_day_on_which_so_many_have_passed(day, number, local):
    calendar = WorkingCalendar(Nation.SCOTLAND, local)
    then = calendar.after(day, number)
    assert calendar.is_working(then)
    assert fingers(calendar, day, then) == number
    assert fingers(calendar, day, then - timedelta(days=1)) == number - 1


@given(DAYS, st.integers(1, 60))
def test_counting_back_undoes_counting_on(day, number):
    calendar = WorkingCalendar()
    start = calendar.next_working(day)
    assert calendar.after(calendar.after(start, number), -number) == start


def test_nations_differ():
    st_andrew, easter_monday, second_january = date(2026, 11, 30), date(2026, 4, 6), date(2026, 1, 2)
    scotland, england = WorkingCalendar(Nation.SCOTLAND), WorkingCalendar(Nation.ENGLAND)
    assert not scotland.is_working(st_andrew)
    assert england.is_working(st_andrew)
    assert scotland.is_working(easter_monday)
    assert not england.is_working(easter_monday)
    assert not scotland.is_working(second_january)


def test_a_local_holiday_is_no_working_day():
    spring_holiday = date(2026, 9, 28)
    assert WorkingCalendar().is_working(spring_holiday)
    assert WorkingCalendar.of("SCT", [spring_holiday]).after(date(2026, 9, 25), 1) == date(2026, 9, 29)


def test_nobody_waits_a_lifetime():
    with pytest.raises(ValueError, match="more than anybody"):
        WorkingCalendar().after(date(2026, 1, 1), 10**9)


@given(MOMENTS, st.floats(0, 24 * 400))
def test_clock_hours_are_the_seconds_that_passed(moment, hours):
    later = after_clock_hours(moment, hours)
    passed = (later.timestamp() - moment.timestamp()) / 3600
    # a moment has whole microseconds, and a timestamp holds them to some two parts in ten million of a second
    assert clock_hours_between(moment, later) == pytest.approx(passed, abs=1e-9)
    assert clock_hours_between(moment, later) == pytest.approx(hours, abs=1e-6)


def test_the_nights_the_clocks_change():
    spring = datetime(2026, 3, 28, 12, tzinfo=LONDON), datetime(2026, 3, 29, 12, tzinfo=LONDON)
    autumn = datetime(2026, 10, 24, 12, tzinfo=LONDON), datetime(2026, 10, 25, 12, tzinfo=LONDON)
    assert clock_hours_between(*spring) == 23
    assert clock_hours_between(*autumn) == 25
    assert after_clock_hours(autumn[0], 72).hour == 11


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        clock_hours_between(datetime(2026, 1, 1), datetime(2026, 1, 2, tzinfo=LONDON))  # noqa: DTZ001
