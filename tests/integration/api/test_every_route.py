"""Every route of the API as every role, with no key, with a key that only reads, and from another partnership.

The routes are taken from the API's own description. A new one fails here until ``PLACES`` says what stands in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from factories import outcomes, people, plans
from factories.machines import machine_for
from goldthread.api.v1 import api
from goldthread.core.models import HistoryEvent
from goldthread.delivery.batches.changes import KINDS
from goldthread.delivery.batches.reads import preview
from goldthread.delivery.batches.writes import do_batch
from goldthread.delivery.escalation import writes as escalation_writes
from goldthread.delivery.meetings import writes as meeting_writes
from goldthread.delivery.risks import writes as risk_writes
from goldthread.delivery.saved_lists.writes import save_list
from goldthread.delivery.writes import bring_evidence, record_update
from goldthread.measures.pulls import writes as pull_writes
from goldthread.measures.writes import add_indicator, approve_period, link_measure
from goldthread.partnership import writes as partnership_writes
from goldthread.partnership.models import Person, Role
from goldthread.plans import writes
from goldthread.plans.models import Plan
from goldthread.publishing.needs.writes import begin_assessment
from goldthread.publishing.returns import writes as return_writes

KEEPERS = {Role.ADMINISTRATOR, Role.COORDINATOR}
OF_MEASURES = ("figures", "measures", "needs", "open-data", "questionnaires")  # which an analyst keeps too
ROLES = [role.value for role in Role if role is not Role.NATIONAL_VIEWER]
UPLOAD = {"file": SimpleUploadedFile("paper.html", plans.small_paper().encode())}


@dataclass(frozen=True)
class Route:
    """One method of one address, with what it takes."""

    method: str
    address: str
    details: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.method.upper()} {self.address}"

    @property
    def of_a_partnership(self) -> bool:
        return "{slug}" in self.address

    @property
    def is_an_analysts(self) -> bool:
        of_measures = self.address.partition("{slug}/")[2].partition("/")[0] in OF_MEASURES
        return of_measures or str(self) in OF_ANALYSTS_TOO


SCHEMA: dict[str, Any] = orjson.loads(
    orjson.dumps(api.get_openapi_schema(path_prefix=""), option=orjson.OPT_NON_STR_KEYS)
)
ROUTES = [
    Route(method, address.removeprefix("/"), details)
    for address, methods in SCHEMA["paths"].items()
    for method, details in methods.items()
]
# Whoever reads keeps lists and watches for themselves, and may look at what a change would do; who may change each
# action is asked of each, so that a change of many leaves alone what is not theirs.
ONES_OWN = {
    "POST partnerships/{slug}/saved-lists",
    "POST partnerships/{slug}/batches",
    "POST partnerships/{slug}/batches/preview",
    "POST partnerships/{slug}/watching/actions",
    "PUT partnerships/{slug}/watching/{kind}/{key}",
    "DELETE partnerships/{slug}/watching/{kind}/{key}",
}
OF_ANALYSTS_TOO = {"POST partnerships/{slug}/evidence/{key}/check"}
QUERY = {"words": "naloxone", "by": "rag"}


@pytest.fixture
def world(partnership, coordinator) -> dict[str, Any]:
    """Something of every kind, by the name that stands for it in addresses."""
    plan = plans.live_plan(partnership, coordinator)
    by = {"by": coordinator}
    action, other = plan.actions.order_by("position")[:2]
    board = partnership_writes.add_group(partnership=partnership, name="Board", kind="partnership", **by)
    source = writes.add_source(partnership=partnership, title="An inspection", **by)
    recommendation = writes.add_recommendation(source=source, text="Do better", **by)
    writes.answer_recommendation(thing=action, recommendation=recommendation, **by)
    outcome = writes.add_outcome(plan=plan, text="Fewer die", **by)
    writes.aim_at_outcome(action=action, outcome=outcome, **by)
    writes.add_dependency(action=action, on=other, **by)
    reading = plans.reading(partnership, coordinator, text="<html><p>Another paper</p></html>")
    writes.make_version_of(reading=reading, plan=plan, **by)
    waits = add_indicator(partnership=partnership, name="Waits", **by)
    link_measure(indicator=waits, to=action, **by)
    keys = {
        "actions": action,
        "assignments": writes.assign(thing=action, owner="Somebody new", **by),
        "evidence": bring_evidence(
            actions=[action], kind="process", title="Seen", words="It is.", dated=date(2026, 3, 1), **by
        ),
        "groups": board,
        "meetings": meeting_writes.plan_meeting(group=board, held_on=date(2027, 3, 10), **by),
        "decisions": _decision(board, coordinator),
        "sign-offs": meeting_writes.owe_return(
            partnership=partnership, title="Survey", due_on=date(2027, 5, 1), groups=[board], **by
        ),
        "local-holidays": escalation_writes.add_local_holiday(
            partnership=partnership, day=date(2027, 7, 1), name="Fair", **by
        ),
        "risks": _risk(board, coordinator),
        "escalations": escalation_writes.raise_escalation(action=other, why="It waits.", level="partnership", **by),
        "approved": approve_period(indicator=waits, starts=date(2026, 1, 1), ends=date(2026, 3, 31), **by),
        "history": HistoryEvent.objects.filter(thread_type="plans.action").first(),
        "impacts": action,
        "items": reading.items.first(),
        "measures": waits,
        "milestones": writes.add_milestone(action=action, text="A step", **by),
        "open-data": _open_source(waits, coordinator),
        "needs": begin_assessment(partnership=partnership, year="2026", as_of=date(2026, 6, 30), **by),
        "outcomes": outcome,
        "papers": reading.paper,
        "people": coordinator,
        "priorities": plan.priorities.first(),
        "readings": reading,
        "questionnaires": outcomes.instrument(partnership, **by),
        "recommendations": recommendation,
        "returns": _return(partnership, coordinator),
        "sources": source,
        "batches": _batch(partnership, coordinator, other),
        "saved-lists": save_list(partnership=partnership, name="All", query="", is_shared=True, **by),
        "watching": action,
        "updates": record_update(action=action, narrative="Begun", **by),
    }
    return {"plan": plan, "awaited": other, **keys}


def _batch(partnership: Any, by: Person, action: Any) -> Any:
    kind, answers = KINDS["cadence"], {"days": 28}
    (seen,) = preview(partnership, kind, answers, [action.pk], by=by)
    return do_batch(partnership=partnership, kind=kind, answers=answers, marks={action.pk: seen.mark}, by=by)


def _decision(group: Any, by: Person) -> Any:
    meeting = meeting_writes.plan_meeting(group=group, held_on=date(2027, 4, 10), by=by)
    meeting_writes.move_meeting(meeting=meeting, to="running", early=True, by=by)
    return meeting_writes.record_decision(meeting=meeting, words="Fit them.", by=by)


def _open_source(waits: Any, by: Person) -> Any:
    nowhere = {"address": "https://127.0.0.1", "resource": "waits"}  # which is refused: no public address
    return pull_writes.add_source(partnership=waits.partnership, name="Waits", **nowhere, indicator=waits, by=by)


def _risk(group: Any, by: Person) -> Any:
    words = {"cause": "a", "event": "b", "consequence": "c"}
    steps = {"likelihood": 4, "impact": 4, "target_likelihood": 2, "target_impact": 2}
    return risk_writes.add_risk(group=group, **words, **steps, by=by)


def _return(partnership: Any, by: Person) -> Any:
    form = return_writes.take_over(partnership=partnership, key="annex-d", number=1, by=by)
    return return_writes.start_return(form=form, period="2025/26", ends=date(2026, 3, 31), by=by)


def address_of(route: Route, world: dict[str, Any]) -> str:
    """The address with something of this world in each of its places."""
    plan: Plan = world["plan"]
    filled = []
    kind = ""
    for part in route.address.split("/"):
        name = part.strip("{}")
        if not part.startswith("{"):
            kind = part
        filled.append(
            {
                "slug": lambda: plan.partnership.slug,
                "plan": lambda: plan.slug,
                "measure": lambda: world["measures"].key,
                "kind": lambda: "action",
                "questionnaire": lambda: world["questionnaires"].key,
                "awaited": lambda: str(world["awaited"].pk),
                "recommendation": lambda: str(world["recommendations"].pk),
                "outcome": lambda: str(world["outcomes"].pk),
                "key": lambda kind=kind: str(world[kind].pk),
            }[name]()
            if part.startswith("{")
            else part
        )
    return "/api/v1/" + "/".join(filled)


def body_of(route: Route, world: dict[str, Any]) -> Any:
    """The least that this route takes."""
    content = route.details.get("requestBody", {}).get("content", {})
    schema = content.get("application/json", {}).get("schema")
    return _least(schema, world) if schema else None


def _least(schema: dict[str, Any], world: dict[str, Any]) -> Any:
    schema = _followed(schema)
    if "enum" in schema or "const" in schema:
        return schema.get("const") or schema["enum"][0]
    match schema.get("type"):
        case "object":
            needed = schema.get("required", [])
            known = schema.get("properties", {})
            return {name: _given(name, each, world) for name, each in known.items() if name in needed}
        case "integer" | "number":
            return schema.get("minimum", 1)
        case "boolean":
            return False
        case "array":
            return []
        case "string":
            return "2026-05-02" if schema.get("format") == "date" else "some words"
    return None


def _given(name: str, schema: dict[str, Any], world: dict[str, Any]) -> Any:
    """Rows that must be there are of this world, whatever number its database gave them."""
    rows = {"priority": world["priorities"].pk, "on": world["awaited"].pk, "plan": world["plan"].slug}
    rows |= {"group": world["groups"].pk, "meeting": world["meetings"].pk, "action": world["actions"].pk}
    rows |= {"item": world["items"].pk, "row": world["actions"].pk}
    return rows[name] if name in rows else _least(schema, world)


def _followed(schema: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in schema:
        return _followed(SCHEMA["components"]["schemas"][schema["$ref"].rpartition("/")[2]])
    for way in ("allOf", "anyOf"):
        if way in schema:
            return _followed(schema[way][0])
    return schema


def ask(client: Client, route: Route, world: dict[str, Any]) -> HttpResponse:
    """What the route answers; whatever it did is undone."""
    more: dict[str, Any] = {}
    asks = {parameter["name"] for parameter in route.details.get("parameters", []) if parameter["in"] == "query"}
    more["query_params"] = {name: value for name, value in QUERY.items() if name in asks} or None
    with transaction.atomic():
        if "multipart/form-data" in route.details.get("requestBody", {}).get("content", {}):
            UPLOAD["file"].seek(0)
            answer = client.post(address_of(route, world), UPLOAD)
        else:
            body = body_of(route, world)
            if body is not None:
                more |= {"data": orjson.dumps(body), "content_type": "application/json"}
            answer = client.generic(route.method.upper(), address_of(route, world), **more)
        getattr(answer, "getvalue", lambda: None)()
        transaction.set_rollback(True)
    return answer


def declared(route: Route, answer: HttpResponse) -> bool:
    return str(answer.status_code) in route.details["responses"]


def test_there_are_routes_to_ask():
    assert len(ROUTES) > 70
    assert len({route.address for route in ROUTES if route.method != "get"}) > 35


def test_nobody_gets_in_without_a_key(world):
    for route in ROUTES:
        assert ask(Client(), route, world).status_code == 401, route


def test_another_partnership_finds_nothing(world, stranger):
    for route in ROUTES:
        if route.of_a_partnership:
            assert ask(stranger.client, route, world).status_code == 404, route


def test_a_key_that_only_reads_changes_nothing(world, coordinator):
    reader = machine_for(coordinator, can_write=False).client
    for route in ROUTES:
        expected = 200 if route.method == "get" else 403
        assert ask(reader, route, world).status_code == expected, route


@pytest.mark.once
@pytest.mark.parametrize("role", ROLES)
def test_every_role_reads_and_only_keepers_write(world, partnership, coordinator, role):
    group = None
    if role == Role.GROUP_MEMBER:
        group = partnership_writes.add_group(partnership=partnership, name="W", kind="workgroup", by=coordinator)
    client = machine_for(people.person(partnership, role=role, group=group)).client
    for route in ROUTES:
        answer = ask(client, route, world)
        assert declared(route, answer), f"{role}, {route}: {answer.status_code} is not declared"
        if route.method == "get":
            assert answer.status_code == 200, f"{role}, {route}: {answer.content}"
        elif role in KEEPERS or str(route) in ONES_OWN or (role == Role.ANALYST and route.is_an_analysts):
            assert answer.status_code not in (401, 403, 404), f"{role}, {route}: {answer.content}"
        else:
            assert answer.status_code == 403, f"{role}, {route}: {answer.status_code} {answer.content}"


def test_a_national_viewer_reads_and_writes_nothing(world):
    account = people.account()
    since = date(2020, 1, 1)
    partnership_writes.grant_national_view(
        account=account, name="National body", starts_on=since, by=partnership_writes.Installation()
    )
    browser = Client()
    browser.force_login(account)
    for route in ROUTES:
        expected = 200 if route.method == "get" else 403
        assert ask(browser, route, world).status_code == expected, route


def test_a_person_without_a_role_has_no_key_that_opens(partnership, coordinator):
    nobody: Person = partnership_writes.add_person(partnership=partnership, name="Nobody", by=coordinator)
    with pytest.raises(Exception, match="no role today"):
        machine_for(nobody)
