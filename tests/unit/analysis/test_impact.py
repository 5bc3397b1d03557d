"""Interrupted time series, synthetic control and what could be seen at all."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from goldthread.analysis.impact.design import Family, columns, season
from goldthread.analysis.impact.interrupted import Effect, autocorrelation, durbin_watson, fit_interrupted
from goldthread.analysis.impact.readiness import (
    Prediction,
    against_prediction,
    minimum_detectable_effect,
    readiness,
)
from goldthread.analysis.impact.synthetic import placebo_in_time, synthetic_control
from goldthread.kernel.errors import InputError


def stepped(points=48, at=24, level=60.0, ratio=0.8, seed=3):
    """Counts that fall by a fifth half way through."""
    chance = np.random.default_rng(seed)
    after = (np.arange(points) >= at).astype(int)
    return chance.poisson(level * np.where(after, ratio, 1.0)), np.arange(points), after


def test_a_step_of_a_fifth_is_found():
    counts, time, after = stepped()
    fit = fit_interrupted(counts, columns(time, after), family=Family.POISSON)
    assert fit.effect.low < 0.8 < fit.effect.high
    assert fit.effect.p < 0.01
    assert fit.difference_after > 0
    assert np.allclose(fit.counterfactual[:24], fit.fitted[:24])


def test_without_a_step_the_interval_holds_one():
    counts, time, after = stepped(ratio=1.0)
    effect = fit_interrupted(counts, columns(time, after)).effect
    assert effect.low < 1 < effect.high


def test_more_variation_than_chance_widens_the_interval():
    counts, time, after = stepped()
    counts = counts + np.tile([0, 40], 24)
    plain = fit_interrupted(counts, columns(time, after), family=Family.POISSON)
    quasi = fit_interrupted(counts, columns(time, after))
    wide = fit_interrupted(counts, columns(time, after), family=Family.NEGATIVE_BINOMIAL, theta=5)
    assert quasi.dispersion > 2
    assert quasi.effect.high - quasi.effect.low > plain.effect.high - plain.effect.low
    assert wide.effect.high - wide.effect.low > plain.effect.high - plain.effect.low


def test_a_season_is_taken_out():
    time = np.arange(72)
    after = (time >= 36).astype(int)
    counts = np.random.default_rng(1).poisson(80 * np.exp(0.4 * np.sin(2 * np.pi * time / 12)))
    design = columns(time, after, seasonal=season(time % 12 + 1))
    seasonal = fit_interrupted(counts, design)
    assert seasonal.dispersion < fit_interrupted(counts, columns(time, after)).dispersion / 2
    assert abs(autocorrelation(seasonal.residuals)[0]) < 0.3
    assert 1 < durbin_watson(seasonal.residuals) < 3


def test_errors_that_hold_under_autocorrelation():
    chance = np.random.default_rng(2)
    noise = np.convolve(chance.normal(size=80), np.ones(6), mode="valid")[:72]
    time = np.arange(72)
    design = columns(time, (time >= 36).astype(int))
    plain = fit_interrupted(noise, design, family=Family.GAUSSIAN)
    robust = fit_interrupted(noise, design, family=Family.GAUSSIAN, lags=6)
    assert robust.effect.value == pytest.approx(plain.effect.value)
    assert robust.effect.high - robust.effect.low > plain.effect.high - plain.effect.low


def test_too_few_points_say_when_there_will_be_enough():
    found = readiness(24, 3, last=date(2026, 6, 30), cycle=12)
    assert not found.ready
    assert found.words() == "Not enough points yet: first readable in March 2027."
    assert readiness(24, 12, last=date(2026, 6, 30), cycle=12).ready
    assert "21 more points from before" in readiness(3, 30, last=date(2026, 6, 30), cycle=12).words()
    assert readiness(12, 11, last=date(2026, 1, 31), months=1).first_readable == date(2026, 2, 28)


def test_more_points_let_a_smaller_effect_be_seen():
    before = stepped(24, 24)[0]
    few, many = (minimum_detectable_effect(before, points) for points in (6, 36))
    assert few.value < many.value < 1
    units = minimum_detectable_effect(before, 12, family=Family.GAUSSIAN)
    assert units.value > 0
    assert not units.is_ratio


def test_what_can_be_detected_is_detected_about_as_often_as_promised():
    before = np.full(36, 100.0) + np.tile([0, 1, -1], 12)
    size = minimum_detectable_effect(before, 36, family=Family.POISSON).value
    chance = np.random.default_rng(5)
    time, after = np.arange(72), (np.arange(72) >= 36).astype(int)
    seen = 0
    for _ in range(60):
        counts = chance.poisson(100 * np.where(after, size, 1.0))
        seen += fit_interrupted(counts, columns(time, after), family=Family.POISSON).effect.p < 0.05
    assert 0.6 <= seen / 60 <= 0.97


@pytest.mark.parametrize(
    ("low", "value", "high", "words"),
    [
        (0.7, 0.8, 0.9, "agrees with the prediction. Other"),
        (0.6, 0.85, 1.2, "cannot tell them apart"),
        (0.9, 1.0, 1.1, "a change as large as predicted lies outside it"),
        (0.85, 1.1, 1.4, "cannot be told; what was predicted lies outside it"),
        (1.1, 1.2, 1.3, "moved the other way"),
        (0.85, 0.9, 0.95, "by less than foreseen"),
        (0.5, 0.6, 0.7, "by more than foreseen"),
    ],
)
def test_an_effect_beside_its_prediction_claims_no_cause(low, value, high, words):
    said = against_prediction(Effect(value, low, high, 0.01, True, 0.95), Prediction(0.8, True, "outreach"))
    assert words in said
    assert "caused" not in said


def areas(seed=4, effect=-8.0):
    chance = np.random.default_rng(seed)
    shared = np.cumsum(chance.normal(size=30)) + 60
    others = {f"area {place}": shared * (1 + place / 20) + chance.normal(scale=0.4, size=30) for place in range(6)}
    mine = 0.5 * others["area 1"] + 0.5 * others["area 4"] + chance.normal(scale=0.3, size=30)
    mine[20:] += effect
    return mine, others


def test_a_mix_of_other_areas_shows_the_gap():
    mine, others = areas()
    found = synthetic_control(mine, others, 20)
    assert found.effect == pytest.approx(-8, abs=1)
    assert sum(found.weights.values()) == pytest.approx(1)
    assert min(found.weights.values()) >= 0
    assert found.rank_p == found.least_p == pytest.approx(1 / 7)
    assert found.fits_before
    assert all(effect == pytest.approx(-8, abs=2) for effect in found.without_each.values())


def test_where_nothing_began_nothing_stands_out():
    assert abs(synthetic_control(*areas(effect=0), 20).effect) < 1
    mine, others = areas()
    assert abs(placebo_in_time(mine, others, 20, 12).effect) < 1


@pytest.mark.parametrize(
    ("call", "field"),
    [
        (lambda: columns([1, 2, 3], [0, 0, 0]), "step"),
        (lambda: columns([1, 2, 3], [0, 1, 0]), "step"),
        (lambda: columns([1, 2, 3], [0, 1, 2]), "step"),
        (lambda: season([0, 1]), "phase"),
        (lambda: season([1, 2], pairs=7), "pairs"),
        (lambda: fit_interrupted([1, -1] * 6, columns(range(12), [0] * 6 + [1] * 6)), "values"),
        (lambda: fit_interrupted([1, 2, 3, 4], columns(range(4), [0, 0, 1, 1])), "values"),
        (lambda: fit_interrupted([1] * 12, columns(range(12), [0] * 6 + [1] * 6), breaks=[3]), "breaks"),
        (lambda: fit_interrupted([1] * 12, columns(range(12), [0] * 6 + [1] * 6), lags=0), "lags"),
        (
            lambda: fit_interrupted([1] * 12, columns(range(12), [0] * 6 + [1] * 6), family=Family.NEGATIVE_BINOMIAL),
            "theta",
        ),
        (lambda: minimum_detectable_effect([5] * 11, 12), "before"),
        (lambda: minimum_detectable_effect([0] * 12, 12), "before"),
        (lambda: synthetic_control([1.0] * 20, {"a": [1.0] * 20}, 10), "others"),
        (lambda: synthetic_control(*areas(), 5), "step"),
        (lambda: synthetic_control(areas()[0], {"a": [1, None]}, 9), "a"),
        (lambda: placebo_in_time(*areas(), 20, 25), "false_step"),
    ],
)
def test_bad_input_is_refused_by_name(call, field):
    with pytest.raises(InputError) as refused:
        call()
    assert refused.value.place.field == field
