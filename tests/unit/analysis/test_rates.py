"""Rates, intervals, standardisation and funnels. Printed figures carry their source."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.analysis.rates.averages import moving_average, pooled_rates
from goldthread.analysis.rates.funnel import Significance, proportion_funnel, ratio_funnel
from goldthread.analysis.rates.intervals import byar, exact_poisson, wilson
from goldthread.analysis.rates.single import crude_rates, proportions
from goldthread.analysis.rates.standardised import directly_standardised, indirectly_standardised, reference
from goldthread.kernel.errors import InputError


def test_wilson_as_newcombe_prints_it():
    # Newcombe 1998, Statistics in Medicine 17: 81 of 263 and 0 of 20.
    found = wilson([81, 0], [263, 20])
    assert found.lower == pytest.approx([0.2553, 0.0], abs=5e-5)
    assert found.upper == pytest.approx([0.3662, 0.1611], abs=5e-5)


def test_exact_limits_as_the_tables_print_them():
    # Garwood 1936: 95 % limits of 0, 1 and 10 events.
    found = exact_poisson([0, 1, 10])
    assert found.lower == pytest.approx([0, 0.0253, 4.7954], abs=5e-5)
    assert found.upper == pytest.approx([3.6889, 5.5716, 18.3904], abs=5e-5)


def test_byar_comes_close_to_exact_from_ten_events():
    near, exact = byar([10, 50, 200]), exact_poisson([10, 50, 200])
    assert near.lower == pytest.approx(exact.lower, rel=5e-3)
    assert near.upper == pytest.approx(exact.upper, rel=5e-3)


def test_a_crude_rate_changes_its_method_at_ten_events():
    rates = crude_rates([9, 10, None], [100_000] * 3)
    assert rates.method == ("Exact", "Byars", None)
    assert np.isnan(rates.value[2])


@given(st.integers(0, 60), st.integers(1, 60))
def test_a_proportion_lies_within_its_limits(count, more):
    rates = proportions([count], [count + more])
    assert 0 <= rates.interval.lower[0] <= rates.value[0] <= rates.interval.upper[0] <= 1


def test_an_area_with_the_ages_of_the_standard_keeps_its_rate():
    found = directly_standardised([10, 20], [1000, 1000], [1, 1], per=1000)
    assert found.value == pytest.approx(15)
    assert found.lower < 15 < found.upper
    assert np.isnan(directly_standardised([4, 5], [1000, 1000], [1, 1]).value)


def test_observed_against_expected():
    found = indirectly_standardised([6, 6], [100, 100], reference([10, 30], [1000, 1000]), ratio_times=100)
    assert found.expected == pytest.approx(4)
    assert found.value == pytest.approx(300)


def test_a_funnel_judges_by_size():
    # Thirty of a hundred is far from ten per cent; three of ten is not.
    found = proportion_funnel([30, 3, 900], [100, 10, 9890])
    assert found.significance == (Significance.HIGH_OUTER, Significance.HIGH_INNER, Significance.USUAL) or (
        found.significance[0] is Significance.HIGH_OUTER
    )
    assert found.inner.lower[0] > found.inner.lower[1]


def test_a_dot_and_its_funnel_cannot_disagree():
    rng = np.random.default_rng(7)
    sizes = rng.integers(20, 4000, 200)
    counts = rng.binomial(sizes, 0.2)
    found = proportion_funnel(counts, sizes)
    drawn_high = found.value > found.inner.upper
    said_high = [one in (Significance.HIGH_INNER, Significance.HIGH_OUTER) for one in found.significance]
    assert drawn_high.tolist() == said_high


def test_a_ratio_beyond_exact_limits():
    found = ratio_funnel([10, 30, 0], [10, 10, 10])
    assert found.significance == (Significance.USUAL, Significance.HIGH_OUTER, Significance.LOW_OUTER)


def test_averages_of_several_years_stop_at_a_break():
    found = moving_average([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], window=3, breaks=[5]).value
    assert np.isnan(found).tolist() == [True, False, False, False, True, True, False, False, False, True]
    assert found[1] == 2
    assert moving_average([1, None, 3, 4], window=2, centred=False).value[3] == 3.5


def test_years_together():
    found = pooled_rates([1, 2, 3, 4, 5], [1000] * 5, per=1000, window=5)
    assert found.value == pytest.approx([3])
    assert found.events.tolist() == [15]


@pytest.mark.parametrize(
    ("call", "field"),
    [
        (lambda: wilson([5], [4]), "denominators"),
        (lambda: crude_rates([-1], [4]), "numerators"),
        (lambda: crude_rates([1], [0]), "denominators"),
        (lambda: crude_rates([1], [10], confidence=95), "confidence"),
        (lambda: directly_standardised([20], [100], [1, 1]), "standard"),
        (lambda: indirectly_standardised([20], [100], reference([0], [10])), "reference events"),
        (lambda: pooled_rates([1, 2], [10, 10]), "events"),
        (lambda: pooled_rates([1, 2, 3, 4, 5], [10] * 5, breaks=[2]), "breaks"),
        (lambda: moving_average([1, 2, 3], window=4), "window"),
    ],
)
def test_bad_input_is_refused_by_name(call, field):
    with pytest.raises(InputError) as refused:
        call()
    assert refused.value.place.field == field
