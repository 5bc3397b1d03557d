"""Who may do what, in one table: each role at each door of a page and of the API, asked as browsers and machines ask.

What is shared inside a partnership and what is somebody's own: docs/adr/0029-what-is-shared-inside-a-partnership.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson
import pytest
from django.db import transaction
from django.test import Client

from factories import browsing, people, plans
from factories.machines import machine_for
from goldthread.delivery.meetings import writes as meeting_writes
from goldthread.delivery.meetings.models import Meeting
from goldthread.delivery.risks import writes as risk_writes
from goldthread.delivery.saved_lists import writes as list_writes
from goldthread.partnership import writes as partnership_writes
from goldthread.plans import writes as plan_writes
from goldthread.plans.models import Action, Milestone, Plan

EDITORS = {"coordinator", "administrator"}
OF_THE_BODY = {"lead of the body"}
OF_THE_GROUP = {"member", "chair"}
ABOVE_IT = {"member above"}
READERS = {"analyst", "lead elsewhere", "other member"}
LOOKS_IN = {"national viewer"}
INSIDE = EDITORS | OF_THE_BODY | OF_THE_GROUP | ABOVE_IT | READERS
EVERYBODY = INSIDE | LOOKS_IN
OUTSIDE = {"another partnership", "nobody"}

SHARED_WORDS, PRIVATE_WORDS = "Fit the vans", "Speak with the family"


@dataclass
class World:
    """A partnership with something of everybody's, and who asks."""

    plan: Plan
    people: dict[str, Any]
    bodys: Action
    groups: Action
    step: Milestone
    rows: dict[str, Any]

    def fill(self, text: str) -> str:
        return text.format(
            plan=self.plan.slug, action=self.bodys.pk, groups=self.groups.pk, step=self.step.pk, **self.rows
        )


@dataclass(frozen=True)
class Door:
    """``may`` are those whom it opens; ``shows`` are words that only they are shown, where it opens for more."""

    what: str
    address: str
    may: set[str]
    sends: Callable[[World], dict[str, Any]] | None = None
    shows: str = ""
    method: str = ""


def _said(world: World, action: Action) -> dict[str, Any]:
    day = {"reported_on-day": "1", "reported_on-month": "5", "reported_on-year": "2026"}
    return {"narrative": "It goes on.", "status": action.status, "stated_rag": "none", **day}


def _update(world: World) -> dict[str, Any]:
    return {**_said(world, world.bodys), "revision": world.bodys.revision}


def _update_of_group(world: World) -> dict[str, Any]:
    return {**_said(world, world.groups), "revision": world.groups.revision}


def _update_that_moves(world: World) -> dict[str, Any]:
    at = f"step-{world.step.pk}"
    moved = {f"{at}-timescale": "June 2027", f"{at}-reason": "Late", f"{at}-revision": world.step.revision}
    return {**_update(world), **moved}


def _evidence(world: World) -> dict[str, Any]:
    day = {"dated-day": "1", "dated-month": "5", "dated-year": "2026"}
    return {"title": "Rota", "kind": "process", "words": "Two crews", "shows": ["action"], **day}


def _reached(world: World) -> dict[str, Any]:
    day = {"done_on-day": "1", "done_on-month": "5", "done_on-year": "2026"}
    return {"revision": world.step.revision, **day}


def _dated(row: Any) -> dict[str, Any]:
    return {"timescale": "June 2027", "reason": "Late", "revision": row.revision}


def _risk(world: World) -> dict[str, Any]:
    return {"likelihood": "2", "impact": "2", "why": "Better", "revision": "1"}


