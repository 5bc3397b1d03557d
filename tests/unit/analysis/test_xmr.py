"""XmR charts by Making Data Count. Figures with a source were printed by others; the rest can be checked by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.analysis.spc.rule_sets import MAKING_DATA_COUNT, SCOTTISH_RUN_CHART, rule_set
from goldthread.analysis.spc.segments import Rebase, step_change
from goldthread.analysis.spc.signals import Cause, Improvement, Standing, xmr_signals
from goldthread.analysis.spc.words import cause_words, summary
from goldthread.analysis.spc.xmr import Assurance, xmr_chart
from goldthread.kernel.errors import InputError

# Scotland, suspected drug deaths a quarter, 2017 to 2023 (Scottish Government, OGL),
# with the mean and limits that NHSRplotthedots 0.2.2 gives.
SUSPECTED_DEATHS = [
    222, 271, 273, 304, 326, 346, 289, 296, 395, 316, 326, 319, 318, 413,
    316, 364, 393, 329, 285, 288, 285, 277, 235, 295, 298, 302, 300, 297,
]  # fmt: skip


def test_official_deaths_have_the_limits_that_the_field_computes():
    chart = xmr_chart(SUSPECTED_DEATHS, better=Improvement.DECREASE)
    assert chart.mean[0] == pytest.approx(309.9286, abs=1e-4)
    assert (chart.lower[0], chart.upper[0]) == pytest.approx((222.3456, 397.5115), abs=1e-4)
    assert chart.cause[0] is Cause.BELOW_LIMIT
    assert chart.variation is Standing.IMPROVEMENT


def test_a_step_beyond_the_screen_is_left_out_of_the_limits():
    # 2.66 times the mean of ten steps of 1, the step to and from 50 left out.
    values = [10, 11, 10, 11, 10, 11, 50, 11, 10, 11, 10, 11, 10]
    assert xmr_chart(values).upper[0] - xmr_chart(values).mean[0] == pytest.approx(2.66)
    loose = xmr_chart(values, screen=False)
    assert loose.upper[0] - loose.mean[0] == pytest.approx(2.66 * (10 + 39 + 39) / 12)


def test_two_of_three_are_counted_on_one_side_only():
    chart = xmr_chart([1, -1, 1, -1, 5, -5, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1], better=Improvement.INCREASE)
    assert set(chart.cause) == {Cause.COMMON}


def test_a_trend_is_coloured_by_its_direction_not_its_side():
    chart = xmr_chart([20, 10, 20, 9, 10, 11, 12, 13, 14, 15, 25, 12, 25, 12], better=Improvement.INCREASE)
    assert chart.cause[5] is Cause.RISING
    assert chart.value[5] < chart.mean[5]
    assert chart.standing[5] is Standing.IMPROVEMENT


def test_a_point_on_the_mean_breaks_a_run():
    touching, clear = [4, 1, 4, 5, 4, 1, 4], [4, 1, 4, 4, 4, 1, 4]
    high = [6, 9, 6, 5, 6, 9, 6]
    assert Cause.SHIFT_LOW in xmr_chart([*clear, *high]).cause
    chart = xmr_chart([*touching, *high])
    assert chart.mean[0] == 5
    assert set(chart.cause) == {Cause.COMMON}


def test_equal_neighbours_break_a_trend():
    assert Cause.RISING in xmr_chart([9, 1, 2, 3, 4, 5, 6, 7, 1, 9]).cause
    assert Cause.RISING not in xmr_chart([9, 1, 2, 3, 3, 4, 5, 6, 1, 9]).cause


def test_limits_start_anew_at_a_rebase_and_assurance_follows_the_latest():
    before, after = [50, 52, 50, 52, 50, 52] * 2, [80, 82, 80, 82, 80, 82] * 2
    better = Improvement.INCREASE
    whole = xmr_chart(before + after, better=better, target=70)
    apart = xmr_chart(before + after, better=better, target=70, rebases=[Rebase(12, "A second clinic opened")])
    assert whole.assurance is Assurance.INCONSISTENT
    assert apart.assurance is Assurance.MET
    assert [segment.mean for segment in apart.segments] == [51, 81]
    assert "A second clinic opened" in summary(apart)[-1]
    assert step_change(51, 81) == "The mean is higher than before, by 59%."


@pytest.mark.parametrize(
    ("target", "better", "expected"),
    [
        (100, Improvement.INCREASE, Assurance.MISSED),
        (100, Improvement.DECREASE, Assurance.MET),
        (0, Improvement.INCREASE, Assurance.MET),
        (0, Improvement.DECREASE, Assurance.MISSED),
        (51, Improvement.DECREASE, Assurance.INCONSISTENT),
        (51, Improvement.NEUTRAL, None),
    ],
)
def test_assurance_says_whether_the_target_lies_beyond_the_limits(target, better, expected):
    assert xmr_chart([50, 52] * 8, better=better, target=target).assurance is expected


def test_under_twelve_points_the_limits_are_on_trial():
    assert xmr_chart([1, 2] * 5 + [1]).trial
    assert "trial limits, from 11 points" in summary(xmr_chart([1, 2] * 5 + [1]))[1]
    assert not xmr_chart([1, 2] * 6).trial


def test_a_constant_series_has_no_limits_and_no_signals():
    chart = xmr_chart([4.0] * 15)
    assert np.isnan(chart.upper).all()
    assert set(chart.cause) == {Cause.COMMON}


def test_a_missing_figure_keeps_its_place_and_counts_for_nothing():
    gap = [*SUSPECTED_DEATHS[:10], None, *SUSPECTED_DEATHS[10:]]
    chart = xmr_chart(gap)
    assert np.isnan(chart.value[10])
    assert chart.cause[10] is Cause.COMMON
    assert chart.mean[0] == pytest.approx(309.9286, abs=1e-4)
    assert chart.segments[0].counts[Standing.COMMON] + sum(c is not Cause.COMMON for c in chart.cause) == 28


def test_words_name_the_rule():
    chart = xmr_chart(SUSPECTED_DEATHS, better=Improvement.DECREASE)
    assert cause_words(chart, 0) == "below the lower limit"
    assert summary(chart)[0].startswith("Improving")


@pytest.mark.parametrize(
    ("values", "options", "field"),
    [
        ([5], {}, "values"),
        ([5, None, None], {}, "values"),
        ([1, 2, float("inf")], {}, "values"),
        ([1, 2, "many"], {}, "values"),
        ([1, 2, 3], {"rebases": [Rebase(1, " ")]}, "rebases"),
        ([1, 2, 3], {"rebases": [Rebase(3, "new form")]}, "rebases"),
        ([1, 2, 3], {"fix_after": 1}, "fix_after"),
    ],
)
def test_bad_input_is_refused_by_name(values, options, field):
    with pytest.raises(InputError) as refused:
        xmr_chart(values, **options)
    assert refused.value.place.field == field


@given(st.lists(st.lists(st.integers(0, 60), min_size=14, max_size=14), min_size=1, max_size=5))
def test_many_series_at_once_are_each_series_alone(rows):
    together = xmr_signals(np.array(rows, dtype=float))
    for place, row in enumerate(rows):
        alone = xmr_chart(row)
        assert [Cause(cause) for cause in together.cause[place]] == list(alone.cause)
        assert np.array_equal(together.limits.upper[place], alone.upper[:1], equal_nan=True)


def test_rule_sets_are_found_by_name_and_version():
    assert rule_set("making-data-count") is MAKING_DATA_COUNT
    assert rule_set(SCOTTISH_RUN_CHART.key) is SCOTTISH_RUN_CHART
    with pytest.raises(InputError, match="no rule set"):
        rule_set("nelson")
