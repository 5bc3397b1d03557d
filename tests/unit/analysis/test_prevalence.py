"""People nobody counted: log-linear models of overlapping lists, two lists, reach and coverage."""

from __future__ import annotations

import numpy as np
import pytest

from goldthread.analysis.prevalence.formula import terms_of
from goldthread.analysis.prevalence.loglinear import estimate, overlap, predict_missing
from goldthread.analysis.prevalence.reached import (
    estimate_of,
    naloxone_reach,
    naloxone_saturation,
    supply,
    treatment_coverage,
)
from goldthread.analysis.prevalence.search import all_models, hierarchical_models, interval_of, sensitivity, stepwise
from goldthread.analysis.prevalence.standard import repeat_counts
from goldthread.analysis.prevalence.two_lists import two_lists
from goldthread.kernel.errors import InputError

# People living with HIV in Rome on four lists: Abeni, Brancato and Perucci 1994, Epidemiology 5(4).
ROME = {
    "1110": 3, "1101": 1, "1100": 33, "1010": 20, "1001": 6, "1000": 403, "0111": 3, "0110": 35,
    "0101": 10, "0100": 545, "0011": 11, "0010": 621, "0001": 205,
}  # fmt: skip


def rome(**changed):
    counts = {**ROME, **changed}
    return overlap(["a", "b", "c", "d"], [[int(one) for one in key] for key in counts], list(counts.values()))


def test_formulas_are_read_as_r_reads_them():
    assert terms_of("~. + a:b", "abc") == tuple(map(frozenset, ("a", "b", "c", "ab")))
    assert terms_of("y ~ (a + b + c)^2", "abc") == tuple(map(frozenset, ("a", "b", "c", "ab", "ac", "bc")))
    assert set(terms_of("~a*b*c", "abc")) == {frozenset(term) for term in ("a", "b", "c", "ab", "ac", "bc", "abc")}
    assert set(terms_of("~(a+b)*c", "abc")) == {frozenset(term) for term in ("a", "b", "c", "ac", "bc")}


@pytest.mark.parametrize("formula", ["~a + z", "~(a + b", "~a +", "~a ^ b", "~a ) b", "~a & b"])
def test_a_formula_that_cannot_be_read_is_refused(formula):
    with pytest.raises(InputError) as refused:
        terms_of(formula, "ab")
    assert refused.value.place.field == "formula"


def test_there_are_as_many_models_as_the_books_count():
    assert [len(hierarchical_models("abcde"[:lists])) for lists in (2, 3, 4)] == [1, 8, 113]


def test_rome_as_the_field_estimates_it():
    people = rome()
    assert people.seen == 1896
    independent = estimate(people, terms_of("~.", people.lists))
    assert (independent.model, round(independent.total)) == ("[1,2,3,4]", 11125)
    model = estimate(people, terms_of("~. + a:b", people.lists))
    assert (round(model.total), round(model.se)) == (12318, 1189)
    interval = interval_of(people, terms_of("~. + a:b", people.lists))
    assert (round(interval.low), round(interval.high)) == (10266, 14992)


def test_all_candidates_are_shown_and_their_spread():
    found = all_models(rome())
    assert len(found.models) == 113
    assert found.best_by_bic.model == "[1,2,3,4]"
    assert found.best_by_aic.model == "[12,3,4]"
    low, high = found.spread()
    assert low < 11125 < high


def test_each_list_is_left_out_in_turn():
    found = sensitivity(rome())
    assert list(found) == ["a", "b", "c", "d"]
    assert all(model.total > 1000 for model in found.values())


def test_a_pair_nobody_shares_is_not_estimated_but_left_out():
    sparse = rome(**{"1001": 0, "1101": 0, "0111": 3})
    found = stepwise(sparse, threshold=0.05)
    assert np.isfinite(found.model.total)
    assert found.low < found.model.total < found.high


def test_two_lists_as_printed():
    # Sadinle 2009: 15 and 10 people, 5 on both: 22 to 65.
    found = two_lists(15, 10, 5)
    assert (found.lincoln_petersen, round(found.chapman, 2)) == (30, 28.33)
    assert [round(end) for end in found.logit] == [22, 65]
    assert two_lists(15, 10, 0).lincoln_petersen is None


def test_people_counted_by_how_often_they_came():
    # Böhning and others 2004: people who use drugs, counted by visits; Chao's bound by hand.
    found = repeat_counts([1, 2, 3], [1645, 183, 37])
    assert found.chao == pytest.approx(1865 + 1645**2 / (2 * 183))
    assert found.models[0].model == "M0"


def test_what_could_not_be_seen_is_predicted():
    found = predict_missing({"a": [0, 0, 1, 1], "b": [0, 1, 0, 1]}, [None, 20, 10, 5], terms_of("~a+b", "ab"))
    assert found.predicted[0] == pytest.approx(20 * 10 / 5)
    assert found.total == pytest.approx(75)


def test_reach_as_public_health_scotland_prints_it():
    # National naloxone programme, 2017/18 and 2018/19: 376 and 453 per 1,000.
    assert np.rint(naloxone_reach([23096, 25935], [61500, 57300])).tolist() == [376, 453]
    found = supply({"community": 10609, "prison": 844, "prescription": 682}, printed_total=12135)
    assert (found.total, found.unaccounted) == (12135, 0)


def test_kits_for_saturation_and_people_not_in_treatment():
    source = "Public Health Scotland, 2022/23"
    source = "Public Health Scotland, 2022/23"
    people = estimate_of(43400, 41900, 45100, definition="opioid dependence", source=source)
    found = naloxone_saturation(people, supplied=20000, target=0.8, still_held=0.5)
    assert found.missing == pytest.approx(0.8 * 43400 - 10000)
    coverage = treatment_coverage(28000, people)
    assert coverage.low < coverage.value < coverage.high
    assert coverage.unmet == 15400
    assert treatment_coverage(50000, people).over_the_whole


@pytest.mark.parametrize(
    ("call", "field"),
    [
        (lambda: overlap(["a"], [[1]], [3]), "lists"),
        (lambda: overlap(["a", "b"], [[0, 0]], [3]), "histories"),
        (lambda: overlap(["a", "b"], [[1, 0], [1, 0], [0, 1]], [3, 3, 3]), "histories"),
        (lambda: overlap(["a", "b"], [[1, 2]], [3]), "histories"),
        (lambda: overlap(["a", "b"], [[1, 0], [0, 1], [1, 1]], [3, -1, 2]), "freq"),
        (lambda: overlap(["a", "b"], [[1, 0], [0, 1]], [3, 1]), "freq"),
        (lambda: hierarchical_models("abcdef"), "lists"),
        (lambda: two_lists(15, 10, 11), "both"),
        (lambda: two_lists(-1, 10, 1), "n1, n2, both"),
        (lambda: repeat_counts([1, 2], [10, 0]), "persons"),
        (lambda: repeat_counts([0, 2], [10, 1]), "times_seen"),
        (lambda: predict_missing({"a": [0, 1]}, [1, 2], terms_of("~a", "a")), "y"),
        (lambda: estimate_of(5, 6, 7, definition="", source="x"), "estimate"),
        (lambda: estimate_of(5, 4, 7, definition="", source=" "), "source"),
        (lambda: naloxone_reach([1], [0]), "estimated_population"),
    ],
)
def test_bad_input_is_refused_by_name(call, field):
    with pytest.raises(InputError) as refused:
        call()
    assert refused.value.place.field == field
