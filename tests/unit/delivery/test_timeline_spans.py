"""Stretches of time, what words mean along them, and what comes again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.delivery.timeline.spans import Zoom, comes_again, span, stretch, ticks, whole
from goldthread.kernel.timescale import Precision, Recurrence
from goldthread.kernel.timescale_grammar import parse_timescale

DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@given(day=DAYS, zoom=st.sampled_from([Zoom.QUARTER, Zoom.YEAR]))
def test_stretches_follow_each_other_without_a_gap(day, zoom):
    shown = stretch(zoom, day)
    assert day in shown
    assert stretch(zoom, shown.later).earlier == shown.first
    assert stretch(zoom, shown.earlier).later == shown.first


@given(days=st.lists(DAYS, max_size=5), on=DAYS)
def test_the_whole_holds_every_day_and_today_and_never_too_many_names(days, on):
    shown = whole(days, on)
    assert all(day in shown for day in (*days, on))
    assert all(tick in shown and tick.day == 1 for tick in ticks(shown))
    assert len(ticks(shown)) <= max(17, (shown.last.year - shown.first.year) + 2)


def test_a_year_is_april_to_march():
    assert stretch(Zoom.YEAR, date(2026, 3, 31)).words == "April 2025 to March 2026"
    assert stretch(Zoom.QUARTER, date(2026, 2, 1)).words == "January 2026 to March 2026"


@pytest.mark.parametrize(
    ("printed", "begin", "end"),
    [
        ("By April 2026", date(2026, 4, 1), date(2026, 4, 30)),
        ("2026/27", date(2026, 4, 1), date(2027, 3, 31)),
        ("January – June 2026", date(2026, 1, 1), date(2026, 6, 30)),
        ("Summer 2026", date(2026, 6, 1), date(2026, 8, 31)),
        ("30 April 2026", date(2026, 4, 30), date(2026, 4, 30)),
    ],
)
def test_a_timescale_is_a_span(printed, begin, end):
    said = parse_timescale(printed)
    assert span(said.start, said.end, said.precision) == (begin, end)


def test_without_a_start_only_the_period_of_the_end_is_claimed():
    assert span(None, date(2026, 6, 30), Precision.QUARTER) == (date(2026, 4, 1), date(2026, 6, 30))
    assert span(None, date(2026, 6, 30), Precision.NONE) == (date(2026, 6, 30), date(2026, 6, 30))


def test_what_comes_again_is_shown_where_it_falls():
    shown = stretch(Zoom.YEAR, date(2027, 1, 1))
    ends = date(2025, 12, 31)
    assert comes_again(ends, Recurrence.ANNUAL, shown) == [date(2026, 12, 31)]
    assert len(comes_again(ends, Recurrence.QUARTERLY, shown)) == 4
    assert comes_again(ends, Recurrence.ONGOING, shown) == comes_again(ends, Recurrence.WEEKLY, shown) == []
    assert comes_again(ends, Recurrence.MONTHLY, whole([ends + timedelta(days=9000)], ends)) == []
