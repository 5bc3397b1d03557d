"""The overview, the front and the board: every figure is the one that counting the actions by hand gives."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from django.utils import timezone

from factories import bulk, people, plans
from goldthread.delivery import reads, rules
from goldthread.plans import writes as plan_writes
from goldthread.plans.models import Action, Milestone

TODAY = date(2026, 3, 10)
SINCE = TODAY - timedelta(days=90)


def late(action):
    return rules.is_overdue(action.status, action.ends, TODAY)


@pytest.fixture
def actions(plan):
    return list(Action.objects.filter(plan=plan))


def test_every_figure_of_the_overview_can_be_counted_by_hand(plan, actions):
    seen = reads.overview(plan, TODAY)
    for priority in seen.priorities:
        mine = [action for action in actions if action.priority_id == priority.id]
        tally = priority.tally
        assert tally.total == len(mine)
        assert {k: v for k, v in tally.by_status.items() if v} == Counter(a.status for a in mine)
        assert {k: v for k, v in tally.by_rag.items() if v} == Counter(a.stated_rag for a in mine)
        assert tally.late == sum(map(late, mine))
        assert tally.red == sum(a.stated_rag == "red" and rules.is_open(a.status) for a in mine)
        assert tally.undated == sum(a.ends is None and rules.is_open(a.status) for a in mine)
        assert tally.due_soon == sum(rules.is_due_soon(a.status, a.ends, TODAY) for a in mine)
        assert tally.open == sum(rules.is_open(a.status) for a in mine)
    assert seen.tally.total == len(actions) == sum(p.tally.total for p in seen.priorities)


def test_a_priority_shows_what_is_next_and_what_has_been_late_longest(plan, actions):
    for priority in reads.overview(plan, TODAY).priorities:
        mine = [a for a in actions if a.priority_id == priority.id and rules.is_open(a.status) and a.ends]
        ahead = sorted(a.ends for a in mine if a.ends >= TODAY)
        behind = sorted(a.ends for a in mine if a.ends < TODAY)
        assert (priority.next_due.ends if priority.next_due else None) == (ahead[0] if ahead else None)
        assert [row.ends for row in priority.late] == behind[:3]
        assert all(row.is_late for row in priority.late)


def test_what_needs_attention_is_what_the_rule_ranks_and_in_its_order(plan, partnership, actions):
    ranks = {
        a.pk: rank
        for a in actions
        if (rank := rules.attention(status=a.status, rag=a.stated_rag, ends=a.ends, on=TODAY))
    }
    seen = reads.front(partnership, TODAY).attention
    assert seen.total == len(ranks)
    assert [ranks[row.id] for row in seen.rows] == sorted(ranks.values())[: len(seen.rows)]


def test_the_board_says_what_is_late_red_blocked_done_and_not_heard_of(plan, actions):
    seen = reads.board(plan, SINCE, TODAY, shown=None)
    opened = [a for a in actions if rules.is_open(a.status)]
    expected = {
        "late": {a.pk for a in actions if late(a)},
        "red": {a.pk for a in opened if a.stated_rag == "red"},
        "blocked": {a.pk for a in opened if a.status == "blocked"},
        "done": {a.pk for a in actions if a.status == "complete" and a.ended_on > SINCE},
        "unheard": {a.pk for a in opened if a.last_update_at is None or a.last_update_at.date() <= SINCE},
        "new": {a.pk for a in actions if a.added_on > SINCE},
    }
    for name, keys in expected.items():
        section = getattr(seen, name)
        assert ({row.id for row in section.rows}, section.total) == (keys, len(keys)), name
    assert all(expected[name] for name in ("late", "red", "blocked", "done", "unheard"))
    steps = Milestone.objects.filter(action__plan=plan, done_on__gt=SINCE)
    assert {step.id for step in seen.steps_done} == set(steps.values_list("id", flat=True))


def test_a_board_says_how_much_it_leaves_out(plan):
    everything = reads.board(plan, SINCE, TODAY, shown=None).late
    some = reads.board(plan, SINCE, TODAY, shown=2).late
    assert [row.id for row in some.rows] == [row.id for row in everything.rows[:2]]
    assert some.left_out == len(everything.rows) - 2 > 0


def test_two_screens_never_show_two_figures(plan, partnership):
    figures = {
        "overview": reads.overview(plan, TODAY).tally,
        "front": reads.front(partnership, TODAY).plans[0].tally,
        "board": reads.board(partnership, SINCE, TODAY).tally,
        "whole plan": reads.whole_plan(plan, SINCE, TODAY).tally,
    }
    assert len({repr(tally) for tally in figures.values()}) == 1
    overdue = reads.actions(plan, reads.ActionFilters(overdue=True), on=TODAY)
    assert overdue.total == figures["front"].late > 0


READS = {
    "overview": (9, lambda plan: reads.overview(plan, TODAY)),
    "front": (7, lambda plan: reads.front(plan.partnership, TODAY)),
    "board": (21, lambda plan: reads.board(plan.partnership, SINCE, TODAY)),
    "calendar": (2, lambda plan: reads.calendar(plan.partnership, TODAY, TODAY)),
    "whole plan": (17, lambda plan: reads.whole_plan(plan, SINCE, TODAY)),
}


@pytest.mark.parametrize("name", READS)
def test_the_number_of_queries_does_not_grow(name, partnership, coordinator, django_assert_max_num_queries):
    most, read = READS[name]
    for actions, seed in ((30, 2), (120, 3)):
        plan = bulk.load_plan(
            partnership=partnership, by=coordinator, size=bulk.Size(actions=actions), on=TODAY, seed=seed
        )
        with django_assert_max_num_queries(most):
            read(plan)


def test_an_empty_partnership_has_nothing_to_show_and_nothing_to_fear(db):
    elsewhere = people.partnership(slug="elsewhere", name="Elsewhere")
    seen = reads.front(elsewhere, TODAY)
    assert (seen.plans, seen.tally.total, seen.attention.total) == ((), 0, 0)
    assert reads.board(elsewhere, SINCE, TODAY).late.total == 0
    assert reads.calendar(elsewhere, TODAY, TODAY).items == ()


def test_a_board_says_which_dates_were_changed_and_by_how_much(partnership, coordinator):
    live = plans.live_plan(partnership, coordinator)
    action = Action.objects.get(plan=live, ref="1.1")
    step = Milestone.objects.get(action__plan=live)
    for when, why in (("June 2027", "Staff"), ("September 2027", "Premises")):
        plan_writes.change_timescale(action=action, timescale=when, reason=why, agreed_by="The board", by=coordinator)
    plan_writes.change_milestone_timescale(
        milestone=step, timescale="August 2026", reason="Late start", by=coordinator
    )
    today = timezone.localdate()
    of_step, second, first = reads.board(partnership, today - timedelta(days=1), today).moved
    assert (second.action_id, second.milestone_id, second.action_ref) == (action.pk, None, "1.1")
    assert (second.was_printed, second.now_printed, second.reason) == ("June 2027", "September 2027", "Premises")
    assert (second.days, second.days_in_all) == (92, 183)
    assert (first.was_printed, first.was, first.agreed_by) == ("March 2027", date(2027, 3, 31), "The board")
    assert (of_step.action_id, of_step.milestone_id, of_step.milestone) == (step.action_id, step.pk, step.text)
    assert (of_step.was_printed, of_step.now) == ("June 2026", date(2026, 8, 31))
    assert reads.board(live, today, today).moved_total == 0
    assert [m.now_printed for m in reads.moved_dates(live, today - timedelta(days=1))][:2] == [
        "August 2026",
        "September 2027",
    ]
