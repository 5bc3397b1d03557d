"""The report is assembled from delivery's reads: its figures are the board's, its rows the lists'."""

from __future__ import annotations

from datetime import timedelta

from factories import plans
from goldthread.delivery.filters import ActionFilters
from goldthread.delivery.reads.board import board
from goldthread.delivery.reads.lists import action_rows
from goldthread.publishing.reads import last_time, plan_report
from goldthread.publishing.renderers import FORMATS, render


def test_the_report_and_the_board_count_alike(plan, today):
    since = today - timedelta(days=90)
    report, screen = plan_report(plan, on=today, since=since), board(plan, since, today, shown=None)
    for name, section in (
        ("late", screen.late),
        ("red", screen.red),
        ("blocked", screen.blocked),
        ("done_since", screen.done),
        ("unheard", screen.unheard),
    ):
        assert {action.id for action in getattr(report, name)} == {row.id for row in section.rows}, name
    assert len(report.moved) == screen.moved_total
    assert len(report.undated) == screen.tally.undated
    assert {count.code: count.number for count in report.by_status} == dict(screen.tally.by_status)
    assert {count.code: count.number for count in report.by_rag} == dict(screen.tally.by_rag)
    assert report.late
    assert report.done_since


def test_every_action_is_in_it_once_as_lists_have_it(plan, today):
    report = plan_report(plan, on=today, since=today)
    rows = {row.id: row for row in action_rows(plan, ActionFilters(), on=today)}
    assert len(report.actions) == len(rows) == len({action.id for action in report.actions})
    for action in report.actions:
        row = rows[action.id]
        assert (action.ref, action.text, action.timescale, action.status) == (
            row.ref,
            row.text,
            row.printed,
            row.status,
        )
        assert action.leads == tuple(owner.name for owner in row.leads)


def test_the_number_of_queries_does_not_grow(plan, partnership, coordinator, today, django_assert_max_num_queries):
    with django_assert_max_num_queries(29):
        plan_report(plan, on=today, since=today)


def test_a_recommendation_that_nothing_answers_is_told(partnership, coordinator, today):
    plan = plans.live_plan(partnership, coordinator)
    report = plan_report(plan, on=today, since=today)
    assert report.recommendations
    answered = [each for each in report.recommendations if each.action_ids or each.priorities]
    assert answered
    assert report.version.startswith("1")


def test_a_real_plan_makes_every_file(plan, today):
    report = plan_report(plan, on=today, since=today - timedelta(days=365))
    for form in FORMATS:
        assert len(render(report, form)) > 1000


def test_last_time_is_one_round_of_updates_ago(plan, partnership, today):
    assert last_time(partnership, today) == today - timedelta(days=partnership.cadence_days)
    assert last_time(plan, today) == last_time(partnership, today)
