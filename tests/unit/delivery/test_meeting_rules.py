"""Papers, quorum, and the last meetings at which a return can still be signed off."""

from __future__ import annotations

import itertools
import random
from datetime import date, timedelta

import pytest

from goldthread.delivery.meetings import rules
from goldthread.delivery.meetings.rules import MeetingState, Sitting, sign_off_plan
from goldthread.kernel.working_days import WorkingCalendar

TODAY = date(2026, 1, 5)
BOARD, CHIEFS = 1, 2


def sitting(key: int, group: int, held: date, papers_days: int = 7) -> Sitting:
    return Sitting(key, group, held, held - timedelta(days=papers_days))


def test_papers_are_due_working_days_before():
    wednesday_after_new_year = date(2026, 1, 7)
    assert rules.papers_due(wednesday_after_new_year, 5, WorkingCalendar()) == date(2025, 12, 29)


def test_the_last_meeting_that_works_is_counted_back_from_the_end():
    boards = [sitting(n, BOARD, date(2026, month, 10)) for n, month in enumerate((2, 3, 4, 5), 1)]
    chiefs = [sitting(n, CHIEFS, date(2026, month, 20)) for n, month in enumerate((3, 5, 6), 11)]
    plan = sign_off_plan([BOARD, CHIEFS], [*boards, *chiefs], due_on=date(2026, 6, 15), on=TODAY)
    assert [stage.sitting.held_on for stage in plan.stages] == [date(2026, 5, 10), date(2026, 5, 20)]
    assert plan.start_by == date(2026, 5, 3)
    assert "soon" in plan.warning(TODAY)


def test_a_board_too_close_before_the_next_papers_is_too_late():
    sittings = [sitting(1, BOARD, date(2026, 3, 14)), sitting(2, BOARD, date(2026, 2, 10))]
    sittings.append(sitting(3, CHIEFS, date(2026, 3, 20)))
    plan = sign_off_plan([BOARD, CHIEFS], sittings, due_on=date(2026, 3, 31), on=TODAY)
    assert plan.stages[0].sitting.held_on == date(2026, 2, 10)


def test_no_meeting_in_time_is_said():
    plan = sign_off_plan([BOARD, CHIEFS], [sitting(1, BOARD, date(2026, 3, 1))], due_on=date(2026, 3, 31), on=TODAY)
    assert not plan.works
    assert "No meeting is in time" in plan.warning(TODAY)


def possible(groups, sittings, due_on, on):
    """Every way there is, tried one by one: the reference that the planner is held against."""
    of = [[s for s in sittings if s.group == group and on <= s.held_on <= due_on] for group in groups]
    for chosen in itertools.product(*of):
        if all(a.held_on < b.papers_on for a, b in itertools.pairwise(chosen)):
            yield chosen


def test_the_planner_finds_a_way_exactly_when_there_is_one_and_the_latest_of_all():
    chance = random.Random(7)
    for _ in range(300):
        days = [TODAY + timedelta(days=chance.randrange(200)) for _ in range(8)]
        sittings = [sitting(n, chance.choice((1, 2, 3)), day, chance.randrange(15)) for n, day in enumerate(days)]
        due, groups = TODAY + timedelta(days=chance.randrange(60, 200)), (1, 2, 3)[: chance.randrange(1, 4)]
        ways = list(possible(groups, sittings, due, TODAY))
        plan = sign_off_plan(groups, sittings, due_on=due, on=TODAY)
        assert plan.works == bool(ways)
        if ways:
            assert plan.stages[0].sitting.held_on == max(way[0].held_on for way in ways)


@pytest.mark.parametrize(("present", "quorum", "enough"), [(5, 5, True), (4, 5, False), (0, 0, True)])
def test_quorum(present, quorum, enough):
    assert rules.is_quorate(present, quorum) is enough


def test_a_held_meeting_can_only_be_opened_again():
    assert [state for state in MeetingState if rules.may_become("held", state)] == [MeetingState.RUNNING]
