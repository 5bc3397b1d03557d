"""The model is chosen by what the figures are, and checked against choices that might have been others."""

from __future__ import annotations

import numpy as np
import pytest

from goldthread.analysis.charts.of_impact import interrupted_specification
from goldthread.analysis.impact.checks import misfits, neighbours_words, placebo_steps, sensitivity
from goldthread.analysis.impact.design import Family
from goldthread.analysis.impact.menu import Observed, choose_and_fit, newey_west_lags
from goldthread.kernel.errors import InputError

TIME = np.arange(48.0)
AFTER = TIME >= 24


def observed(values, **more):
    return Observed(np.asarray(values, float), TIME, AFTER, **{"are_counts": True, **more})


def counts(level=60.0, ratio=0.7, seed=1):
    return np.random.default_rng(seed).poisson(level * np.where(AFTER, ratio, 1.0))


def test_counts_that_vary_by_chance_are_poisson_and_others_negative_binomial():
    assert choose_and_fit(observed(counts())).family is Family.POISSON
    chance = np.random.default_rng(3)
    wide = chance.negative_binomial(4, 4 / (4 + 60 * np.where(AFTER, 0.5, 1.0)))
    chosen = choose_and_fit(observed(wide))
    assert chosen.family is Family.NEGATIVE_BINOMIAL
    assert chosen.fit.effect.low < 0.5 < chosen.fit.effect.high
    assert choose_and_fit(observed(counts() / 2, are_counts=False)).family is Family.GAUSSIAN


def test_a_rate_is_counts_over_what_they_are_out_of():
    exposure = np.linspace(1000, 3000, 48)
    events = np.random.default_rng(5).poisson(exposure * 0.05 * np.where(AFTER, 0.7, 1.0))
    effect = choose_and_fit(observed(events, exposure=exposure)).fit.effect
    assert effect.low < 0.7 < effect.high < 1  # at the end, level and slope together


def test_a_season_needs_two_cycles_before():
    phase = TIME % 12 + 1
    assert choose_and_fit(observed(counts(), phase=phase, cycle=12)).has_season
    later = observed(counts(), phase=phase, cycle=12).only(TIME >= 6)
    assert not choose_and_fit(later).has_season
    quarters = choose_and_fit(observed(counts(), phase=TIME % 4 + 1, cycle=4))
    assert {"season 2", "season 3", "season 4"} < set(quarters.fit.names)


def test_the_wider_interval_is_kept():
    chosen = choose_and_fit(observed(counts()))
    assert chosen.lags == newey_west_lags(48) == 3
    assert any("Newey and West" in words for words in chosen.words)


def test_one_thing_otherwise_at_a_time():
    series = observed(counts(), phase=TIME % 12 + 1, cycle=12)
    others = {each.what: each.effect for each in sensitivity(series, choose_and_fit(series))}
    assert "Without a season" in others
    assert "Without the latest figure" in others
    assert all(effect.low < 0.7 < effect.high for effect in others.values())


def test_days_at_which_nothing_began_show_little_unless_the_series_moves_by_itself():
    still = placebo_steps(observed(counts(seed=2)))
    assert still.tried == 13
    assert not still.moves_by_itself
    waves = 200 + 30 * np.sign(np.sin(TIME / 3)) + np.random.default_rng(2).normal(size=48)
    moving = placebo_steps(observed(waves, are_counts=False))
    assert moving.moves_by_itself
    assert "with care" in moving.words
    short = placebo_steps(observed(counts()).only(TIME >= 14))
    assert (short.tried, short.words.startswith("There are too few")) == (0, True)


def test_what_is_left_over_is_told():
    wandering = np.random.default_rng(2).normal(size=48).cumsum() + 200
    assert "goes on" in neighbours_words(choose_and_fit(observed(wandering, are_counts=False)))


