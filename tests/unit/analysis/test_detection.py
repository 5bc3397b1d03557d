"""Signals in time: figures by hand, and by published definition."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from goldthread.analysis.detection.baselines import Calendar, baseline_of
from goldthread.analysis.detection.cumulative import Transform, count_cusum, likelihood_ratio
from goldthread.analysis.detection.ears import Ears, ears
from goldthread.analysis.detection.farrington import Settings, farrington
from goldthread.analysis.detection.likely_range import likely_range, yearly_change
from goldthread.analysis.detection.thresholds import Threshold, delta_bounds, upper_bound
from goldthread.kernel.errors import InputError

FLAT = [3, 4, 5, 4, 3, 4, 5]


def test_a_count_beyond_the_week_before():
    found = ears([*FLAT, 4, 12], Ears.C1)
    # mean 4, standard deviation 0.8165, 3.09 of them
    assert found.upper[7] == pytest.approx(4 + 3.0902 * 0.8165, abs=1e-3)
    assert found.alarm.tolist()[7:] == [False, True]
    assert not found.alarm[:7].any()


def test_two_points_of_guard_keep_a_rise_out_of_its_own_baseline():
    counts = [*FLAT, 12, 13, 14]
    assert ears(counts, Ears.C2).upper[9] == pytest.approx(4 + 3.0902 * 0.8165, abs=1e-3)
    assert ears(counts, Ears.C1).upper[9] > ears(counts, Ears.C2).upper[9]


def test_three_points_add_up():
    found = ears([*FLAT, 4, 4, 4, 6, 6, 6], Ears.C3, alpha=0.025)
    assert found.statistic[12] > found.statistic[11] > 0
    assert ears([*[0] * 9, 1, 0, 0], Ears.C3, min_sigma=0.5).upper[11] >= 0


def test_sums_of_counts_grow_while_they_stay_high():
    found = count_cusum([*[4] * 20, *[8] * 6], first=20, slack=1.04, decision=2.26, transform=Transform.STANDARD)
    assert found.mean == 4
    assert found.sums == pytest.approx(np.cumsum([2 - 1.04] * 6))
    assert found.alarm.tolist() == [False, False, True, True, True, True]
    assert not count_cusum([4] * 30, first=20).alarm.any()


def test_a_lasting_rise_is_more_likely_than_none():
    steady = likelihood_ratio([5] * 10, [5.0] * 10)
    assert steady == pytest.approx(0)
    raised = likelihood_ratio([5, 5, 10, 10, 10], [5.0] * 5, threshold=None)
    assert raised[-1] == pytest.approx(30 * np.log(2) - 15)


def weeks(years=6, level=10.0, seed=1):
    chance = np.random.default_rng(seed)
    days = [date(2018, 1, 1) + timedelta(weeks=week) for week in range(52 * years)]
    season = 1 + 0.5 * np.sin(2 * np.pi * np.arange(len(days)) / 52)
    return chance.poisson(level * season), days


def test_an_outbreak_is_seen_and_a_season_is_not():
    counts, days = weeks()
    at = len(counts) - 1
    quiet = farrington(counts, [at], dates=days).points[0]
    assert not quiet.alarm
    assert farrington(np.append(counts[:-1], 60), [at], dates=days).points[0].alarm


def test_an_outbreak_long_ago_does_not_hide_one_today():
    counts, days = weeks()
    past = counts.copy()
    past[at_same_week(counts, 2)] = 120
    at = len(counts) - 1
    kept = farrington(past, [at], Settings(reweight=True), dates=days).points[0]
    plain = farrington(past, [at], Settings(reweight=False), dates=days).points[0]
    assert kept.upper < plain.upper


def at_same_week(counts, back):
    return len(counts) - 1 - 52 * back


def test_few_cases_never_raise_an_alarm():
    counts = np.zeros(320)
    counts[-1] = 4
    found = farrington(counts, [319])
    assert not found.alarm[0]
    assert np.isnan(found.upper[0])
    assert found.expected_false_alarms == pytest.approx(0.05)


def test_the_same_week_of_past_years_is_the_nearest_same_weekday():
    # Salmon and others 2016: 6 June 2013 looks back to 7 June 2012, 9 June 2011 and 3 June 2010.
    days = tuple(date(2010, 5, 6) + timedelta(weeks=week) for week in range(162))
    calendar = Calendar(len(days), 52, days)
    at = days.index(date(2013, 6, 6))
    found = [days[calendar.years_before(at, back)].isoformat() for back in (3, 2, 1, 0)]
    assert found == ["2010-06-03", "2011-06-09", "2012-06-07", "2013-06-06"]


def test_the_year_is_split_into_windows_and_blocks():
    base = baseline_of(Calendar(200, 52), 190, 3, 3, 10, 26, np.ones(200))
    assert base.places.min() == 190 - 3 * 52 - 3
    assert base.places.max() < 190 - 26
    assert set(base.levels.tolist()) == set(range(1, 11))


def test_bounds_as_the_package_tests_print_them():
    # surveillance, tests of farringtonFlexible: mean 5, error 0.2.
    assert delta_bounds(5, 0.2, 1, 0.05) == pytest.approx((1.8084477, 9.1154825), abs=1e-6)
    assert upper_bound(Threshold.NB_PLUGIN, np.log(5), 0.0, 1.0, 0.05) == 9


def test_the_likely_range_of_official_deaths():
    # National Records of Scotland: 1996 to 2000.
    found = likely_range([244, 224, 249, 291, 292])
    assert (found.average[2], found.lower[2]) == pytest.approx((260, 228.396), abs=1e-3)
    assert yearly_change([244, 224])[1] == pytest.approx(-0.082, abs=1e-3)


@pytest.mark.parametrize(
    ("call", "field"),
    [
        (lambda: ears([1, -1, 2] * 5), "counts"),
        (lambda: ears([1, 2, 3]), "counts"),
        (lambda: ears([1] * 20, baseline=2), "baseline"),
        (lambda: ears([1] * 20, alpha=2), "alpha"),
        (lambda: count_cusum([1, 2, 3], first=0), "first"),
        (lambda: count_cusum([0, 0, 3], first=2), "mean"),
        (lambda: likelihood_ratio([1, 2], [1.0]), "expected"),
        (lambda: likelihood_ratio([1, 2], [0.0, 1.0]), "expected"),
        (lambda: farrington([1] * 100, [99]), "b"),
        (lambda: farrington([1] * 400, [400]), "range_1based"),
        (lambda: farrington([1] * 400, [399], population=[0] * 400), "population"),
        (lambda: delta_bounds(5, 0.2, 1, 0.05, "3"), "powertrans"),
        (lambda: likely_range([1, 2, 3]), "values"),
    ],
)
def test_bad_input_is_refused_by_name(call, field):
    with pytest.raises(InputError) as refused:
        call()
    assert refused.value.place.field == field
