"""One of everything that has an address, and what stands in each place of an address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model

from factories import outcomes, people, plans, releases
from factories.pdf_papers import pdf_paper
from factories.sheets import returned_row
from goldthread.core import history
from goldthread.delivery.batches.changes import KINDS
from goldthread.delivery.batches.models import Batch
from goldthread.delivery.batches.reads import preview
from goldthread.delivery.batches.writes import do_batch
from goldthread.delivery.escalation import writes as escalation_writes
from goldthread.delivery.meetings import writes as meeting_writes
from goldthread.delivery.meetings.models import Decision, Meeting, Return, SignOff
from goldthread.delivery.messages import writes as message_writes
from goldthread.delivery.messages.models import Message
from goldthread.delivery.models import Evidence, UpdateLink
from goldthread.delivery.reads.update_links import token_of
from goldthread.delivery.risks import writes as risk_writes
from goldthread.delivery.risks.models import Risk
from goldthread.delivery.saved_lists import writes as list_writes
from goldthread.delivery.saved_lists.models import SavedList
from goldthread.delivery.writes import bring_evidence, make_update_link
from goldthread.measures import writes as measure_writes
from goldthread.measures.models import Indicator, OpenSource
from goldthread.measures.pulls import writes as pull_writes
from goldthread.partnership import writes
from goldthread.partnership.models import ApiKey, Body, Group, Partnership, Person, Post
from goldthread.plans import writes as plan_writes
from goldthread.plans.models import Intake, Milestone, Paper, Plan
from goldthread.publishing.models import FiledReturn, NeedsAssessment, ReturnedRow
from goldthread.publishing.needs import writes as needs_writes
from goldthread.publishing.returns import writes as return_writes


@dataclass(frozen=True)
class World:
    """A partnership with a live plan and its coordinator, and a coordinator of another."""

    plan: Plan
    coordinator: Person
    outsider: Person


def _first(model: type[Model]) -> Callable[[World], Any]:
    """The first row of this kind in the partnership of the world."""
    return lambda world: model._default_manager.filter(partnership=world.plan.partnership).first().pk


# What stands in each place of an address; "url name:place" where the same word means something else there.
VALUES: dict[str, Callable[[World], Any]] = {
    "partnership": lambda world: world.plan.partnership.slug,
    "key": lambda world: "no-such-key",
    "plan": lambda world: world.plan.slug,
    "form": lambda world: "json",
    "action": lambda world: world.plan.actions.first().pk,
    "update": lambda world: world.plan.actions.first().updates.first().pk,
    "priority": lambda world: world.plan.priorities.first().pk,
    "recommendation": lambda world: world.plan.priorities.first().recommendations.first().pk,
    "intake": lambda world: (
        Intake.objects.create(partnership=world.plan.partnership, name="plan.pdf", by=world.coordinator).pk
    ),
    "paper": lambda world: world.plan.readings.first().paper_id,
    "reading": lambda world: world.plan.readings.first().pk,
    "item": lambda world: world.plan.readings.first().items.first().pk,
    "event": lambda world: history.of(world.plan.readings.first()).first().pk,
    "plans:item_add:kind": lambda world: "action",
    "publishing:paper:form": lambda world: "docx",
    **dict.fromkeys(("measures:drawing:form", "measures:outcome_chart:form"), lambda world: "svg"),
    "instrument": lambda world: "phq-9",
    "row": _first(ReturnedRow),
    "plans:page_picture:paper": lambda world: Paper.objects.get(partnership=world.plan.partnership, kind="pdf").pk,
    "plans:page_picture:number": lambda world: 1,
    "milestone": lambda world: Milestone.objects.get(action__plan=world.plan).pk,
    "assignment": lambda world: world.plan.actions.first().assignments.first().pk,
    "delivery:undo:event": lambda world: history.of(world.plan.actions.first()).filter(kind="action.reworded")[0].pk,
    "outcome": lambda world: world.plan.outcomes.first().pk,
    "source": lambda world: world.plan.priorities.first().recommendations.first().source_id,
    "plans:change_version:number": lambda world: world.plan.versions.first().number,
    "plans:priority_assignment:priority": lambda world: world.plan.priorities.last().pk,
    "plans:priority_assignment:assignment": lambda world: world.plan.priorities.last().assignments.first().pk,
    "plans:priority_assignment:what": lambda world: "support",
    "dependency": lambda world: world.plan.actions.first().waits_for.filter(until=None).first().pk,
    "plans:undo:event": lambda world: history.of(world.plan.actions.first()).filter(kind="action.reworded")[0].pk,
    "delivery:owner:kind": lambda world: "person",
    "delivery:round:kind": lambda world: "person",
    "delivery:board:kind": lambda world: "person",
    "evidence": lambda world: Evidence.objects.get(partnership=world.plan.partnership).pk,
    "link": lambda world: UpdateLink.objects.get(action__plan=world.plan).pk,
    "token": lambda world: token_of(UpdateLink.objects.get(action__plan=world.plan)),
    "owner": lambda world: world.coordinator.pk,
    **{
        f"partnership:{page}:number": lambda world: world.coordinator.pk
        for page in (
            "person",
            "edit_person",
            "invite",
            "person_left",
            "person_returned",
            "second_factor_off",
            "give_role",
            "end_role",
        )
    },
    "role": lambda world: world.coordinator.memberships.first().pk,
    **{
        f"partnership:{verb}{model._meta.model_name}:number": _first(model)
        for verb in ("", "edit_", "close_", "reopen_")
        for model in (Body, Group, Post)
    },
    "partnership:revoke_key:number": _first(ApiKey),
    "partnership:undo:number": lambda world: history.of(world.coordinator).last().pk,
    "escalation": lambda world: _proposed(world).pk,
    "what": lambda world: "confirm",
    "holiday": lambda world: (
        escalation_writes.add_local_holiday(
            partnership=world.plan.partnership, day=date(2027, 7, 19), name="Fair Monday", by=world.coordinator
        ).pk
    ),
    "measure": lambda world: _measure(world).key,
    **{
        f"measures:{page}:source": _first(OpenSource)
        for page in ("source", "change_source", "source_columns", "switch_source", "pull_source")
    },
    "publishing:take_evidence:evidence": lambda world: Evidence.objects.get(partnership=world.plan.partnership).pk,
    "measures:unlink:link": lambda world: _measure(world).links.first().pk,
    "release": lambda world: releases.released(_measure(world), by=world.coordinator).pk,
    **{
        f"measures:{page}:action": lambda world: _measure(world).links.first().action_id
        for page in ("impact", "new_prediction", "impact_svg", "impact_png", "impact_csv")
    },
    "approved": lambda world: _measure(world).approved.first().pk,
    "message": lambda world: Message.objects.filter(partnership=world.plan.partnership).first().pk,
    "delivery:revoke_feed:feed": lambda world: _feed(world)[0].pk,
    "secret": lambda world: _feed(world)[1],
    "feed:kind": lambda world: "events",
    "meeting": lambda world: Meeting.objects.filter(partnership=world.plan.partnership).first().pk,
    "decision": lambda world: Decision.objects.filter(partnership=world.plan.partnership).first().pk,
    "owed": lambda world: Return.objects.filter(partnership=world.plan.partnership).first().pk,
    "stage": lambda world: SignOff.objects.filter(partnership=world.plan.partnership).first().pk,
    "risk": lambda world: Risk.objects.filter(partnership=world.plan.partnership).first().pk,
    "form_version": lambda world: _return(world).form_id,
    "filed": lambda world: _return(world).pk,
    "question": lambda world: _return(world).form.questions.first().pk,
    "support": lambda world: _return(world).answers.first().supports.first().pk,
    "publishing:undo_return:event": lambda world: history.of(_return(world)).filter(kind="answer.given").first().pk,
    "delivery:change_many:what": lambda world: "close",
    "batch": lambda world: _batch(world).pk,
    "delivery:watch:kind": lambda world: "plan",
    "delivery:watch:key": lambda world: world.plan.pk,
    "delivery:stop_watching:kind": lambda world: "plan",
    "delivery:stop_watching:key": lambda world: world.plan.pk,
    "saved": lambda world: _saved(world).pk,
    "delivery:undo_list:event": lambda world: history.of(_saved(world)).first().pk,
    "assessment": lambda world: NeedsAssessment.objects.get(partnership=world.plan.partnership).pk,
    "section": lambda world: "harms",
    "publishing:undo_needs:event": lambda world: (
        history.of(NeedsAssessment.objects.get(partnership=world.plan.partnership)).filter(kind="needs.day_set")[0].pk
    ),
    "uidb36": lambda world: "1",
    "provider_id": lambda world: "no-such-provider",
}


def _proposed(world: World) -> Any:
    return escalation_writes.propose_escalation(
        action=world.plan.actions.first(), cause="red", why="Red twice.", by=world.coordinator
    )


def _batch(world: World) -> Batch:
    """A change of one action that was done as a batch."""
    here, kind, answers = world.plan.partnership, KINDS["cadence"], {"days": 28}
    rows = preview(here, kind, answers, [world.plan.actions.first().pk], by=world.coordinator)
    marks = {row.action.pk: row.mark for row in rows}
    return do_batch(partnership=here, kind=kind, answers=answers, marks=marks, by=world.coordinator)


def _saved(world: World) -> SavedList:
    """A list that was kept and changed since."""
    found = SavedList.objects.filter(owner=world.coordinator).first()
    if found is None:
        kept = {"name": "Late", "query": "overdue=1", "is_shared": True}
        found = list_writes.save_list(partnership=world.plan.partnership, **kept, by=world.coordinator)
        list_writes.change_list(saved=found, name="Late ones", by=world.coordinator)
    return found


def _measure(world: World) -> Any:
    return Indicator.objects.get(partnership=world.plan.partnership, key="waits")


def _measured(action: Any, *, by: Person) -> None:
    """A measure of this action, with an approved period."""
    waits = measure_writes.add_indicator(partnership=action.partnership, name="Waits", by=by)
    measure_writes.link_measure(indicator=waits, to=action, by=by)
    measure_writes.approve_period(indicator=waits, starts=date(2026, 1, 1), ends=date(2026, 3, 31), by=by)
    nowhere = {"address": "https://127.0.0.1", "resource": "waits"}  # which is refused: no public address
    pull_writes.add_source(partnership=action.partnership, name="Waits", **nowhere, indicator=waits, by=by)


def _return(world: World) -> Any:
    return FiledReturn.objects.get(partnership=world.plan.partnership)


def _owed_return(action: Any, *, by: Person) -> None:
    """A return with an answer that rests on this action."""
    form = return_writes.take_over(partnership=action.partnership, key="ldp-waiting-times", number=1, by=by)
    filed = return_writes.start_return(form=form, period="2025/26", ends=date(2026, 3, 31), by=by)
    question = form.questions.first()
    for text in ("By the end of March.", "By the end of May."):
        return_writes.give_answer(filed=filed, question=question, text=text, by=by)
    return_writes.link_support(filed=filed, question=question, thing=action, by=by)


def _feed(world: World) -> Any:
    return message_writes.make_feed(person=world.coordinator, by=world.coordinator)


def filled_world(partnership: Partnership, coordinator: Person) -> World:
    """One of everything that has an address of its own."""
    elsewhere = people.partnership(slug="elsewhere", name="Elsewhere Alcohol and Drug Partnership")
    for add, words in (
        (writes.add_body, {"name": "Harbour Trust", "kind": "third_sector"}),
        (writes.add_group, {"name": "Board", "kind": "board"}),
        (writes.add_post, {"title": "Service manager"}),
    ):
        add(partnership=partnership, **words, by=coordinator)
    writes.make_key(person=coordinator, label="Import", by=coordinator)
    plan_writes.bring_paper(partnership=partnership, name="plan.pdf", data=pdf_paper([]), by=coordinator)
    plan = plans.live_plan(partnership, coordinator)
    first, other = plan.actions.all()[:2]
    plan_writes.add_dependency(action=first, on=other, by=coordinator)
    make_update_link(action=first, person=coordinator, by=coordinator)
    page = {"file_name": "rota.txt", "data": b"Monday: two workers"}
    shown = {"kind": "process", "title": "Rota", "dated": date(2026, 4, 2)}
    bring_evidence(actions=[first], **shown, **page, by=coordinator)
    plan_writes.reword_action(action=plan.actions.first(), text="Other words", by=coordinator)
    escalation_writes.switch_sending(partnership=partnership, sends=True, by=coordinator)
    waiting = plan.actions.last()
    plan_writes.assign(thing=waiting, owner=coordinator, by=coordinator)
    escalation_writes.raise_escalation(action=waiting, why="It waits.", by=coordinator)
    returned_row(action=plan.actions.first(), by=coordinator)
    board = Group.objects.get(partnership=partnership, name="Board")
    meeting = meeting_writes.plan_meeting(group=board, held_on=date(2027, 3, 10), by=coordinator)
    meeting_writes.move_meeting(meeting=meeting, to="running", early=True, by=coordinator)
    meeting_writes.record_decision(meeting=meeting, words="Fit the vans.", by=coordinator)
    meeting_writes.owe_return(
        partnership=partnership, title="Annual survey", due_on=date(2027, 6, 30), groups=[board], by=coordinator
    )
    words = {"cause": "No vans", "event": "Nobody comes", "consequence": "People wait"}
    steps = {"likelihood": 4, "impact": 4, "target_likelihood": 2, "target_impact": 2}
    risk_writes.add_risk(group=board, **words, **steps, by=coordinator)
    _measured(waiting, by=coordinator)
    _owed_return(waiting, by=coordinator)
    outcomes.brought(outcomes.instrument(partnership, by=coordinator), by=coordinator)
    assessment = needs_writes.begin_assessment(
        partnership=partnership, year="2026", as_of=date(2026, 6, 30), by=coordinator
    )
    needs_writes.set_day(assessment=assessment, as_of=date(2026, 7, 31), by=coordinator)
    return World(plan, coordinator, people.person(elsewhere))
