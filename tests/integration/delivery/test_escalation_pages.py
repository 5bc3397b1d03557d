"""Pages of escalations, messages and calendars, through the browser's door."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from factories import escalations, people
from goldthread.delivery.escalation import reads, writes
from goldthread.delivery.escalation.models import Escalation
from goldthread.delivery.meetings import writes as meetings
from goldthread.delivery.messages import writes as message_writes
from goldthread.delivery.messages.models import FeedAddress, Message, MessageWishes
from goldthread.partnership import writes as partnership_writes
from goldthread.plans import writes as plan_writes
from goldthread.plans.models import Action

TODAY = timezone.localdate()


@pytest.fixture
def ladder(partnership, coordinator):
    return escalations.ladder(partnership, coordinator)


def as_(person):
    client = Client()
    client.force_login(person.account)
    return client


@pytest.fixture
def page(ladder):
    return as_(ladder.coordinator)


def address(of, rest=""):
    return f"/{of.partnership.slug}/{rest}"


def test_an_empty_list_teaches(page, ladder):
    text = page.get(address(ladder, "escalations/")).content.decode()
    assert "Nothing is raised" in text
    assert "Nothing is sent yet" in text


def test_raise_climb_and_answer_on_the_pages(page, ladder):
    answer = page.post(address(ladder, f"actions/{ladder.action.pk}/raise/"), {"why": "No vans.", "level": ""})
    escalation = Escalation.objects.get()
    assert answer.url == address(ladder, f"escalations/{escalation.pk}/")
    writes.lapse_escalation(escalation=escalation, by=ladder.coordinator)
    climb = address(ladder, f"escalations/{escalation.pk}/climb/")
    assert (
        page.post(climb, {"why": "Nothing came.", "level": "group", "revision": escalation.revision}).status_code
        == 302
    )
    seen = page.get(answer.url).content.decode()
    assert "Group: Treatment workgroup" in seen
    assert "No answer came in time" in seen
    escalation.refresh_from_db()
    said = {
        "answer": "decision",
        "answer_words": "Twelve vans by June.",
        "minute_ref": "Item 4",
        "answered_on-day": "1",
        "answered_on-month": "3",
        "answered_on-year": "2026",
        "revision": escalation.revision,
    }
    as_(ladder.chair).post(address(ladder, f"escalations/{escalation.pk}/answer/"), said)
    escalation.refresh_from_db()
    assert (escalation.state, escalation.closed_on) == ("decided", date(2026, 3, 1))
    assert page.get(climb).status_code == 404  # what is not possible now is not there


def test_a_recovery_plan_without_its_day_says_so_on_the_field(page, ladder):
    escalation = escalations.raised(ladder)
    said = {"answer": "plan", "answer_words": "We will.", "revision": escalation.revision}
    day = {"answered_on-day": "1", "answered_on-month": "3", "answered_on-year": "2026"}
    answer = page.post(address(ladder, f"escalations/{escalation.pk}/answer/"), said | day)
    assert answer.status_code == 422
    assert "needs the day by which things are right" in answer.content.decode()


def test_somebody_answered_meanwhile(page, ladder):
    escalation = escalations.raised(ladder)
    seen = escalation.revision
    writes.withdraw_escalation(escalation=escalation, reason="Fitted.", by=ladder.coordinator)
    answer = page.post(
        address(ladder, f"escalations/{escalation.pk}/withdraw/"), {"reason": "Mine", "revision": seen}
    )
    assert answer.status_code == 404


def test_a_lead_asks_and_may_not_confirm(ladder):
    lead = as_(ladder.lead)
    lead.post(address(ladder, f"actions/{ladder.action.pk}/raise/"), {"why": "We need the board."})
    escalation = Escalation.objects.get()
    assert escalation.state == "proposed"
    assert lead.get(address(ladder, f"escalations/{escalation.pk}/confirm/")).status_code == 404
    assert lead.get(address(ladder, f"escalations/{escalation.pk}/")).status_code == 200


def test_sending_is_switched_on_after_looking(page, ladder):
    preview = address(ladder, "escalations/next-run/")
    shown = page.get(preview).content.decode()
    for key in re.findall(r"\?letter=(\d+)#letter", shown):
        read = page.get(f"{preview}?letter={key}").content.decode()
        assert "of yours this week" in read
    assert 'id="letter"' not in page.get(f"{preview}?letter=999999").content.decode()
    assert page.post(preview, {}).status_code == 422
    assert not reads.policy_of(ladder.partnership).sends
    page.post(preview, {"sure": "on"})
    assert reads.policy_of(ladder.partnership).sends
    page.post(preview, {})
    assert not reads.policy_of(ladder.partnership).sends


def test_the_outbox_shows_a_message_and_nothing_to_others(page, ladder):
    writes.switch_sending(partnership=ladder.partnership, sends=True, by=ladder.coordinator)
    escalations.raised(ladder)
    message = Message.objects.get()
    assert ladder.lead.name in page.get(address(ladder, "messages/")).content.decode()
    assert "No vans" not in page.get(address(ladder, "messages/?state=failed")).content.decode()
    assert message.address in page.get(address(ladder, f"messages/{message.pk}/")).content.decode()
    assert as_(ladder.lead).get(address(ladder, f"messages/{message.pk}/")).status_code == 404
    outsider = as_(people.person(people.partnership("elsewhere", "Elsewhere")))
    assert outsider.get(address(ladder, f"messages/{message.pk}/")).status_code == 404


def test_a_national_viewer_reads_along_and_is_shown_no_messages(ladder):
    viewer = Client()
    account = people.account()
    partnership_writes.grant_national_view(
        account=account, name="National body", starts_on=date(2020, 1, 1), by=partnership_writes.Installation()
    )
    viewer.force_login(account)
    text = viewer.get(address(ladder, "escalations/")).content.decode()
    assert "Nothing is raised" in text
    assert address(ladder, "messages/") not in text


def test_wishes_are_kept(ladder):
    as_(ladder.lead).post(address(ladder, "messages/mine/"), {"weekly": "on", "late": "on", "revision": "1"})
    wishes = MessageWishes.objects.get(person=ladder.lead)
    assert (wishes.weekly, wishes.late, wishes.silent) == (True, True, False)


def calendar_of(person, kind="events", **of):
    _, secret = message_writes.make_feed(person=person, by=person, **of)
    answer = Client().get(f"/feeds/{secret}/{kind}.ics")
    assert answer.status_code == 200
    return Calendar.from_ical(answer.content), answer


def test_a_feed_shows_days_and_no_words(ladder):
    calendar, answer = calendar_of(ladder.lead)
    (event,) = calendar.walk("VEVENT")
    assert str(event["summary"]) == "Action 1.2 is due"
    assert str(event["uid"]) == f"action-{ladder.action.pk}@{ladder.partnership.slug}.goldthread"
    assert event.decoded("dtstart") == ladder.action.ends
    assert (event.decoded("dtend") - event.decoded("dtstart")).days == 1
    assert "naloxone" not in answer.content.decode().lower()


def test_a_changed_date_keeps_its_identity_and_moves_the_sequence(ladder):
    (before,) = calendar_of(ladder.lead)[0].walk("VEVENT")
    action = Action.objects.get(pk=ladder.action.pk)
    plan_writes.change_timescale(action=action, timescale="June 2028", reason="Vans are late", by=ladder.coordinator)
    (after,) = calendar_of(ladder.lead)[0].walk("VEVENT")
    assert after["uid"] == before["uid"]
    assert int(after["sequence"]) > int(before["sequence"])
    assert after.decoded("dtstart") == date(2028, 6, 30)


def test_a_group_a_plan_and_things_to_do(ladder):
    assert len(calendar_of(ladder.chair, group=ladder.workgroup)[0].walk("VEVENT")) == 1
    assert len(calendar_of(ladder.chair, plan=ladder.plan)[0].walk("VEVENT")) > 1
    (task,) = calendar_of(ladder.lead, "tasks")[0].walk("VTODO")
    assert (str(task["status"]), task.decoded("due")) == ("NEEDS-ACTION", ladder.action.ends)


class TestMeetingsInFeeds:
    """A group's own days: its meetings, their papers, and returns that wait for its sign-off."""

    @pytest.fixture
    def meeting(self, ladder):
        meetings.owe_return(
            partnership=ladder.partnership,
            title="Secret survey",
            due_on=date(2027, 6, 30),
            groups=[ladder.workgroup],
            by=ladder.coordinator,
        )
        return meetings.plan_meeting(
            group=ladder.workgroup, held_on=date(2027, 3, 10), place="Town hall", by=ladder.coordinator
        )

    @staticmethod
    def days(calendar):
        found = calendar.walk("VEVENT") or calendar.walk("VTODO")
        return {str(each["uid"]).split("-")[0]: each for each in found}

    def test_whoever_sits_in_the_group_finds_them(self, ladder, meeting):
        of_person, answer = calendar_of(ladder.chair)
        of_group = calendar_of(ladder.coordinator, group=ladder.workgroup)[0]
        for calendar in (of_person, of_group):
            found = self.days(calendar)
            assert {"meeting", "papers", "return"} <= set(found)
            assert str(found["meeting"]["summary"]) == "Meeting: Workgroup"
            assert found["meeting"].decoded("dtstart") == date(2027, 3, 10)
            assert found["papers"].decoded("dtstart") == meeting.papers_on
            assert found["return"].decoded("dtstart") == date(2027, 6, 30)
            assert str(found["meeting"]["url"]).endswith(f"/glen-orrin/meetings/{meeting.pk}/")
        assert not any(words in answer.content.decode() for words in ("Town hall", "Secret", "Treatment workgroup"))
        assert "meeting" not in self.days(calendar_of(ladder.lead)[0])
        assert "meeting" not in self.days(calendar_of(ladder.chair, plan=ladder.plan)[0])

    def test_a_meeting_that_moves_or_is_called_off_is_the_same_one(self, ladder, meeting):
        before = self.days(calendar_of(ladder.chair)[0])["meeting"]
        meetings.change_meeting(
            meeting=meeting, **{**meetings.values_of(meeting), "held_on": date(2027, 3, 17)}, by=ladder.coordinator
        )
        meetings.move_meeting(meeting=meeting, to="cancelled", by=ladder.coordinator)
        after = self.days(calendar_of(ladder.chair)[0])["meeting"]
        assert after["uid"] == before["uid"]
        assert int(after["sequence"]) > int(before["sequence"])
        assert (after.decoded("dtstart"), str(after["status"])) == (date(2027, 3, 17), "CANCELLED")

    def test_papers_are_to_do_and_a_meeting_is_not(self, ladder, meeting):
        found = self.days(calendar_of(ladder.chair, "tasks")[0])
        assert "papers" in found
        assert "meeting" not in found
        assert str(found["return"]["status"]) == "NEEDS-ACTION"


def test_a_revoked_or_wrong_address_shows_nothing(ladder):
    feed, secret = message_writes.make_feed(person=ladder.lead, by=ladder.lead)
    message_writes.revoke_feed(feed=feed, by=ladder.lead)
    assert Client().get(f"/feeds/{secret}/events.ics").status_code == 404
    assert Client().get("/feeds/nothing/events.ics").status_code == 404
    assert secret not in FeedAddress.objects.get().digest


def test_lists_ask_a_fixed_number_of_questions(page, ladder, count_queries):
    escalations.raised(ladder)
    assert count_queries(lambda: page.get(address(ladder, "escalations/"))) <= 16
    assert count_queries(lambda: page.get(address(ladder, "messages/"))) <= 14
