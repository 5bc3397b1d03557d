"""Charts of counts, rates and gaps, and run charts. Montgomery's figures are those printed in his textbook."""

from __future__ import annotations

import numpy as np
import pytest

from goldthread.analysis.spc.attribute import c_chart, p_chart, u_chart
from goldthread.analysis.spc.control import baseline
from goldthread.analysis.spc.memory import cusum_chart, ewma_chart, mean_range
from goldthread.analysis.spc.rare import g_chart, individuals_chart, t_chart
from goldthread.analysis.spc.runs import run_chart, runs_verdict
from goldthread.kernel.errors import InputError

# Montgomery, Introduction to Statistical Quality Control, 6th ed.: orange juice cans (p), computers (u), boards (c).
CANS = [12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6]
COMPUTERS = [10, 12, 8, 14, 10, 16, 11, 7, 10, 15, 9, 5, 7, 11, 12, 6, 8, 10, 7, 5]
BOARDS = [21, 24, 16, 12, 15, 5, 28, 20, 31, 25, 20, 24, 16, 19, 10, 17, 13, 22, 18, 39, 30, 24, 16, 19, 17, 15]
VALVES = [286, 948, 536, 124, 816, 729, 4, 143, 431, 8, 2837, 596, 81, 227, 603, 492, 1199, 1214, 2831, 96]


def test_orange_juice_cans():
    chart = p_chart(CANS, [50] * 30)
    assert (chart.centre[0], chart.lower[0], chart.upper[0]) == pytest.approx((0.2313, 0.0524, 0.4102), abs=5e-5)
    assert np.flatnonzero(chart.outside).tolist() == [14, 22]


def test_computers_and_circuit_boards():
    chart = u_chart(COMPUTERS, [5] * 20)
    assert (chart.centre[0], chart.lower[0], chart.upper[0]) == pytest.approx((1.93, 0.07, 3.79), abs=5e-3)
    chart = c_chart(BOARDS)
    assert (chart.centre[0], chart.lower[0], chart.upper[0]) == pytest.approx((19.85, 6.48, 33.21), abs=5e-3)


def test_time_between_valve_failures():
    chart = t_chart(VALVES)
    assert (chart.centre[0], chart.lower[0]) == pytest.approx((430.04, 0), abs=5e-3)
    assert chart.upper[0] == pytest.approx(6937.93, abs=5e-3)


def test_laney_narrows_or_widens_by_the_variation_between_periods():
    sizes = [10_000] * 12
    wild = [2000, 3000] * 6
    assert p_chart(wild, sizes).outside.all()
    assert not p_chart(wild, sizes, laney=True).outside.any()


def test_limits_from_the_first_points_are_carried_on():
    chart = c_chart([*BOARDS, 90], using=baseline(27, first=26))
    assert chart.centre[-1] == pytest.approx(19.846, abs=1e-3)
    assert chart.outside[-1]


def test_a_gap_that_counts_its_event_has_a_smaller_spread():
    gaps = [2, 4, 6, 4, 4]
    before, including = g_chart(gaps), g_chart(gaps, includes_event=True)
    assert before.upper[0] == pytest.approx(4 + 3 * np.sqrt(20))
    assert including.upper[0] == pytest.approx(4 + 3 * np.sqrt(12))


def test_a_missing_period_is_not_nought():
    chart = p_chart([5, None, 5], [10, 10, 10])
    assert np.isnan(chart.value[1])
    assert chart.centre[0] == 0.5


@pytest.mark.parametrize(
    ("call", "field"),
    [
        (lambda: p_chart([3, 11], [10, 10]), "denominators"),
        (lambda: p_chart([3, -1], [10, 10]), "numerators"),
        (lambda: u_chart([3, 1], [10, 0]), "denominators"),
        (lambda: u_chart([3, 1], [10]), "denominators"),
        (lambda: c_chart([3]), "numerators"),
        (lambda: t_chart([3, 0, 2]), "times"),
        (lambda: g_chart([3]), "values"),
        (lambda: individuals_chart([1]), "values"),
        (lambda: run_chart([1, 2]), "values"),
        (lambda: run_chart([1, 2, 3, 4], breaks=[2]), "breaks"),
        (lambda: baseline(5, first=1), "baseline"),
        (lambda: cusum_chart([[1.0]]), "samples"),
    ],
)
def test_bad_input_is_refused_by_name(call, field):
    with pytest.raises(InputError) as refused:
        call()
    assert refused.value.place.field == field


def test_a_shift_of_six_and_a_trend_of_five():
    assert run_chart([1, 2, 1, 2, 1, 2, 9, 8, 9, 8, 9, 8]).shift.all()
    assert not run_chart([1, 2, 1, 2, 1, 8, 9, 8, 2, 8, 9, 8]).shift.any()
    chart = run_chart([5, 1, 2, 3, 4, 5, 1, 9, 1, 9])
    assert np.flatnonzero(chart.trend).tolist() == [1, 2, 3, 4, 5]


def test_points_on_the_median_neither_make_nor_break_a_shift():
    values = [1, 1, 1, 1, 1, 1, 5, 9, 9, 9, 5, 9, 9, 9, 5]
    chart = run_chart(values)
    assert chart.median == 5
    assert np.flatnonzero(chart.shift).tolist() == [0, 1, 2, 3, 4, 5, 7, 8, 9, 11, 12, 13]


def test_the_number_of_runs_by_chance_is_that_of_the_printed_tables():
    # Swed and Eisenhart 1943: ten and ten points, 2.5 % each side: 7 to 15 runs are to be expected.
    chart = run_chart([1, 1, 2, 2] * 5)
    assert chart.runs_expected == (7, 15)
    assert run_chart([*[1] * 10, *[2] * 10]).signal


def test_runs_and_crossings_follow_anhoej():
    verdict = runs_verdict(np.array([1.0, -1.0] * 12), 0.0)
    assert (verdict.longest, verdict.longest_allowed, verdict.crossings, verdict.fewest_crossings) == (1, 8, 23, 8)
    assert not verdict.signal
    assert runs_verdict(np.repeat([1.0, -1.0], 12), 0.0).signal


def test_sums_and_averages_that_remember():
    assert mean_range(5) == 2.326  # Montgomery, appendix VI
    samples = [[10.0, 10.2, 9.8]] * 10 + [[10.4, 10.5, 10.6]] * 6
    assert cusum_chart(samples).above.size
    assert ewma_chart(samples).average[-1] > ewma_chart(samples).upper[0]
