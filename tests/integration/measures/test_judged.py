"""What a series is said to say, and when nothing may be said."""

from __future__ import annotations

from datetime import date

import pytest

from factories import plans
from goldthread.analysis.spc.signals import Standing
from goldthread.analysis.spc.xmr import Assurance
from goldthread.measures import reads, writes
from goldthread.plans.models import Action
from integration.measures.conftest import monthly

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 1)


def page(indicator):
    return reads.measure_page(indicator, on=TODAY)


def test_a_fall_that_is_no_chance_is_of_concern(exits):
    judged = page(exits).judged
    assert (judged.variation, judged.is_red) == (Standing.CONCERN, True)
    assert "Of concern" in judged.sentences[0]


def test_a_target_out_of_reach_will_be_missed(exits, coordinator):
    writes.set_target(indicator=exits, value=90, starts=date(2024, 1, 1), by=coordinator)
    writes.set_target(indicator=exits, value=10, starts=date(2030, 1, 1), by=coordinator)
    judged = page(exits).judged
    assert (judged.target, judged.assurance) == (90, Assurance.MISSED)


def test_nothing_is_joined_across_a_break(exits, coordinator):
    before = page(exits).judged.chart
    writes.mark_break(indicator=exits, at=date(2024, 7, 1), reason="Another service is counted too", by=coordinator)
    chart = page(exits).judged.chart
    assert [segment.points for segment in before.segments] == [13]
    assert [segment.points for segment in chart.segments] == [6, 7]
    assert any("Another service" in sentence for sentence in page(exits).judged.sentences)


def test_a_missing_figure_keeps_its_place_and_is_not_nought(exits, coordinator):
    monthly(exits, [61, None, 60], by=coordinator, area_code="S12000042")
    seen = reads.measure_page(exits, on=TODAY, series=next(s.id for s in page(exits).others if s.area_code))
    assert [figure.drawn for figure in seen.figures] == [61, None, 60]
    assert seen.judged.chart is None


def test_periods_that_share_time_are_not_judged(partnership, coordinator):
    row = writes.add_indicator(partnership=partnership, name="Rate", key="rate", polarity="lower", by=coordinator)
    rows = [(n, {"indicator": "rate", "period": f"{2000 + n}-{2004 + n}", "value": str(n)}) for n in range(2, 12)]
    writes.load_figures(partnership=partnership, name="rolling", rows=rows, by=coordinator)
    judged = page(row).judged
    assert (judged.chart, judged.latest.value) == (None, 11)
    assert "share time" in judged.sentences[0]


def test_a_year_and_a_quarter_are_not_joined(partnership, coordinator):
    row = writes.add_indicator(partnership=partnership, name="Kits", key="kits", by=coordinator)
    periods = ["2018/19", "2019/20", "2020/21", "2021/22", "2022/23", "2023/24 Q1"]
    rows = [(n, {"indicator": "kits", "period": period, "value": "9"}) for n, period in enumerate(periods, 2)]
    writes.load_figures(partnership=partnership, name="kits", rows=rows, by=coordinator)
    assert "not equally long" in page(row).judged.sentences[0]


def test_what_is_of_concern_comes_first(partnership, coordinator, exits):
    for key, values in {"calm": [5, 6, 5, 6, 5, 6, 5], "few": [5]}.items():
        row = writes.add_indicator(partnership=partnership, name=key, key=key, polarity="lower", by=coordinator)
        monthly(row, values, by=coordinator)
    writes.add_indicator(partnership=partnership, name="bare", key="bare", by=coordinator)
    found = [each.indicator.key for each in reads.measures(partnership, on=TODAY)]
    assert found == ["planned_exits_pct", "calm", "few", "bare"]


def test_the_list_takes_the_same_queries_for_many(partnership, coordinator, exits, count_queries):
    few = count_queries(lambda: reads.measures(partnership, on=TODAY))
    for number in range(8):
        row = writes.add_indicator(partnership=partnership, name=f"M{number}", key=f"m{number}", by=coordinator)
        monthly(row, [1, 2, 1, 2, 1, 2, 1], by=coordinator)
    assert count_queries(lambda: reads.measures(partnership, on=TODAY)) == few <= 9


def test_the_two_lists(partnership, coordinator, exits):
    plan = plans.live_plan(partnership, coordinator)
    lists = reads.two_lists(partnership, on=TODAY)
    assert [each.indicator.key for each in lists.measures] == ["planned_exits_pct"]
    assert len(lists.actions) == lists.actions_total == plan.actions.filter(ended_on=None).count() > 2
    some = reads.two_lists(partnership, on=TODAY, shown=2)
    assert (some.actions, some.actions_total) == (lists.actions[:2], lists.actions_total)
    priority = plan.priorities.get(ref="1")
    writes.link_measure(indicator=exits, to=priority, by=coordinator)
    lists = reads.two_lists(partnership, on=TODAY)
    assert lists.measures == ()
    assert {each.id for each in lists.actions} == set(
        Action.objects.filter(plan=plan, ended_on=None).exclude(priority=priority).values_list("id", flat=True)
    )


def test_only_what_goes_the_wrong_way_is_a_concern(partnership, coordinator, exits):
    shown = {"rising": "higher", "people": "neither"}
    for key, polarity in shown.items():
        row = writes.add_indicator(partnership=partnership, name=key, key=key, polarity=polarity, by=coordinator)
        monthly(row, [61, 64, 60, 63, 62, 65, 61, 63, 62, 60, 64, 62, 90], by=coordinator)
        assert page(row).judged.is_signalling
    lists = reads.two_lists(partnership, on=TODAY)
    assert [each.indicator.key for each in lists.measures] == ["planned_exits_pct"]
    assert [each.indicator.key for each in lists.improving] == ["rising"]
    asked = {
        key: reads.measures(partnership, on=TODAY, filters=reads.MeasureFilters(shown=key)) for key in reads.SHOWN
    }
    assert [each.indicator.key for each in asked["red"]] == ["planned_exits_pct"]
    assert [each.indicator.key for each in asked["improving"]] == ["rising"]
    writes.set_target(indicator=reads.find_indicator(partnership, "rising"), value=500, by=coordinator)
    lists = reads.two_lists(partnership, on=TODAY)
    assert [each.indicator.key for each in lists.measures] == [
        "planned_exits_pct",
        "rising",
    ]  # better, yet out of reach


def test_the_measures_of_a_priority_and_an_action(partnership, coordinator, exits):
    plan = plans.live_plan(partnership, coordinator)
    action = plan.actions.first()
    link = writes.link_measure(indicator=exits, to=action, by=coordinator)
    assert [each.indicator for each in reads.measures_of(action, on=TODAY)] == [exits]
    assert reads.measures_of(plan.priorities.first(), on=TODAY) == []
    writes.unlink_measure(link=link, by=coordinator)
    assert reads.measures_of(action, on=TODAY) == []
