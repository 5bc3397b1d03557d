"""Clusters in space, and in space and time."""

from __future__ import annotations

import numpy as np
import pytest

from goldthread.analysis.rates.standardised import expected_by_stratum
from goldthread.analysis.scan.circular import Likelihood, flat, great_circle, scan, zones
from goldthread.analysis.scan.getis_ord import by_row, distance_weights, hotspots, moran, neighbour_weights
from goldthread.analysis.scan.space_time import permutation_baseline, space_time_scan
from goldthread.kernel.errors import InputError

SIDE = 6
X, Y = (axis.ravel().astype(float) for axis in np.meshgrid(np.arange(SIDE), np.arange(SIDE)))
PEOPLE = np.full(SIDE * SIDE, 1000.0)


def cases(more=0):
    found = np.full(SIDE * SIDE, 10.0)
    found[[0, 1, SIDE, SIDE + 1]] += more
    return found


@pytest.mark.parametrize("likelihood", Likelihood)
def test_a_cluster_is_found_where_it_is(likelihood):
    found = scan(cases(20), PEOPLE, zones(flat(X, Y), PEOPLE), likelihood=likelihood, simulations=199)
    assert set(found.most_likely.places) == {0, 1, SIDE, SIDE + 1}
    assert found.most_likely.p == pytest.approx(1 / 200)
    assert found.most_likely.cases == 120
    assert found.most_likely.relative_risk(440) > 2


def test_the_ratio_by_hand():
    found = scan(
        [30, 10, 10, 10], [1.0] * 4, zones(flat([0, 9, 19, 30], [0] * 4), np.ones(4), bound=0.25), simulations=9
    )
    assert found.most_likely.llr == pytest.approx(30 * np.log(30 / 15) + 30 * np.log(30 / 45))


def test_simulations_and_the_map_are_judged_by_the_same_ratio():
    circles = zones(flat(X, Y), PEOPLE)
    for likelihood in Likelihood:
        found = scan(cases(), PEOPLE + np.arange(36), circles, likelihood=likelihood, simulations=99)
        assert found.most_likely.p > 0.5


def test_the_same_figures_give_the_same_chance():
    once, again = (scan(cases(4), PEOPLE, zones(flat(X, Y), PEOPLE), simulations=99) for _ in range(2))
    assert once.most_likely.p == again.most_likely.p
    taken = [place for cluster in once.clusters for place in cluster.places]
    assert len(taken) == len(set(taken))


def test_distance_on_the_globe():
    # Edinburgh to Glasgow, about 67 km.
    assert great_circle([55.9533, 55.8642], [-3.1883, -4.2518])[0, 1] == pytest.approx(67, abs=1)


def test_a_rise_now_is_dated_and_placed():
    counts = np.full((8, 4), 10.0)
    counts[5:, 2] = 25
    found = space_time_scan(counts, permutation_baseline(np.full((8, 4), 10.0)), [[0], [1], [2], [3], [0, 1, 2, 3]])
    assert (found.most_likely.zone, found.most_likely.duration) == (2, 3)
    assert found.p == pytest.approx(0.01)


def test_getis_and_ords_six_points():
    # Six points at a distance of 15, as esda's documentation prints them.
    weights = distance_weights([10, 20, 40, 15, 30, 30], [10, 10, 10, 20, 20, 30], 15)
    found = hotspots([2, 3, 3.2, 5, 8, 7], weights)
    assert found.gi[0] == pytest.approx(-1.0137, abs=1e-4)
    assert found.gi_star[0] == pytest.approx(-1.3973, abs=1e-4)
    assert (found.p_adjusted >= found.p - 1e-12).all()


def test_a_place_without_neighbours_stands_alone():
    found = hotspots([1.0, 2.0, 3.0, 9.0], distance_weights([0, 1, 2, 50], [0, 0, 0, 0], 1.5))
    assert np.isnan(found.gi[3])
    assert not np.isnan(found.gi_star[3])


def test_neighbours_that_go_together():
    chain = neighbour_weights([[1], [0, 2], [1, 3], [2, 4], [3, 5], [4]])
    assert moran([1, 2, 3, 4, 5, 6], by_row(chain)).z > 1.5
    assert moran([1, 6, 1, 6, 1, 6], by_row(chain)).z < -1.5


def test_expected_cases_by_age():
    found = expected_by_stratum([1, 9, 3, 7], [100, 100, 300, 100], ["a", "a", "b", "b"], 2)
    assert found["a"] == pytest.approx(100 * 4 / 400 + 100 * 16 / 200)
    assert sum(found.values()) == pytest.approx(20)


@pytest.mark.parametrize(
    ("call", "field"),
    [
        (lambda: zones(flat(X, Y), PEOPLE, bound=0), "pop_upper_bound"),
        (lambda: scan(np.zeros(36), PEOPLE, zones(flat(X, Y), PEOPLE)), "cases"),
        (lambda: scan(-cases(), PEOPLE, zones(flat(X, Y), PEOPLE)), "cases"),
        (lambda: scan(cases(), PEOPLE, zones(flat(X, Y), PEOPLE, bound=0.001)), "pop_upper_bound"),
        (lambda: flat([1], [1, 2]), "y"),
        (lambda: distance_weights([1, 2], [1, 2], 0), "distance_band"),
        (lambda: neighbour_weights([[5]]), "neighbours"),
        (lambda: hotspots([1, 2], np.zeros((2, 2))), "value"),
        (lambda: moran([1, 1, 1, 1], np.ones((4, 4))), "value"),
        (lambda: space_time_scan([[1]], [[1, 2]], [[0]]), "baseline_by_year"),
        (lambda: space_time_scan([[1]], [[1]], [[3]]), "zones_1based"),
        (lambda: expected_by_stratum([1, 2, 3], [1, 2, 3], ["a"] * 3, 2), "n_strata"),
    ],
)
def test_bad_input_is_refused_by_name(call, field):
    with pytest.raises(InputError) as refused:
        call()
    assert refused.value.place.field == field
