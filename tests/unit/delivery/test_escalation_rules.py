"""Why an escalation is proposed, where it goes, and what may follow what."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.delivery.escalation import rules
from goldthread.delivery.escalation.rules import Cause, Event, Level, State, Thresholds, Trouble
from goldthread.delivery.messages import rules as message_rules
from goldthread.kernel.errors import InputError
from goldthread.kernel.working_days import WorkingCalendar

TODAY = date(2026, 3, 10)


def trouble(rags=(), silent=None, missed=0, blocked=None):
    return Trouble(rags=list(rags), silent_since=silent, missed_rounds=missed, blocked_since=blocked)


@pytest.mark.parametrize(
    ("known", "cause"),
    [
        (trouble(["red", "red"]), Cause.RED),
        (trouble(["red", "amber", "red"]), None),
        (trouble(["red"]), None),
        (trouble(silent=date(2025, 9, 10), missed=2), Cause.SILENT),
        (trouble(silent=date(2025, 9, 11), missed=1), None),
        (trouble(missed=2), None),
        (trouble(blocked=date(2026, 2, 10)), Cause.BLOCKED),
        (trouble(blocked=date(2026, 2, 11)), None),
        (trouble(["red", "red"], date(2025, 1, 1), 4, date(2025, 1, 1)), Cause.BLOCKED),
    ],
)
def test_a_cause_holds_at_its_threshold_and_not_before(known, cause):
    found = rules.cause_of(known, Thresholds(), on=TODAY)
    assert (found[0] if found else None) == cause


def test_nought_switches_a_cause_off():
    worst = trouble(["red"] * 9, date(2020, 1, 1), 20, date(2020, 1, 1))
    assert rules.cause_of(worst, Thresholds(0, 0, 0), on=TODAY) is None


@given(st.sets(st.sampled_from(list(Level))))
def test_a_route_is_climbed_rung_by_rung_and_ends(route):
    climbed, last = [], None
    while (step := rules.next_level(route, last)) is not None:
        climbed.append(step)
        last = step
    assert climbed == [level for level in Level if level in route]


def test_whatever_happens_an_ended_escalation_stays_ended():
    for events in itertools.product(Event, repeat=4):
        state, ended = State.PROPOSED, False
        for event in events:
            if not rules.may(state, event):
                with pytest.raises(InputError):
                    rules.after(state, event)
                continue
            assert not ended
            state = rules.after(state, event)
            ended = state not in rules.LIVE


def test_every_state_can_be_reached():
    reached, new = {State.PROPOSED}, {State.PROPOSED}
    while new:
        new = {then for state in new for then in rules.TRANSITIONS[state].values()} - reached
        reached |= new
    assert reached == set(State)


def test_grace_counts_working_days_and_its_last_day_is_in_time():
    before_st_andrew = date(2026, 11, 27)  # a Friday; the Monday after is a holiday in Scotland
    by = rules.answer_by(before_st_andrew, 5, WorkingCalendar())
    assert by == date(2026, 12, 7)
    assert not rules.is_over(by, by)
    assert rules.is_over(by, date(2026, 12, 8))


def test_a_message_is_tried_ever_more_slowly_and_then_given_up():
    from datetime import UTC, datetime

    now = datetime(2026, 3, 10, tzinfo=UTC)
    tries = [message_rules.next_try(attempt, now) for attempt in range(1, message_rules.MOST_ATTEMPTS + 1)]
    waits = [then - now for then in tries[:-1]]
    assert waits == sorted(set(waits))
    assert tries[-1] is None


def test_a_week_is_one_week_over_new_year():
    assert message_rules.week_of(date(2026, 12, 31)) == message_rules.week_of(date(2027, 1, 1)) == "2026-W53"
