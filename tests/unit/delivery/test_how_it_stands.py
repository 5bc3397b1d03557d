"""How an action stands: rule 1 of the domain, and the tables of what may follow what."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.delivery import rules
from goldthread.delivery.rules import Condition, Status
from goldthread.kernel.rag import Rag
from goldthread.plans.models.actions import ENDED_STATUSES, OPEN_STATUSES, ActionStatus

TODAY = date(2026, 3, 10)
days = st.dates(date(2015, 1, 1), date(2035, 12, 31))
maybe_days = st.none() | days
statuses = st.sampled_from(Status)
rags = st.sampled_from(["", *Rag])


def test_the_statuses_are_those_of_the_plan():
    assert {s.value for s in Status} == set(ActionStatus.values)
    assert {s.value for s in OPEN_STATUSES} == set(rules.OPEN)
    assert {s.value for s in ENDED_STATUSES} == set(rules.ENDED)


@given(status=statuses, on=days)
def test_undated_is_never_overdue_nor_due(status, on):
    assert not rules.is_overdue(status, None, on)
    assert not rules.is_due_soon(status, None, on)


@given(status=st.sampled_from(sorted(rules.ENDED)), ends=maybe_days, on=days)
def test_ended_is_never_overdue_nor_in_need_of_attention(status, ends, on):
    assert not rules.is_overdue(status, ends, on)
    assert rules.attention(status=status, rag=Rag.RED, ends=ends, on=on) is None


@given(status=st.sampled_from(sorted(rules.OPEN)), on=days)
def test_the_last_day_is_still_in_time(status, on):
    assert not rules.is_overdue(status, on, on)
    assert rules.is_overdue(status, on - timedelta(days=1), on)


@given(status=statuses, ends=maybe_days, on=days)
def test_nothing_is_late_and_due_at_once(status, ends, on):
    assert not (rules.is_overdue(status, ends, on) and rules.is_due_soon(status, ends, on))


@given(status=statuses, ends=maybe_days, ended_on=days, on=days, recurrence=st.sampled_from(["", "quarterly"]))
def test_every_action_stands_somehow_and_undated_is_never_on_time(status, ends, ended_on, on, recurrence):
    ended = None if status in rules.OPEN else ended_on
    stands = rules.standing(status=status, ends=ends, ended_on=ended, on=on, recurrence=recurrence)
    assert stands.words
    assert (stands.condition is Condition.LATE) == rules.is_overdue(status, ends, on)
    if ends is None:
        assert stands.condition not in (Condition.ON_TIME, Condition.DUE_SOON, Condition.LATE)


@given(first=maybe_days, second=maybe_days)
def test_slippage_counts_from_the_first_date(first, second):
    slipped = rules.slippage(first, second)
    if first is None or second is None:
        assert slipped is None
    else:
        assert first + timedelta(days=slipped) == second


@given(status=statuses)
def test_an_update_may_leave_the_status_as_it_is(status):
    assert rules.may_become(status, status)


def test_every_status_can_be_reached_and_left():
    for status in Status:
        others = [s for s in Status if s is not status]
        assert any(rules.may_become(other, status) for other in others)
        assert any(rules.may_become(status, other) for other in others)


@given(status=statuses, rag=rags)
def test_claims_that_make_no_sense_are_refused(status, rag):
    allowed = rules.rag_goes_with(status, rag)
    if rag == Rag.BLUE:
        assert allowed == (status is Status.COMPLETE)
    if rag == "":
        assert allowed
    if status is Status.COMPLETE and allowed:
        assert rag not in (Rag.RED, Rag.AMBER)


@pytest.mark.parametrize(
    ("status", "ends", "ended_on", "recurrence", "words"),
    [
        ("in_progress", date(2026, 3, 9), None, "", "1 day late"),
        ("blocked", date(2026, 2, 28), None, "", "10 days late and blocked"),
        ("in_progress", TODAY, None, "", "Due today"),
        ("not_started", date(2026, 3, 11), None, "", "Due in 1 day"),
        ("blocked", date(2026, 6, 30), None, "", "Blocked. Due in 3 months"),
        ("blocked", None, None, "", "Blocked. No date was set"),
        ("in_progress", None, None, "ongoing", "Ongoing, without an end date"),
        ("not_started", None, None, "", "No date was set"),
        ("complete", date(2026, 1, 31), date(2026, 2, 3), "", "Completed on 3 February 2026"),
        ("closed", None, date(2026, 2, 3), "", "Closed without completion on 3 February 2026"),
    ],
)
def test_it_is_said_in_plain_words(status, ends, ended_on, recurrence, words):
    stands = rules.standing(status=status, ends=ends, ended_on=ended_on, on=TODAY, recurrence=recurrence)
    assert stands.words == words


def test_what_needs_attention_comes_in_order():
    late, later, ahead = date(2026, 1, 1), date(2026, 2, 1), date(2026, 9, 1)
    actions = {
        "late and red": ("in_progress", Rag.RED, later),
        "oldest late": ("in_progress", "", late),
        "late": ("in_progress", Rag.GREEN, later),
        "blocked": ("blocked", "", ahead),
        "red": ("in_progress", Rag.RED, None),
        "due and not begun": ("not_started", "", TODAY + timedelta(days=3)),
    }
    ranks = {n: rules.attention(status=s, rag=r, ends=e, on=TODAY) for n, (s, r, e) in actions.items()}
    assert sorted(actions, key=lambda name: ranks[name]) == list(actions)
    assert rules.attention(status="in_progress", rag=Rag.GREEN, ends=ahead, on=TODAY) is None
