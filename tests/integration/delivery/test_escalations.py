"""An escalation among equals: raised once, climbing a route, answered, and always with who, why and by when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from factories import escalations, people
from goldthread.core import history
from goldthread.core.history import EditedMeanwhile
from goldthread.core.policies import NotAllowed
from goldthread.delivery.escalation import reads, writes
from goldthread.delivery.escalation.models import Escalation
from goldthread.delivery.escalation.routes import route_of
from goldthread.delivery.escalation.rules import Level
from goldthread.delivery.escalation.troubles import proposals
from goldthread.delivery.writes import record_update
from goldthread.kernel.errors import InputError
from goldthread.plans.models import Action

TODAY = timezone.localdate()


@pytest.fixture
def ladder(partnership, coordinator):
    return escalations.ladder(partnership, coordinator)


def view(escalation):
    return reads.escalation_view(escalation, TODAY)


def test_a_route_is_found_from_the_owners(ladder):
    found = {level: str(stop.asked) for level, stop in route_of(ladder.action).items()}
    assert found == {
        Level.LEAD: "Roads manager",
        Level.BODY: "Glen Orrin Council",
        Level.GROUP: "Treatment workgroup",
        Level.PARTNERSHIP: "Partnership board",
        Level.BEYOND: "Chief officers",
    }


def test_an_action_can_have_a_rung_of_its_own(ladder):
    writes.choose_route_stop(action=ladder.action, level="group", group=ladder.board, by=ladder.coordinator)
    route = route_of(ladder.action)
    assert route[Level.GROUP].asked == ladder.board
    assert Level.PARTNERSHIP not in route  # nobody is asked twice
    writes.choose_route_stop(action=ladder.action, level="group", group=None, by=ladder.coordinator)
    assert route_of(ladder.action)[Level.GROUP].asked == ladder.workgroup


def test_a_step_has_who_why_and_by_when(ladder):
    escalation = escalations.raised(ladder)
    step = view(escalation).last
    grace = reads.policy_of(ladder.partnership).grace("lead")
    assert (step.asked, step.why, step.raised_by) == (
        "Roads manager",
        "The vans have not been fitted.",
        ladder.coordinator.name,
    )
    assert step.answer_by == reads.calendar_of(ladder.partnership).after(TODAY, grace)
    assert history.of(ladder.action).filter(kind="escalation.raised").exists()


def test_raising_twice_is_one_escalation(ladder):
    first = escalations.raised(ladder)
    assert escalations.raised(ladder, "Again").pk == first.pk
    assert len(view(first).steps) == 1


def test_the_database_keeps_it_to_one_however_it_is_written(ladder):
    first = escalations.raised(ladder)
    copy = Escalation(partnership=first.partnership, action=first.action, state="proposed", cause="red", why="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save_base(raw=True)


def test_a_lead_asks_for_help_and_a_coordinator_confirms(ladder):
    asked = writes.raise_escalation(action=ladder.action, why="We cannot get the vans.", by=ladder.lead)
    assert (asked.state, view(asked).steps) == ("proposed", ())
    with pytest.raises(NotAllowed):
        writes.confirm_escalation(escalation=asked, by=ladder.lead)
    confirmed = writes.confirm_escalation(escalation=asked, level="body", by=ladder.coordinator)
    assert (confirmed.state, view(confirmed).last.asked) == ("owed", "Glen Orrin Council")


def test_three_steps_and_a_decision(ladder):
    escalation = escalations.raised(ladder)
    for _ in range(2):
        writes.lapse_escalation(escalation=escalation, by=ladder.coordinator)
        writes.climb_escalation(escalation=escalation, why="Nothing came.", by=ladder.coordinator)
    assert [step.level for step in view(escalation).steps] == ["lead", "body", "group"]
    writes.answer_escalation(
        escalation=escalation,
        answer="decision",
        answer_words="The council fits twelve vans by June.",
        minute_ref="Item 4, 3 March",
        by=ladder.chair,
    )
    ended = view(Escalation.objects.get(pk=escalation.pk))
    assert (ended.state, ended.last.minute_ref, ended.last.answered_by) == (
        "decided",
        "Item 4, 3 March",
        "Workgroup member",
    )
    assert not ended.is_live


def test_a_recovery_plan_needs_its_day(ladder):
    escalation = escalations.raised(ladder)
    answer = {"escalation": escalation, "answer": "plan", "answer_words": "We fit them.", "by": ladder.lead}
    with pytest.raises(InputError) as caught:
        writes.answer_escalation(**answer)
    assert caught.value.place.field == "recover_by"
    writes.answer_escalation(**answer, recover_by=TODAY + timedelta(days=60))
    assert view(escalation).state == "recovering"


def test_what_is_returned_goes_on_and_the_top_is_the_top(ladder):
    escalation = escalations.raised(ladder)
    for level in ("body", "group", "partnership", "beyond"):
        writes.answer_escalation(
            escalation=escalation, answer="returned", answer_words="Not ours.", by=ladder.coordinator
        )
        step = writes.climb_escalation(escalation=escalation, why="Returned.", by=ladder.coordinator)
        assert step.level == level
    writes.lapse_escalation(escalation=escalation, by=ladder.coordinator)
    with pytest.raises(InputError, match="nobody further up"):
        writes.climb_escalation(escalation=escalation, why="Nothing came.", by=ladder.coordinator)
    assert Escalation.objects.get(pk=escalation.pk).state == "overdue"


def test_two_who_answer_at_once_never_overwrite_each_other(ladder):
    escalation = escalations.raised(ladder)
    same = reads.find_escalation(ladder.partnership, escalation.pk)
    writes.withdraw_escalation(escalation=escalation, reason="Done by hand.", by=ladder.coordinator)
    with pytest.raises(EditedMeanwhile):
        writes.answer_escalation(escalation=same, answer="decision", answer_words="Fit them.", by=ladder.coordinator)


def test_only_those_asked_may_answer(ladder):
    escalation = escalations.raised(ladder)
    for nobody in (ladder.chair, people.person(people.partnership("elsewhere", "Elsewhere"))):
        with pytest.raises(NotAllowed):
            writes.answer_escalation(escalation=escalation, answer="decision", answer_words="x", by=nobody)


def test_an_action_is_proposed_for_what_is_known_of_it_and_only_once(ladder, partnership):
    policy = reads.policy_of(partnership)
    action = Action.objects.get(pk=ladder.action.pk)
    for words in ("No vans yet.", "Still no vans."):
        assert ladder.action.pk not in {each.action.pk for each in proposals(partnership, policy, TODAY)}
        record_update(action=action, narrative=words, status="in_progress", stated_rag="red", by=ladder.coordinator)
    found = {each.action.pk: each for each in proposals(partnership, policy, TODAY)}
    assert found[action.pk].cause == "red"
    made = writes.propose_escalation(action=action, cause="red", why=found[action.pk].why, by=ladder.coordinator)
    assert action.pk not in {each.action.pk for each in proposals(partnership, policy, TODAY)}
    writes.decline_escalation(escalation=made, reason="The vans come on Monday.", by=ladder.coordinator)
    assert action.pk not in {each.action.pk for each in proposals(partnership, policy, TODAY)}
    later = TODAY + timedelta(days=partnership.cadence_days + 1)
    assert action.pk in {each.action.pk for each in proposals(partnership, policy, later)}


def test_local_holidays_lengthen_the_grace(ladder, partnership, coordinator):
    calendar = reads.calendar_of(partnership)
    holiday = calendar.next_working(TODAY + timedelta(days=1))
    kept = writes.add_local_holiday(partnership=partnership, day=holiday, name="Fair Monday", by=coordinator)
    assert reads.calendar_of(partnership).after(TODAY, 1) == calendar.after(TODAY, 2)
    with pytest.raises(InputError, match="already"):
        writes.add_local_holiday(partnership=partnership, day=holiday, name="Fair Monday", by=coordinator)
    writes.remove_local_holiday(holiday=kept, by=coordinator)
    assert reads.calendar_of(partnership).after(TODAY, 1) == holiday


def test_numbers_are_a_partnerships_own(partnership, coordinator):
    writes.change_policy(partnership=partnership, red_reviews=3, grace_lead=2, by=coordinator)
    policy = reads.policy_of(partnership)
    assert (policy.red_reviews, policy.grace("lead"), policy.sends) == (3, 2, False)
    with pytest.raises(NotAllowed):
        writes.change_policy(partnership=partnership, red_reviews=1, by=people.person(partnership, role="lead"))


def test_lists_ask_as_many_questions_whatever_they_hold(ladder, partnership, coordinator, count_queries):
    escalations.raised(ladder)
    one = count_queries(lambda: reads.escalations(partnership, TODAY))
    other = Action.objects.get(plan=ladder.plan, ref="1.1")
    writes.raise_escalation(action=other, why="Late", level="partnership", by=coordinator)
    assert len(reads.escalations(partnership, TODAY)) == 2
    assert count_queries(lambda: reads.escalations(partnership, TODAY)) == one


def test_late_is_after_the_last_day(ladder):
    escalation = escalations.raised(ladder)
    by = view(escalation).last.answer_by
    assert not reads.escalation_view(escalation, by).is_late
    assert reads.escalation_view(escalation, by + timedelta(days=1)).is_late
    assert isinstance(by, date)
