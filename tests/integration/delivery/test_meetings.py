"""A meeting from its agenda to its minutes to what becomes of them."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from factories import escalations, people
from goldthread.core.policies import NotAllowed
from goldthread.delivery.escalation import writes as raising
from goldthread.delivery.escalation.models import Escalation
from goldthread.delivery.meetings import reads, writes
from goldthread.delivery.meetings.agenda import agenda
from goldthread.delivery.meetings.models import Decision, Meeting
from goldthread.delivery.writes import explain_difference, record_update
from goldthread.kernel.errors import InputError
from goldthread.plans import writes as plan_writes
from goldthread.plans.models import Action

TODAY = timezone.localdate()


@pytest.fixture
def ladder(partnership, coordinator):
    return escalations.ladder(partnership, coordinator)


@pytest.fixture
def board_meeting(ladder):
    return writes.plan_meeting(group=ladder.board, held_on=TODAY + timedelta(days=1), quorum=2, by=ladder.coordinator)


@pytest.fixture
def running(board_meeting, ladder):
    return writes.move_meeting(meeting=board_meeting, to="running", early=True, by=ladder.coordinator)


def page_of(person):
    client = Client()
    client.force_login(person.account)
    return client


def address(of, rest):
    return f"/{of.partnership.slug}/{rest}"


def test_papers_are_due_a_working_week_before_and_never_after(ladder):
    meeting = writes.plan_meeting(group=ladder.board, held_on=date(2027, 3, 10), by=ladder.coordinator)
    assert meeting.papers_on == date(2027, 3, 3)
    with pytest.raises(InputError, match="already"):
        writes.plan_meeting(group=ladder.board, held_on=date(2027, 3, 10), by=ladder.coordinator)
    with pytest.raises(InputError, match="after the meeting"):
        writes.plan_meeting(
            group=ladder.board, held_on=date(2027, 4, 1), papers_on=date(2027, 4, 2), by=ladder.coordinator
        )


def test_an_agenda_builds_itself(ladder, board_meeting):
    red, done = (Action.objects.get(plan=ladder.plan, ref=ref) for ref in ("1.1", "2.1"))
    record_update(
        action=red, narrative="No room for it.", status="in_progress", stated_rag="red", by=ladder.coordinator
    )
    record_update(action=done, narrative="All four.", status="complete", stated_rag="green", by=ladder.coordinator)
    moved = Action.objects.get(pk=ladder.action.pk)
    plan_writes.change_timescale(action=moved, timescale="June 2029", reason="Vans", by=ladder.coordinator)
    escalation = escalations.raised(ladder)
    for _ in range(3):
        raising.lapse_escalation(escalation=escalation, by=ladder.coordinator)
        raising.climb_escalation(escalation=escalation, why="Nothing came.", by=ladder.coordinator)
    before_it = agenda(board_meeting, TODAY)
    assert [each.id for each in before_it.escalations] == [escalation.pk]
    assert red.pk in {item.id for item in before_it.red}
    assert [item.id for item in before_it.completed] == [done.pk]
    assert [(item.id, "Vans" in item.why) for item in before_it.slipped] == [(moved.pk, True)]


def test_a_disagreement_comes_with_the_sentence_said_of_it(ladder, board_meeting):
    late = Action.objects.get(plan=ladder.plan, ref="1.1")
    then = date(2027, 4, 12)
    with time_machine.travel(then):
        record_update(
            action=late, narrative="Nearly.", status="in_progress", stated_rag="green", by=ladder.coordinator
        )
        (item,) = [each for each in agenda(board_meeting, then).differing if each.id == late.pk]
        assert "Nobody has said yet" in item.said
        explain_difference(action=late, words="The last two days come on Monday.", by=ladder.coordinator)
        (item,) = [each for each in agenda(board_meeting, then).differing if each.id == late.pk]
    assert "The last two days come on Monday." in item.said
    assert "stated green, assessed amber" in item.why.lower()


def test_a_meeting_that_is_over_shows_what_was_before_it_and_nothing_later(ladder):
    held_on, after = TODAY - timedelta(days=100), TODAY - timedelta(days=50)
    old = writes.plan_meeting(group=ladder.board, held_on=held_on, by=ladder.coordinator)
    running = writes.move_meeting(meeting=old, to="running", early=True, by=ladder.coordinator)
    with time_machine.travel(TODAY - timedelta(days=160)):
        escalation = raising.raise_escalation(
            action=ladder.action, why="No vans.", level="partnership", by=ladder.coordinator
        )
    writes.record_decision(meeting=running, words="Fit them.", escalation=escalation, by=ladder.coordinator)
    done = Action.objects.get(plan=ladder.plan, ref="2.1")
    record_update(action=done, narrative="All four.", status="complete", reported_on=after, by=ladder.coordinator)
    moved = Action.objects.get(pk=ladder.action.pk)
    plan_writes.change_timescale(action=moved, timescale="June 2029", reason="Vans", by=ladder.coordinator)
    over = writes.move_meeting(meeting=running, to="held", by=ladder.coordinator)
    seen = agenda(over, held_on)
    assert [each.id for each in seen.escalations] == [escalation.pk]
    assert (seen.completed, seen.slipped) == ((), ())
    following = writes.plan_meeting(group=ladder.board, held_on=TODAY + timedelta(days=5), by=ladder.coordinator)
    now = agenda(following, TODAY)
    assert now.escalations == ()
    assert ([item.id for item in now.completed], [item.id for item in now.slipped]) == ([done.pk], [moved.pk])


def test_a_workgroup_sees_its_own(ladder):
    meeting = writes.plan_meeting(group=ladder.workgroup, held_on=TODAY, by=ladder.coordinator)
    later = TODAY + timedelta(days=900)
    assert set(agenda(meeting, later).actions) == {ladder.action.pk}


def test_agendas_ask_as_many_questions_whatever_is_on_them(ladder, board_meeting, count_queries):
    few = count_queries(lambda: agenda(board_meeting, TODAY))
    assert count_queries(lambda: agenda(board_meeting, TODAY + timedelta(days=2_000))) <= few + 1


def test_a_decision_answers_its_escalation_with_its_number(ladder, running):
    escalation = escalations.raised(ladder)
    made = writes.record_decision(
        meeting=running, words="Fit twelve vans by June.", escalation=escalation, by=ladder.coordinator
    )
    escalation = Escalation.objects.get(pk=escalation.pk)
    step = escalation.steps.get()
    assert (escalation.state, step.answer_words) == ("decided", "Fit twelve vans by June.")
    assert step.minute_ref == made.reference == f"{running.held_on.isoformat()}/1"
    assert made.action == ladder.action


def test_a_decision_becomes_an_action_on_the_spot(ladder, running):
    made = writes.record_decision(
        meeting=running,
        words="A van for the islands.",
        new_action="Bring a van to the islands",
        plan=ladder.plan,
        owner=ladder.lead,
        timescale="June 2028",
        by=ladder.coordinator,
    )
    action = made.turned_into
    assert (action.text, action.ends, action.is_new) == ("Bring a van to the islands", date(2028, 6, 30), True)
    assert action.assignments.get().person == ladder.lead


def test_decisions_are_only_taken_while_it_is_held_and_by_who_runs_it(ladder, board_meeting):
    with pytest.raises(InputError, match="Begin the meeting"):
        writes.record_decision(meeting=board_meeting, words="Too early", by=ladder.coordinator)
    with pytest.raises(NotAllowed):
        writes.move_meeting(meeting=board_meeting, to="running", early=True, by=ladder.lead)
    with pytest.raises(InputError):
        writes.move_meeting(meeting=board_meeting, to="held", by=ladder.coordinator)


def test_a_meeting_begins_before_its_day_only_when_that_is_said(ladder):
    held_on = TODAY + timedelta(days=14)
    meeting = writes.plan_meeting(group=ladder.board, held_on=held_on, by=ladder.coordinator)
    with pytest.raises(InputError, match="14 days from today"):
        writes.move_meeting(meeting=meeting, to="running", by=ladder.coordinator)
    page, where = page_of(ladder.coordinator), address(ladder, f"meetings/{meeting.pk}/move/")
    asked = page.post(where, {"to": "running"}).content.decode()
    assert "14 days from today" in asked
    assert Meeting.objects.get(pk=meeting.pk).state == "planned"
    page.post(where, {"to": "running", "early": "on"})
    assert Meeting.objects.get(pk=meeting.pk).state == "running"
    on_its_day = writes.plan_meeting(group=ladder.board, held_on=TODAY, by=ladder.coordinator)
    assert writes.move_meeting(meeting=on_its_day, to="running", by=ladder.coordinator).state == "running"


def test_a_meeting_says_what_can_be_done_with_it_in_each_state(ladder, board_meeting):
    page, where = page_of(ladder.coordinator), address(ladder, f"meetings/{board_meeting.pk}/")
    assert ": not reached" not in page.get(where).content.decode()
    off = writes.move_meeting(meeting=board_meeting, to="cancelled", by=ladder.coordinator)
    called_off = page.get(where).content.decode()
    assert "It has been called off" in called_off
    assert "Plan it again" in called_off
    assert where in page.get(address(ladder, "meetings/")).content.decode()
    planned = writes.move_meeting(meeting=off, to="planned", by=ladder.coordinator)
    running = writes.move_meeting(meeting=planned, to="running", early=True, by=ladder.coordinator)
    assert "It has not begun after all" in page.get(where).content.decode()
    writes.move_meeting(meeting=running, to="held", by=ladder.coordinator)
    assert "Open the minutes again" in page.get(where).content.decode()


def test_quorum_counts_everybody_who_came(ladder, running):
    page = page_of(ladder.coordinator)
    where = address(ladder, f"meetings/{running.pk}/")
    assert "not reached" in page.get(where).content.decode()
    writes.record_attendance(meeting=running, people=[ladder.lead], others=["A visitor"], by=ladder.coordinator)
    assert ": reached" in page.get(where).content.decode()


def test_minutes_are_taken_on_one_screen(ladder, running):
    page = page_of(ladder.coordinator)
    minutes = address(ladder, f"meetings/{running.pk}/minutes/")
    assert page.post(minutes, {"words": ""}).status_code == 422
    escalation = escalations.raised(ladder)
    for _ in range(3):
        raising.lapse_escalation(escalation=escalation, by=ladder.coordinator)
        raising.climb_escalation(escalation=escalation, why="Nothing came.", by=ladder.coordinator)
    answer = page.post(minutes, {"words": "Fit them.", "about": f"escalation:{escalation.pk}"})
    assert answer.url == minutes
    assert "Fit them." in page.get(minutes).content.decode()
    assert Decision.objects.get().escalation_id == escalation.pk
    page.post(address(ladder, f"meetings/{running.pk}/move/"), {"to": "held"})
    assert Meeting.objects.get().state == "held"
    assert page.get(minutes).status_code == 302


def test_what_was_written_down_is_put_right_until_the_minutes_are_closed(ladder, running):
    made = writes.record_decision(meeting=running, words="Fit ten vans.", by=ladder.coordinator)
    page = page_of(ladder.coordinator)
    minutes = page.get(address(ladder, f"meetings/{running.pk}/minutes/")).content.decode()
    assert "a quorum is 2, not reached yet" in minutes
    where = address(ladder, f"decisions/{made.pk}/reword/")
    assert where in minutes
    page.post(where, {"words": "Fit twelve vans.", "why": "", "revision": made.revision})
    late = page.post(where, {"words": "Fit nine vans.", "why": "", "revision": made.revision})
    assert late.status_code == 409
    assert "Fit nine vans." in late.content.decode()
    page.post(
        address(ladder, f"meetings/{running.pk}/notes/"),
        {"any_other_business": "Thanks to all.", "revision": running.revision},
    )
    closed = writes.move_meeting(meeting=Meeting.objects.get(pk=running.pk), to="held", by=ladder.coordinator)
    shown = page.get(address(ladder, f"meetings/{closed.pk}/")).content.decode()
    assert "Fit twelve vans." in shown
    assert "Thanks to all." in shown
    assert page.get(where).status_code == 404
    with pytest.raises(InputError, match="minutes are closed"):
        writes.reword_decision(decision=Decision.objects.get(pk=made.pk), words="Fit none.", by=ladder.coordinator)


def test_a_chair_takes_minutes_and_adds_no_actions(ladder):
    meeting = writes.plan_meeting(group=ladder.workgroup, held_on=TODAY, by=ladder.chair)
    writes.move_meeting(meeting=meeting, to="running", early=True, by=ladder.chair)
    text = page_of(ladder.chair).get(address(ladder, f"meetings/{meeting.pk}/minutes/")).content.decode()
    assert "What is decided?" in text
    assert "Becomes a new action" not in text


def test_the_log_is_searched_and_exported_alike(ladder, running):
    for words in ("Fit twelve vans.", "=HYPERLINK()", "Write to all."):
        writes.record_decision(meeting=running, words=words, by=ladder.coordinator)
    page = page_of(ladder.coordinator)
    seen = page.get(address(ladder, "decisions/?words=vans")).content.decode()
    assert "Fit twelve vans." in seen
    assert "Write to all." not in seen
    file = page.get(address(ladder, "decisions/?form=csv")).getvalue().decode("utf-8-sig")
    told = list(csv.DictReader(io.StringIO(file)))
    assert len(told) == reads.decisions(ladder.partnership, by=None).count() == 3
    assert not any(row["Decision"].startswith("=") for row in told)
    assert "No such decision" in page.get(address(ladder, "decisions/?words=nothing+like+it")).content.decode()


def test_a_decision_that_is_due_comes_back_until_it_is_done(ladder, running):
    made = writes.record_decision(meeting=running, words="Write.", due_on=TODAY, by=ladder.coordinator)
    writes.move_meeting(meeting=running, to="held", by=ladder.coordinator)
    following = writes.plan_meeting(group=ladder.board, held_on=TODAY + timedelta(days=60), by=ladder.coordinator)
    assert [each.pk for each in agenda(following, TODAY).decisions] == [made.pk]
    writes.move_meeting(meeting=following, to="running", early=True, by=ladder.coordinator)
    page, minutes = page_of(ladder.coordinator), address(ladder, f"meetings/{following.pk}/minutes/")
    assert f"decisions/{made.pk}/done/" in page.get(minutes).content.decode()
    done = page.post(address(ladder, f"decisions/{made.pk}/done/"), {"meeting": following.pk})
    assert done.url == minutes
    assert agenda(following, TODAY).decisions == ()


def test_a_meeting_begun_early_answers_an_escalation_today(ladder, running):
    assert running.held_on > TODAY
    escalation = escalations.raised(ladder)
    for _ in range(3):
        raising.lapse_escalation(escalation=escalation, by=ladder.coordinator)
        raising.climb_escalation(escalation=escalation, why="Nothing came.", by=ladder.coordinator)
    assert [each.id for each in agenda(running, TODAY).escalations] == [escalation.pk]
    writes.record_decision(meeting=running, words="Fit them.", escalation=escalation, by=ladder.coordinator)
    assert agenda(running, TODAY).escalations == ()


def test_a_return_is_signed_off_in_order_and_then_sent(ladder, partnership, coordinator):
    due = TODAY + timedelta(days=100)
    owed = writes.owe_return(
        partnership=partnership,
        title="Annual survey",
        due_on=due,
        groups=[ladder.board, ladder.chiefs],
        by=coordinator,
    )
    (seen,) = reads.returns(partnership, TODAY)
    assert "No meeting is in time" in seen.warning
    board, chiefs = (
        writes.plan_meeting(group=group, held_on=TODAY + timedelta(days=days), by=coordinator)
        for group, days in ((ladder.board, 40), (ladder.chiefs, 80))
    )
    (seen,) = reads.returns(partnership, TODAY)
    assert [view.sitting.id for view in seen.stages] == [board.pk, chiefs.pk]
    first, second = owed.sign_offs.all()
    with pytest.raises(InputError, match="before this one"):
        writes.sign_off(stage=second, meeting=chiefs, by=coordinator)
    with pytest.raises(InputError, match="Not every group"):
        writes.mark_sent(owed=owed, by=coordinator)
    with pytest.raises(InputError, match="has not been held"):
        writes.sign_off(stage=first, meeting=board, by=coordinator)
    for meeting in (board, chiefs):
        writes.move_meeting(meeting=meeting, to="running", early=True, by=coordinator)
    writes.sign_off(stage=first, meeting=board, by=coordinator)
    writes.sign_off(stage=second, meeting=chiefs, by=coordinator)
    writes.mark_sent(owed=owed, by=coordinator)
    assert reads.returns(partnership, TODAY)[0].warning == ""


def test_a_sign_off_and_a_sending_are_taken_back_from_the_last_on(ladder, partnership, coordinator, running):
    chiefs = writes.plan_meeting(group=ladder.chiefs, held_on=TODAY, by=coordinator)
    writes.move_meeting(meeting=chiefs, to="running", by=coordinator)
    groups = [ladder.board, ladder.chiefs]
    more = {"title": "Survey", "due_on": TODAY + timedelta(days=100), "groups": groups}
    owed = writes.owe_return(partnership=partnership, **more, by=coordinator)
    first, second = owed.sign_offs.all()
    writes.sign_off(stage=first, meeting=running, by=coordinator)
    writes.sign_off(stage=second, meeting=chiefs, by=coordinator)
    writes.mark_sent(owed=owed, by=coordinator)
    page = page_of(coordinator)
    undo = address(ladder, f"sign-offs/{first.pk}/undo/")
    assert "has been sent" in page.post(undo, follow=True).content.decode()
    page.post(address(ladder, f"returns/{owed.pk}/sent/undo/"))
    assert "after this one has signed" in page.post(undo, follow=True).content.decode()
    for stage in (second, first):
        page.post(address(ladder, f"sign-offs/{stage.pk}/undo/"))
    (seen,) = reads.returns(partnership, TODAY)
    assert (seen.owed.sent_on, [view.stage.signed_at for view in seen.stages]) == (None, [None, None])
    assert page_of(ladder.lead).post(undo).status_code in (403, 404)


def test_empty_pages_teach_and_strangers_see_nothing(ladder):
    page = page_of(ladder.coordinator)
    for where, words in (
        ("meetings/", "No meeting is planned"),
        ("decisions/", "No decisions yet"),
        ("returns/", "Nothing is owed"),
    ):
        assert words in page.get(address(ladder, where)).content.decode()
    stranger = page_of(people.person(people.partnership("elsewhere", "Elsewhere")))
    assert stranger.get(address(ladder, "decisions/")).status_code == 404
