"""One specification: the picture, its words and its table say the same."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.analysis.charts.of_comparisons import funnel_specification, rates_specification
from goldthread.analysis.charts.of_impact import interrupted_specification
from goldthread.analysis.charts.of_spc import control_specification, run_specification, xmr_specification
from goldthread.analysis.charts.png import png
from goldthread.analysis.charts.scales import scale
from goldthread.analysis.charts.specification import Look, Mark
from goldthread.analysis.charts.svg import svg
from goldthread.analysis.impact.design import columns
from goldthread.analysis.impact.interrupted import fit_interrupted
from goldthread.analysis.rates.single import crude_rates
from goldthread.analysis.spc.attribute import p_chart
from goldthread.analysis.spc.runs import run_chart
from goldthread.analysis.spc.segments import Rebase
from goldthread.analysis.spc.signals import Improvement
from goldthread.analysis.spc.xmr import xmr_chart
from goldthread.kernel.errors import InputError

SVG = "{http://www.w3.org/2000/svg}"
VALUES = [50, 52, 50, 52, 50, 52, 70, 52, None, 52, 50, 52, 80, 82, 80, 82, 80, 82]
LABELS = [f"2025-{place:02d}" for place in range(1, len(VALUES) + 1)]


def waits(**changed):
    rebases = [Rebase(12, "Counted from referral", is_break=True)]
    chart = xmr_chart(VALUES, better=Improvement.DECREASE, target=60, rebases=rebases)
    return xmr_specification(chart, LABELS, title="Waits & <delays>", unit="Days", source="Invented", **changed)


def test_a_chart_has_its_title_its_description_and_no_inline_style_or_script():
    drawn = svg(waits())
    root = ElementTree.fromstring(drawn)
    named = [root.find(f"{SVG}title"), root.find(f"{SVG}desc")]
    assert named[0].text == "Waits & <delays>"
    assert "Counted from referral" in named[1].text
    assert root.get("role") == "img"
    assert root.get("aria-labelledby").split() == [one.get("id") for one in named]
    assert "style=" not in drawn
    assert "<script" not in drawn


def test_no_line_is_joined_over_a_gap_or_a_break():
    chart = replace(waits(), marks=())
    pieces = ElementTree.fromstring(svg(chart)).findall(f"{SVG}polyline")
    # the value in three pieces (a gap and a break), mean and two limits in two each, the target in one
    assert len(pieces) == 3 + 2 * 3 + 1


def test_what_stands_out_has_a_shape_and_words_of_its_own():
    chart = waits()
    assert {point.look for point in chart.points} >= {Look.PLAIN, Look.WORSE}
    drawn = svg(chart)
    assert "above the upper limit" in drawn
    assert "Concern" in drawn


def test_the_table_holds_every_figure_and_says_what_is_missing():
    table = waits().table
    assert len(table.rows) == len(VALUES)
    assert table.rows[8][1] == "missing"
    assert table.rows[6][-1] == "above the upper limit"


def test_an_action_stands_where_it_began():
    drawn = svg(waits(marks=[Mark(3, "Outreach begins")]), with_title=True)
    assert "Outreach begins" in drawn
    assert "Source: Invented." in drawn


def test_every_kind_of_chart_can_be_drawn():
    chance = np.random.default_rng(1)
    sizes = chance.integers(60, 900, 12)
    counts = chance.binomial(sizes, 0.4)
    time = np.arange(24)
    fit = fit_interrupted(chance.poisson(30, 24), columns(time, time >= 12))
    names = [f"Area {place}" for place in range(12)]
    charts = [
        control_specification(p_chart(counts, sizes), names, title="Shares"),
        run_specification(run_chart(counts), names, title="Counts"),
        funnel_specification(counts, sizes, names, title="Funnel"),
        rates_specification(crude_rates(counts, sizes * 100), names, title="Rates"),
        interrupted_specification(fit, [str(place) for place in time], title="Before and after"),
    ]
    for chart in charts:
        ElementTree.fromstring(svg(chart))
        assert len(chart.table.rows) in (12, 24)


def test_a_funnel_marks_only_what_lies_outside():
    chart = funnel_specification([50, 102, 1000, 90], [100, 200, 2000, 100], list("ABCD"), title="Funnel")
    assert [point.look for point in chart.points] == [Look.PLAIN, Look.PLAIN, Look.PLAIN, Look.APART]
    assert chart.description.startswith("1 of 4")


def test_a_picture_for_papers():
    assert png(waits(), dots_per_inch=40).startswith(b"\x89PNG")


def test_a_chart_needs_a_title_and_lines_of_its_own_length():
    with pytest.raises(InputError, match="title"):
        replace(waits(), title=" ")
    with pytest.raises(InputError, match="places"):
        replace(waits(), labels=("one",))


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=20))
def test_a_scale_holds_every_figure_at_round_numbers(figures):
    found = scale(figures, 0, 100)
    assert found.low <= min(figures) + 1e-6
    assert found.high >= max(figures) - 1e-6
    assert 2 <= len(found.ticks) <= 12
