"""No attacker narrows a hidden cell, whatever the table, the tables before it, or the rule."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.analysis.disclosure.attack import Attacker, exactly_known
from goldthread.analysis.disclosure.cells import Cell, Dimension, dimension_of, tabulate
from goldthread.analysis.disclosure.ledger import Ledger, protect_release
from goldthread.analysis.disclosure.optimum import fewest_secondary
from goldthread.analysis.disclosure.rules import Rule, Zeros, randomly_rounded, rounded
from goldthread.analysis.disclosure.suppress import protect
from goldthread.kernel.errors import InputError


def grid(counts):
    rows = [
        {"area": f"area {i}", "sex": f"sex {k}", "count": int(count)}
        for i, line in enumerate(counts)
        for k, count in enumerate(line)
    ]
    return rows, [dimension_of(rows, ["area"]), dimension_of(rows, ["sex"])]


def cell(**labels):
    return frozenset(labels.items())


def narrowest(protected):
    """The least width by which an attacker is left uncertain, of primary and of all hidden cells."""
    widths = {place: one.width for place, one in Attacker(protected.table, protected.hidden).intervals().items()}
    primary = [width for place, width in widths.items() if protected.primary[place]]
    return min(primary, default=np.inf), min(widths.values(), default=np.inf)


def test_two_hidden_cells_a_row_and_column_are_not_enough():
    # Castro 2012, Statistical disclosure control in tabular data: cell (w, b) follows from the rest.
    counts = [[30, 47, 64, 89], [90, 124, 5, 31], [92, 100, 59, 85], [800, 991, 651, 685]]
    table = tabulate(*grid(counts))
    pattern = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 2), (2, 1), (2, 3), (3, 1), (3, 3)]
    hidden = table.where(cell(area=f"area {i}", sex=f"sex {k}") for i, k in pattern)
    assert [str(table.cells[place]) for place in exactly_known(table, hidden)] == ["area area 0, sex sex 1"]
    attacked = Attacker(table, hidden).interval(table.places[cell(area="area 0", sex="sex 0")])
    assert (attacked.low, attacked.high) == (25, 94)


def test_one_small_count_takes_three_more_cells():
    table = tabulate(*grid([[3, 20, 30], [25, 40, 50], [35, 60, 70]]))
    protected = protect(table, Rule(5))
    assert protected.primary.sum() == 1
    assert protected.secondary.sum() == 3
    assert protected.shown()[table.places[cell(area="area 0", sex="sex 0")]] == "*"


@settings(max_examples=15, deadline=None)
@given(
    st.integers(2, 4).flatmap(
        lambda wide: st.lists(st.lists(st.integers(0, 30), min_size=wide, max_size=wide), min_size=2, max_size=5)
    ),
    st.sampled_from([Rule(5), Rule(3, Zeros.PROTECT), Rule(5, protection=1)]),
)
def test_no_attacker_narrows_a_hidden_cell(counts, rule):
    protected = protect(tabulate(*grid(counts)), rule)
    primary, every = narrowest(protected)
    assert primary >= rule.width
    assert every >= 1
    assert (protected.hidden | ~rule.primary(protected.table)).all()


@settings(max_examples=5, deadline=None)
@given(st.lists(st.integers(0, 12), min_size=18, max_size=18))
def test_hierarchies_and_three_dimensions_are_safe(counts):
    rows = [
        {"area": area, "board": board, "sex": sex, "year": year, "count": counts.pop()}
        for area, board in (("A", "North"), ("B", "North"), ("C", "South"))
        for sex in ("women", "men")
        for year in ("2022", "2023", "2024")
    ]
    columns = (["area", "board"], ["sex"], ["year"])
    protected = protect(tabulate(rows, [dimension_of(rows, names) for names in columns]), Rule(3))
    assert narrowest(protected)[0] >= 3


def test_a_second_table_cannot_undo_the_first():
    rows, dimensions = grid([[3, 20, 30], [25, 40, 50], [35, 60, 70]])
    first = protect(tabulate(rows, dimensions), Rule(5))
    ledger = Ledger().with_release("January", first)
    # A town that is area 1 and area 2: with the total public, area 0 would follow.
    town = Dimension("area", dimensions[0].parts, {"town": frozenset({"area 1", "area 2"})})
    terms = [[("area", ("town",)), ("sex", ("sex 0", "sex 1", "sex 2"))]]
    alone = protect(tabulate(rows, [town, dimensions[1]], terms=terms), Rule(5))
    assert not alone.hidden.any()
    together = protect_release(rows, [town, dimensions[1]], Rule(5), ledger, terms=terms)
    assert together.hidden.any()
    everything = ledger.with_release("March", together)
    assert not everything.entries[cell(area="area 0", sex="sex 0")].published


def test_a_count_that_has_changed_since_is_refused():
    rows, dimensions = grid([[30, 20], [25, 40]])
    ledger = Ledger().with_release("January", protect(tabulate(rows, dimensions), Rule(5)))
    finer = [{**row, "part": part, "count": count} for row in rows for part, count in (("x", row["count"]), ("y", 0))]
    changed = [{**row, "count": row["count"] + (row["area"] == "area 0")} for row in finer]
    with pytest.raises(InputError, match="area 0"):
        protect_release(changed, [*dimensions, dimension_of(finer, ["part"])], Rule(5), ledger)


def test_a_small_count_between_two_public_sums_is_refused():
    part, whole = Dimension("age", ("young", "old")), [[("age", ("Total",))], [("age", ("old",))]]
    rows = [{"age": "young", "count": 2}, {"age": "old", "count": 40}]
    public = protect(tabulate(rows, [part], terms=whole), Rule(1))
    ledger = Ledger().with_release("January", public)
    with pytest.raises(InputError, match="already public"):
        protect_release(rows, [part], Rule(5), ledger)


def test_few_more_cells_are_hidden_than_the_best_possible():
    chance = np.random.default_rng(11)
    ours = best = 0
    for _ in range(6):
        table = tabulate(*grid(chance.poisson(chance.gamma(1.2, 12, (4, 3)))))
        found = fewest_secondary(table, Rule(3, protection=1), seconds=5)
        if found is not None:
            ours += int(protect(table, Rule(3, protection=1)).secondary.sum())
            best += found
    assert best > 0
    assert ours <= 1.3 * best


def test_rounding_is_the_same_in_every_table():
    assert rounded(np.array([0, 1, 2, 3, 7, 8]), 5).tolist() == [0, 0, 0, 5, 5, 10]
    table = tabulate(*grid([[3, 4], [6, 7]]))
    once, again = (randomly_rounded(table, 5, secret="kept") for _ in range(2))
    assert once.tolist() == again.tolist()
    assert (abs(once - table.counts) < 5).all()
    assert any(randomly_rounded(table, 5, secret=other).tolist() != once.tolist() for other in "abcdefgh")
    assert Cell((("sex", "Total"), ("area", "A"))).key == cell(area="A")


@pytest.mark.parametrize(
    ("call", "field"),
    [
        (lambda: tabulate([], []), "rows"),
        (lambda: tabulate(*grid([[-1, 2]])), "count"),
        (lambda: tabulate([{"a": "x", "count": 1.5}], [Dimension("a", ("x",))]), "count"),
        (lambda: tabulate([{"a": "z", "count": 1}], [Dimension("a", ("x",))]), "a"),
        (lambda: dimension_of([{"a": 1}], ["b"]), "b"),
        (lambda: Rule(0), "threshold"),
        (lambda: Rule(5, protection=0), "protection"),
        (lambda: rounded(np.array([1]), 1), "base"),
        (lambda: randomly_rounded(tabulate(*grid([[1]])), secret=""), "secret"),
    ],
)
def test_bad_input_is_refused_by_name(call, field):
    with pytest.raises(InputError) as refused:
        call()
    assert refused.value.place.field == field