DOING = (
    Door("read an action", "actions/{action}/", EVERYBODY),
    Door("read the plan", "plans/{plan}/", EVERYBODY),
    Door("read the board's overview", "board/", EVERYBODY),
    Door("read a group's board", "owners/group/{private_group}/board/", EVERYBODY),
    Door("say how a body's action goes", "actions/{action}/update/", EDITORS | OF_THE_BODY, _update),
    Door("say how a group's action goes", "actions/{groups}/update/", EDITORS | OF_THE_GROUP, _update_of_group),
    Door("move a milestone by an update", "actions/{action}/update/", EDITORS | OF_THE_BODY, _update_that_moves),
    Door("bring evidence", "actions/{action}/evidence/new/", EDITORS | OF_THE_BODY, _evidence),
    Door("tick off a milestone", "milestones/{step}/reached/", EDITORS | OF_THE_BODY, _reached),
    Door("change a milestone's date", "milestones/{step}/date/", EDITORS, lambda w: _dated(w.step)),
    Door("change an action's date", "actions/{action}/date/", EDITORS, lambda w: _dated(w.bodys)),
    Door(
        "change an action's words",
        "actions/{action}/words/",
        EDITORS,
        lambda w: {"text": "Other words", "revision": w.bodys.revision},
    ),
    Door(
        "give an action to somebody",
        "actions/{action}/owners/",
        EDITORS,
        lambda w: {"owner": f"group:{w.rows['shared_group']}", "kind": "support"},
    ),
    Door("read a private group's meeting", "meetings/{private_meeting}/", EDITORS | OF_THE_GROUP | ABOVE_IT),
    Door("read a shared group's meeting", "meetings/{shared_meeting}/", EVERYBODY),
    Door("take a private group's minutes", "meetings/{private_meeting}/minutes/", EDITORS | {"chair"}),
    Door("list the meetings of all", "meetings/", EDITORS | OF_THE_GROUP | ABOVE_IT, shows="Carers"),
    Door("read a private group's risk", "risks/{private_risk}/", EDITORS | OF_THE_GROUP | ABOVE_IT),
    Door("read a shared group's risk", "risks/{shared_risk}/", EVERYBODY),
    Door("score a private group's risk", "risks/{private_risk}/score/", EDITORS | OF_THE_GROUP, _risk),
    Door("score a shared group's risk", "risks/{shared_risk}/score/", EDITORS | {"other member"}, _risk),
    Door(
        "find a private risk in the register", "risks/", EDITORS | OF_THE_GROUP | ABOVE_IT, shows="A carer is alone"
    ),
    Door("find a shared risk in the register", "risks/", EVERYBODY, shows="Nobody comes"),
    Door("find a private decision in the log", "decisions/", EDITORS | OF_THE_GROUP | ABOVE_IT, shows=PRIVATE_WORDS),
    Door("find a shared decision in the log", "decisions/", EVERYBODY, shows=SHARED_WORDS),
    Door(
        "take the private decisions away in a file",
        "decisions/?form=csv",
        EDITORS | OF_THE_GROUP | ABOVE_IT,
        shows=PRIVATE_WORDS,
    ),
    Door("open the analyst's own list", "lists/{own_list}/", {"analyst"}),
    Door("open a shared list", "lists/{shared_list}/", EVERYBODY),
    Door("keep a list of one's own", "lists/new/", INSIDE, lambda w: {"name": "Mine", "query": "overdue=1"}),
    Door("change a shared list", "lists/{shared_list}/change/", EDITORS),
    Door("watch an action", "watching/action/{action}/", INSIDE, lambda w: {}),
)

ASKING = (
    Door("read an action", "actions/{action}", EVERYBODY),
    Door(
        "say how a body's action goes",
        "actions/{action}/updates",
        EDITORS | OF_THE_BODY,
        lambda w: {"narrative": "It goes on.", "milestones": [{"milestone": w.step.pk, "reached": True}]},
        method="POST",
    ),
    Door(
        "bring evidence with an update",
        "actions/{groups}/updates",
        EDITORS | OF_THE_GROUP,
        lambda w: {"narrative": "On.", "evidence": {"title": "Rota", "kind": "process", "words": "Two"}},
        method="POST",
    ),
    Door(
        "tick off a milestone",
        "milestones/{step}/done",
        EDITORS | OF_THE_BODY,
        lambda w: {"revision": w.step.revision},
        method="POST",
    ),
    Door(
        "change a milestone's date",
        "milestones/{step}/timescale",
        EDITORS,
        lambda w: _dated(w.step),
        method="POST",
    ),
    Door(
        "change an action's words",
        "actions/{action}",
        EDITORS,
        lambda w: {"text": "Other words", "revision": w.bodys.revision},
        method="PATCH",
    ),
    Door(
        "give an action to somebody",
        "actions/{action}/assignments",
        EDITORS,
        lambda w: {"owner": f"group:{w.rows['shared_group']}", "kind": "support"},
        method="POST",
    ),
    Door("list the meetings of all", "meetings", EDITORS | OF_THE_GROUP | ABOVE_IT, shows="Carers"),
    Door("read a private group's meeting", "meetings/{private_meeting}", EDITORS | OF_THE_GROUP | ABOVE_IT),
    Door("read a shared group's meeting", "meetings/{shared_meeting}", EVERYBODY),
    Door("read a private group's risk", "risks/{private_risk}", EDITORS | OF_THE_GROUP | ABOVE_IT),
    Door("read a shared group's risk", "risks/{shared_risk}", EVERYBODY),
    Door(
        "score a private group's risk",
        "risks/{private_risk}/scores",
        EDITORS | OF_THE_GROUP,
        lambda w: {"likelihood": 2, "impact": 2, "why": "Better", "revision": 1},
        method="POST",
    ),
    Door("find a private decision", "decisions", EDITORS | OF_THE_GROUP | ABOVE_IT, shows=PRIVATE_WORDS),
    Door("find a shared decision", "decisions", EVERYBODY, shows=SHARED_WORDS),
    Door("find a private risk", "risks", EDITORS | OF_THE_GROUP | ABOVE_IT, shows="A carer is alone"),
    Door("find a shared risk", "risks", EVERYBODY, shows="Nobody comes"),
)


