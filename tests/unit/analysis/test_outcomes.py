"""Scores by rules that are data, and change between two occasions beside published examples."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.analysis.charts.of_outcomes import change_specification
from goldthread.analysis.charts.specification import Look
from goldthread.analysis.outcomes.change import (
    change_of_summary,
    least_reliable_change,
    paired_change,
    reliable_change,
    standard_error_of_difference,
)
from goldthread.analysis.outcomes.scoring import Item, Missing, Rule, Scale, score
from goldthread.kernel.errors import InputError

# Student 1908, extra hours of sleep of ten people with each of two drugs; R: t.test(x, y, paired = TRUE)
FIRST_DRUG = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
SECOND_DRUG = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]


def scale(**more):
    items = (Item("a", 0, 3), Item("b", 0, 3), Item("c", 0, 3, is_reversed=True))
    return Scale("total", "Total", items, **more)


def test_a_score_adds_up_and_turns_reversed_items():
    assert score(scale(), {"a": 1, "b": 2, "c": 0}) == 6
    assert score(scale(rule=Rule.MEAN), {"a": 1, "b": 2, "c": 0}) == 2
    assert scale().range == (0, 9)
    assert scale(rule=Rule.MEAN).range == (0, 3)


def test_what_a_missing_answer_does_is_said_by_the_scale():
    two = {"a": 1, "b": 2, "c": None}
    assert score(scale(), two) is None
    assert score(scale(missing=Missing.PRORATE, least_answered=2), two) == 4.5
    assert score(scale(missing=Missing.PRORATE, least_answered=2), {"a": 1}) is None


def test_an_answer_outside_its_range_is_named_and_not_repeated():
    with pytest.raises(InputError) as refused:
        score(scale(), {"a": 1, "b": 77, "c": 0})
    assert refused.value.place.field == "b"
    assert "77" not in str(refused.value)


def test_students_sleep():
    found = paired_change(FIRST_DRUG, SECOND_DRUG)
    assert found.mean == pytest.approx(1.58)
    assert (found.low, found.high) == pytest.approx((0.7001142, 2.4598858), abs=1e-6)
    again = change_of_summary(found.people, found.mean, found.sd)
    assert (again.low, again.high) == pytest.approx((found.low, found.high))


def test_jacobson_and_truax_1991():
    """Their example: sd 7.5, reliability .80, from 32.5 to 47.5."""
    error = standard_error_of_difference(7.5, 0.80)
    assert error == pytest.approx(4.74, abs=0.005)
    assert (47.5 - 32.5) / error == pytest.approx(3.16, abs=0.005)
    assert least_reliable_change(7.5, 0.80) == pytest.approx(1.96 * 4.743, abs=0.01)


def test_who_changed_by_more_than_error_and_which_way():
    first, last = [20, 20, 20, 20, None], [14, 15, 26, 10, 3]
    found = reliable_change(first, last, threshold=6, higher_is_better=False)
    assert (found.improved, found.unchanged, found.worsened) == (2, 1, 1)
    better = reliable_change(first, last, threshold=6, higher_is_better=True)
    assert (better.improved, better.worsened) == (1, 2)
    improved = found.shares()
    assert (improved.interval.lower[0], improved.interval.upper[0]) == pytest.approx((15.00, 85.00), abs=0.01)


@pytest.mark.parametrize(
    ("call", "field"),
    [
        (lambda: paired_change([1, None], [2, 3]), "last"),
        (lambda: paired_change([1, 2, 3], [2, 3]), "last"),
        (lambda: change_of_summary(1, 2.0, 1.0), "people"),
        (lambda: change_of_summary(9, 2.0, -1.0), "sd"),
        (lambda: reliable_change([1, 2], [2, 3], threshold=0, higher_is_better=True), "threshold"),
        (lambda: least_reliable_change(7.5, 1.2), "reliability"),
    ],
)
def test_bad_input_is_named(call, field):
    with pytest.raises(InputError) as refused:
        call()
    assert refused.value.place.field == field


@given(st.lists(st.tuples(st.integers(0, 27), st.integers(0, 27)), min_size=2, max_size=40), st.booleans())
def test_everybody_stands_in_one_group_and_turning_the_scale_turns_them(pairs, higher):
    first, last = zip(*pairs, strict=True)
    one = reliable_change(first, last, threshold=6, higher_is_better=higher)
    other = reliable_change(first, last, threshold=6, higher_is_better=not higher)
    assert one.people == len(pairs)
    assert (one.improved, one.worsened) == (other.worsened, other.improved)
    found = paired_change(first, last)
    assert found.low <= found.mean <= found.high


def test_a_withheld_group_is_told_and_not_drawn():
    seen = change_of_summary(40, -4.0, 5.0)
    chart = change_specification([seen, None], ["Harbour", "Hill"], title="Change", higher_is_better=False)
    assert [point.look for point in chart.points] == [Look.BETTER]
    assert chart.table.rows[1] == ("Hill", *["[c]"] * 6)
    assert "1 withheld" in chart.notes[0]
