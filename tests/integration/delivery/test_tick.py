"""What happens by itself: planned, previewed, carried out once, and sent to everybody who can be reached."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from factories import escalations
from goldthread.delivery.escalation import reads, writes
from goldthread.delivery.escalation.models import Escalation
from goldthread.delivery.meetings.writes import owe_return
from goldthread.delivery.messages import sending
from goldthread.delivery.messages.digest import weeks
from goldthread.delivery.messages.models import Message
from goldthread.delivery.messages.sending import send_waiting
from goldthread.delivery.messages.weekly import write_weekly
from goldthread.delivery.messages.writes import choose_wishes, try_again
from goldthread.delivery.models import UpdateLink
from goldthread.delivery.reads.update_links import token_of
from goldthread.delivery.tick.plan import next_run
from goldthread.delivery.tick.run import run
from goldthread.delivery.writes import record_update
from goldthread.partnership import writes as partnership_writes
from goldthread.plans.models import Action
from goldthread.plans.writes import add_milestone, assign

TODAY = timezone.localdate()


class FailingAt(EmailBackend):
    """A mail server that refuses one address."""

    refused = ""

    def send_messages(self, messages):
        for message in messages:
            if message.to == [self.refused]:
                raise ConnectionRefusedError("no such mailbox")
        return super().send_messages(messages)


@pytest.fixture
def ladder(partnership, coordinator):
    """Nothing is proposed because of silence: what the day happens to be says nothing here."""
    writes.change_policy(partnership=partnership, silent_cadences=0, by=coordinator)
    return escalations.ladder(partnership, coordinator)


@pytest.fixture
def sends(ladder):
    writes.switch_sending(partnership=ladder.partnership, sends=True, by=ladder.coordinator)
    return ladder


def letters_to(person):
    return [letter for letter in mail.outbox if letter.to == [person.account.email]]


def test_nothing_goes_before_somebody_switches_it_on(ladder, partnership):
    escalations.raised(ladder)
    planned = next_run(partnership, TODAY)
    assert {person.name for notice in planned.notices for person in notice.readers} == {"Roads manager"}
    assert planned.messages > 0
    run(partnership, TODAY)
    assert (mail.outbox, Message.objects.count()) == ([], 0)


def test_what_was_previewed_is_what_goes(sends, partnership):
    writes.switch_sending(partnership=partnership, sends=False, by=sends.coordinator)
    escalations.raised(sends)
    writes.switch_sending(partnership=partnership, sends=True, by=sends.coordinator)
    planned = next_run(partnership, TODAY)
    done = run(partnership, TODAY)
    assert done.sent == planned.messages == len(mail.outbox)
    assert run(partnership, TODAY).proposed == 0


def test_a_raised_step_writes_its_notice_in_the_same_transaction(sends):
    escalations.raised(sends)
    notice = Message.objects.get(kind="escalation")
    assert (notice.person, notice.state) == (sends.lead, "waiting")
    assert "The vans have not been fitted." in notice.text
    assert "<html" in notice.html


def test_running_twice_sends_once(sends, partnership):
    escalations.raised(sends)
    run(partnership, TODAY)
    sent = len(mail.outbox)
    assert sent
    again = run(partnership, TODAY)
    assert (again.written, again.sent, len(mail.outbox)) == (0, 0, sent)


def test_one_message_a_week_and_none_when_there_is_nothing(sends, partnership):
    escalations.raised(sends)
    run(partnership, TODAY)
    weekly = Message.objects.filter(kind="weekly", person=sends.lead)
    assert weekly.count() == 1
    monday = TODAY + timedelta(days=7 - TODAY.weekday())
    run(partnership, monday)
    run(partnership, monday + timedelta(days=1))
    assert weekly.count() == 2
    assert not Message.objects.filter(person=sends.chair).exists()  # nothing of hers


def test_a_weekly_message_tells_what_is_late_and_where_to_say_how_it_goes(sends, partnership, settings):
    settings.SITE = "https://plans.example.org"
    long_after = TODAY + timedelta(days=2_000)
    run(partnership, long_after)
    letter = letters_to(sends.lead)[0]
    assert "LATE" in letter.body
    assert f"https://plans.example.org/{partnership.slug}/actions/{sends.action.pk}/update/" in letter.body
    assert letter.alternatives[0][1] == "text/html"


def test_somebody_who_wants_none_gets_none(sends, partnership):
    choose_wishes(person=sends.lead, weekly=False, by=sends.lead)
    run(partnership, TODAY + timedelta(days=2_000))
    assert letters_to(sends.lead) == []


def test_plain_text_only(sends, partnership):
    choose_wishes(person=sends.lead, plain_text=True, by=sends.lead)
    run(partnership, TODAY + timedelta(days=2_000))
    assert letters_to(sends.lead)[0].alternatives == []


def test_an_address_that_fails_stops_nobody_else(sends, partnership, settings):
    settings.EMAIL_BACKEND = f"{__name__}.FailingAt"
    FailingAt.refused = sends.lead.account.email
    done = run(partnership, TODAY + timedelta(days=2_000))
    assert done.put_off == 1
    assert done.sent >= 1
    failed = Message.objects.get(person=sends.lead)
    assert (failed.state, failed.attempts) == ("waiting", 1)
    assert "no such mailbox" in failed.trouble
    assert failed.next_try_at > timezone.now()


def test_a_failing_address_is_given_up_in_the_end_and_can_be_tried_again(sends, partnership, settings):
    settings.EMAIL_BACKEND = f"{__name__}.FailingAt"
    FailingAt.refused = sends.lead.account.email
    run(partnership, TODAY + timedelta(days=2_000))
    which = Message.objects.filter(person=sends.lead)
    while which.get().state == "waiting":
        which.update(next_try_at=timezone.now())
        sending.send_waiting()
    assert which.get().state == "failed"
    FailingAt.refused = ""
    try_again(message=which.get(), by=sends.coordinator)
    sending.send_waiting()
    assert which.get().state == "sent"


def test_a_claim_nobody_finished_is_said_and_never_sent_again_by_itself(sends, partnership):
    escalations.raised(sends)
    which = Message.objects.filter(kind="escalation")
    which.update(state="sending", claimed_at=timezone.now() - timedelta(hours=1))
    run(partnership, TODAY)
    assert which.get().state == "unsure"
    assert not [letter for letter in letters_to(sends.lead) if "answer is asked" in letter.subject]


def test_grace_that_runs_out_is_listed_or_climbs_as_the_partnership_says(sends, partnership, coordinator):
    escalation = escalations.raised(sends)
    later = reads.escalation_view(escalation, TODAY).last.answer_by + timedelta(days=1)
    assert run(partnership, later).lapsed == 1
    assert run(partnership, later).lapsed == 0
    assert Escalation.objects.get().state == "overdue"
    writes.change_policy(partnership=partnership, follows="climb", by=coordinator)
    assert run(partnership, later).climbed == 1
    assert run(partnership, later).climbed == 0
    last = reads.escalation_view(escalation, later).last
    assert (last.level, last.asked, last.raised_on) == ("body", "Glen Orrin Council", later)


def test_an_escalation_that_nobody_answers_climbs_to_the_top_and_stays_listed(sends, partnership, coordinator):
    writes.change_policy(partnership=partnership, follows="climb", by=coordinator)
    escalation, day = escalations.raised(sends), TODAY
    for _ in range(8):
        day = reads.escalation_view(escalation, day).last.answer_by + timedelta(days=1)
        run(partnership, day)
    seen = reads.escalation_view(escalation, day)
    assert [step.level for step in seen.steps] == ["lead", "body", "group", "partnership", "beyond"]
    assert (seen.state, seen.is_late) == ("overdue", True)


def test_a_run_proposes_and_a_coordinator_is_told(sends, partnership, coordinator):
    action = Action.objects.get(pk=sends.action.pk)
    for words in ("No vans.", "Still none."):
        record_update(action=action, narrative=words, status="in_progress", stated_rag="red", by=coordinator)
    assert run(partnership, TODAY).proposed >= 1
    run(partnership, TODAY)
    assert Escalation.objects.get(action=action).state == "proposed"
    assert "WAITING FOR YOU" in letters_to(coordinator)[0].body


def test_planning_asks_as_many_questions_whatever_there_is(sends, partnership, count_queries):
    few = count_queries(lambda: next_run(partnership, TODAY))
    many = count_queries(lambda: next_run(partnership, TODAY + timedelta(days=2_000)))
    assert many <= few + 2


def test_coordinators_are_told_of_help_of_plans_that_ran_out_and_of_returns_in_danger(sends, partnership):
    by = sends.coordinator
    record_update(action=sends.action, narrative="We need a garage.", asks_for_help=True, by=by)
    raised = escalations.raised(sends)
    writes.answer_escalation(
        escalation=raised, answer="plan", answer_words="By next week.", recover_by=TODAY + timedelta(days=5), by=by
    )
    owe_return(
        partnership=partnership, title="Annual survey", due_on=TODAY + timedelta(days=90), groups=[sends.board], by=by
    )
    run(partnership, TODAY)
    (letter,) = letters_to(by)
    assert "HELP WAS ASKED FOR" in letter.body
    assert "Annual survey, due" in letter.body
    assert "No meeting is in time" in letter.body
    assert "whose day has passed" not in letter.body
    run(partnership, TODAY + timedelta(days=8))
    assert "Recovery plan, whose day has passed." in letters_to(by)[-1].body
    assert "Recovery plan, whose day has passed." in letters_to(by)[-1].alternatives[0][0]


def test_a_milestone_is_told_to_whoever_leads_its_action(sends, partnership):
    add_milestone(action=sends.action, text="Ten vans", timescale="June 2026", by=sends.coordinator)
    run(partnership, TODAY)
    assert "Milestone: Ten vans" in letters_to(sends.lead)[0].body


def test_who_never_signs_in_has_three_answers_in_the_letter_and_no_link_without_one(sends, partnership):
    outside = partnership_writes.add_person(
        partnership=partnership, name="Garage", email="garage@example.org", by=sends.coordinator
    )
    partnership_writes.give_role(person=outside, role="responder", starts_on=TODAY, by=sends.coordinator)
    assign(thing=sends.action, owner=outside, by=sends.coordinator)
    long_after = TODAY + timedelta(days=2_000)
    (week,) = [each for each in weeks(partnership, long_after) if each.person == outside]
    first = write_weekly(week, long_after)
    link = UpdateLink.objects.get()
    for part in ("no-change", "update", "help"):
        assert f"{token_of(link)}/#{part}" in first.html
    assert token_of(link) in first.text
    assert write_weekly(week, long_after) is None
    assert UpdateLink.objects.count() == 1


def test_what_is_kept_of_a_letter_opens_nothing(sends, partnership, client):
    outside = partnership_writes.add_person(
        partnership=partnership, name="Garage", email="garage@example.org", by=sends.coordinator
    )
    partnership_writes.give_role(person=outside, role="responder", starts_on=TODAY, by=sends.coordinator)
    assign(thing=sends.action, owner=outside, by=sends.coordinator)
    long_after = TODAY + timedelta(days=2_000)
    (week,) = [each for each in weeks(partnership, long_after) if each.person == outside]
    letter, token = write_weekly(week, long_after), token_of(UpdateLink.objects.get())
    client.force_login(sends.coordinator.account)
    address = f"/{partnership.slug}/messages/{letter.pk}/"
    shown = client.get(address).content.decode()
    assert token not in shown
    assert "their addresses are not shown here" in shown
    send_waiting(partnership=partnership.pk)
    (sent,) = [each for each in mail.outbox if each.to == ["garage@example.org"]]
    assert token in sent.body
    letter.refresh_from_db()
    assert letter.state == "sent"
    assert token not in letter.text + letter.html
    assert "/say/…/#help" in letter.html
    assert client.get(address).status_code == 200
