"""Assessing many actions at once, and as of any day: what was known then, and nothing later."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from factories import bulk, plans
from goldthread.delivery import reads, rules, writes
from goldthread.delivery.models import ProgressUpdate
from goldthread.kernel.rag import Rag
from goldthread.plans import writes as plan_writes
from goldthread.plans.models import Action

BEGAN = date(2026, 4, 1)


def at(day: date) -> time_machine.travel:
    return time_machine.travel(f"{day}T10:00:00+00:00", tick=False)


@pytest.fixture
def action(partnership, coordinator):
    """One due by March 2027, agreed in April 2026, of which the paper says nothing."""
    with at(BEGAN):
        live = plans.live_plan(partnership, coordinator)
        return Action.objects.get(plan=live, ref="1.2")


def assessed(action: Action, on: date) -> rules.Assessment:
    return reads.assessment_of(Action.objects.get(pk=action.pk), on)


def say(action: Action, by, on: date, words: str, **more) -> ProgressUpdate:
    with at(on):
        return writes.record_update(action=Action.objects.get(pk=action.pk), narrative=words, by=by, **more)


def test_each_day_of_the_past_is_assessed_as_it_was(action, coordinator):
    say(action, coordinator, date(2026, 5, 1), "Vans found.", status="in_progress", stated_rag="green")
    with at(date(2026, 11, 1)):
        fresh = Action.objects.get(pk=action.pk)
        plan_writes.change_timescale(action=fresh, timescale="June 2026", reason="Sooner", by=coordinator)
    say(action, coordinator, date(2026, 11, 2), "Two crews are trained.")

    assert assessed(action, date(2026, 4, 20)).status == rules.Status.NOT_STARTED
    may = assessed(action, date(2026, 5, 20))
    assert (may.rag, may.stated, may.silent_since, may.moves) == (Rag.GREEN, Rag.GREEN, None, 0)
    september = assessed(action, date(2026, 9, 20))
    assert (september.rag, september.silent_since) == (Rag.AMBER, date(2026, 5, 1))
    november = assessed(action, date(2026, 11, 3))
    assert (november.rag, november.silent_since, november.moves) == (Rag.RED, None, 1)
    assert november.slipped == (date(2026, 6, 30) - date(2027, 3, 31)).days
    assert november.owes_a_sentence


def test_what_was_corrected_later_still_stood_then(action, coordinator):
    wrong = say(action, coordinator, date(2026, 5, 1), "Blocked.", status="blocked")
    say(action, coordinator, date(2026, 5, 9), "Not so.", status="in_progress", corrects=wrong)
    assert assessed(action, date(2026, 5, 5)).reasons[0].why == rules.Why.BLOCKED
    assert assessed(action, date(2026, 5, 9)).rag == Rag.GREEN


def test_a_whole_partnership_takes_as_many_questions_as_one_action(partnership, coordinator, count_queries):
    today = timezone.localdate()
    plan = bulk.load_plan(partnership=partnership, by=coordinator, size=bulk.Size(actions=80), on=today)
    every = count_queries(lambda: reads.assessments(partnership, today))
    one = plan.actions.order_by("position").first()
    assert every == count_queries(lambda: reads.assessments(partnership, today, only=[one.pk])) == 9
    found = reads.assessments(plan, today)
    assert len(found) == 80
    assert {key: reads.assessments(plan, today, only=[key])[key] for key in list(found)[:10]} == {
        key: found[key] for key in list(found)[:10]
    }


def test_an_action_that_waits_is_assessed_by_what_it_waits_for(action, coordinator):
    other = Action.objects.get(plan=action.plan, ref="1.1")
    with at(BEGAN):
        plan_writes.add_dependency(action=action, on=other, by=coordinator)
    say(other, coordinator, date(2026, 5, 1), "Cannot be done.", status="closed")
    say(action, coordinator, date(2026, 5, 2), "Begun.", status="in_progress")
    found = assessed(action, date(2026, 5, 3))
    assert found.words[0] == "Waits for 1.1, which was closed without completion"
    assert assessed(action, date(2026, 4, 30)).rag == Rag.GREEN


def test_what_was_not_in_the_plan_yet_is_not_assessed(action):
    assert reads.assessments(action.plan, action.added_on - timedelta(days=1)) == {}


def test_what_an_action_waited_for_is_replayed_as_it_was_then(partnership, coordinator):
    with time_machine.travel(date(2026, 4, 1)):
        plan = plans.live_plan(partnership, coordinator)
    waiting, awaited = (Action.objects.get(plan=plan, ref=ref) for ref in ("1.1", "1.2"))
    with time_machine.travel(date(2026, 6, 1)):
        writes.record_update(action=awaited, narrative="Overtaken.", status="closed", by=coordinator)
    with time_machine.travel(date(2026, 7, 1)):
        dependency = plan_writes.add_dependency(action=waiting, on=awaited, by=coordinator)
    with time_machine.travel(date(2026, 9, 1)):
        plan_writes.remove_dependency(dependency=dependency, by=coordinator)
        again = plan_writes.add_dependency(action=waiting, on=awaited, by=coordinator)
        plan_writes.remove_dependency(dependency=again, by=coordinator)

    def waits_on(day: date) -> bool:
        return any(reason.why == "waits_closed" for reason in reads.assessment_of(waiting, day).reasons)

    days = (date(2026, 6, 30), date(2026, 7, 1), date(2026, 8, 31), date(2026, 9, 1))
    assert [waits_on(day) for day in days] == [False, True, True, False]
    assert not reads.action_page(Action.objects.get(pk=waiting.pk), date(2026, 9, 1), by=coordinator).waits_for