def test_a_missing_figure_leaves_its_gap_in_the_chart_and_is_never_nought():
    kept = TIME != 10
    fit = choose_and_fit(observed(counts()).only(kept)).fit
    labels = [f"month {place}" for place in range(48)]
    places = [int(place) for place in TIME[kept]]
    predicted = np.where(fit.after == 1, fit.counterfactual * 0.7, np.nan)
    chart = interrupted_specification(fit, labels, title="Overdoses", at=places, predicted=predicted)
    assert chart.table.rows[10] == ("month 10", *["missing"] * 5)
    assert len(chart.points) == 47
    assert all(value is None for line in chart.lines[1:] for value in line.values[:24])
    assert ((fit.counterfactual_low < fit.counterfactual) & (fit.counterfactual < fit.counterfactual_high)).all()
    with pytest.raises(InputError, match="follow one another"):
        interrupted_specification(fit, labels, title="Overdoses", at=places[::-1])


def shares(course, seed=4, out_of=20.0):
    """Events out of twenty each month, about a course in per cent."""
    whole = np.full(48, out_of)
    events = np.random.default_rng(seed).binomial(whole.astype(int), np.asarray(course) / 100)
    return Observed(events.astype(float), TIME, AFTER, False, exposure=whole, are_shares=True)


def test_a_climb_that_begins_with_the_action_never_shapes_what_was_expected():
    fit = choose_and_fit(shares(np.where(AFTER, 33 + (TIME - 24) * 54 / 23, 30.0))).fit
    assert fit.family is Family.BINOMIAL
    assert fit.effect.value > 0.35
    assert 0 < fit.effect.low < fit.effect.high <= 1
    assert ((fit.counterfactual_low > 0) & (fit.counterfactual_high < 1)).all()
    before = choose_and_fit(shares(np.full(48, 30.0))).fit
    assert np.allclose(fit.counterfactual[:24], before.counterfactual[:24], atol=0.1)


def test_a_series_that_goes_on_as_before_leaves_no_change_inside_the_interval():
    for seed in range(5):
        effect = choose_and_fit(shares(np.full(48, 30.0), seed=seed + 10)).fit.effect
        assert effect.low < 0 < effect.high
    rising = 20 + TIME + np.random.default_rng(6).normal(size=48)
    effect = choose_and_fit(observed(rising, are_counts=False)).fit.effect
    assert effect.low < 0 < effect.high


def test_the_effect_is_told_at_the_day_asked_for():
    climbing = np.where(AFTER, 30 + (TIME - 24), 30.0) + np.random.default_rng(8).normal(scale=0.5, size=48)
    early = choose_and_fit(observed(climbing, are_counts=False, told_at=30.0)).fit.effect
    late = choose_and_fit(observed(climbing, are_counts=False)).fit.effect
    assert early.value == pytest.approx(6, abs=1.5)
    assert late.value == pytest.approx(23, abs=2.5)


def test_a_course_that_bends_is_told():
    straight = 30 + np.random.default_rng(9).normal(size=48)
    assert misfits(choose_and_fit(observed(straight, are_counts=False)), TIME) == ()
    bent = straight + np.where(AFTER, 0, (TIME - 12) ** 2 / 10)
    assert any(
        "before the action" in words for words in misfits(choose_and_fit(observed(bent, are_counts=False)), TIME)
    )


FLAT = [np.zeros(48), np.full(48, 5.0), np.where(AFTER, 0.0, 5.0), np.where(AFTER, 5.0, 0.0)]


@pytest.mark.parametrize("values", FLAT)
@pytest.mark.parametrize("more", [{}, {"exposure": np.full(48, 900.0)}])
def test_counts_that_no_model_fits_are_refused_by_name(values, more):
    with pytest.raises(InputError, match="no model can be fitted") as refused:
        choose_and_fit(observed(values, **more))
    assert refused.value.place.field == "values"


@pytest.mark.parametrize("values", FLAT)
@pytest.mark.parametrize("more", [{}, {"are_shares": True, "exposure": np.full(48, 9.0)}])
def test_shares_and_figures_that_do_not_vary_are_read_with_numbers(values, more):
    asked = observed(values, are_counts=False, **more)
    chosen = choose_and_fit(asked)
    sensitivity(asked, chosen)
    placebo_steps(asked)
    assert neighbours_words(chosen)
    assert np.isfinite([chosen.fit.effect.low, chosen.fit.effect.high]).all()
