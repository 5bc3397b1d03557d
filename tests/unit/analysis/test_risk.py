"""Scores, survival and calibration, on figures that can be checked by hand."""

from __future__ import annotations

import numpy as np
import pytest

from goldthread.analysis.risk.calibration import calibration, logistic
from goldthread.analysis.risk.discrimination import discrimination
from goldthread.analysis.risk.survival import cox, kaplan_meier
from goldthread.kernel.errors import InputError


def test_a_score_by_its_pairs():
    # Six pairs: five in the right order, one tied.
    found = discrimination([1, 1, 0, 0, 0], [5, 3, 3, 2, 1])
    assert found.auc == pytest.approx(5.5 / 6)
    assert found.low < found.auc <= found.high <= 1
    assert (found.threshold, found.sensitivity, found.specificity) == (2.5, 1.0, pytest.approx(2 / 3))


def test_a_score_that_says_nothing():
    assert discrimination([1, 0, 1, 0], [1, 1, 1, 1]).auc == 0.5


def test_people_without_the_event_by_kaplan_and_meier():
    # Four people, events at 1 and 3, one leaves at 2: 3/4, then 3/4 times 1/2.
    found = kaplan_meier([1, 2, 3, 4], [1, 0, 1, 0], [0.5, 1, 3.5])
    assert found.value == pytest.approx([1, 0.75, 0.375])
    assert found.at_risk.tolist() == [4, 4, 1]
    assert (found.lower[1:] < found.value[1:]).all()


def test_a_factor_that_hastens_an_event():
    chance = np.random.default_rng(1)
    factor = chance.integers(0, 2, 400)
    time = chance.exponential(1 / np.exp(0.7 * factor))
    found = cox(time, [*[1] * 399, 0], {"factor": factor})
    assert found.coefficients["factor"] == pytest.approx(0.7, abs=0.25)
    assert found.concordance > 0.5


def test_chances_that_come_true_have_a_slope_of_one():
    chance = np.random.default_rng(2)
    odds = chance.normal(size=2000)
    outcome = (chance.uniform(size=2000) < 1 / (1 + np.exp(-odds))).astype(int)
    model = logistic(outcome, {"odds": odds})
    honest = calibration(outcome, model.predicted)
    assert (honest.slope, honest.intercept) == (pytest.approx(1), pytest.approx(0, abs=1e-6))
    bold = calibration(outcome, 1 / (1 + np.exp(-2 * model.linear)))
    assert bold.slope == pytest.approx(0.5)
    assert bold.brier > honest.brier


@pytest.mark.parametrize(
    ("call", "field"),
    [
        (lambda: discrimination([1, 1], [1, 2]), "outcome"),
        (lambda: discrimination([1, 2], [1, 2]), "outcome"),
        (lambda: discrimination([1, 0], [1]), "score"),
        (lambda: kaplan_meier([0, 1], [1, 0], [1]), "time"),
        (lambda: cox([1, 2], [1, 0], {"a": [1, 2]}), "status"),
        (lambda: calibration([1, 0], [1, 0.5]), "predicted"),
    ],
)
def test_bad_input_is_refused_by_name(call, field):
    with pytest.raises(InputError) as refused:
        call()
    assert refused.value.place.field == field
