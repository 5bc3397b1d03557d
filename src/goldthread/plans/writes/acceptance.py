"""A reading that a person accepts becomes a live plan: everything of it, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import models
from django.utils import timezone

from goldthread.core import history, search
from goldthread.core.history import recorded
from goldthread.kernel.errors import InputError, Place
from goldthread.kernel.timescale_grammar import parse_timescale
from goldthread.partnership.models import Person
from goldthread.plans.models import DraftItem, DraftKind, DraftState, PaperReading, Plan, PlanVersion, ReadingState
from goldthread.plans.policies import check_can_edit_row
from goldthread.plans.registries import PrintedStanding, plan_accepted
from goldthread.plans.rules.slugs import LONGEST, free_slug, slug_of
from goldthread.plans.rules.standings import rag_of, status_of
from goldthread.plans.rules.texts import SHORT, within
from goldthread.plans.writes.accepted_actions import AcceptedActions, make_actions
from goldthread.plans.writes.accepted_owners import Owners
from goldthread.plans.writes.accepted_priorities import AcceptedPriorities, make_priorities
from goldthread.plans.writes.accepted_sources import make_recommendations
from goldthread.plans.writes.earlier_versions import first_version
from goldthread.plans.writes.provenance import provenance_of_facts
from goldthread.plans.writes.readings import check_in_review
from goldthread.plans.writes.version_acceptance import accept_version


@recorded
def accept_reading(
    *,
    reading: PaperReading,
    title: str = "",
    slug: str = "",
    agreed_on: date | None = None,
    agreed_by: str = "",
    version_label: str = "",
    note: str = "",
    reason: str = "",
    source_title: str = "",
    source_body: str = "",
    revision: int | None = None,
    by: Person,
) -> Plan:
    """Make the plan live as corrected so far; what was left out stays in the reading.

    ``source_title`` names the report whose recommendations the paper answers; one of that title that the
    partnership has already is used again. A next version of a plan changes that plan, for this ``reason``
    (see ``accept_version``). Raises InputError naming what is missing, EditedMeanwhile.
    """
    check_can_edit_row(by, reading)
    check_in_review(reading)
    if reading.version_of is not None:
        return accept_version(
            reading=reading,
            agreed_on=agreed_on,
            agreed_by=agreed_by,
            version_label=version_label,
            note=note,
            reason=reason,
            title=title,
            source_title=source_title,
            source_body=source_body,
            revision=revision,
            by=by,
        )
    items = list(reading.items.exclude(state=DraftState.DROPPED).order_by("position", "id"))
    _check_has_actions(items)
    plan = _make_plan(reading, title, slug)
    version = first_version(plan, reading, label=version_label, agreed_on=agreed_on, agreed_by=agreed_by, note=note)
    owners = Owners(reading, by)
    recommendations = make_recommendations(
        reading, items, title=source_title or _source_title(plan), body=source_body
    )
    priorities = make_priorities(plan, reading, items, owners, recommendations)
    actions = make_actions(plan, reading, items, priorities, owners, recommendations)
    _tell(reading, plan, version, priorities, actions, revision, by)
    search.refresh_all([plan, *recommendations.made, *_rows(priorities), *actions.rows])
    plan_accepted(plan, _standings(actions, agreed_on or timezone.localdate()), by)
    return plan


def _check_has_actions(items: Sequence[DraftItem]) -> None:
    if not any(item.kind == DraftKind.ACTION for item in items):
        raise InputError(
            "There is no action to accept.", advice="Put back an action that was left out, or add one by hand."
        )


def _make_plan(reading: PaperReading, title: str, slug: str) -> Plan:
    facts = reading.plan_facts
    title = within(title or facts.get("title", ""), "title", limit=SHORT)
    if not title:
        raise InputError("The plan has no title.", advice="Say what the plan is called.", place=Place(field="title"))
    period = parse_timescale(facts.get("period", ""))
    return Plan.objects.create(
        partnership=reading.partnership,
        slug=_slug(reading, title, slug),
        title=title,
        area=facts.get("area", "")[:200],
        lead_body=facts.get("lead_body", "")[:200],
        period=facts.get("period", "")[:100],
        starts=period.start,
        ends=period.end,
        provenance=provenance_of_facts(reading),
    )


def _slug(reading: PaperReading, title: str, wanted: str) -> str:
    taken = set(Plan.objects.filter(partnership_id=reading.partnership_id).values_list("slug", flat=True))
    if not wanted:
        return free_slug(title, taken)
    if wanted != slug_of(wanted) or len(wanted) > LONGEST:
        raise InputError(
            "An address has small letters, figures and hyphens only.",
            advice=f"For example “{slug_of(wanted)}”.",
            place=Place(field="slug"),
        )
    if wanted in taken:
        raise InputError(
            f"Another plan has the address “{wanted}”.", advice="Choose another.", place=Place(field="slug")
        )
    return wanted


def _source_title(plan: Plan) -> str:
    return f"Recommendations in “{plan.title}”"[:SHORT]


def _rows(priorities: AcceptedPriorities) -> list[models.Model]:
    return [*priorities.by_key.values(), *priorities.outcomes.values()]


def _tell(
    reading: PaperReading,
    plan: Plan,
    version: PlanVersion,
    priorities: AcceptedPriorities,
    actions: AcceptedActions,
    revision: int | None,
    by: Person,
) -> None:
    """One event for each row that has a page of its own, so that its history begins with where it came from."""
    paper = {"paper": reading.paper.name}
    counts = {"priorities": len(priorities.by_key), "actions": len(actions.rows)}
    history.record("plan.accepted", target=plan, after={"title": plan.title, **paper, **counts})
    history.record("version.agreed", target=version, after={"number": version.number, **paper})
    for priority in priorities.by_key.values():
        history.record("priority.agreed", target=priority, after=paper)
    for action in actions.rows:
        history.record("action.agreed", target=action, after=paper)
    history.amend(
        reading,
        "reading.accepted",
        revision=revision,
        state=ReadingState.ACCEPTED.value,
        accepted_at=timezone.now(),
        accepted_by=by,
        plan=plan,
    )


def _standings(actions: AcceptedActions, on: date) -> list[PrintedStanding]:
    standings = []
    for action, content in zip(actions.rows, actions.contents, strict=True):
        rag = rag_of(content["rag"])
        if status := status_of(content["status"], rag, content["progress"]):
            standings.append(PrintedStanding(action, content["progress"], rag, content["rag"], status, on))
    return standings