@pytest.fixture
def world(partnership, coordinator) -> World:
    plan = plans.live_plan(partnership, coordinator)
    step = Milestone.objects.get(action__plan=plan)
    bodys, groups = step.action, Action.objects.get(plan=plan, ref="1.2")
    body, elsewhere = (
        partnership_writes.add_body(partnership=partnership, name=name, kind="third_sector", by=coordinator)
        for name in ("Harbour", "Lighthouse")
    )
    above = partnership_writes.add_group(partnership=partnership, name="Committee", kind="board", by=coordinator)
    private = partnership_writes.add_group(
        partnership=partnership, name="Carers", kind="workgroup", parent=above, is_private=True, by=coordinator
    )
    shared = partnership_writes.add_group(partnership=partnership, name="Vans", kind="workgroup", by=coordinator)
    plan_writes.assign(thing=bodys, owner=body, by=coordinator)
    plan_writes.assign(thing=groups, owner=private, by=coordinator)
    who = {
        "coordinator": coordinator,
        "administrator": people.person(partnership, role="administrator"),
        "lead of the body": people.person(partnership, role="lead", body=body),
        "lead elsewhere": people.person(partnership, role="lead", body=elsewhere),
        "member": people.person(partnership, role="group_member", group=private),
        "chair": _chair(private, coordinator),
        "member above": people.person(partnership, role="group_member", group=above),
        "other member": people.person(partnership, role="group_member", group=shared),
        "analyst": people.person(partnership, role="analyst"),
        "national viewer": people.national_viewer(partnership),
        "another partnership": people.person(people.partnership(slug="elsewhere", name="Elsewhere")),
    }
    rows: dict[str, Any] = {"private_group": private.pk, "shared_group": shared.pk}
    rows |= _governed(private, "private", PRIVATE_WORDS, "A carer is alone", coordinator)
    rows |= _governed(shared, "shared", SHARED_WORDS, "Nobody comes", coordinator)
    rows["own_list"] = _kept(who["analyst"], shared=False)
    rows["shared_list"] = _kept(coordinator, shared=True)
    fresh = {row.pk: row for row in Action.objects.select_related("partnership", "priority").filter(plan=plan)}
    return World(plan, who, fresh[bodys.pk], fresh[groups.pk], Milestone.objects.get(pk=step.pk), rows)


def _chair(group, coordinator):
    made = people.person(group.partnership, role="analyst")
    since = date(2020, 1, 1)
    partnership_writes.give_role(
        person=made, role="group_member", group=group, is_chair=True, starts_on=since, by=coordinator
    )
    return made


def _governed(group, name: str, decided: str, event: str, by) -> dict[str, Any]:
    """A running meeting with a decision, and a risk."""
    meeting = meeting_writes.plan_meeting(group=group, held_on=date(2027, 3, 10), by=by)
    meeting_writes.move_meeting(meeting=meeting, to="running", early=True, by=by)
    meeting_writes.record_decision(meeting=meeting, words=decided, by=by)
    words = {"cause": "No vans", "event": event, "consequence": "People wait"}
    steps = {"likelihood": 4, "impact": 4, "target_likelihood": 2, "target_impact": 2}
    risk = risk_writes.add_risk(group=group, **words, **steps, by=by)
    return {f"{name}_meeting": meeting.pk, f"{name}_risk": risk.pk}


def _kept(by, *, shared: bool) -> int:
    kept = {"name": "Late", "query": "overdue=1", "is_shared": shared}
    return list_writes.save_list(partnership=by.partnership, **kept, by=by).pk


