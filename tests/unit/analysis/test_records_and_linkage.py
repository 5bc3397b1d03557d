"""Health numbers, ages, postcodes, and records of one person. The numbers here are test numbers, not people."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.analysis.linkage.comparisons import Alike, Comparison
from goldthread.analysis.linkage.deduplicate import Plan, accuracy, deduplicate
from goldthread.analysis.linkage.fellegi_sunter import MISSING, learn, term_frequency_factors
from goldthread.analysis.records.ages import age_groups
from goldthread.analysis.records.health_numbers import (
    RecordedSex,
    Verdict,
    birth_of,
    check_chi,
    is_chi,
    is_nhs_number,
    sex_of,
)
from goldthread.analysis.records.postcodes import pc7, pc8
from goldthread.kernel.errors import InputError


def test_a_number_says_what_is_wrong_with_it():
    assert check_chi("0101011237") is Verdict.VALID
    assert check_chi("0101011238") is Verdict.CHECKSUM
    assert check_chi("3101011237"[:9]) is Verdict.TOO_FEW
    assert check_chi("3002011237") is Verdict.DATE
    assert is_chi("010101 1237")
    assert is_nhs_number("943-476-5919")
    assert not is_nhs_number("943-476-5918")
    with pytest.raises(InputError, match="noughts in front"):
        check_chi(101011237)  # type: ignore[arg-type]


def test_sex_and_birth_are_told_only_where_the_number_tells_them():
    assert sex_of("0101011237") is RecordedSex.MALE
    assert sex_of("0101011238") is None
    both = {"earliest": date(1900, 1, 1), "latest": date(2020, 1, 1)}
    assert birth_of("0101011237", **both) is None  # 1901 or 2001
    assert birth_of("0101011237", earliest=date(1950, 1, 1), latest=date(2020, 1, 1)) == date(2001, 1, 1)


@given(st.integers(0, 120), st.integers(0, 10), st.integers(20, 90), st.integers(1, 20))
def test_every_age_from_the_first_stands_in_a_group_that_holds_it(age, start, end, by):
    (group,) = age_groups([age], start=start, end=end, by=by)
    if age < start:
        assert group is None
    else:
        low, _, high = group.rstrip("+").partition("-")
        assert int(low) <= age <= int(high or (low if not group.endswith("+") else 1000))


def test_a_postcode_has_one_shape():
    assert (pc7("g3 6rb"), pc8(" G36RB")) == ("G3  6RB", "G3 6RB")
    assert pc7("G2?QE") is None


def test_a_rare_name_says_more():
    found = term_frequency_factors({"London": 40, "Truro": 2}, m=1.0, u=0.2)
    assert found["Truro"] > found["London"]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_learning_finds_the_parameters_the_pairs_were_made_with(seed):
    chance = np.random.default_rng(seed)
    same = chance.random(20_000) < 0.3
    m, u = np.array([0.9, 0.85, 0.95]), np.array([0.1, 0.2, 0.05])
    levels = (chance.random((20_000, 3)) < np.where(same[:, None], m, u)).astype(int)
    levels[:500, 0] = MISSING
    model = learn(levels)
    assert model.prior == pytest.approx(0.3, abs=0.03)
    assert [each[1] for each in model.m] == pytest.approx(m, abs=0.03)
    assert [each[1] for each in model.u] == pytest.approx(u, abs=0.03)


def test_of_a_missing_value_nothing_is_said():
    levels = Comparison("name", Alike.JARO_WINKLER, (0.9,)).levels(["Ann", "", "Ann"], ["Ann", "Ann", "Bob"])
    assert list(levels) == [2, MISSING, 0]


def test_two_records_of_one_person_are_found_and_two_namesakes_are_not():
    records = [
        {
            "name": f"Name{number}",
            "town": f"Town{number % 7}",
            "born": f"19{number % 60 + 30}-01-{number % 27 + 1:02}",
        }
        for number in range(120)
    ]
    records += [{**record, "town": ""} for record in records[:40]]
    plan = Plan(
        comparisons=(Comparison("name"), Comparison("born", Alike.LEVENSHTEIN, (1,)), Comparison("town")),
        blocks=(("name",), ("born",)),
        sure_rules=(("name", "born"),),
        sure_recall=0.9,
        learn_within=(("name",), ("born",)),
    )
    pairs = deduplicate(records, plan)
    found = accuracy(pairs, [str(number % 120) for number in range(160)], 0.5)
    assert (found.precision, found.recall) == (1.0, 1.0)


@pytest.mark.parametrize(
    ("call", "field"),
    [
        (lambda: learn([[0, 1]], [-1]), "counts"),
        (lambda: learn([[0, 1], [0, 1]]), "levels"),
        (lambda: learn([["a", 1]]), "levels"),
        (lambda: deduplicate([{"a": "1"}], Plan((), (), (), 0.5, ())), "records"),
        (lambda: deduplicate([{"a": "1"}] * 3, Plan((Comparison("b"),), (), (), 0.5, ())), "b"),
        (lambda: age_groups([1], by=0), "by"),
        (lambda: Comparison("a", Alike.EXACT, (1,)).levels(["a"], ["b"]), "thresholds"),
    ],
)
def test_bad_input_is_named(call, field):
    with pytest.raises(InputError) as refused:
        call()
    assert refused.value.place.field == field
