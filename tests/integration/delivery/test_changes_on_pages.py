"""Changing a live plan on its pages: words, dates, owners, milestones, a new action, and undoing."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html

from factories import people, plans
from goldthread.core import history
from goldthread.delivery.links import Links
from goldthread.partnership import writes as partnership_writes
from goldthread.plans import writes as plan_writes
from goldthread.plans.models import Action, Milestone


@pytest.fixture
def live(partnership, coordinator):
    return plans.live_plan(partnership, coordinator)


@pytest.fixture
def action(live):
    return Action.objects.get(plan=live, ref="1.2")


@pytest.fixture
def step(live):
    return Milestone.objects.get(action__plan=live)


@pytest.fixture
def signed_in(client, coordinator):
    client.force_login(coordinator.account)
    return client


@pytest.fixture
def at(partnership):
    """The address of a page of the room by its name."""
    return lambda name, **places: reverse(f"delivery:{name}", kwargs={"partnership": partnership.slug, **places})


def text_of(answer):
    return " ".join(html.fromstring(answer.content.decode()).xpath("//main")[0].text_content().split())


def test_words_and_parts_are_changed_and_undone(signed_in, at, action):
    form = html.fromstring(signed_in.get(at("words", action=action.pk)).content.decode())
    assert form.xpath("//textarea[@name='parts']")[0].text.strip() == "find the vans\ntrain the drivers"
    sent = {
        "ref": "1.2",
        "text": "Carry naloxone in every van",
        "parts": "train the drivers",
        "sub_priority": "",
        "comments": "",
        "reason": "Shorter",
        "revision": action.revision,
    }
    assert signed_in.post(at("words", action=action.pk), sent).status_code == 302
    action.refresh_from_db()
    assert action.text == "Carry naloxone in every van"
    assert [part.text for part in action.parts.all()] == ["train the drivers"]
    page = html.fromstring(signed_in.get(at("action", action=action.pk)).content.decode())
    undo = page.xpath("//section[contains(@class, 'gt-history')]//a[contains(@href, '/undo/')]/@href")[0]
    assert "Carry naloxone in every council van" in text_of(signed_in.get(undo))
    assert signed_in.post(undo).status_code == 302
    action.refresh_from_db()
    assert action.text == "Carry naloxone in every council van"
    assert history.of(action).filter(undoes__isnull=False).exists()


def test_two_editors_of_the_words_see_both(signed_in, at, action, coordinator):
    seen = action.revision
    plan_writes.reword_action(action=Action.objects.get(pk=action.pk), text="Theirs", by=coordinator)
    sent = {"ref": "1.2", "text": "Mine", "parts": "", "sub_priority": "", "comments": "", "revision": seen}
    answer = signed_in.post(at("words", action=action.pk), sent)
    assert answer.status_code == 409
    assert "Theirs" in text_of(answer)
    assert "Mine" in text_of(answer)
    assert Action.objects.get(pk=action.pk).text == "Theirs"


def test_a_changed_date_keeps_the_first_one(signed_in, at, action):
    address = at("date", action=action.pk)
    assert signed_in.post(address, {"timescale": "", "reason": "", "revision": action.revision}).status_code == 422
    sent = {
        "timescale": "June 2027",
        "reason": "The vans come later",
        "agreed_by": "The board",
        "revision": action.revision,
    }
    assert signed_in.post(address, sent).status_code == 302
    action.refresh_from_db()
    assert (action.ends, action.first_ends) == (date(2027, 6, 30), date(2027, 3, 31))
    shown = text_of(signed_in.get(at("action", action=action.pk)))
    assert "First promised for 31 March 2027: later by 3 months" in shown
    assert "The vans come later Agreed by The board." in shown


def test_an_action_is_given_and_taken_away(signed_in, at, action, partnership, coordinator):
    body = partnership_writes.add_body(partnership=partnership, name="Fleet", kind="statutory", by=coordinator)
    address = at("owners", action=action.pk)
    given = {"owner": f"body:{body.pk}", "kind": "support"}
    assert signed_in.post(address, given).status_code == 302
    assert "already" in text_of(signed_in.post(address, given))
    held = action.assignments.get(body=body)
    assert held.kind == "support"
    take = at("take_away", action=action.pk, assignment=held.pk)
    assert "Fleet" in text_of(signed_in.get(take))
    assert signed_in.post(take).status_code == 302
    assert not action.assignments.filter(body=body).exists()


def test_an_owner_of_another_partnership_cannot_be_given_anything(signed_in, at, action):
    elsewhere = people.partnership(slug="elsewhere", name="Elsewhere")
    stranger = people.person(elsewhere)
    answer = signed_in.post(at("owners", action=action.pk), {"owner": f"person:{stranger.pk}", "kind": "lead"})
    assert answer.status_code == 422


def test_a_new_action_is_in_the_plan(signed_in, at, live):
    priority = live.priorities.first()
    sent = {
        "priority": str(priority.pk),
        "ref": "1.3",
        "text": "Train the taxi drivers too",
        "parts": "",
        "timescale": "Summer 2027",
        "comments": "",
        "reason": "Board, June",
    }
    assert signed_in.post(at("new_action", plan=live.slug), sent).status_code == 302
    made = Action.objects.get(plan=live, ref="1.3")
    assert (made.priority, made.ends, made.added_on) == (priority, date(2027, 8, 31), timezone.localdate())


class TestMilestones:
    def test_reached_and_not_after_all(self, signed_in, at, step):
        sent = {"done_on-day": "2", "done_on-month": "5", "done_on-year": "2026", "revision": step.revision}
        assert signed_in.post(at("reached", milestone=step.pk), sent).status_code == 302
        step.refresh_from_db()
        assert step.done_on == date(2026, 5, 2)
        assert "Reached 2 May 2026" in text_of(signed_in.get(at("milestone", milestone=step.pk)))
        assert signed_in.post(at("reopen", milestone=step.pk)).status_code == 302
        step.refresh_from_db()
        assert step.done_on is None

    def test_moved_with_why(self, signed_in, at, step):
        first = step.ends
        sent = {"timescale": "September 2026", "reason": "Staff", "agreed_by": "", "revision": step.revision}
        assert signed_in.post(at("milestone_date", milestone=step.pk), sent).status_code == 302
        step.refresh_from_db()
        assert (step.ends, step.first_ends) == (date(2026, 9, 30), first)

    def test_dropped_with_why_and_put_back(self, signed_in, at, step):
        address = at("drop", milestone=step.pk)
        assert signed_in.post(address, {"reason": " ", "revision": step.revision}).status_code == 422
        assert signed_in.post(address, {"reason": "Overtaken", "revision": step.revision}).status_code == 302
        step.refresh_from_db()
        assert step.dropped_on
        signed_in.post(at("reopen", milestone=step.pk))
        step.refresh_from_db()
        assert step.dropped_on is None

    def test_added_and_reworded(self, signed_in, at, step):
        action = step.action
        sent = {"text": "All four", "timescale": "March 2027"}
        assert signed_in.post(at("new_milestone", action=action.pk), sent).status_code == 302
        made = Milestone.objects.get(text="All four")
        sent = {"text": "All of them", "reason": "", "revision": made.revision}
        assert signed_in.post(at("milestone_words", milestone=made.pk), sent).status_code == 302
        made.refresh_from_db()
        assert made.text == "All of them"


def test_a_lead_reaches_milestones_but_changes_no_words(client, at, step, partnership, coordinator):
    body = partnership_writes.add_body(partnership=partnership, name="Harbour", kind="third_sector", by=coordinator)
    plan_writes.assign(thing=step.action, owner=body, by=coordinator)
    client.force_login(people.person(partnership, role="lead", body=body).account)
    assert client.get(at("reached", milestone=step.pk)).status_code == 200
    for name in ("milestone_date", "milestone_words", "drop"):
        assert client.get(at(name, milestone=step.pk)).status_code == 404
    for name in ("words", "date", "owners", "new_milestone"):
        assert client.get(at(name, action=step.action_id)).status_code == 404


def test_what_cannot_be_undone_has_no_undo(signed_in, at, action):
    agreed = history.of(action).get(kind="action.agreed")
    assert signed_in.get(at("undo", event=agreed.pk)).status_code == 404
    assert f"/history/{agreed.pk}/undo/" not in signed_in.get(Links("glen-orrin").action(action.pk)).content.decode()