def _browser(person) -> Client:
    client = Client()
    if person is not None:
        client.force_login(person.account)
    return client


def _opens(answer, door: Door) -> bool:
    """Did it open, and were the words there? A refusal is a page that is not there, or the way to sign in."""
    if answer.status_code == 302 and answer.headers["Location"].startswith("/accounts/login/"):
        return False
    if answer.status_code in (409, 422):  # the door's own answers are wrong: no row of the table says anything
        raise AssertionError(f"{door.what}: {browsing.error_summary(answer, answer.status_code)}")
    assert answer.status_code in (200, 201, 302, 404, 401, 403), (door.what, answer.status_code)
    text = answer.getvalue() if answer.streaming else answer.content
    return answer.status_code in (200, 201, 302) and door.shows.encode() in text


@pytest.mark.once
def test_who_may_do_what_on_the_pages(world):
    wrong = {}
    for door in DOING:
        opened = set()
        for name in EVERYBODY | OUTSIDE:
            client = _browser(world.people.get(name))
            address = f"/glen-orrin/{world.fill(door.address)}"
            with transaction.atomic():
                answer = client.post(address, door.sends(world)) if door.sends else client.get(address)
                transaction.set_rollback(True)
            if _opens(answer, door):
                opened.add(name)
        if opened != door.may:
            wrong[door.what] = {"more": opened - door.may, "fewer": door.may - opened}
    assert wrong == {}


@pytest.mark.once
def test_who_may_do_what_through_the_api(world):
    machines = {name: machine_for(person).client for name, person in world.people.items() if person.pk is not None}
    machines["national viewer"] = _browser(world.people["national viewer"])
    wrong = {}
    for door in ASKING:
        opened = set()
        for name in EVERYBODY | OUTSIDE:
            address = f"/api/v1/partnerships/glen-orrin/{world.fill(door.address)}"
            more = {"data": orjson.dumps(door.sends(world)), "content_type": "application/json"} if door.sends else {}
            with transaction.atomic():
                answer = machines.get(name, Client()).generic(door.method or "GET", address, **more)
                transaction.set_rollback(True)
            if _opens(answer, door):
                opened.add(name)
            elif name == "another partnership":
                assert answer.status_code == 404, door.what
        if opened != door.may:
            wrong[door.what] = {"more": opened - door.may, "fewer": door.may - opened}
    assert wrong == {}


def test_another_partnership_and_nobody_are_in_no_row_of_the_table():
    assert not [door.what for door in (*DOING, *ASKING) if door.may & OUTSIDE]


def test_a_group_is_made_private_on_its_page(world, coordinator):
    client, member = _browser(coordinator), _browser(world.people["lead elsewhere"])
    shared = world.rows["shared_group"]
    meeting = f"/glen-orrin/meetings/{world.rows['shared_meeting']}/"
    assert member.get(meeting).status_code == 200
    page = browsing.page_of(client.get(f"/glen-orrin/groups/{shared}/edit"))
    sent = browsing.filled_in(page, is_private="on")
    assert client.post(f"/glen-orrin/groups/{shared}/edit", sent).status_code == 302
    assert member.get(meeting).status_code == 404
    assert "Read only by those in it or above it" in browsing.words(client.get(f"/glen-orrin/groups/{shared}/"))


def test_two_who_score_a_risk_alike_are_told_of_each_other(world, coordinator):
    client, address = _browser(coordinator), f"/glen-orrin/risks/{world.rows['shared_risk']}/score/"
    page = browsing.page_of(client.get(address))
    assert client.post(address, browsing.filled_in(page, why="Theirs")).status_code == 302
    again = browsing.page_of(client.post(address, browsing.filled_in(page, why="Mine")), 409)
    assert "Mine" in again.xpath("//textarea[@name='why']")[0].text_content()


def test_a_decision_typed_while_the_minutes_were_closed_is_not_lost(world, coordinator):
    meeting = Meeting.objects.get(pk=world.rows["shared_meeting"])
    meeting_writes.move_meeting(meeting=meeting, to="held", by=coordinator)
    answer = _browser(coordinator).post(f"/glen-orrin/meetings/{meeting.pk}/minutes/", {"words": "Buy two vans."})
    assert "Begin the meeting first" in browsing.error_summary(answer)
    page = browsing.page_of(answer, 422)
    assert "Buy two vans." in page.xpath("//textarea[@name='words']")[0].text_content()
